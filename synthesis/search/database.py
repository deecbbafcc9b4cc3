"""What a reader asks, answered by the database alone: exact, and slow where there is much.

It answers while the columns are made, and the tests compare the two.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression, Prefetch, Q, TextChoices
from django.db.models.expressions import RawSQL

from synthesis.models.entries import Reference
from synthesis.models.kinds import Order, PassageKind, Relation
from synthesis.models.passages import Passage, PassageQuerySet
from synthesis.search.analysis import Analysed
from synthesis.search.contents import ITS_OWN, contents, names_of
from synthesis.search.counting import Counts, Numbers, Sql, Statement, asked_for, of_queryset
from synthesis.search.criteria import LARGEST, WORDS, Choice, Choices, Criteria, Totals
from synthesis.search.entries import Named, entries
from synthesis.search.facets import Sense
from synthesis.search.query import Query
from synthesis.text import fold

logger = logging.getLogger(__name__)


class DatabaseCriteria(Criteria):
    @cached_property
    def _narrowing(self) -> dict[str, Sql]:
        """The passages that each facet in use asks for, and the reader's words."""
        asked = {name: self._asked(name, self.sense) for name in self.in_use}
        return {WORDS: of_queryset(self._holding), **asked} if self.query else asked

    @cached_property
    def _holding(self) -> PassageQuerySet:
        return Passage.objects.filter(pk__in=Among(holding(self.kind, self.query)))

    def _asked(self, name: str, sense: Sense) -> Sql:
        return asked_for(self.kind, self.facets[name], self.chosen[name], sense)

    @property
    def _found(self) -> PassageQuerySet:
        asked = (Q(pk__in=RawSQL(*passages)) for passages in self._narrowing.values())  # noqa: S611
        return Passage.objects.of_kind(self.kind).filter(*asked)

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
    def choices(self) -> dict[str, Choices]:
        """Two queries."""
        counts = self._numbers.counts
        shown = self._entries(counts)
        return {
            name: self._of_values(name, facet.values, counts[name])
            if facet.values
            else self._of_entries(name, counts[name], shown)
            for name, facet in self.facets.items()
        }

    def _entries(self, counts: Mapping[str, Counts]) -> list[Named]:
        """Those to show: the small facets', the chosen, and of the others those that give most."""
        named = {name: facet for name, facet in self.facets.items() if facet.names}
        most = [pk for name in named for pk in self._most(name, counts[name])]
        small = [facet.names for facet in named.values() if facet.small]
        chosen = [
            (named[name].names, slug)
            for name in self.in_use
            if name in named
            for slug in self.chosen[name]
        ]
        return entries(most, small, chosen)

    def _most(self, name: str, counts: Counts) -> list[int | str]:
        """All of them, where letters choose among them."""
        first = sorted(counts, key=lambda each: -counts[each])
        return first if self.letters.get(name) else first[:LARGEST]

    def _of_entries(self, name: str, counts: Counts, shown: list[Named]) -> Choices:
        facet, chosen = self.facets[name], self.chosen.get(name, ())
        letters = fold(self.letters.get(name, ""))
        choices = [
            Choice(entry.slug, counts.get(entry.pk, 0), entry.slug in chosen, entry)
            for entry in shown
            if entry.kind == facet.names and (letters in fold(entry.label) or entry.slug in chosen)
        ]
        choices = [each for each in choices if each.count or each.selected or facet.small]
        if letters:
            strongest = sorted(choices, key=lambda each: (not each.selected, -each.count))
            left_out = {each.value for each in strongest[LARGEST:]}
            kept = [each for each in choices if each.value not in left_out]
            return Choices(kept, sum(1 for e in choices if e.count and e.value in left_out))
        return Choices(choices, len(counts) - sum(1 for each in choices if each.count))

    def _of_values(self, name: str, values: type[TextChoices], counts: Counts) -> Choices:
        chosen = self.chosen.get(name, ())
        return Choices(
            [Choice(each, counts.get(each, 0), each in chosen) for each in values.values]
        )

    def page(self, order: Order, start: int, end: int) -> list[int]:
        """No order of relevance: the newest first."""
        return list(self._found.sorted_by(order).values_list("pk", flat=True)[start:end])

    def after(self, order: Order, pk: int) -> int | None:
        every = list(self._found.sorted_by(order).values_list("pk", flat=True))
        return every.index(pk) + 1 if pk in every else None


def holding(kind: PassageKind, query: Query) -> list[int]:
    """The pk of the passages of a kind that hold what is looked for, by reading them all."""
    logger.warning("There is no index of words: every passage is read")
    return [pk for pk, words in read(kind) if query.accepts(words)]


def read(kind: PassageKind, at_once: int = 500) -> list[tuple[int, Analysed]]:
    """By pk, what each passage of a kind is found by. Two queries for so many of them."""
    naming = Reference.objects.filter(relation__in=(*ITS_OWN, Relation.MENTIONS))
    named = Prefetch("references", naming.select_related("entry").order_by("pk"))
    rows = Passage.objects.of_kind(kind).order_by("pk").prefetch_related(named)
    return [(each.pk, _contents(each)) for each in rows.iterator(at_once)]


def _contents(passage: Any) -> Analysed:
    own: list[str] = []
    others: list[str] = []
    for each in passage.references.all():
        (own if each.relation in ITS_OWN else others).extend(names_of(each.entry))
    passage.told = passage.value
    return contents(passage, own, others)


class Among(Expression):
    """Any number of primary keys: databases limit how many a list may have."""

    _SQL = {
        "sqlite": "(SELECT value FROM json_each(%s))",
        "postgresql": "(SELECT value::bigint FROM json_array_elements_text(%s::json))",
    }

    def __init__(self, pks: list[int]) -> None:
        super().__init__()
        self.pks = json.dumps(pks)

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        return self._SQL[connection.vendor], (self.pks,)
