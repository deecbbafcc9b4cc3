"""The sentence around words that were taken out of a text."""

from decimal import Decimal

import pytest

from synthesis.document.extracts import KeyFigure
from synthesis.pages.contexts import around, around_figure


def sentence(found):
    return f"{found.before}[{found.words}]{found.after}"


def figure(number, unit="", population=""):
    return KeyFigure(
        key="k", number=Decimal(number), unit=unit, counted="choses", population=population
    )


@pytest.mark.parametrize(
    ("body", "words", "expected"),
    [
        ("Un mot. Un beau jour. Puis la nuit.", "beau jour", "Un [beau jour]."),
        ("Un mot. Beau jour, dit-on.", "beau jour", "[Beau jour], dit-on."),
        ("Il dit : « On va loin ! » C’est tout.", "On va loin !", "Il dit : « [On va loin !] »"),
        ("Chez M. A. Dupont, le jour. Fin.", "le jour", "Chez M. A. Dupont, [le jour]."),
        ("Des médias, etc. un beau jour.", "beau jour", "Des médias, etc. un [beau jour]."),
        ("C’est l’heure. Non.", "c'est l'heure", "[C’est l’heure]."),
        ("Va-t-on loin&nbsp;?&nbsp;Oui.", "loin ?", "Va-t-on [loin\u00a0?]"),
        ("Le <em>soleil est</em> à tous. Fin.", "soleil est à tous", "Le [soleil est à tous]."),
        ("Sans point", "point", "Sans [point]"),
    ],
)
def test_a_quotation_stands_in_its_sentence(body, words, expected):
    assert sentence(around(f"<p>{body}</p>", words)) == expected


@pytest.mark.parametrize("words", ["nuit", "jour"])
def test_what_the_text_does_not_say_is_not_found(words):
    assert around("<p>Le journal.</p>", words) is None


def test_its_paragraph_has_the_number_of_its_anchor():
    body = "<p>Un.</p><ul><li>Deux.</li><li><p>Trois.</p><p>Le jour.</p></li></ul><p>Fin.</p>"
    assert around(body, "un").paragraph == 1
    assert around(body, "le jour").paragraph == 3
    assert around(body, "fin").paragraph == 4


@pytest.mark.parametrize(
    ("number", "unit", "body", "expected"),
    [
        (69, "%", "Oui. 69&nbsp;% des gens.", "[69\u00a0%] des gens."),
        (69, "%", "69% des gens.", "[69%] des gens."),
        (
            1_200_000,
            "partenariats",
            "1,2 million de partenariats.",
            "[1,2 million de partenariats].",
        ),
        (
            1400,
            "mètres carrés",
            "Sur 1&#8239;400 mètres carrés.",
            "Sur [1\u202f400 mètres carrés].",
        ),
        (1400, "toits", "Il y en a 1 400 en tout.", "Il y en a [1 400] en tout."),
        (1987, "année", "Depuis 1987, tout va.", "Depuis [1987], tout va."),
    ],
)
def test_a_figure_stands_in_its_sentence_however_it_is_printed(number, unit, body, expected):
    assert sentence(around_figure(f"<p>{body}</p>", figure(number, unit), "fr")) == expected


def test_of_two_alike_it_is_the_one_before_its_population():
    body = "<p>81 % des dirigeants et 81 % des maires.</p>"
    assert around_figure(body, figure(81, "%", "dirigeants"), "fr").before == ""
    found = around_figure(body, figure(81, "%", "maires"), "fr")
    assert found.before == "81 % des dirigeants et "


@pytest.mark.parametrize("body", ["une quinzaine d’années", "15 jours", "1,5 an"])
def test_a_number_that_the_text_writes_otherwise_is_not_found(body):
    assert around_figure(f"<p>{body}</p>", figure(15, "ans"), "fr") is None


def test_in_english_too():
    body = "<p>It has 1.2 million members. More to come.</p>"
    found = around_figure(body, figure(1_200_000, "members"), "en")
    assert sentence(found) == "It has [1.2 million members]."
