"""Where a text has what was looked for: the sentence to show, and a link to its place. Pure.

All positions are those of the text as it was given, so that what is marked is what was written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import quote

from synthesis import text as french
from synthesis.search.analysis import CHUNK, Word, chunk_of, moved
from synthesis.search.query import Phrase, Query, Term
from synthesis.text import Language

LENGTH = 280
# Characters shown before the first match of a sentence that is too long to be shown whole.
_LEAD = 60
# A link marks so many places at most, each with so many words before it.
_MOST_MARKS = 6
_CONTEXT = 3

_SENTENCE_ENDS = re.compile(r"[.!?…]+[\s»”\")\]]*\s(?=[\s«“\"(\[]*[A-ZÀ-ÖØ-Þ\d])|\n+")
# What no cut ends with.
_LOOSE = " ,;:.!?…«(–—-\n" + french.NARROW + french.FULL
_SPELT = re.compile(r"\S+")
_AROUND = re.compile(r"[\w'’]*")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of a text, which is or is not what was looked for."""

    text: str
    is_match: bool = False


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Pieces that follow one another; `line` is the text's line (from 0) that the first match is
    on.

    `fragment` is what a link takes after its anchor to mark the words where they stand
    (`:~:text=…`), "" when no word of the text was looked for.
    """

    pieces: Pieces
    line: int = 0
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """Characters from `start` up to `end`, and which clause of the query they answer."""

    start: int
    end: int
    clause: int
    exact: bool


def matches(text: str, language: Language, query: Query) -> list[Match]:
    """In the order of the text; a word may answer several clauses."""
    if not query.wanted:
        return []
    found = _candidates(text, language, query.every_form)
    answers: list[Match] = []
    for number, clause in enumerate(query.wanted):
        for each in clause:
            search = _with_form if isinstance(each, Term) else _in_sequence
            answers += search(found, each, number)  # type: ignore[arg-type]
    return sorted(answers, key=lambda match: (match.start, -match.end))


# Words by their place in the sentence, and compounds by the place that comes before them.
Candidates = list[tuple[int, Word]]


def _candidates(text: str, language: Language, forms: frozenset[str]) -> Candidates:
    """The words that may be looked for: most of a text is passed over a chunk at a time."""
    found: Candidates = []
    place = 0
    for written in CHUNK.finditer(text):
        chunk = chunk_of(written[0], language)
        if chunk.every_form.isdisjoint(forms):
            place += chunk.size
            continue
        for word in chunk.words:
            place += bool(word.exact)
            found.append((place, moved(word, written.start())))
    return found


def _with_form(found: Candidates, term: Term, number: int) -> Iterator[Match]:
    forms, typed = set(term.forms), term.forms[0]
    for _, word in found:
        if word.exact in forms or not forms.isdisjoint(word.forms):
            yield Match(word.start, word.end, number, word.exact == typed)


def _in_sequence(found: Candidates, phrase: Phrase, number: int) -> Iterator[Match]:
    spelt = {place: word for place, word in found if word.exact}
    for place, first in spelt.items():
        run = [spelt.get(place + at) for at in range(len(phrase.words))]
        last = run[-1]
        if last and tuple(each.exact for each in run if each) == phrase.words:
            yield Match(first.start, last.end, number, exact=True)


def marked(text: str, language: Language, query: Query) -> Pieces:
    """The whole text, for a title or a name."""
    return tuple(_pieces(text, 0, len(text), matches(text, language, query)))


def excerpt(text: str, language: Language, query: Query, length: int = LENGTH) -> Excerpt:
    """About `length` characters of the text around the sentence that answers most of the query; its
    beginning, when nothing in it does.
    """
    found = matches(text, language, query)
    if not found:
        return Excerpt((Piece(french.excerpt(text, length)),))
    sentences = _sentences(text)
    start, limit = _window(text, sentences, found, length)
    ends = {end for _, end in sentences}
    end = _end(text, limit, ends, found)
    shown = _within(found, start, end)
    pieces = [*_pieces(text, start, end, shown)]
    if start not in {begin for begin, _ in sentences}:
        pieces.insert(0, Piece("… "))
    if end not in ends:
        pieces.append(Piece("…"))
    first = shown or found[:1]  # one that the room was too small to show is led to all the same
    line = text.count("\n", 0, first[0].start)
    return Excerpt(tuple(pieces), line, _fragment(text, first))


# --- What to show


def _sentences(text: str) -> list[tuple[int, int]]:
    """Where each begins and ends, without the spaces that follow it."""
    ends = [match.end() for match in _SENTENCE_ENDS.finditer(text)]
    bounds = [0, *(end for end in ends if end < len(text)), len(text)]
    return [(start, _last_sign(text, end)) for start, end in pairwise(bounds)]


def _last_sign(text: str, end: int) -> int:
    """The end without the spaces before it."""
    while end and text[end - 1].isspace():
        end -= 1
    return end


def _window(
    text: str, sentences: Sequence[tuple[int, int]], found: Sequence[Match], length: int
) -> tuple[int, int]:
    """The best sentence and what follows it; at the end of the text, what comes before."""
    begins = [begin for begin, _ in sentences]
    inside: dict[int, list[Match]] = {}
    for match in found:
        inside.setdefault(bisect_right(begins, match.start) - 1, []).append(match)
    at = max(inside, key=lambda each: _worth(inside[each]))
    start, end = sentences[at]
    if end - start > length:
        return _inside(text, inside[at], start, end, length)
    while at and len(text) - sentences[at - 1][0] <= length:
        at -= 1
    start = sentences[at][0]
    return start, _last_space(text, start, min(start + length, len(text)))


def _worth(found: Collection[Match]) -> tuple[int, int, int]:
    """How many clauses are answered there, how many exactly, and how often."""
    exact = {match.clause for match in found if match.exact}
    return len({match.clause for match in found}), len(exact), len(found)


def _inside(
    text: str, found: Sequence[Match], start: int, end: int, length: int
) -> tuple[int, int]:
    """The part of a long sentence that answers most."""
    begins = [_next_word(text, max(start, match.start - _LEAD), match.start) for match in found]
    best = max(begins, key=lambda begin: _worth(_within(found, begin, begin + length)))
    return best, _last_space(text, best, min(best + length, end))


def _within(found: Iterable[Match], start: int, end: int) -> list[Match]:
    return [match for match in found if start <= match.start < end]


def _next_word(text: str, place: int, before: int) -> int:
    """Where the first word from this place on begins, before the other."""
    if place == 0 or text[place - 1].isspace():
        return place
    space = text.find(" ", place, before)
    return before if space < 0 else space + 1


def _last_space(text: str, start: int, end: int) -> int:
    """Where the last whole word before `end` ends."""
    if end >= len(text) or text[end].isspace():
        return end
    space = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
    return space if space > start else end


def _end(text: str, limit: int, ends: Collection[int], found: Iterable[Match]) -> int:
    """Where to stop: after the sign that ends a sentence, no other, and never inside a match."""
    end = _last_sign(text, limit)
    if end not in ends:
        end = len(text[:end].rstrip(_LOOSE))
    return max([end, *(match.end for match in found if match.start < end)])


def _pieces(text: str, start: int, end: int, found: Iterable[Match]) -> Iterator[Piece]:
    for first, last in _merged(found):
        if first > start:
            yield Piece(_flat(text[start:first]))
        yield Piece(_flat(text[first : min(last, end)]), is_match=True)
        start = min(last, end)
    if end > start:
        yield Piece(_flat(text[start:end]))


def _merged(found: Iterable[Match]) -> list[tuple[int, int]]:
    """The places of the matches, those that overlap as one."""
    places: list[tuple[int, int]] = []
    for match in found:
        if places and match.start < places[-1][1]:
            places[-1] = places[-1][0], max(places[-1][1], match.end)
        else:
            places.append((match.start, match.end))
    return places


def _flat(text: str) -> str:
    return text.replace("\n", " ")


# --- A link to the words


def _fragment(text: str, found: Iterable[Match]) -> str:
    """https://wicg.github.io/scroll-to-text-fragment/: each match with the words before it."""
    marks = (_mark(text, *place) for place in _merged(found)[:_MOST_MARKS])
    return ":~:" + "&".join(f"text={mark}" for mark in marks)


def _mark(text: str, start: int, end: int) -> str:
    """The whole words of the match, for a browser marks nothing less, and some before them, so that
    it marks them there.
    """
    start = start - len(_AROUND.match(text[:start][::-1])[0])  # type: ignore[index]
    end = _AROUND.match(text, end).end()  # type: ignore[union-attr]
    line = text.rfind("\n", 0, start) + 1
    before = _last_words(text[max(line, start - 2 * _LEAD) : start])
    shown = _encoded(text[start:end].split("\n")[0])
    return f"{_encoded(before)}-,{shown}" if before else shown


def _last_words(text: str) -> str:
    """The last few, as they are written."""
    found = [each for each in _SPELT.finditer(text) if any(map(str.isalnum, each[0]))]
    return text[found[-_CONTEXT:][0].start() :].rstrip() if found else ""


def _encoded(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")
