"""Organisations that a text names, by their name, their short name or an alias."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from synthesis.models import Alias, Organisation
from synthesis.text import fold

_WORD = re.compile(r"[^\W_]+")
_ARTICLES = {"le", "la", "les", "l", "the"}
# A name is looked for in at most so many words.
_LONGEST = 12


@dataclass(frozen=True)
class Named:
    """`printed` is how the text spells it."""

    organisation: int
    name: str
    printed: str


def named_in(text: str) -> list[Named]:
    """Each organisation once, in the order of the text; the longest name wins (two queries).

    A name of one word must be printed as a name: with its capital, or all in capitals if it is.
    """
    names, known = _names()
    words = list(_WORD.finditer(text))
    folded = [fold(each.group()) for each in words]
    found: dict[int, Named] = {}
    at = 0
    while at < len(words):
        length, pk = _longest(folded, at, text, words, known)
        if length:
            printed = text[words[at].start() : words[at + length - 1].end()]
            found.setdefault(pk, Named(pk, names[pk], printed))
        at += length or 1
    return list(found.values())


def _longest(
    folded: list[str],
    at: int,
    text: str,
    words: list[re.Match[str]],
    known: dict[tuple[str, ...], tuple[int, str]],
) -> tuple[int, int]:
    """How many words from there are a name, and whose; (0, 0) if none are."""
    for length in range(min(_LONGEST, len(folded) - at), 0, -1):
        found = known.get(tuple(folded[at : at + length]))
        if found and _is_name(text[words[at].start() : words[at + length - 1].end()], found[1]):
            return length, found[0]
    return 0, 0


def _is_name(printed: str, name: str) -> bool:
    if name.isupper():
        return printed.isupper()
    return not name[:1].isupper() or printed[:1].isupper()


def _names() -> tuple[dict[int, str], dict[tuple[str, ...], tuple[int, str]]]:
    """Names by organisation; whose each name is, by its folded words without their article."""
    names: dict[int, str] = {}
    known: dict[tuple[str, ...], tuple[int, str]] = {}
    for pk, name in _spellings(names):
        words = [each.group() for each in _WORD.finditer(name)]
        if len(words) > 1 and fold(words[0]) in _ARTICLES:
            words = words[1:]
        if words and len("".join(words)) > 1:
            known.setdefault(tuple(fold(each) for each in words), (pk, " ".join(words)))
    return names, known


def _spellings(names: dict[int, str]) -> Iterator[tuple[int, str]]:
    """Full names first: a short name that is another's full name is that one's."""
    rows = list(Organisation.objects.order_by("pk").values_list("pk", "name", "short_name"))
    names |= {pk: name for pk, name, _short in rows}
    yield from ((pk, name) for pk, name, _short in rows)
    yield from Alias.objects.order_by("pk").values_list("organisation", "name")
    yield from ((pk, short) for pk, _name, short in rows if short)
