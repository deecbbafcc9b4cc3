"""What is one word for a search, and what is another."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthesis.search.analysis import LONGEST, analysed, words

NARROW, FULL = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"


def exact(text, language="fr"):
    return [word.exact for word in words(text, language) if word.exact]


def forms(text, language="fr"):
    return {form for word in words(text, language) for form in (word.exact, *word.forms)} - {""}


def alike(one, other, language="fr"):
    """Whether every word of one has a form that a word of the other has."""
    mine = [w for w in words(one, language) if w.exact and not w.elided]
    return all({w.exact, *w.forms} & forms(other, language) for w in mine)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("impact", "L’IMPACT"),
        ("l'impact", "impacts"),
        ("d’alliances", "alliance"),
        ("qu`elles", "elles"),
        ("lorsqu‘il", "il"),
        ("egalite", "égalité"),
        ("égalité", "EGALITE"),
        ("egalites", "ÉGALITÉ"),
        ("soeur", "sœurs"),
        ("Œuvre", "oeuvres"),
        ("ex-aequo", "ex-æquo"),
        ("ﬁnancement", "finance"),
        ("coopérer", "coopérations"),
        ("entreprise", "ENTREPRISES"),
        ("nationaux", "national"),
        ("travail", "travaux"),
        ("approuver", "approuvent"),
        ("parlent", "parler"),
        ("préférer", "préfèrent"),
        ("transformer", "transforment"),
        ("consommation", "consomment"),
        ("Laugee", "LAUGÉE"),
        ("saint sernin", "Frédéric de SAINT-SERNIN"),
        ("coconstruction", "co‑constructions"),
        ("aujourdhui", "aujourd’hui"),
        ("ONU", "O.N.U."),
        ("RD", "R&D"),
        ("construction", "con\N{SOFT HYPHEN}struction"),
        ("e\N{COMBINING ACUTE ACCENT}galite", "égalité"),
        ("1200000", f"1{NARROW}200{NARROW}000"),
        ("1 200 000", f"1{FULL}200{FULL}000"),
        ("1,2", "1.2"),
        ("81 %", f"81{NARROW}%"),
        ("81%", f"81{FULL}%"),
        ("81", "81 %"),
        ("2030", "21.06.2030"),
    ],
)
def test_what_a_reader_types_finds_what_is_printed(one, other):
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("81 %", "81 maires"),
        ("1,2", "12"),
        ("12", "1,2"),
        ("2030", "203"),
        ("f_impact", "impact"),
        ("présent", "près"),
        ("récent", "recevoir"),
    ],
)
def test_what_is_another_thing_stays_another(one, other):
    assert not alike(one, other) or not alike(other, one)


def test_english_has_its_own_stems():
    assert alike("partnership", "partnerships", "en")
    assert alike("company", "companies", "en")
    assert alike("company", "the company’s", "en")
    assert not forms("communities", "en") & forms("communities", "fr") - {"communities"}


def test_a_comma_before_three_digits_is_read_as_its_language_does():
    assert exact("1,200", "en") == ["1200"]
    assert exact("1,200", "fr") == ["1_200"]
    assert forms("1,200", None) == {"1_200", "1200"}
    assert exact("1,200,000") == ["1200000"]


def test_two_numbers_side_by_side_are_two():
    assert exact("en 2017 120 personnes") == ["en", "2017", "120", "personnes"]
    assert forms("15 200 personnes") >= {"15", "200", "15200"}


def test_a_phrase_keeps_its_little_words_and_a_compound_its_parts():
    assert exact("L’alliance, c’est la co-construction !") == [
        *("l", "alliance", "c", "est", "la", "co", "construction")
    ]


def test_every_word_says_where_it_stands():
    text = "« L’ÉGALITÉ, 81 % : co-construire ! » 🙂"
    said = [text[word.start : word.end] for word in words(text, "fr")]
    assert said == ["L", "ÉGALITÉ", "81 %", "co", "construire", "co-construire"]


def test_a_phrase_does_not_reach_from_one_text_to_the_next():
    passage = analysed(["Le Rameau", "Paul Martin"], ["Un cadre", "simple"], "fr")
    assert passage.has(("paul", "martin"))
    assert not passage.has(("rameau", "paul"))
    assert not passage.has(("cadre", "simple"))
    assert passage.names == "le rameau _ paul martin"


def test_a_word_without_end_is_cut():
    assert exact("a" * 5000) == ["a" * LONGEST]


@settings(deadline=None)
@given(st.text())
def test_any_text_has_words_of_letters_and_digits_alone(text):
    for word in words(text, "fr"):
        assert 0 <= word.start < word.end <= len(text)
        for form in filter(None, (word.exact, *word.forms)):
            assert form.replace("_", "").isalnum(), form
            assert len(form) <= 3 * LONGEST
    assert exact(text.upper()) == exact(text.upper().lower()) or not text.isascii()
