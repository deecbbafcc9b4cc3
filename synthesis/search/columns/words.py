"""Which rows of a part hold what a reader looks for, and how well each answers."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

import numpy as np

from synthesis.search.columns import rows as sets
from synthesis.search.columns.arrays import Array
from synthesis.search.columns.part import Part
from synthesis.search.query import Alternative, Clause, Phrase, Query, Term

# An exact word says more than its stem, and a sentence more than its words.
_EXACT, _FORM, _PHRASE = 1.0, 0.5, 2.0


def holding(part: Part, kind: str, query: Query) -> Array:
    """The rows of a kind that hold all that is wanted and nothing that is not."""
    start, end = part.spans[kind]
    found = [_clause(part, kind, clause) for clause in query.wanted]
    every = sets.intersection(found, (start, end))
    for clause in query.unwanted:
        every = sets.difference(every, _clause(part, kind, clause))
    return every


def _clause(part: Part, kind: str, clause: Clause) -> Array:
    return sets.union(
        [rows for each in clause for rows in _sets(part, kind, each)], part.spans[kind]
    )


def _sets(part: Part, kind: str, alternative: Alternative) -> Iterable[Array]:
    if isinstance(alternative, Phrase):
        yield _phrase(part, kind, alternative)
        return
    for form in alternative.forms:
        rows, _impacts = part.holding(form)
        yield rows[part.within(rows, kind)]


def _phrase(part: Part, kind: str, phrase: Phrase) -> Array:
    """The rows in which these exact words follow one another."""
    start, end = part.arrays["row_spots"][list(part.spans[kind])]
    spots = [(at, _spots(part, word, start, end)) for at, word in enumerate(phrase.words)]
    (first, found), *others = sorted(spots, key=lambda each: len(each[1]))
    found = found - first  # where the phrase would begin
    for at, places in others:
        found = found[_among(found + at, places)]
    rows = np.searchsorted(part.arrays["row_spots"], found, side="right") - 1
    return sets.distinct(rows).astype(np.uint32)


def _phrase_impacts(part: Part, kind: str, phrase: Phrase) -> tuple[Array, Array]:
    """Those rows, and how much its first word says of each."""
    rows = _phrase(part, kind, phrase)
    holding, impacts = part.holding(phrase.words[0])
    return rows, impacts[np.searchsorted(holding, rows)]


def _spots(part: Part, word: str, start: int, end: int) -> Array:
    """Of a word, between two places."""
    spots = part.spots(word)
    first, last = np.searchsorted(spots, np.array((start, end), spots.dtype))
    return spots[first:last].astype(np.int64)


def _among(places: Array, others: Array) -> Array:
    if not len(others):
        return np.zeros(len(places), bool)
    at = np.searchsorted(others, places)
    at[at == len(others)] = 0
    return np.asarray(others[at] == places)


def scores(part: Part, kind: str, query: Query, worth: dict[str, float]) -> Array:
    """How well each row of a kind answers, the more the better. `worth` is that of each word."""
    start, end = part.spans[kind]
    scored = np.zeros(end - start, np.float32)
    for each in chain(*query.wanted):
        if isinstance(each, Phrase):
            rows, impacts = _phrase_impacts(part, kind, each)
            weight = np.float32(_PHRASE * worth[each.words[0]])
            scored[rows - np.uint32(start)] += impacts * weight
            continue
        for form in each.forms:
            rows, impacts = part.holding(form)
            these = part.within(rows, kind)
            weight = np.float32((_EXACT if form == each.forms[0] else _FORM) * worth[form])
            scored[rows[these] - np.uint32(start)] += impacts[these] * weight
    return scored


def words_of(query: Query) -> frozenset[str]:
    """All that has a worth."""
    every = chain(*query.wanted)
    return frozenset(chain(*(e.forms if isinstance(e, Term) else e.words for e in every)))
