"""One part of several: their rows in one order, their words in one vocabulary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from synthesis.search.columns.arrays import Array, Arrays
from synthesis.search.columns.building import column_arrays, pk_arrays
from synthesis.search.columns.part import COLUMNS, KINDS, Part, column_name

_GONE = np.uint32(0xFFFFFFFF)
# So many words' rows are put in order at once, some tens of bytes each.
_AT_ONCE = 4_000_000


def united(parts: Sequence[Part], alive: Sequence[Array | None]) -> Arrays:
    """`alive` says which rows of each part go on (None: all). No plenary goes on in two parts."""
    moving = _Moving(parts, alive)
    arrays = moving.rows()
    for relations in COLUMNS:
        arrays |= moving.column(column_name(relations))
    return arrays | _words(moving)


class _Moving:
    """`to` is the new place of each row of each part, `_GONE` for those that don't go on."""

    def __init__(self, parts: Sequence[Part], alive: Sequence[Array | None]) -> None:
        self.parts = parts
        self.alive = [
            np.ones(len(part), bool) if each is None else each
            for part, each in zip(parts, alive, strict=True)
        ]
        self._plenaries()
        self._names()
        kinds = np.concatenate([_kinds(part)[a] for part, a in zip(parts, self.alive, strict=True)])
        self.order = np.lexsort((self._all("position"), self.plenary_of, kinds))
        self.spans = np.searchsorted(kinds[self.order], np.arange(len(KINDS) + 1))
        self.to = self._places()

    def _all(self, name: str) -> Array:
        """What goes on of an array, part after part."""
        pairs = zip(self.parts, self.alive, strict=True)
        return np.concatenate([part.arrays[name][alive] for part, alive in pairs])

    def _plenaries(self) -> None:
        """In the order of lists."""
        columns = [
            np.concatenate([part.arrays[f"plenary_{field}"] for part in self.parts])
            for field in ("pk", "day", "slug")
        ]
        offsets = np.cumsum([0, *(len(part.arrays["plenary_pk"]) for part in self.parts)])
        mine = [
            part.arrays["plenary"][alive] + np.int64(offset)
            for part, alive, offset in zip(self.parts, self.alive, offsets[:-1], strict=True)
        ]
        used = np.unique(np.concatenate(mine))
        order = used[np.lexsort((columns[2][used], -columns[1][used]))]
        ranks = np.zeros(offsets[-1], np.uint32)
        ranks[order] = np.arange(len(order), dtype=np.uint32)
        self.plenary_of = ranks[np.concatenate(mine)]
        self.plenaries = [each[order] for each in columns]

    def _names(self) -> None:
        self.names = np.unique(np.concatenate([part.arrays["names"] for part in self.parts]))
        self.name_of = np.concatenate(
            [
                np.searchsorted(self.names, part.arrays["names"])[part.arrays["name"][alive]]
                for part, alive in zip(self.parts, self.alive, strict=True)
            ]
        ).astype(np.uint32)

    def _places(self) -> list[Array]:
        new = np.empty(len(self.order), np.uint32)
        new[self.order] = np.arange(len(self.order), dtype=np.uint32)
        places, start = [], 0
        for alive in self.alive:
            to = np.full(len(alive), _GONE, np.uint32)
            end = start + int(np.count_nonzero(alive))
            to[alive] = new[start:end]
            places.append(to)
            start = end
        return places

    def rows(self) -> Arrays:
        pk, day, slug = self.plenaries
        return {
            **pk_arrays(self._all("pk")[self.order]),
            **{each: self._all(each)[self.order] for each in ("position", "nature")},
            "plenary": self.plenary_of[self.order],
            "name": self.name_of[self.order],
            "spans": self.spans.astype(np.int64),
            "plenary_pk": pk,
            "plenary_day": day,
            "plenary_slug": slug,
            "names": self.names,
        }

    def column(self, name: str) -> Arrays:
        rows, entries = [], []
        for part, to in zip(self.parts, self.to, strict=True):
            first = part.arrays[f"{name}.first"]
            leads = np.flatnonzero(first)
            rows += [to[leads], to[part.arrays[f"{name}.more_rows"]]]
            entries += [first[leads], part.arrays[f"{name}.more_values"]]
        every_row, every_entry = np.concatenate(rows), np.concatenate(entries)
        on = every_row != _GONE
        return column_arrays(name, every_row[on], every_entry[on], len(self.order))


def _kinds(part: Part) -> Array:
    return np.repeat(np.arange(len(KINDS), dtype=np.uint8), np.diff(part.arrays["spans"]))


# --- Words


def _words(moving: _Moving) -> Arrays:
    """A run of the vocabulary after another: a million passages have 100 million pairs."""
    terms = np.unique(np.concatenate([part.arrays["terms"] for part in moving.parts]))
    row_spots = _row_spots(moving)
    held: list[tuple[Array, Array, Array]] = []
    spelt: list[tuple[Array, Array]] = []
    for some in _runs(moving, terms):
        held.append(_held(moving, some))
        spelt.append(_spelt(moving, some, row_spots))
    kept = np.concatenate([each[0] for each in held]) > 0 if held else terms > 0
    narrow = np.uint32 if row_spots[-1] < 2**32 else np.uint64
    return {
        "terms": terms[kept],
        "row_starts": _from_counts([each[0] for each in held], kept),
        "rows": _joined([each[1] for each in held], np.uint32),
        "impacts": _joined([each[2] for each in held], np.uint8),
        "row_spots": row_spots,
        "spot_starts": _from_counts([each[0] for each in spelt], kept),
        "spots": _joined([each[1] for each in spelt], narrow),
    }


def _joined(arrays: list[Array], dtype: type[np.generic]) -> Array:
    return np.concatenate(arrays).astype(dtype, copy=False) if arrays else np.zeros(0, dtype)


def _from_counts(counts: list[Array], kept: Array) -> Array:
    starts = np.zeros(np.count_nonzero(kept) + 1, np.int64)
    if counts:
        np.cumsum(np.concatenate(counts)[kept], out=starts[1:])
    return starts


def _runs(moving: _Moving, terms: Array) -> Iterator[Array]:
    """The terms, as many at once as have about `_AT_ONCE` pairs and places."""
    if not len(terms):
        return
    sizes = np.zeros(len(terms), np.int64)
    for part in moving.parts:
        at = np.searchsorted(terms, part.arrays["terms"])
        sizes[at] += np.diff(part.arrays["row_starts"]) + np.diff(part.arrays["spot_starts"])
    runs = np.cumsum(sizes) // _AT_ONCE
    bounds = np.flatnonzero(np.diff(runs, prepend=-1))
    yield from (terms[a:b] for a, b in zip(bounds, [*bounds[1:], len(terms)], strict=True))


def _slices(part: Part, some: Array, starts: str) -> tuple[Array, slice]:
    """Of a run of terms: for each of a part's pairs which of them it is of, and where they are."""
    known = part.arrays["terms"]
    first = int(np.searchsorted(known, some[0]))
    last = int(np.searchsorted(known, some[-1], side="right"))
    bounds = part.arrays[starts][first : last + 1]
    which = np.repeat(np.searchsorted(some, known[first:last]), np.diff(bounds))
    return which.astype(np.uint64), slice(int(bounds[0]), int(bounds[-1]))


def _held(moving: _Moving, some: Array) -> tuple[Array, Array, Array]:
    """How many rows hold each, which, and how much they are about it."""
    keys, impacts = [], []
    for part, to in zip(moving.parts, moving.to, strict=True):
        which, these = _slices(part, some, "row_starts")
        rows = to[part.arrays["rows"][these]]
        on = rows != _GONE
        keys.append(which[on] << np.uint64(32) | rows[on])
        impacts.append(part.arrays["impacts"][these][on])
    every = np.concatenate(keys)
    order = np.argsort(every, kind="stable")
    every = every[order]
    counts = np.bincount((every >> np.uint64(32)).astype(np.int64), minlength=len(some))
    return counts, every.astype(np.uint32), np.concatenate(impacts)[order]


def _row_spots(moving: _Moving) -> Array:
    lengths = np.empty(len(moving.order), np.int64)
    for part, to in zip(moving.parts, moving.to, strict=True):
        on = to != _GONE
        lengths[to[on]] = np.diff(part.arrays["row_spots"])[on]
    return np.concatenate(([0], np.cumsum(lengths)))


def _spelt(moving: _Moving, some: Array, row_spots: Array) -> tuple[Array, Array]:
    """How many places each stands at, and which."""
    words, places = [], []
    for part, to in zip(moving.parts, moving.to, strict=True):
        which, these = _slices(part, some, "spot_starts")
        before = part.arrays["row_spots"]
        spots = part.arrays["spots"][these].astype(np.int64)
        rows = np.searchsorted(before, spots, side="right") - 1
        on = to[rows] != _GONE
        words.append(which[on])
        places.append((spots - before[rows])[on] + row_spots[to[rows[on]]])
    every_word, every_place = np.concatenate(words), np.concatenate(places)
    order = np.lexsort((every_place, every_word))
    return np.bincount(every_word.astype(np.int64), minlength=len(some)), every_place[order]
