"""The working copy is read in a fixed number of queries, one plenary or many."""

import pytest

from synthesis import models, workspace
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", [1, 3])
def test_a_working_copy_is_read_in_a_fixed_number_of_queries(number, django_assert_num_queries):
    plenary = factories.plenary(number, takeaways=())
    workspace.compile(plenary)  # asks SQLite once whether it knows JSON
    with django_assert_num_queries(9):
        assert len(list(workspace.compile(plenary).interventions)) == number


def test_many_are_read_in_as_many_queries_as_one(django_assert_num_queries):
    some = [
        factories.plenary(slug=f"soleil-{number}", title=f"Soleil {number}") for number in "123"
    ]
    alone = [workspace.compile(each) for each in some]
    with django_assert_num_queries(9):
        together = [each.document() for each in workspace.compilations([one.pk for one in some])]
    assert together == alone


def test_numbers_and_choices_come_back_as_they_were_written():
    plenary = factories.plenary()
    figure = plenary.interventions.get(key="leduc").figures.get()
    models.KeyFigure.objects.filter(pk=figure.pk).update(number="123456789012.345", unit="")
    models.InterventionTheme.objects.update(stated=False)
    document = workspace.compile(plenary)
    leduc = next(iter(document.interventions))
    assert str(leduc.figures[0].number) == "123456789012.345"
    assert leduc.themes[0].stated is False


def test_nothing_is_read_of_no_plenary():
    assert list(workspace.compilations([])) == []
