"""What is made when something is published: orders, and counts over all rows of the parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from synthesis.models.kinds import EntryKind, Order, PassageKind
from synthesis.search.columns import counting
from synthesis.search.columns.arrays import Array, Arrays
from synthesis.search.columns.part import (
    COLUMNS,
    KINDS,
    NAMED,
    NATURES,
    Part,
    Relations,
    column_name,
)
from synthesis.search.facets import FACETS, Sense

_ORDERS = (Order.NEWEST, Order.OLDEST, Order.NAME)
_ORGANISED = tuple(each for each in COLUMNS if NAMED[each] == EntryKind.ORGANISATION)


def generation(entries: Arrays, parts: Sequence[Part], gone: Sequence[Array | None]) -> Arrays:
    """The arrays of a store: those of the entries, and what is counted over all rows.

    `gone` are the plenaries (their pk) whose rows are no longer those of each part.
    """
    alive = [alive_of(part, each) for part, each in zip(parts, gone, strict=True)]
    marks = {f"ALIVE.{at}": each for at, each in enumerate(alive) if each is not None}
    marks |= {f"GONE.{at}": each for at, each in enumerate(gone) if each is not None}
    whole = [
        np.ones(len(part), bool) if each is None else each
        for part, each in zip(parts, alive, strict=True)
    ]
    kinds = _kinds(entries, parts)
    totals = _Totals(entries, parts, whole, kinds).arrays()
    return {**entries, **marks, **kinds, **_orders(parts, whole), **totals}


def alive_of(part: Part, gone: Array | None) -> Array | None:
    """Which rows there still are; None for all."""
    if gone is None or not len(gone):
        return None
    dead = np.isin(part.arrays["plenary_pk"], gone)
    return ~dead[part.arrays["plenary"]] if dead.any() else None


def _kinds(entries: Arrays, parts: Sequence[Part]) -> Arrays:
    """Of the organisations that each row names: one may be of another kind than it was."""
    kinds = entries[f"{EntryKind.ORGANISATION}.organisation_kind"]
    return {
        f"KINDS.{column_name(each)}": np.concatenate(
            [counting.kinds_of_rows(part.columns[each], kinds) for part in parts]
        )
        for each in _ORGANISED
    }


def _orders(parts: Sequence[Part], alive: Sequence[Array]) -> Arrays:
    keys, there = _Keys(parts), np.concatenate(alive)
    counts = np.bincount(keys.kinds[there], minlength=len(KINDS))
    arrays = {"SPANS": np.concatenate(([0], np.cumsum(counts)))}
    for order in _ORDERS:
        every = keys.sorted_by(order)
        every = every[there[every]].astype(np.uint32)
        ranks = np.zeros(len(there), np.uint32)
        ranks[every] = np.arange(len(every)) - arrays["SPANS"][keys.kinds[every]]
        arrays |= {f"ORDER.{order}": every, f"RANK.{order}": ranks}
    return arrays


class _Keys:
    """What rows of the whole are ordered by, in one number of 64 bits: their kind first. Where
    plenaries have one day, their slug decides.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        sizes = [len(part.arrays["plenary_pk"]) for part in parts]
        shifts = np.cumsum([0, *sizes])[:-1]
        self.plenaries = np.concatenate(
            [part.arrays["plenary"] + np.int64(s) for part, s in zip(parts, shifts, strict=True)]
        )
        self.positions = np.concatenate([part.arrays["position"] for part in parts])
        self.kinds = np.concatenate(
            [np.repeat(np.arange(len(KINDS)), np.diff(part.arrays["spans"])) for part in parts]
        )
        self.days = np.concatenate([part.arrays["plenary_day"] for part in parts])
        self.slugs = np.concatenate([part.arrays["plenary_slug"] for part in parts])
        known = np.unique(np.concatenate([part.arrays["names"] for part in parts]))
        ranks = [np.searchsorted(known, p.arrays["names"])[p.arrays["name"]] for p in parts]
        self.names = np.concatenate(ranks)
        if len(known) and known[0] == b"":  # those that nobody's name sorts come last
            self.names[self.names == 0] = len(known)

    def sorted_by(self, order: Order) -> Array:
        if order == Order.NAME:
            newest = np.empty(len(self.kinds), np.int64)
            newest[self.sorted_by(Order.NEWEST)] = np.arange(len(self.kinds))
            return np.argsort(self.kinds << 60 | self.names << 32 | newest)
        days = self.days if order == Order.OLDEST else -self.days
        ranks = np.empty(len(days), np.int64)
        ranks[np.lexsort((self.slugs, days))] = np.arange(len(days))
        # Parts have the newest first already: this sort is quick where runs are in order.
        keys = self.kinds << 60 | ranks[self.plenaries] << 32 | self.positions
        return np.argsort(keys, kind="stable")


class _Totals:
    """What each choice gives where nothing is asked for."""

    def __init__(
        self, entries: Arrays, parts: Sequence[Part], alive: Sequence[Array], kinds: Arrays
    ) -> None:
        self.entries, self.parts, self.alive = entries, parts, alive
        firsts = np.cumsum([0, *map(len, parts)])
        self.kinds = [
            {name: each[a:b] for name, each in kinds.items()} for a, b in pairwise(firsts)
        ]

    def arrays(self) -> Arrays:
        arrays: Arrays = {}
        for kind in FACETS:
            rows = [self._rows(at, kind) for at in range(len(self.parts))]
            for name, at_parts in self._counts(kind, rows):
                arrays[f"{name}"] = np.asarray(np.sum(at_parts, axis=0), np.uint32)
        return arrays

    def _rows(self, at: int, kind: PassageKind) -> Array:
        start, end = self.parts[at].spans[kind]
        return (np.flatnonzero(self.alive[at][start:end]) + start).astype(np.uint32)

    def _counts(self, kind: PassageKind, rows: list[Array]) -> Iterator[tuple[str, list[Array]]]:
        every = list(enumerate(zip(self.parts, rows, strict=True)))
        yield (
            f"NATURES.{kind}",
            [np.bincount(p.arrays["nature"][r], minlength=len(NATURES)) for _, (p, r) in every],
        )
        for relations in _relations(kind):
            name, size = column_name(relations), len(self.entries[f"{NAMED[relations]}.pk"])
            yield (
                f"TOTAL.{kind}.{name}",
                [
                    counting.of_entries(p.columns[relations], r, size, counting.mask_of(r, len(p)))
                    for _, (p, r) in every
                ],
            )
            if relations in _ORGANISED:
                of_kinds = [
                    counting.of_kinds(self.kinds[at][f"KINDS.{name}"], r) for at, (_, r) in every
                ]
                yield (
                    f"TOTAL_KINDS.{kind}.{name}",
                    [np.array([*each.values()]) for each in of_kinds],
                )


def _relations(kind: PassageKind) -> list[Relations]:
    """Those that the facets of a kind ask for."""
    facets = [each for each in FACETS[kind].values() if each.entries]
    return list(dict.fromkeys(each.relations_in(sense) for each in facets for sense in Sense))
