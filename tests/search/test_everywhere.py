"""The passages of every kind together: the columns answer what the database would."""

import pytest

from synthesis.models.kinds import Order
from synthesis.search.columns import keeping
from synthesis.search.everywhere import ORDERS, Everywhere, look
from synthesis.search.query import parse

pytestmark = pytest.mark.django_db
TYPED = ("alliances", "81 %", "maires -associations", '"intérêt général"', "confiance", "xyzzy")


def test_the_columns_and_the_database_count_and_list_the_same(three_years):
    for typed in TYPED:
        by_columns, by_database = look(parse(typed)), Everywhere(parse(typed), None)
        assert by_columns.store is not None
        assert by_columns.totals == by_database.totals, typed
        for order in (Order.NEWEST, Order.OLDEST):
            listed = [[e.pk for e in one.page(order, 0, 999)] for one in (by_columns, by_database)]
            assert listed[0] == listed[1], (typed, order)


@pytest.mark.parametrize("order", ORDERS)
def test_pages_follow_one_another_and_have_all(three_years, order):
    looked = look(parse("alliances"))
    whole = [each.pk for each in looked.page(order, 0, 999)]
    assert len(whole) == sum(looked.totals.values())
    pages = [each.pk for at in range(0, 40, 7) for each in looked.page(order, at, at + 7)]
    assert pages == whole[:40][: len(pages)]


def test_it_says_how_often_a_word_is_said(three_years):
    counts = look(parse("a")).occurrences(["alliances", "sernin", "xyzzy"])
    assert counts["alliances"] > counts["sernin"] > counts["xyzzy"] == 0


def test_what_was_made_of_an_older_publication_is_not_asked(published):
    from synthesis import publishing

    assert look(parse("soleil")).totals
    publishing.withdraw(published.plenary, None, "Raison")
    assert not look(parse("soleil")).totals
    assert keeping.current() is not None
