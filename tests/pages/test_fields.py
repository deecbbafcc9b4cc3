"""Every code of a document has its words."""

import pytest

from synthesis.document.diff import Action
from synthesis.document.nodes import CHILDREN, KINDS, Kind
from synthesis.pages import fields


@pytest.mark.parametrize("action", Action)
def test_every_action_has_a_word(action):
    assert str(fields.ACTIONS[action])


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_name(kind):
    assert fields.kind_words(kind)


@pytest.mark.parametrize("node", KINDS, ids=lambda node: node.__name__)
def test_every_field_has_a_name(node):
    kind = KINDS[node]
    # The source's text never shows.
    hidden = {"text"} if kind is Kind.SOURCE else set(CHILDREN.get(kind, ()))
    for name in set(node.model_fields) - hidden:
        assert fields.field_words(kind, name)


def test_where_something_moved_is_called_by_the_place():
    assert fields.field_words(Kind.INTERVENTION, "session") == "session"
    assert fields.field_words(Kind.QUOTATION, "intervention") == "intervention"


def test_values_of_a_vocabulary_are_words():
    assert fields.value_words(Kind.INTERVENTION, "kind", "round_table") == "tour de table"
    assert fields.value_words(Kind.PHOTO, "decorative", "true") == "oui"
    assert fields.value_words(Kind.SESSION, "title", "talk") == "talk"
    assert fields.value_words(Kind.TAKEAWAY, "kind", "") == ""
