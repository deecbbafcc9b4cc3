"""Words that were meant, for words that nothing has. Pure: what is known is asked of whoever calls.

French is misspelt by its sounds as much as by the fingers (« aliance », « filantropie »): what
sounds alike is nearer than what has another letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice
from string import ascii_lowercase

from synthesis.text import fold

# Words of so many letters may have two faults.
LONG = 7
# In all the words of a question, so many candidates are looked at.
MOST = 4_000
Counts = Mapping[str, int]
Occurrences = Callable[[Collection[str]], Counts]

_SOUNDS: tuple[tuple[str, str], ...] = (
    ("ph", "f"),
    ("qu", "k"),
    ("qu", "c"),
    ("k", "c"),
    ("c", "s"),
    ("ss", "c"),
    ("ss", "s"),
    ("s", "z"),
    ("x", "cs"),
    ("x", "ct"),
    ("sc", "s"),
    ("y", "i"),
    ("j", "g"),
    ("ge", "j"),
    ("th", "t"),
    ("ch", "k"),
    ("rh", "r"),
    ("au", "o"),
    ("eau", "o"),
    ("eau", "au"),
    ("ai", "e"),
    ("ei", "e"),
    ("ai", "ei"),
    ("en", "an"),
    ("em", "am"),
    ("em", "en"),
    ("an", "am"),
    ("om", "on"),
    ("im", "in"),
    ("ain", "in"),
    ("ein", "in"),
    ("ain", "ein"),
    ("un", "in"),
    ("oe", "e"),
    ("oe", "eu"),
    ("er", "e"),
    ("ez", "e"),
    ("ez", "er"),
    ("ee", "e"),
    ("tion", "sion"),
    ("ci", "ti"),
    ("ill", "y"),
    ("ll", "l"),
    ("h", ""),
)
_VOWELS = "aeiouy"
# Shorter words are near too many others, and no word is longer.
_WORD = re.compile(r"(?<![^\W_])[^\W\d_]{4,30}(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Correction:
    """What was typed with some of its words in the place of others. `changed` are the new ones."""

    text: str
    changed: tuple[str, ...]


def correction(
    typed: str, occurrences: Occurrences, named: Callable[[Collection[str]], Collection[str]]
) -> Correction | None:
    """What was typed, with each word that nothing has replaced by the nearest that something has;
    None when nothing is near. `occurrences` says in how many passages each of some folded words is
    (asked twice at most), and `named` which of them are of a name: those come first.
    """
    asked = {match[0]: fold(match[0]) for match in _WORD.finditer(typed)}
    there = occurrences(set(asked.values())) if asked else {}
    near = {word: candidates(word) for word in set(asked.values()) if not there.get(word)}
    if not near:
        return None
    room = MOST // len(near)
    counts = occurrences({each for found in near.values() for each in list(found)[:room]})
    known = {word for word, count in counts.items() if count}
    likely = {each for found in near.values() for each in found if each in known}
    names = set(named(likely)) if likely else set()
    nearest = {
        word: min(
            (each for each in found if each in known),
            key=lambda each: (found[each], each not in names, -counts[each], each),
        )
        for word, found in near.items()
        if not known.isdisjoint(found)
    }
    if not nearest:
        return None

    def spelt(match: re.Match[str]) -> str:
        new = nearest.get(asked[match[0]])
        return accented(match[0], new) if new else match[0]

    return Correction(_WORD.sub(spelt, typed), tuple(nearest.values()))


def candidates(word: str) -> dict[str, int]:
    """Words near a folded one, the nearest first: 1 for one that sounds alike, that has a letter
    twice or two letters crossed, 2 for one with another letter, more or less; for a long word, 3
    for two faults of the first sort.
    """
    found: dict[str, int] = {}
    for each in _alike(word):
        found.setdefault(each, 1)
    for each in _one_letter_off(word):
        found.setdefault(each, 2)
    if len(word) >= LONG:
        for each in islice(_twice_alike(found), MOST):
            found.setdefault(each, 3)
    found.pop(word, None)
    return found


def _twice_alike(found: Mapping[str, int]) -> Iterator[str]:
    for first in [each for each, rank in found.items() if rank == 1]:
        yield from _alike(first)


def _alike(word: str) -> Iterator[str]:
    """What sounds so, or what fingers make of it."""
    for one, other in _SOUNDS:
        yield from _replaced(word, one, other)
        if other:
            yield from _replaced(word, other, one)
    for at in range(len(word)):
        before, after = word[:at], word[at + 1 :]
        if after and word[at] == after[0]:
            yield before + after
        else:
            yield before + word[at] * 2 + after
        if after and word[at] != after[0]:
            yield before + after[0] + word[at] + after[1:]
        if word[at] in _VOWELS:
            yield before + "h" + word[at:]


def _replaced(word: str, one: str, other: str) -> Iterator[str]:
    at = word.find(one)
    while at >= 0:
        yield word[:at] + other + word[at + len(one) :]
        at = word.find(one, at + 1)


def _one_letter_off(word: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        if after:
            yield before + after[1:]
        for letter in ascii_lowercase:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]


def accented(typed: str, folded: str) -> str:
    """The folded word with the capitals and the accents that were typed, where it is the same."""
    if len(fold(typed)) != len(typed):
        return folded
    letters = list(folded)
    for run in SequenceMatcher(None, fold(typed), folded, autojunk=False).get_matching_blocks():
        letters[run.b : run.b + run.size] = typed[run.a : run.a + run.size]
    return "".join(letters)
