"""The passages of every kind together: how many hold what is looked for, and which do so best.

All that the search over everything asks of the columns, or of the database while there are none.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from synthesis.models.kinds import Order, PassageKind
from synthesis.models.passages import Passage
from synthesis.search.columns import keeping, words
from synthesis.search.columns.arrays import Array
from synthesis.search.columns.store import Store
from synthesis.search.database import holding
from synthesis.search.query import Query

ORDERS = (Order.RELEVANCE, Order.NEWEST, Order.OLDEST)


@dataclass(frozen=True)
class Everywhere:
    """What holds the words of a query, some of which are wanted. `store` is None while there are no
    columns.
    """

    query: Query
    store: Store | None

    @property
    def totals(self) -> Mapping[PassageKind, int]:
        """How many passages of each kind there are; none of those kinds that have none."""
        counts = {
            kind: sum(map(len, found)) if self.store else len(self._read[kind])
            for kind, found in self._found.items()
        }
        return {kind: found for kind, found in counts.items() if found}

    def page(self, order: Order, start: int, stop: int) -> list[Passage]:
        """The passages from place `start` up to `stop`, of all kinds, in this order. Two queries.

        order: one of ORDERS
        """
        near = self._first(order, stop) if self.store else self._all_read()
        columns = ("pk", "held_on", "plenary_slug", "position")
        rows = Passage.objects.filter(pk__in=list(near)).order_by().values_list(*columns)
        day = -1 if order != Order.OLDEST else 1
        ranked = sorted(rows, key=lambda e: (-near[e[0]], day * e[1].toordinal(), e[2], e[3]))
        pks = [pk for pk, *_rest in ranked[start:stop]]
        return Passage.objects.in_this_order(pks, bodies=True)

    def occurrences(self, found: Collection[str]) -> dict[str, int]:
        """In how many passages each of these exact words is, folded; those that are in none may be
        left out.
        """
        store = self.store
        return {word: store.occurrences(word) for word in found} if store else {}

    # --- By the columns

    @cached_property
    def _found(self) -> dict[PassageKind, list[Array]]:
        """The rows of each part that hold the words."""
        store = self.store
        if store is None:
            return {kind: [] for kind in PassageKind}
        return {
            kind: [
                store.still(at, words.holding(part, kind, self.query))
                for at, part in enumerate(store.parts)
            ]
            for kind in PassageKind
        }

    def _first(self, order: Order, stop: int) -> dict[int, float]:
        """The first `stop` of each kind, and what each is worth in this order, days aside."""
        assert self.store
        worth = self.store.worth(words.words_of(self.query))
        first: dict[int, float] = {}
        for kind, parts in self._found.items():
            for at, rows in enumerate(parts):
                if len(rows):
                    first |= self._first_of_part(order, stop, kind, (at, rows), worth)
        return first

    def _first_of_part(
        self,
        order: Order,
        stop: int,
        kind: PassageKind,
        found: tuple[int, Array],
        worth: dict[str, float],
    ) -> dict[int, float]:
        store, (at, rows) = self.store, found
        assert store
        scores = np.zeros(len(rows), np.float32)
        if order == Order.RELEVANCE:
            part = store.parts[at]
            every = words.scores(part, kind, self.query, worth)
            scores = every[rows - np.uint32(part.spans[kind][0])]
        by = Order.NEWEST if order == Order.RELEVANCE else order
        # The bits of numbers above zero are in the order of the numbers.
        worst = (~scores.view(np.uint32)).astype(np.uint64) << np.uint64(32)
        keys = worst | store.ranks(by, at)[rows].astype(np.uint64)
        chosen = np.argpartition(keys, min(stop, len(keys)) - 1)[:stop]
        pks = store.pks(rows[chosen].astype(np.int64) + np.int64(store.firsts[at]))
        return dict(zip(pks, scores[chosen].tolist(), strict=True))

    # --- By the database

    @cached_property
    def _read(self) -> dict[PassageKind, list[int]]:
        return {kind: holding(kind, self.query) for kind in PassageKind}

    def _all_read(self) -> dict[int, float]:
        return {pk: 0.0 for found in self._read.values() for pk in found}


def look(query: Query) -> Everywhere:
    """One query, for this and its totals."""
    return Everywhere(query, keeping.current())
