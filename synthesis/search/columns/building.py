"""Making a part from what the database has of some plenaries."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

from synthesis.search.analysis import BOUNDARY, Analysed
from synthesis.search.columns import terms
from synthesis.search.columns.arrays import Array, Arrays
from synthesis.search.columns.part import COLUMNS, KINDS, NATURES, column_name

# How much a passage is about a word, from 0 to 255: one that names or titles it has more than half,
# whatever its text. Both grow with how often, less and less; the text's falls with its length.
_NAMED, _SAID = 160.0, 95.0
_NAMED_SLOWLY, _SAID_SLOWLY = 0.3, 1.2
_USUAL_LENGTH, _BY_LENGTH = 120.0, 0.5


class Row(NamedTuple):
    """A passage, as far as lists are concerned. `plenary` is the pk of its plenary."""

    pk: int
    kind: str
    nature: str
    plenary: int
    plenary_slug: str
    held_on: date
    position: int
    sort_key: str
    words: Analysed


class Named(NamedTuple):
    """That passages name entries: three arrays of one length, of the passages' pk, of the places of
    the relations in RELATIONS, of the entries' numbers.
    """

    passages: Array
    relations: Array
    entries: Array


RELATIONS = tuple(dict.fromkeys(each for relations in COLUMNS for each in relations))


def part_arrays(rows: Iterable[Row], named: Named) -> Arrays:
    rows = sorted(rows, key=_in_order)
    arrays = _row_arrays(rows)
    places, known = _places(arrays, named.passages)
    for relations in COLUMNS:
        among = known & np.isin(named.relations, [RELATIONS.index(each) for each in relations])
        arrays |= column_arrays(
            column_name(relations), places[among], named.entries[among], len(rows)
        )
    return arrays | word_arrays([each.words for each in rows])


def _places(arrays: Arrays, pks: Array) -> tuple[Array, Array]:
    """The row of each passage, and whether there is one: a publication may have come between."""
    if not len(arrays["pk"]):
        return np.zeros(len(pks), np.uint32), np.zeros(len(pks), bool)
    at = np.minimum(np.searchsorted(arrays["pk_sorted"], pks), len(arrays["pk"]) - 1)
    return arrays["pk_rows"][at], arrays["pk_sorted"][at] == pks


def _in_order(row: Row) -> tuple[int, int, str, int]:
    return KINDS.index(row.kind), -row.held_on.toordinal(), row.plenary_slug, row.position


def _row_arrays(rows: Sequence[Row]) -> Arrays:
    plenaries = list(
        dict.fromkeys((e.plenary, e.held_on.toordinal(), e.plenary_slug) for e in rows)
    )
    place = {pk: at for at, (pk, _day, _slug) in enumerate(plenaries)}
    names = sorted({each.sort_key.encode() for each in rows})
    name_place = {name: at for at, name in enumerate(names)}
    counts = [sum(each.kind == kind for each in rows) for kind in KINDS]
    return {
        **pk_arrays(np.array([each.pk for each in rows], np.int64)),
        "plenary": np.array([place[each.plenary] for each in rows], np.uint32),
        "position": np.array([each.position for each in rows], np.uint32),
        "nature": np.array([NATURES.index(each.nature) for each in rows], np.uint8),
        "name": np.array([name_place[each.sort_key.encode()] for each in rows], np.uint32),
        "spans": np.cumsum([0, *counts], dtype=np.int64),
        "plenary_pk": np.array([pk for pk, _day, _slug in plenaries], np.int64),
        "plenary_day": np.array([day for _pk, day, _slug in plenaries], np.int64),
        "plenary_slug": np.array([slug.encode() for _pk, _day, slug in plenaries], np.bytes_),
        "names": np.array(names, np.bytes_),
    }


def pk_arrays(pks: Array) -> Arrays:
    """The pk of each row; and sorted, with the row of each."""
    order = np.argsort(pks, kind="stable")
    return {"pk": pks, "pk_sorted": pks[order], "pk_rows": order.astype(np.uint32)}


def column_arrays(name: str, rows: Array, entries: Array, size: int) -> Arrays:
    """Of pairs of a row and an entry's number, in any order, some perhaps twice."""
    pairs, _times = _counted(rows.astype(np.uint64) << np.uint64(32) | entries.astype(np.uint64))
    rows, entries = (pairs >> np.uint64(32)).astype(np.uint32), pairs.astype(np.uint32)
    leads = np.ones(len(rows), bool)
    leads[1:] = rows[1:] != rows[:-1]
    first = np.zeros(size, np.uint32)
    first[rows[leads]] = entries[leads]
    most = int(entries.max(initial=0))
    starts = np.zeros(most + 2, np.int64)
    np.cumsum(np.bincount(entries, minlength=most + 1), out=starts[1:])
    return {
        f"{name}.first": first,
        f"{name}.more_rows": rows[~leads],
        f"{name}.more_values": entries[~leads],
        f"{name}.starts": starts,
        f"{name}.rows": rows[np.argsort(entries, kind="stable")],
    }


# --- Words


class _Stream:
    """A field of every row, its words by their number."""

    def __init__(self, texts: Iterable[str], number: defaultdict[str, int]) -> None:
        read, sizes = array("I"), array("I")
        for text in texts:
            before = len(read)
            read.extend(map(number.__getitem__, text.split()))
            sizes.append(len(read) - before)
        self.words = np.array(read, np.uint32)
        self.sizes = np.array(sizes, np.int64)
        self.rows = np.repeat(np.arange(len(sizes), dtype=np.uint64), self.sizes)

    def pairs(self, ranks: Array) -> Array:
        """A word's rank and a row in one number each."""
        return ranks[self.words] << np.uint64(32) | self.rows


def word_arrays(rows: Sequence[Analysed]) -> Arrays:
    number: defaultdict[str, int] = defaultdict()
    number.default_factory = number.__len__
    boundary = number[BOUNDARY]
    names, name_forms, body, body_forms = (
        _Stream((each[field] for each in rows), number) for field in range(4)
    )
    hashes = terms.numbers(number)
    order = np.argsort(hashes)
    ranks = np.empty(len(order), np.uint64)
    ranks[order] = np.arange(len(order), dtype=np.uint64)
    named = np.concatenate((names.pairs(ranks), name_forms.pairs(ranks)))
    said = np.concatenate((body.pairs(ranks), body_forms.pairs(ranks)))
    return {
        "terms": hashes[order],
        **_held(named, said, body.sizes, ranks[boundary], len(order)),
        **_spelt(names, body, ranks, len(order)),
    }


def _held(named: Array, said: Array, lengths: Array, boundary: int, size: int) -> Arrays:
    """The rows that hold each word, and how much they are about it."""
    in_names, times_named = _counted(named)
    in_body, times_said = _counted(said)
    every, _times = _counted(np.concatenate((in_names, in_body)))
    every = every[every >> np.uint64(32) != boundary]
    rows = (every & np.uint64(0xFFFFFFFF)).astype(np.uint32)
    slowly = _SAID_SLOWLY * (1 - _BY_LENGTH + _BY_LENGTH * lengths[rows] / _USUAL_LENGTH)
    impacts = _NAMED * _often(every, in_names, times_named, np.float32(_NAMED_SLOWLY))
    impacts += _SAID * _often(every, in_body, times_said, slowly)
    words = (every >> np.uint64(32)).astype(np.int64)
    return {
        "row_starts": _starts(words, size),
        "rows": rows,
        "impacts": np.maximum(impacts, 1).astype(np.uint8),
    }


def _counted(pairs: Array) -> tuple[Array, Array]:
    """Each once, sorted, and how often it was there. `np.unique` takes four times as long."""
    pairs = np.sort(pairs)
    leads = np.ones(len(pairs), bool)
    leads[1:] = pairs[1:] != pairs[:-1]
    firsts = np.flatnonzero(leads)
    return pairs[firsts], np.diff(firsts, append=len(pairs))


def _often(every: Array, some: Array, times: Array, slowly: Array | np.float32) -> Array:
    """From 0 (never) to 1, for each pair of a word and a row."""
    if not len(some):
        return np.zeros(len(every), np.float32)
    at = np.minimum(np.searchsorted(some, every), len(some) - 1)
    found = np.where(some[at] == every, times[at], 0).astype(np.float32)
    return found / (found + slowly)


def _starts(words: Array, size: int) -> Array:
    starts = np.zeros(size + 1, np.int64)
    np.cumsum(np.bincount(words, minlength=size), out=starts[1:])
    return starts


def _spelt(names: _Stream, body: _Stream, ranks: Array, size: int) -> Arrays:
    """Where exact words stand: a row's names, a gap, its text, a gap, then the next row's."""
    lengths = names.sizes + body.sizes + 2
    row_spots = np.concatenate(([0], np.cumsum(lengths)))
    in_names = _spots(names, row_spots[:-1])
    in_body = _spots(body, row_spots[:-1] + names.sizes + 1)
    words = np.concatenate((ranks[names.words], ranks[body.words])).astype(np.int64)
    spots = np.concatenate((in_names, in_body))
    order = np.lexsort((spots, words))
    return {
        "row_spots": row_spots.astype(np.int64),
        "spot_starts": _starts(words, size),
        "spots": spots[order].astype(np.uint32 if row_spots[-1] < 2**32 else np.uint64),
    }


def _spots(stream: _Stream, firsts: Array) -> Array:
    ends = np.cumsum(stream.sizes)
    within = np.arange(len(stream.words)) - np.repeat(ends - stream.sizes, stream.sizes)
    return np.repeat(firsts, stream.sizes) + within
