"""What was meant by a word that nothing has."""

import pytest

from synthesis.search.spelling import MOST, candidates, correction

KNOWN = {
    word: number
    for number, word in enumerate(
        "alliance alliances innovation innovations philanthropie synthese theatre mecenat sernin "
        "laugee large heidsieck rythme financement territoire energie apprentissage entreprise "
        "developpement collectivites communaute partenariat question equipe sirnin".split(),
        start=1,
    )
}
NAMES = {"sernin", "laugee", "heidsieck"}


def meant(typed):
    found = correction(
        typed, lambda words: {w: KNOWN[w] for w in words if w in KNOWN}, NAMES.intersection
    )
    return found and found.text


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("aliance", "alliance"),
        ("alllance", "alliance"),
        ("inovation", "innovation"),
        ("innnovation", "innovation"),
        ("inovasion", "innovation"),
        ("filantropie", "philanthropie"),
        ("sintèse", "synthèse"),
        ("téatre", "théatre"),
        ("mécéna", "mécénat"),
        ("mecennat", "mecenat"),
        ("sarnin", "sernin"),
        ("Sarnin", "Sernin"),
        ("lauge", "laugee"),
        ("heidsiek", "heidsieck"),
        ("hiedsieck", "heidsieck"),
        ("rithme", "rythme"),
        ("finencement", "financement"),
        ("teritoire", "territoire"),
        ("énergi", "énergie"),
        ("enterprise", "entreprise"),
        ("devellopement", "developpement"),
        ("comunauté", "communauté"),
        ("partenarait", "partenariat"),
        ("kestion", "question"),
        ("ékipe", "équipe"),
    ],
)
def test_a_misspelt_word_is_replaced_by_the_nearest(typed, word):
    assert meant(typed) == word


def test_only_words_that_nothing_has_are_replaced():
    assert meant("alliances inovantes financement") is None
    assert meant("alliances teritoire") == "alliances territoire"
    assert meant('"aliance" -inovation') == '"alliance" -innovation'
    assert meant("alliances") is None


@pytest.mark.parametrize("typed", ["", "xyzzyxyzzy", "le la", "abc", "81 %", "🙂", "a" * 200])
def test_what_is_near_nothing_is_left_as_it_is(typed):
    assert meant(typed) is None


def test_a_name_comes_before_a_commoner_word():
    assert KNOWN["sirnin"] > KNOWN["sernin"]
    assert meant("sarnin") == "sernin"


def test_a_long_question_asks_for_no_more_than_so_many_words():
    asked = []

    def occurrences(words):
        asked.append(len(words))
        return {}

    correction(" ".join(f"{'abcdefghij' * 2}{chr(97 + n)}" for n in range(16)), occurrences, set)
    assert asked[0] <= 16
    assert len(asked) == 2
    assert asked[1] <= MOST


def test_the_candidates_of_a_word_are_so_many_at_most():
    assert len(candidates("e" * 30)) < 2 * MOST
    assert meant("é" * 200) is None


def test_what_sounds_alike_is_nearer_than_another_letter():
    assert candidates("filiere")["philiere"] == 1
    assert candidates("filiere")["filieri"] == 2
    assert "filiere" not in candidates("filiere")
