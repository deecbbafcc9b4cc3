"""The bytes of a document."""

import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from synthesis.document.canonical import freeze, read, thaw
from tests.document.strategies import syntheses


@given(syntheses())
@settings(max_examples=20, deadline=None)
def test_a_document_reads_back_as_it_was_frozen_trusted_or_not(synthesis):
    text, _ = freeze(synthesis)
    assert thaw(text) == synthesis
    assert read(text) == synthesis
    assert freeze(read(text)) == freeze(synthesis)


@given(syntheses())
@settings(max_examples=10, deadline=None)
def test_a_public_document_never_holds_the_text_of_its_source(synthesis):
    public = synthesis.public()
    assert public.source is None or public.source.text == ""
    assert read(freeze(public)[0]) == public


def test_what_is_not_a_document_is_refused():
    with pytest.raises(ValidationError):
        read('{"version": 2}')
