"""The sentence that is shown, what is marked in it, and where a link leads."""

from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthesis.search.highlight import LENGTH, excerpt, marked
from synthesis.search.query import read as parse

NARROW = "\N{NARROW NO-BREAK SPACE}"
FIRST = "Le RAMEAU ouvre la séance et salue chacun, comme il le fait depuis dix ans déjà."
SECOND = f"L’ÉGALITÉ des territoires, disent 81{NARROW}% des maires, passe par les coopérations."
LAST = f"«{NARROW}Co-construire{NARROW}», conclut Mme Laugée, demande du temps et des entreprises."
TEXT = f"{FIRST} {SECOND}\n{LAST}"


def shown(typed, text=TEXT, length=LENGTH, language="fr"):
    """The excerpt with its matches between brackets."""
    pieces = excerpt(text, language, parse(typed), length).pieces
    return "".join(f"[{each.text}]" if each.is_match else each.text for each in pieces)


@pytest.mark.parametrize(
    ("typed", "matched"),
    [
        ("egalite", ["ÉGALITÉ"]),
        ("l'égalité", ["ÉGALITÉ"]),
        ("territoire", ["territoires"]),
        ("coopérer", ["coopérations"]),
        ("laugee", ["Laugée"]),
        ("81%", [f"81{NARROW}%"]),
        ("81", [f"81{NARROW}%"]),
        ("coconstruire", ["Co-construire"]),
        ("maires egalite", ["ÉGALITÉ", "maires"]),
        ('"81 % des maires"', [f"81{NARROW}% des maires"]),
        ('"des territoires" territoire', ["des territoires"]),
        ("rameau -absent", ["RAMEAU"]),
        ("la séance", ["séance"]),
    ],
)
def test_it_marks_what_was_written(typed, matched):
    pieces = excerpt(TEXT, "fr", parse(typed), 500).pieces
    assert [each.text for each in pieces if each.is_match] == matched
    assert "".join(each.text for each in pieces) == TEXT.replace("\n", " ")


def test_it_shows_the_sentence_that_holds_most_of_the_words():
    assert shown("territoires entreprises maires", length=87) == (
        f"L’ÉGALITÉ des [territoires], disent 81{NARROW}% des [maires], passe par les coopérations."
    )
    assert shown("entreprises temps territoires", length=90).startswith(f"«{NARROW}Co-construire")


def test_an_exact_word_is_shown_before_one_that_stems_alike():
    text = "Les coopérations avancent partout. Il faut coopérer sans attendre."
    assert shown("coopérer", text, 40) == "Il faut [coopérer] sans attendre."


def test_a_long_sentence_is_cut_at_words_around_what_is_marked():
    text = (
        "Le début " + "et puis encore " * 30 + "les alliances " + "et puis encore " * 30 + "la fin"
    )
    said = shown("alliance", text, 120)
    assert said.startswith("… ")
    assert said.endswith("…")
    assert "les [alliances] et puis" in said
    assert len(said) <= 120 + len("… []…")
    assert not said.removeprefix("… ").startswith("ncore")


def test_when_the_text_has_none_of_the_words_its_beginning_is_shown():
    found = excerpt(TEXT, "fr", parse("banque"), 60)
    assert [each.text for each in found.pieces] == [
        "Le RAMEAU ouvre la séance et salue chacun, comme il le fait…"
    ]
    assert (found.line, found.fragment) == (0, "")


def test_the_link_marks_the_words_in_their_paragraph():
    found = excerpt(TEXT, "fr", parse("entreprise égalité co-construire"))
    assert unquote(found.fragment) == (
        ":~:text=dix ans déjà.-,L’ÉGALITÉ&text=Co-construire&text=temps et des-,entreprises"
    )
    assert found.line == 0
    assert excerpt(TEXT, "fr", parse("laugee"), 70).line == 1


def test_what_means_something_in_a_link_is_written_otherwise():
    found = excerpt("Un cadre, gagnant-gagnant & simple", "fr", parse('"gagnant-gagnant & simple"'))
    assert found.fragment == ":~:text=Un%20cadre%2C-,gagnant%2Dgagnant%20%26%20simple"


def test_a_name_or_a_title_is_marked_whole():
    pieces = marked("Frédéric de SAINT-SERNIN", "fr", parse("saint sernin"))
    assert [(each.text, each.is_match) for each in pieces] == [
        ("Frédéric de ", False),
        ("SAINT", True),
        ("-", False),
        ("SERNIN", True),
    ]


def test_english_is_marked_as_english():
    assert shown("partnership", "Their partnerships grow.", language="en") == (
        "Their [partnerships] grow."
    )


@settings(deadline=None)
@given(
    st.text(st.sampled_from("aé ’-.\n«»1,%œ🙂") | st.characters(), max_size=200),
    st.text(st.sampled_from('aé ’-."«»1,%œ'), max_size=30),
    st.integers(10, 100),
)
def test_nothing_breaks_it_and_it_shows_nothing_that_was_not_written(text, typed, length):
    found = excerpt(text, "fr", parse(typed), length)
    said = "".join(each.text for each in found.pieces)
    flat = text.replace("\n", " ")
    if any(each.is_match for each in found.pieces):
        assert said.removeprefix("… ").removesuffix("…") in flat or said.strip("… ") in flat
        assert found.fragment.startswith(":~:text=")
        assert found.fragment.isascii()
    whole = "".join(each.text for each in marked(text, "fr", parse(typed)))
    assert whole == flat
