"""Every doubt has its advice on the desk, and differences call a field as its form does."""

import pytest
from django.db.models import Field

from synthesis import models
from synthesis.admin import sentences
from synthesis.document.doubts import DoubtCode
from synthesis.document.nodes import CHILDREN, KINDS, Kind
from synthesis.pages.fields import field_words, kind_words, value_words

NAMED_OTHERWISE = {
    Kind.PLENARY: "Plenary",
    Kind.THEME_TAG: "InterventionTheme",
    Kind.GOAL_TAG: "InterventionGoal",
}
TABLES = {
    kind: getattr(models, NAMED_OTHERWISE.get(kind, node.__name__))
    for node, kind in KINDS.items()
    if kind is not Kind.SOURCE
}


@pytest.mark.parametrize("code", DoubtCode)
def test_every_doubt_says_what_to_do(code):
    assert len(str(sentences.DOUBTS[code])) > 20


@pytest.mark.parametrize("kind", TABLES)
def test_differences_call_a_thing_and_its_fields_as_forms_do(kind):
    options = TABLES[kind]._meta
    assert kind_words(kind) == options.verbose_name
    [node] = (node for node, its_kind in KINDS.items() if its_kind is kind)
    columns = {each.name: each for each in options.get_fields() if isinstance(each, Field)}
    # A table's version is that of its row, a document's that of its format.
    others = {"version", *CHILDREN.get(kind, ())}
    for name in (node.model_fields.keys() & columns.keys()) - others:
        assert field_words(kind, name) == columns[name].verbose_name
        for value, words in columns[name].flatchoices:
            assert value_words(kind, name, value) == words
