"""The columns of one publication: one part or two, and what is counted over both.

The first part is large and old, the second has what was published since: a publication into a
million passages makes a small part anew, and says which rows of the large one are gone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import log

import numpy as np

from synthesis.models.kinds import Order
from synthesis.search.columns import counting
from synthesis.search.columns.arrays import Array, Arrays
from synthesis.search.columns.entries import ORGANISATION_KINDS, Entries
from synthesis.search.columns.part import (
    KINDS,
    NATURES,
    Part,
    Relations,
    column_name,
)
from synthesis.search.columns.rows import NOTHING

# The rows of each part.
Found = tuple[Array, ...]


@dataclass(frozen=True)
class Store:
    """`token` is that of the publication (models/publications.py); `arrays` as generation.py makes
    them.

    A row of the whole is a row of the first part, or one of the second after all those of the
    first.
    """

    token: str
    parts: tuple[Part, ...]
    arrays: Arrays

    @cached_property
    def entries(self) -> Entries:
        return Entries.of({n: each for n, each in self.arrays.items() if n[0].islower()})

    @cached_property
    def firsts(self) -> tuple[int, ...]:
        """The first row of each part."""
        return tuple(np.cumsum([0, *map(len, self.parts)])[:-1].tolist())

    def gone(self, at: int) -> Array:
        """The plenaries (their pk) whose rows are no longer those of this part."""
        return self.arrays.get(f"GONE.{at}", NOTHING)

    @cached_property
    def alive(self) -> tuple[Array | None, ...]:
        """Which rows of each part there still are; None for all."""
        return tuple(self.arrays.get(f"ALIVE.{at}") for at in range(len(self.parts)))

    @cached_property
    def spans(self) -> dict[str, tuple[int, int]]:
        """Where each kind stands in `in_order`."""
        bounds = self.arrays["SPANS"].tolist()
        return {kind: (bounds[at], bounds[at + 1]) for at, kind in enumerate(KINDS)}

    def still(self, at: int, rows: Array) -> Array:
        """Those of these rows of a part that there still are."""
        alive = self.alive[at]
        return rows if alive is None else np.compress(alive.take(rows), rows)

    def every(self, kind: str) -> Found:
        """All rows of a kind."""
        return tuple(
            self.still(at, np.arange(*part.spans[kind], dtype=np.uint32))
            for at, part in enumerate(self.parts)
        )

    def ranks(self, order: Order, at: int) -> Array:
        """The place of each row of a part among all of its kind."""
        first = self.firsts[at]
        return self.arrays[f"RANK.{order}"][first : first + len(self.parts[at])]

    def in_order(self, order: Order, kind: str) -> Array:
        """All rows of a kind, of the whole."""
        return self.arrays[f"ORDER.{order}"][slice(*self.spans[kind])]

    def kinds_of_rows(self, relations: Relations, at: int) -> Array:
        """The kinds of the organisations of each row of a part: see counting.py."""
        first = self.firsts[at]
        whole = self.arrays[f"KINDS.{column_name(relations)}"]
        return whole[first : first + len(self.parts[at])]

    def total(self, kind: str, relations: Relations) -> Array:
        """How many rows of a kind name each entry, by its number."""
        return self.arrays[f"TOTAL.{kind}.{column_name(relations)}"]

    def strongest(self, kind: str, relations: Relations, most: int) -> tuple[Array, Array]:
        """The entries that most rows of a kind name, and all that some do. Asked with each list
        that nothing narrows: found once.
        """
        key = (kind, relations, most)
        if key not in self._strongest:
            counts = self.total(kind, relations)
            giving = np.flatnonzero(counts)
            self._strongest[key] = counting.strongest(counts, giving, most), giving
        return self._strongest[key]

    @cached_property
    def _strongest(self) -> dict[tuple[str, Relations, int], tuple[Array, Array]]:
        return {}

    def total_of_kinds(self, kind: str, relations: Relations) -> dict[str, int]:
        found = self.arrays[f"TOTAL_KINDS.{kind}.{column_name(relations)}"].tolist()
        return dict(zip(ORGANISATION_KINDS, found, strict=True))

    def total_of_natures(self, kind: str) -> dict[str, int]:
        found = self.arrays[f"NATURES.{kind}"].tolist()
        return {nature: each for nature, each in zip(NATURES, found, strict=True) if each}

    def pks(self, rows: Array) -> list[int]:
        """Of rows of the whole."""
        if len(self.parts) == 1:
            return self.parts[0].arrays["pk"][rows].tolist()  # type: ignore[no-any-return]
        later = rows >= self.firsts[1]
        pks = np.empty(len(rows), np.int64)
        pks[~later] = self.parts[0].arrays["pk"][rows[~later]]
        pks[later] = self.parts[1].arrays["pk"][rows[later] - self.firsts[1]]
        return pks.tolist()

    def row(self, pk: int) -> tuple[int, int] | None:
        """The part and the row in it of a passage."""
        for at, part in enumerate(self.parts):
            known, order = part.by_pk
            place = int(np.searchsorted(known, pk))
            if place < len(known) and known[place] == pk:
                row = order[place : place + 1].astype(np.uint32)
                if len(self.still(at, row)):
                    return at, int(row[0])
        return None

    def worth(self, words: frozenset[str]) -> dict[str, float]:
        """How much it says of a passage that it has a word, the rarer the more."""
        size = sum(map(len, self.parts)) or 1
        return {
            word: log(1 + size / (0.5 + sum(len(part.holding(word)[0]) for part in self.parts)))
            for word in words
        }

    def occurrences(self, word: str) -> int:
        """In how many passages an exact word is."""
        found = enumerate(self.parts)
        return sum(len(self.still(at, part.holding(word)[0])) for at, part in found)
