"""The words changed between two texts."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthesis.document.words import compare_words, longest_increasing
from tests.document.strategies import texts

SENTENCE = "Seul on va plus vite, ensemble on va plus loin ! "


def before(changes):
    return "".join(each.text for each in changes if each.action != "added")


def after(changes):
    return "".join(each.text for each in changes if each.action != "removed")


def spelled(old, new):
    marks = {"kept": "{}", "added": "[+{}]", "removed": "[-{}]"}
    return "".join(marks[each.action].format(each.text) for each in compare_words(old, new))


few_words = st.lists(st.sampled_from("a b de, . l’ \n".split(" ")), max_size=12).map(" ".join)


@given(texts | few_words, texts | few_words)
@settings(max_examples=200, deadline=None)
def test_the_changes_join_to_both_texts_exactly(old, new):
    changes = compare_words(old, new)
    assert before(changes) == old
    assert after(changes) == new
    assert all(each.text for each in changes)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", ""),
        ("même", "même", "même"),
        ("", "ajouté", "[+ajouté]"),
        ("les alliances", "les belles alliances", "les [+belles ]alliances"),
        ("plus de 110 millions", "plus de 120 millions", "plus de [-110][+120] millions"),
        ("l’impact, enfin", "l’effet, enfin", "l’[-impact][+effet], enfin"),
        ("casser les codes", "briser des codes", "[-casser les][+briser des] codes"),
        ("plus loin !", "plus loin\u202f!", "plus loin[- ][+\u202f]!"),
        ("vite, ensemble", "vite ; ensemble", "vite[-,][+ ;] ensemble"),
    ],
)
def test_words_are_told_apart_from_the_signs_around_them(old, new, expected):
    assert spelled(old, new) == expected


def test_two_words_changed_in_a_long_text_are_two_changes():
    words = (SENTENCE * 1000).split(" ")
    changed = list(words)
    changed[3000], changed[7000] = "partenariat", "confiance"
    changes = compare_words(" ".join(words), " ".join(changed))
    assert [each.text for each in changes if each.action == "added"] == ["partenariat", "confiance"]


def test_a_text_of_one_word_shows_what_was_put_into_it():
    changed = "mot " * 300 + "bien " + "mot " * 400 + "mieux " + "mot " * 298
    changes = compare_words("mot " * 1000, changed)
    assert [each.text for each in changes if each.action == "added"] == ["bien", "mieux"]


def _long_texts():
    random = Random(2017)
    words = [f"mot{rank}" for rank in range(3000)]
    often = random.choices(words, weights=[1 / (rank + 1) for rank in range(3000)], k=10_000)
    edited = [random.choice(words) if random.random() < 0.2 else each for each in often]
    shuffled = random.sample(often, len(often))
    return {
        "edited": (often, edited),
        "shuffled": (often, shuffled),
        "few words": (random.choices(words[:10], k=10_000), random.choices(words[:10], k=10_100)),
        "one word": (["mot"] * 10_000, ["mot", "autre"] * 5_000),
    }


@pytest.mark.parametrize("name", _long_texts())
def test_ten_thousand_words_are_compared_and_none_is_lost(name):
    old, new = (" ".join(words) for words in _long_texts()[name])
    changes = compare_words(old, new)
    assert (before(changes), after(changes)) == (old, new)


@given(st.lists(st.integers(0, 9), max_size=9))
def test_the_longest_increasing_series_is_increasing_and_the_longest(numbers):
    series = longest_increasing(numbers)
    chosen = [numbers[at] for at in series]
    assert series == sorted(series)
    assert all(one < other for one, other in pairwise(chosen))
    longest = [1] * len(numbers)
    for at, number in enumerate(numbers):
        longest[at] += max((longest[i] for i in range(at) if numbers[i] < number), default=0)
    assert len(series) == max(longest, default=0)
