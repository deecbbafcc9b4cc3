"""What a reader types, and what it looks for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthesis.search.analysis import analysed
from synthesis.search.query import LONGEST, MOST_WORDS, Phrase
from synthesis.search.query import read as parse

TEXT = (
    "Le RAMEAU étudie les alliances d’entreprises : 81\N{NARROW NO-BREAK SPACE}% des maires "
    "approuvent. "
    "La co-construction change l’égalité des territoires."
)
PASSAGE = analysed(["Charles-Benoît HEIDSIECK"], [TEXT], "fr")


def finds(typed, passage=PASSAGE):
    query = parse(typed)
    return bool(query) and query.accepts(passage)


@pytest.mark.parametrize(
    "typed",
    [
        "alliances",
        "alliance entreprise",
        "l'alliance des entreprises",
        "EGALITE",
        "heidsieck alliances",
        "charles benoit",
        "Charles-Benoît",
        "coconstruction",
        "co-construction",
        "co construction",
        "81%",
        "maires 81 %",
        '"alliances d\'entreprises"',
        "« le rameau »",
        "“81 % des maires”",
        '"heidsieck"',
        "alliances -banque",
        '-"alliances des entreprises"',
        "-banque",
        "le",
        "le la les",
        'alliances "',
        "alliances & territoires",
        "alliances (territoires)",
        "alliances !!! - -- ?",
    ],
)
def test_it_finds(typed):
    assert finds(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "alliances banque",
        '"alliance d\'entreprises"',
        '"entreprises alliances"',
        '"heidsieck le rameau"',
        '"alliance"',
        "alliances -maires",
        "alliances -maire",
        "alliances -co-construction",
        '-"le rameau"',
        "-alliances",
        "18 %",
        "qui",
    ],
)
def test_it_does_not_find(typed):
    assert not finds(typed)


@pytest.mark.parametrize("typed", ["", " ", "!!!", "-", '"', '""', '-""', "« »", "🙂", "\0", "%"])
def test_what_has_no_word_looks_for_nothing(typed):
    assert not parse(typed)
    assert not parse(typed).cut


@pytest.mark.parametrize(
    "typed", ["NEAR(", "AND", "a OR", "NOT", "*", "^", "names:", "a:b", "'; --", "a\0b", "%_", "\\"]
)
def test_what_is_syntax_to_a_database_is_none_to_a_reader(typed):
    assert "\0" not in parse(typed).text
    assert all(form.isalnum() for clause in parse(typed).wanted for form in clause[0].forms[:1])


def test_little_words_count_when_there_is_nothing_else_and_inside_quotation_marks():
    assert len(parse("la ville de l’eau").wanted) == 2
    assert len(parse("de la").wanted) == 2
    assert parse("« la ville »").wanted == ((Phrase(("la", "ville")),),)
    assert len(parse("thé équitable").wanted) == 2
    assert len(parse("WHO vaccines").wanted) == 2


def test_a_hyphen_inside_a_word_takes_nothing_away():
    assert not parse("saint-sernin").unwanted
    assert parse("paris -lyon").unwanted
    assert not parse("paris - lyon").unwanted


def test_an_acronym_and_its_full_name_find_each_other():
    full = analysed([], ["Un objectif de développement durable est fixé."], "fr")
    short = analysed([], ["Les ODD sont fixés."], "fr")
    english = analysed([], ["The Sustainable Development Goals are set."], "en")
    for typed in (
        "ODD",
        "odd",
        "objectifs de développement durable",
        "objectif developpement durable",
        "SDGs",
    ):
        assert finds(typed, full), typed
        assert finds(typed, short), typed
    assert finds("ODD", english)
    assert finds("odd fixés", short)
    assert not finds('"objectif de développement durable"', short)
    assert not finds("développement durable", short)
    assert not finds("-ODD", full)


def test_too_much_is_cut_and_said():
    long = parse("impact " * 1000)
    assert long.cut
    assert len(long.wanted) == 1
    many = parse(" ".join(f"mot{number}" for number in range(30)))
    assert many.cut
    assert len(many.wanted) == MOST_WORDS
    assert not parse("mot " * 3).cut
    assert len(parse("a" * 5000).wanted[0][0].forms[0]) < LONGEST


@settings(deadline=None)
@given(st.text() | st.text("\"-«»“’' aé1,%."))
def test_nothing_that_is_typed_breaks_it(typed):
    query = parse(typed)
    query.accepts(PASSAGE)
    assert query.text.isprintable() or "\n" not in query.text
    query.text.encode()


@settings(deadline=None)
@given(st.lists(st.sampled_from(TEXT.split(" ")), min_size=1, max_size=8))
def test_any_words_of_a_text_find_it(some):
    assert finds(" ".join(each.lstrip("-") for each in some)) or not parse(" ".join(some))


@settings(deadline=None)
@given(st.integers(0, 16), st.integers(1, 5))
def test_any_run_of_a_text_is_a_phrase_of_it(start, size):
    run = " ".join(TEXT.split(" ")[start : start + size])
    assert finds(f'"{run}"') or not parse(f'"{run}"')
