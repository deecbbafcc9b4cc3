"""A part: some plenaries' passages, a row each, in arrays. It never changes once it is made.

Rows stand by kind, and inside a kind as lists do: the newest plenary first, each in its own order.
So each kind is a run of rows, and so is each plenary inside it. What only has a page (a passage
that translates another) has no row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from synthesis.models.kinds import (
    EntryKind,
    InterventionKind,
    PassageKind,
    Relation,
    TakeawayKind,
)
from synthesis.search.columns import terms
from synthesis.search.columns.arrays import Array
from synthesis.search.facets import FACETS, Sense

KINDS = tuple(PassageKind.values)
NATURES = ("", *InterventionKind.values, *TakeawayKind.values)
Relations = tuple[Relation, ...]

# What facets ask for, the entries that a passage is in one of some relations with: by these, of
# which kind they are.
NAMED: dict[Relations, EntryKind] = {
    facet.relations_in(sense): facet.entries
    for facets in FACETS.values()
    for facet in facets.values()
    for sense in Sense
    if facet.entries
}
COLUMNS = tuple(NAMED)


def column_name(relations: Relations) -> str:
    return "+".join(relations)


@dataclass(frozen=True)
class Column:
    """The numbers of entries, from 1, over rows: the `first` of each row (0 for none), then pairs
    for rows that have more, in the order of the rows. And back: the rows of entry n are
    `rows[starts[n]:starts[n + 1]]`.
    """

    first: Array
    more_rows: Array
    more_values: Array
    starts: Array
    rows: Array

    def naming(self, entry: int) -> Array:
        """The rows that name an entry, in their order."""
        if entry + 1 >= len(self.starts):
            return self.rows[:0]
        return self.rows[self.starts[entry] : self.starts[entry + 1]]


@dataclass(frozen=True)
class Part:
    """`arrays` by name, as building.py makes them, in the file of this name. Rows are counted from
    0.
    """

    arrays: Mapping[str, Array]
    name: str = ""

    def __len__(self) -> int:
        return len(self.arrays["pk"])

    @cached_property
    def spans(self) -> dict[str, tuple[int, int]]:
        """The first row of each kind, and the one after its last."""
        bounds = self.arrays["spans"].tolist()
        return {kind: (bounds[at], bounds[at + 1]) for at, kind in enumerate(KINDS)}

    @cached_property
    def columns(self) -> dict[Relations, Column]:
        fields = ("first", "more_rows", "more_values", "starts", "rows")
        return {
            each: Column(*(self.arrays[f"{column_name(each)}.{field}"] for field in fields))
            for each in COLUMNS
        }

    @property
    def plenaries(self) -> Array:
        """The pk of the plenary of each row."""
        return self.arrays["plenary_pk"][self.arrays["plenary"]]

    @cached_property
    def by_pk(self) -> tuple[Array, Array]:
        """The pk of the rows, sorted, and the row of each."""
        return self.arrays["pk_sorted"], self.arrays["pk_rows"]

    def holding(self, word: str) -> tuple[Array, Array]:
        """The rows that hold a word or a form, in their order, and how much it says of each (from
        0 to 255).
        """
        at = terms.place(self.arrays["terms"], word)
        start, end = self.arrays["row_starts"][at : at + 2].tolist() if at >= 0 else (0, 0)
        return self.arrays["rows"][start:end], self.arrays["impacts"][start:end]

    def spots(self, word: str) -> Array:
        """All places of an exact word: words are counted through all rows, in their order."""
        at = terms.place(self.arrays["terms"], word)
        start, end = self.arrays["spot_starts"][at : at + 2].tolist() if at >= 0 else (0, 0)
        return self.arrays["spots"][start:end]

    def within(self, rows: Array, kind: str) -> slice:
        """Where rows of a kind stand among sorted rows."""
        start, end = self.spans[kind]
        if start == 0 and end == len(self):
            return slice(None)
        # Of their own type: another would have all of them copied.
        first, last = np.searchsorted(rows, np.array((start, end), rows.dtype))
        return slice(int(first), int(last))
