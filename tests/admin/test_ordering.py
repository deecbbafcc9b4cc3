"""Order is given by moving; positions never collide."""

import pytest
from django.urls import reverse

from synthesis import models
from tests import factories
from tests.admin.forms import errors, fields, saved, with_row

pytestmark = pytest.mark.django_db


@pytest.fixture
def table():
    """An intervention with four answers."""
    plenary = factories.plenary()
    row = plenary.interventions.get(key="tour-de-table")
    for position, text in enumerate(("courage", "lenteur"), start=3):
        models.Answer.objects.create(intervention=row, position=position, text=text)
    return row


def address(row):
    return reverse("admin:synthesis_intervention_change", args=[row.pk])


def answers(row):
    return [(each.position, each.text) for each in row.answers.order_by("position")]


def test_rows_are_renumbered_in_the_order_asked_for(editor_client, table):
    order = {f"answers-{row}-order": place for row, place in enumerate("4231")}
    assert errors(saved(editor_client, address(table), order)) == []
    assert answers(table) == [(1, "lenteur"), (2, "patience"), (3, "courage"), (4, "confiance")]


def test_equal_numbers_keep_the_order_of_the_page(editor_client, table):
    order = {f"answers-{row}-order": "1" for row in range(4)}
    assert errors(saved(editor_client, address(table), order)) == []
    assert [text for _, text in answers(table)] == ["confiance", "patience", "courage", "lenteur"]


def test_a_row_is_inserted_where_its_number_says_and_last_without_one(editor_client, table):
    rows = [("answers", {"text": "première", "order": "0"}), ("answers", {"text": "dernière"})]
    assert errors(saved(editor_client, address(table), rows=rows)) == []
    assert answers(table) == [
        (1, "première"),
        (2, "confiance"),
        (3, "patience"),
        (4, "courage"),
        (5, "lenteur"),
        (6, "dernière"),
    ]


def test_deleting_moving_and_adding_at_once(editor_client, table):
    typed = {"answers-0-DELETE": "on", "answers-3-order": "1", "answers-1-text": "persévérance"}
    rows = [("answers", {"text": "joie", "order": "2"})]
    assert errors(saved(editor_client, address(table), typed, rows=rows)) == []
    assert [text for _, text in answers(table)] == ["lenteur", "persévérance", "joie", "courage"]
    assert [place for place, _ in answers(table)] == [1, 2, 3, 4]


def test_a_new_row_with_nothing_but_its_number_is_none(editor_client, table):
    assert errors(saved(editor_client, address(table), rows=[("answers", {"order": "5"})])) == []
    assert len(answers(table)) == 4


def test_the_same_organisation_twice_is_refused_and_nothing_moves(editor_client, table):
    house = models.Organisation.objects.get(slug="montbrun").pk
    rows = [("mentions", {"organisation": house})] * 2
    response = saved(editor_client, address(table), {"answers-0-order": "9"}, rows=rows)
    assert errors(response)
    assert answers(table)[0] == (1, "confiance")


def test_rows_that_a_colleague_added_meanwhile_go_last(editor_client, table):
    values = with_row(fields(editor_client.get(address(table))), "answers", text="mienne")
    models.Answer.objects.create(intervention=table, position=5, text="sienne")
    assert errors(editor_client.post(address(table), values)) == []
    assert answers(table)[-2:] == [(5, "mienne"), (6, "sienne")]


def test_sessions_are_reordered_from_the_plenary(editor_client, table):
    plenary = table.plenary
    change = reverse("admin:synthesis_plenary_change", args=[plenary.pk])
    order = {"sessions-0-order": "2", "sessions-1-order": "1"}
    assert errors(saved(editor_client, change, order)) == []
    assert [each.key for each in plenary.sessions.all()] == ["soir", "matin"]
