"""What a reader asks of a list of passages, and what each choice would give them.

Inside a facet choices widen, across facets they narrow. The count of a choice is the number of
passages that it alone would give under the choices made in the *other* facets: the length of the
list behind it, exactly.

Looked at: a query a facet (eight, and one more with each new facet); counting in Python over the
passages (grows with the site). Taken: one UNION ALL for all counts, in which the facets that
nothing was chosen in share one part, as they ask the same; one aggregate for all totals.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

from django.db.models import CharField, Count, F, IntegerField, Q, QuerySet, TextChoices, Value
from django.utils.functional import cached_property

from synthesis.models.kinds import PassageKind
from synthesis.models.passages import Entry, Passage, Reference
from synthesis.search.facets import FACETS, Facet, Sense
from synthesis.search.renaming import names_now

# A facet with more choices than this shows those that give the most.
LARGEST = 60
# What the reader's words ask for narrows as a facet does, under the name it has in addresses.
WORDS = "q"

Counts = dict[str, dict[int | str, int]]


@dataclass(frozen=True)
class Choice:
    """One choice of a facet and how many passages it would give."""

    value: str
    count: int
    selected: bool
    entry: Entry | None = None


@dataclass(frozen=True)
class Totals:
    """How many passages the criteria give; in each sense, where it says something; and without
    each thing that narrows.
    """

    found: int
    senses: dict[str, int]
    without: dict[str, int]


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

    @property
    def uses_sense(self) -> bool:
        """Whether the reader's sense says anything here."""
        return any(self.facets[name].follows_sense for name in self.in_use)

    def _references(self, *facets: Facet) -> QuerySet[Reference]:
        """What these facets look at, whatever was chosen in them."""
        relations = [each for facet in facets for each in facet.relations_in(self.sense)]
        return Reference.objects.filter(kind=self.kind, relation__in=relations)

    @cached_property
    def _narrowing(self) -> dict[str, QuerySet[Any, Any]]:
        """The passages (their pk) that each facet in use asks for, and the reader's words."""
        asked = {name: self._asked(self.facets[name], self.chosen[name]) for name in self.in_use}
        return asked if self.words is None else {WORDS: self.words, **asked}

    def _asked(self, facet: Facet, chosen: tuple[str, ...]) -> QuerySet[Any, Any]:
        if facet.entries is None:
            passages = Passage.objects.of_kind(self.kind)
            return passages.filter(nature__in=chosen).values("pk")
        column = "organisation_kind" if facet.values else "slug"
        references = self._references(facet).filter(**{f"entry__{column}__in": chosen})
        return references.values("passage")

    def condition(self, *, without: str = "", passage: str = "pk") -> Q:
        """What a passage must be, for all that narrows but the one left out."""
        narrowing = self._narrowing.items()
        return Q(*(Q((f"{passage}__in", pks)) for name, pks in narrowing if name != without))

    @cached_property
    def totals(self) -> Totals:
        """One query."""
        conditions = {"found": self.condition()}
        if self.uses_sense:
            conditions |= {sense.value: replace(self, sense=sense).condition() for sense in Sense}
        conditions |= {f"without_{name}": self.condition(without=name) for name in self._narrowing}
        found = Passage.objects.of_kind(self.kind).aggregate(
            **{
                name: Count("pk", filter=condition or None)
                for name, condition in conditions.items()
            }
        )
        return Totals(
            found["found"],
            {sense: found[sense] for sense in Sense.values if self.uses_sense},
            {name: found[f"without_{name}"] for name in self._narrowing},
        )

    @cached_property
    def choices(self) -> dict[str, list[Choice]]:
        """The choices of every facet, in the order of their names. Two queries."""
        counts = self._counts
        entries = self._entries(counts)
        return {
            name: self._of_values(name, facet.values, counts[name])
            if facet.values
            else self._of_entries(name, counts[name], entries)
            for name, facet in self.facets.items()
        }

    @cached_property
    def _counts(self) -> Counts:
        """How many passages each entry (by pk) or value gives, by facet."""
        together = self._alike
        first, *others = self._parts(together)
        counts: Counts = {name: {} for name in self.facets}
        for row in first.union(*others, all=True) if others else first:
            name = together.get(row["facet"], row["facet"])
            counts[name][row["choice"] or row["entry_pk"]] = row["passages"]
        return counts

    @cached_property
    def _alike(self) -> dict[str, str]:
        """By relation, the facets of one relation where nothing was chosen: they ask the same."""
        facets = {name: each for name, each in self.facets.items() if name not in self.in_use}
        relations = {
            name: each.relations_in(self.sense) for name, each in facets.items() if each.names
        }
        return {each[0].value: name for name, each in relations.items() if len(each) == 1}

    def _parts(self, together: Mapping[str, str]) -> Iterator[QuerySet[Any, Any]]:
        if together:
            facets = (self.facets[name] for name in together.values())
            references = self._references(*facets).filter(self.condition(passage="passage"))
            yield self._counted(references, F("relation"), entry=F("entry"))
        for name, facet in self.facets.items():
            if name not in together.values():
                yield self._part(name, facet)

    def _part(self, name: str, facet: Facet) -> QuerySet[Any, Any]:
        label = Value(name, CharField())
        if facet.entries is None:
            passages = Passage.objects.of_kind(self.kind).filter(self.condition(without=name))
            return self._counted(passages, label, value=F("nature"), of="pk")
        condition = self.condition(without=name, passage="passage")
        references = self._references(facet).filter(condition)
        if facet.values:
            return self._counted(references, label, value=F("entry__organisation_kind"))
        return self._counted(references, label, entry=F("entry"))

    @staticmethod
    def _counted(
        rows: QuerySet[Any, Any], facet: Any, *, entry: Any = None, value: Any = None, of: str = ""
    ) -> QuerySet[Any, Any]:
        """How many passages by facet, then by entry or value. Some are in two relations with one
        entry, or with two entries of one value.
        """
        rows = rows.order_by().values(
            facet=facet,
            entry_pk=entry or Value(0, IntegerField()),
            choice=value or Value("", CharField()),
        )
        counted: QuerySet[Any, Any] = rows.annotate(passages=Count(of or "passage", distinct=True))
        return counted

    def _entries(self, counts: Counts) -> list[Entry]:
        """Those to show: the small facets', the chosen, and of the others those that give most."""
        named = {name: facet for name, facet in self.facets.items() if facet.names}
        shown = Q(kind__in=[facet.names for facet in named.values() if facet.small])
        for name, facet in named.items():
            numbers = counts[name]
            most = sorted(numbers, key=lambda each: -numbers[each])[:LARGEST]
            shown |= Q(pk__in=most)
            if chosen := self.chosen.get(name):
                shown |= Q(kind=facet.names, slug__in=chosen)
        return list(Entry.objects.filter(shown).order_by("kind", "sort_key", "slug"))

    def _of_entries(
        self, name: str, counts: Mapping[int | str, int], entries: list[Entry]
    ) -> list[Choice]:
        facet, chosen = self.facets[name], self.chosen.get(name, ())
        choices = (
            Choice(entry.slug, counts.get(entry.pk, 0), entry.slug in chosen, entry)
            for entry in entries
            if entry.kind == facet.names
        )
        return [each for each in choices if each.count or each.selected or facet.small]

    def _of_values(
        self, name: str, values: type[TextChoices], counts: Mapping[int | str, int]
    ) -> list[Choice]:
        chosen = self.chosen.get(name, ())
        return [Choice(each, counts.get(each, 0), each in chosen) for each in values.values]

    def hidden(self, name: str) -> int:
        """How many choices that give something are not shown."""
        return len(self._counts[name]) - sum(1 for each in self.choices[name] if each.count)

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
