"""What a reader asks, answered by the columns. No query."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from synthesis.models.kinds import Order
from synthesis.search.columns import counting, words
from synthesis.search.columns import rows as sets
from synthesis.search.columns.arrays import Array
from synthesis.search.columns.entries import Numbered
from synthesis.search.columns.part import NAMED, NATURES, Relations
from synthesis.search.columns.rows import Rows, Test
from synthesis.search.columns.store import Found, Store
from synthesis.search.criteria import LARGEST, WORDS, Choice, Choices, Criteria, Totals
from synthesis.search.facets import Facet, Sense

# Of each part, the rows that something asks for, or which of any it does.
Asked = tuple[Rows, ...]


@dataclass(frozen=True, kw_only=True)
class ColumnCriteria(Criteria):
    store: Store

    # --- Which rows

    @cached_property
    def _narrowing(self) -> dict[str, Asked]:
        """What each facet in use asks for, and the reader's words."""
        asked = {name: self._asked(name, self.sense) for name in self.in_use}
        return {WORDS: self._holding, **asked} if self.query else asked

    @cached_property
    def _holding(self) -> Asked:
        return self._in_parts(lambda at: words.holding(self.store.parts[at], self.kind, self.query))

    def _in_parts(self, rows: Callable[[int], Array]) -> Asked:
        parts = range(len(self.store.parts))
        return tuple(self.store.still(at, rows(at)) for at in parts)

    def _asked(self, name: str, sense: Sense) -> Asked:
        facet, chosen = self.facets[name], self.chosen[name]
        relations = facet.relations_in(sense)
        if facet.entries is None:
            return tuple(map(self._of_natures(chosen), self._every_part))
        if facet.values:
            return tuple(map(self._of_kinds(relations, chosen), self._every_part))
        named = self.store.entries.kinds[facet.entries]
        numbers = [number for each in chosen if (number := named.number(each))]
        return self._in_parts(lambda at: self._naming(at, relations, numbers))

    def _naming(self, at: int, relations: Relations, numbers: Iterable[int]) -> Array:
        part = self.store.parts[at]
        column = part.columns[relations]
        every = [column.naming(number) for number in numbers]
        mine = [rows[part.within(rows, self.kind)] for rows in every]
        return sets.union(mine, part.spans[self.kind])

    @property
    def _every_part(self) -> range:
        return range(len(self.store.parts))

    def _of_natures(self, chosen: Iterable[str]) -> Callable[[int], Test]:
        """Most rows may be of one: they are tested, not listed."""
        wanted = np.zeros(len(NATURES), bool)
        wanted[[NATURES.index(each) for each in chosen if each in NATURES]] = True
        parts = self.store.parts
        return lambda at: lambda rows: wanted[parts[at].arrays["nature"][rows]]

    def _of_kinds(self, relations: Relations, chosen: tuple[str, ...]) -> Callable[[int], Test]:
        bits = np.uint16(counting.bits_of(chosen))
        store = self.store
        return lambda at: lambda rows: store.kinds_of_rows(relations, at)[rows] & bits > 0

    def _all_but(self, without: str | None, **instead: Asked) -> Found | None:
        """The rows that everything but one of them asks for; None for all rows."""
        asked = [v for name, v in (self._narrowing | instead).items() if name != without]
        if not asked:
            return None
        return tuple(
            self.store.still(
                at, sets.intersection([each[at] for each in asked], part.spans[self.kind])
            )
            for at, part in enumerate(self.store.parts)
        )

    @cached_property
    def _found(self) -> Found | None:
        return self._all_but(None)

    def _number(self, found: Found | None) -> int:
        if found is None:
            start, end = self.store.spans[self.kind]
            return end - start
        return sum(map(len, found))

    # --- How many

    @cached_property
    def totals(self) -> Totals:
        following = [name for name in self.in_use if self.facets[name].follows_sense]
        senses = {
            str(sense): self._number(
                self._all_but(None, **{name: self._asked(name, sense) for name in following})
            )
            for sense in Sense
            if following
        }
        without = {name: self._number(self._others(name)) for name in self._narrowing}
        return Totals(self._number(self._found), senses, without)

    def _others(self, name: str) -> Found | None:
        """What everything asks for but this facet."""
        if name not in self._narrowing:
            return self._found
        if name not in self._without:
            self._without[name] = self._all_but(name)
        return self._without[name]

    @cached_property
    def _without(self) -> dict[str, Found | None]:
        return {}

    @cached_property
    def choices(self) -> dict[str, Choices]:
        return {name: self._choices(name, facet) for name, facet in self.facets.items()}

    def _choices(self, name: str, facet: Facet) -> Choices:
        if not facet.values:
            return self._of_entries(name, facet)
        counts = self._of_values(name, facet)
        chosen = self.chosen.get(name, ())
        values = facet.values.values
        return Choices([Choice(each, counts.get(each, 0), each in chosen) for each in values])

    def _of_values(self, name: str, facet: Facet) -> dict[str, int]:
        found, relations = self._others(name), facet.relations_in(self.sense)
        if facet.entries is None:
            if found is None:
                return self.store.total_of_natures(self.kind)
            natures = [part.arrays["nature"] for part in self.store.parts]
            return _summed(map(counting.of_natures, natures, found))
        if found is None:
            return self.store.total_of_kinds(self.kind, relations)
        kinds = [self.store.kinds_of_rows(relations, at) for at in range(len(found))]
        return _summed(map(counting.of_kinds, kinds, found))

    def _of_entries(self, name: str, facet: Facet) -> Choices:
        relations = facet.relations_in(self.sense)
        named = self.store.entries.kinds[NAMED[relations]]
        counts = self._counts(name, relations, len(named))
        letters = self.letters.get(name)
        if self._others(name) is None and not letters:
            shown, giving = self.store.strongest(self.kind, relations, LARGEST)
        else:
            giving = np.flatnonzero(counts)
            if letters:
                giving = np.array(named.containing(letters, giving.tolist()), np.int64)
            shown = counting.strongest(counts, giving, LARGEST)
        chosen = [number for e in self.chosen.get(name, ()) if (number := named.number(e))]
        if facet.small and not letters:
            shown = named.living
        numbers = named.in_order([*shown.tolist(), *chosen])
        choices = [self._choice(named, each, int(counts[each]), each in chosen) for each in numbers]
        given = set(giving.tolist()) if letters else ()
        shown_giving = sum(1 for e in numbers if (e in given if letters else counts[e]))
        return Choices(choices, len(giving) - shown_giving)

    def _choice(self, named: Numbered, number: int, count: int, selected: bool) -> Choice:
        entry = named.named(number)
        return Choice(entry.slug, count, selected, entry)

    def _counts(self, name: str, relations: Relations, size: int) -> Array:
        found = self._others(name)
        if found is None:
            return self.store.total(self.kind, relations)
        counts = np.zeros(size, np.int64)
        for part, rows, marked in zip(self.store.parts, found, self._masks(name), strict=True):
            counts += counting.of_entries(part.columns[relations], rows, size, marked)
        return counts

    def _masks(self, name: str) -> list[Callable[[], Array]]:
        """Of what a facet counts; those that nothing was chosen in count the same rows."""
        key = name if name in self._narrowing else ""
        if key not in self._marked:
            found = self._others(name) or ()
            parts = zip(found, self.store.parts, strict=True)
            self._marked[key] = [counting.mask_of(rows, len(part)) for rows, part in parts]
        return self._marked[key]

    @cached_property
    def _marked(self) -> dict[str, list[Callable[[], Array]]]:
        return {}

    # --- In their order

    def page(self, order: Order, start: int, end: int) -> list[int]:
        if self._found is None and order != Order.RELEVANCE:
            return self.store.pks(self.store.in_order(order, self.kind)[start:end])
        if len(self.store.parts) == 1 and order == Order.NEWEST and self._found is not None:
            return self.store.pks(self._found[0][start:end])  # rows stand in this order
        rows, keys = self._keyed(order)
        end = min(end, len(rows))
        if start >= end:
            return []
        these = np.argpartition(keys, (start, end - 1))[start:end]
        return self.store.pks(rows[these[np.argsort(keys[these])]])

    def _keyed(self, order: Order) -> tuple[Array, Array]:
        """The rows found, of the whole, and what they are ordered by."""
        found = self.store.every(self.kind) if self._found is None else self._found
        keys = [self._keys(order, at, rows) for at, rows in enumerate(found)]
        whole = [
            rows + np.int64(first) for rows, first in zip(found, self.store.firsts, strict=True)
        ]
        return np.concatenate(whole), np.concatenate(keys)

    def _keys(self, order: Order, at: int, rows: Array) -> Array:
        """The lower, the sooner; equals are the newest first."""
        if order != Order.RELEVANCE or not self.query.wanted:
            by = Order.NEWEST if order == Order.RELEVANCE else order
            return self.store.ranks(by, at)[rows]
        part = self.store.parts[at]
        scores = words.scores(part, self.kind, self.query, self._worth)
        # The bits of numbers above zero are in the order of the numbers.
        best = scores[rows - np.uint32(part.spans[self.kind][0])].view(np.uint32)
        newest = self.store.ranks(Order.NEWEST, at)[rows].astype(np.uint64)
        return (~best).astype(np.uint64) << np.uint64(32) | newest

    @cached_property
    def _worth(self) -> dict[str, float]:
        return self.store.worth(words.words_of(self.query))

    def after(self, order: Order, pk: int) -> int | None:
        place = self.store.row(pk)
        if place is None:
            return None
        at, row = place
        if self._found is None and order != Order.RELEVANCE:
            return int(self.store.ranks(order, at)[row]) + 1
        rows, keys = self._keyed(order)
        mine = keys[rows == row + self.store.firsts[at]]
        return int(np.count_nonzero(keys <= mine[0])) if len(mine) else None


def _summed(counts: Iterable[dict[str, int]]) -> dict[str, int]:
    summed: dict[str, int] = {}
    for each in counts:
        for name, number in each.items():
            summed[name] = summed.get(name, 0) + number
    return summed
