"""What a reader asks of a list of passages, and what each choice would give them.

Inside a facet choices widen, across facets they narrow. The count of a choice is the number of
passages that it alone would give under the choices made in the *other* facets: the length of the
list behind it, exactly.

Two answer: the columns (columns/answering.py), and the database where there are none
(database.py). `finding.py` says which.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Self

from synthesis.models.kinds import Order, PassageKind
from synthesis.search.entries import Named
from synthesis.search.facets import FACETS, Facet, Sense
from synthesis.search.query import NOTHING, Query
from synthesis.search.renaming import names_now

# A facet with more choices than this shows those that give the most.
LARGEST = 30
# What the reader's words ask for narrows as a facet does, under the name it has in addresses.
WORDS = "q"


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a facet and how many passages it would give."""

    value: str
    count: int
    selected: bool
    entry: Named | None = None


@dataclass(frozen=True)
class Totals:
    """How many passages the criteria give; in each sense, where it says something; and without
    each thing that narrows.
    """

    found: int
    senses: dict[str, int]
    without: dict[str, int]


@dataclass(frozen=True)
class Choices:
    """Of one facet, those to show, in their order; `hidden` others give something too."""

    shown: Sequence[Choice]
    hidden: int = 0


@dataclass(frozen=True)
class Criteria:
    """What a reader asks for: passages of one kind, the names chosen in each facet (unknown ones
    match nothing), and the words of `query`. `letters` are those that the choices shown of a facet
    must have in their names.
    """

    kind: PassageKind
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sense: Sense = Sense.SPEAKS
    query: Query = NOTHING
    letters: Mapping[str, str] = field(default_factory=dict)

    @property
    def facets(self) -> dict[str, Facet]:
        return FACETS[self.kind]

    @property
    def in_use(self) -> list[str]:
        return [name for name in self.facets if self.chosen.get(name)]

    @property
    def totals(self) -> Totals:
        raise NotImplementedError

    @property
    def choices(self) -> dict[str, Choices]:
        """Of every facet, by the order of their names."""
        raise NotImplementedError

    def page(self, order: Order, start: int, end: int) -> list[int]:
        """The pk of the passages from one place to another of the list."""
        raise NotImplementedError

    def after(self, order: Order, pk: int) -> int | None:
        """The place in the list of what comes after this passage; None when it isn't in it."""
        raise NotImplementedError

    @cached_property
    def unknown(self) -> dict[str, list[str]]:
        """The names asked for that nothing published has, by facet."""
        known = {
            name: {each.value for each in choices.shown if each.selected}
            for name, choices in self.choices.items()
        }
        return {
            name: missing
            for name in self.in_use
            if (missing := [each for each in self.chosen[name] if each not in known[name]])
        }

    def renamed(self) -> Self:
        """The same with what is called otherwise now. Two queries at most, if names are unknown."""
        kinds = {name: facet.names for name, facet in self.facets.items()}
        lost = {
            kind: self.unknown[name]
            for name, kind in kinds.items()
            if kind and name in self.unknown
        }
        if not lost:
            return self
        now = names_now(lost)
        chosen = {
            name: tuple(dict.fromkeys(now.get((kinds[name] or "", each), each) for each in values))
            for name, values in self.chosen.items()
        }
        return replace(self, chosen=chosen)
