"""What the scalar types take, and what they make of it."""

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from pydantic import TypeAdapter

from synthesis.document.values import Number, clean_line, clean_prose, clean_text
from tests.document.strategies import anything, proses, texts


@pytest.mark.parametrize("overlay", ["&#x338;", "&#x316;&#x338;", "\u0338", "\u0316\u0338"])
def test_a_combining_character_cannot_open_a_tag_again(overlay):
    html = clean_prose(f"<p>{overlay} onmouseover=alert(1) x</p><p>bonjour</p>")
    assert html.count("<") == html.count(">")
    assert clean_prose(html) == html
    assert not re.search(r"<[^>]*onmouseover", html)


@pytest.mark.parametrize("written", ["-0", "0", "0.000", "-0.0"])
def test_zero_has_one_spelling(written):
    assert str(TypeAdapter(Number).validate_python(written)) == "0"


@pytest.mark.parametrize("number", ["1200000", "0.125", "-3.5", "999999999999.999"])
def test_a_number_keeps_its_value(number):
    assert TypeAdapter(Number).validate_python(Decimal(number)) == Decimal(number)


@given(proses() | anything)
@settings(max_examples=150, deadline=None)
def test_cleaning_html_twice_changes_nothing_more(html):
    assert clean_prose(clean_prose(html)) == clean_prose(html)


@given(texts)
@settings(max_examples=100, deadline=None)
def test_cleaning_text_twice_changes_nothing_more(text):
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)
    assert "\n" not in clean_line(text)
