"""What a reader asks of a list of passages, and what each choice would give them.

Inside a facet choices widen, across facets they narrow. The count of a choice is the number of
passages that it alone would give under the choices made in the *other* facets: the length of the
list behind it, exactly.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

from django.db.models import Q, QuerySet, TextChoices
from django.db.models.expressions import RawSQL
from django.utils.functional import cached_property

from synthesis.models.kinds import PassageKind
from synthesis.models.passages import Passage
from synthesis.search.counting import (
    Counts,
    Numbers,
    Sql,
    Statement,
    Totals,
    asked_for,
    of_queryset,
)
from synthesis.search.entries import Named, entries
from synthesis.search.facets import FACETS, Facet, Sense
from synthesis.search.renaming import names_now

# A facet with more choices than this shows those that give the most.
LARGEST = 30
# What the reader's words ask for narrows as a facet does, under the name it has in addresses.
WORDS = "q"


@dataclass(frozen=True)
class Choice:
    """One choice of a facet and how many passages it would give."""

    value: str
    count: int
    selected: bool
    entry: Named | None = None


@dataclass(frozen=True)
class Criteria:
    """What a reader asks for: passages of one kind, the names chosen in each facet (unknown ones
    match nothing), and `words`, the passages (their pk) that hold the reader's words, if any.
    """

    kind: PassageKind
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sense: Sense = Sense.SPEAKS
    words: QuerySet[Passage, Any] | None = None

    @property
    def facets(self) -> dict[str, Facet]:
        return FACETS[self.kind]

    @property
    def in_use(self) -> list[str]:
        return [name for name in self.facets if self.chosen.get(name)]

    @cached_property
    def _narrowing(self) -> dict[str, Sql]:
        """The passages that each facet in use asks for, and the reader's words."""
        asked = {name: self._asked(name, self.sense) for name in self.in_use}
        return asked if self.words is None else {WORDS: of_queryset(self.words), **asked}

    def _asked(self, name: str, sense: Sense) -> Sql:
        return asked_for(self.kind, self.facets[name], self.chosen[name], sense)

    @property
    def condition(self) -> Q:
        """What a passage must be."""
        return Q(*(Q(pk__in=RawSQL(*passages)) for passages in self._narrowing.values()))  # noqa: S611

    @cached_property
    def _numbers(self) -> Numbers:
        following = [name for name in self.in_use if self.facets[name].follows_sense]
        senses = {
            sense: {name: self._asked(name, sense) for name in following}
            for sense in Sense
            if following
        }
        return Statement(self.kind, self.sense, self._narrowing, senses).run()

    @property
    def totals(self) -> Totals:
        """One query, for these and all counts."""
        return self._numbers.totals

    @cached_property
    def choices(self) -> dict[str, list[Choice]]:
        """The choices of every facet, in the order of their names. Two queries."""
        counts = self._numbers.counts
        entries = self._entries(counts)
        return {
            name: self._of_values(name, facet.values, counts[name])
            if facet.values
            else self._of_entries(name, counts[name], entries)
            for name, facet in self.facets.items()
        }

    def _entries(self, counts: Mapping[str, Counts]) -> list[Named]:
        """Those to show: the small facets', the chosen, and of the others those that give most."""
        named = {name: facet for name, facet in self.facets.items() if facet.names}
        most = [pk for name in named for pk in _most(counts[name])]
        small = [facet.names for facet in named.values() if facet.small]
        chosen = [
            (named[name].names, slug)
            for name in self.in_use
            if name in named
            for slug in self.chosen[name]
        ]
        return entries(most, small, chosen)

    def _of_entries(self, name: str, counts: Counts, entries: list[Named]) -> list[Choice]:
        facet, chosen = self.facets[name], self.chosen.get(name, ())
        choices = (
            Choice(entry.slug, counts.get(entry.pk, 0), entry.slug in chosen, entry)
            for entry in entries
            if entry.kind == facet.names
        )
        return [each for each in choices if each.count or each.selected or facet.small]

    def _of_values(self, name: str, values: type[TextChoices], counts: Counts) -> list[Choice]:
        chosen = self.chosen.get(name, ())
        return [Choice(each, counts.get(each, 0), each in chosen) for each in values.values]

    def hidden(self, name: str) -> int:
        """How many choices that give something are not shown."""
        return len(self._numbers.counts[name]) - sum(1 for each in self.choices[name] if each.count)

    @cached_property
    def unknown(self) -> dict[str, list[str]]:
        """The names asked for that nothing published has, by facet."""
        known = {
            name: {each.value for each in choices if each.selected}
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


def _most(counts: Counts) -> list[int | str]:
    return sorted(counts, key=lambda each: -counts[each])[:LARGEST]
