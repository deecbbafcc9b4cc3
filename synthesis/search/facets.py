"""Facets: how readers narrow the published interventions, and what each choice would give them.

Inside a facet choices widen, across facets they narrow. The count of a choice is the number of
interventions that it alone would give under the choices made in the *other* facets: the length of
the list behind it, exactly.

Looked at: a query a facet (seven, and one more with each new facet); counting in Python over the
passages (grows with the site); counting references (an intervention with two speakers of one
organisation would count twice). Taken: one UNION ALL of distinct counts for all choices, one
aggregate for all totals.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from django.db.models import CharField, Count, F, IntegerField, Q, QuerySet, TextChoices, Value
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from synthesis.models.kinds import EntryKind, OrganisationKind, PassageKind, Relation
from synthesis.models.passages import Entry, Passage, Reference
from synthesis.search.renaming import names_now

# A facet with more choices than this shows those that give the most.
LARGEST = 60


class Sense(TextChoices):
    """In which sense an intervention is one *of* an organisation. The values stand in addresses."""

    SPEAKS = "parle", _("s’exprime")
    MENTIONED = "mentionne", _("est mentionnée")
    ANY = "tous", _("s’exprime ou est mentionnée")


_SENSES = {
    Sense.SPEAKS: (Relation.SPEAKS_FOR,),
    Sense.MENTIONED: (Relation.MENTIONS,),
    Sense.ANY: (Relation.SPEAKS_FOR, Relation.MENTIONS),
}


@dataclass(frozen=True)
class Facet:
    """`relations` is () where the reader's `Sense` decides; a `small` one shows empty choices."""

    kind: EntryKind
    relations: tuple[Relation, ...] = ()
    column: str = "slug"
    small: bool = False


# By the name that each has in addresses.
FACETS = {
    "organisation": Facet(EntryKind.ORGANISATION),
    "type": Facet(EntryKind.ORGANISATION, column="organisation_kind", small=True),
    "personne": Facet(EntryKind.PERSON, (Relation.SPEAKER,)),
    "session": Facet(EntryKind.SESSION, (Relation.SESSION,)),
    "theme": Facet(EntryKind.THEME, (Relation.THEME,), small=True),
    "objectif": Facet(EntryKind.GOAL, (Relation.GOAL,), small=True),
}
# Those whose choices are entries, by their slug.
_NAMED = {name: facet.kind for name, facet in FACETS.items() if facet.column == "slug"}


@dataclass(frozen=True)
class Choice:
    """One choice of a facet and how many interventions it would give."""

    value: str
    count: int
    selected: bool
    entry: Entry | None = None


@dataclass(frozen=True)
class Totals:
    """How many interventions the criteria give; in each sense, where it says something; and without
    each facet in use.
    """

    found: int
    senses: dict[str, int]
    without: dict[str, int]


@dataclass(frozen=True)
class Criteria:
    """What a reader asks for: the names chosen in each facet (unknown ones match nothing)."""

    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sense: Sense = Sense.SPEAKS

    @property
    def in_use(self) -> list[str]:
        return [name for name in FACETS if self.chosen.get(name)]

    @property
    def uses_sense(self) -> bool:
        """Whether the reader's sense says anything here."""
        return any(not FACETS[name].relations for name in self.in_use)

    def references(self, name: str) -> QuerySet[Reference]:
        """The references that a facet looks at, whatever was chosen in it."""
        facet = FACETS[name]
        relations = facet.relations or _SENSES[self.sense]
        return Reference.objects.filter(entry__kind=facet.kind, relation__in=relations)

    @cached_property
    def _named(self) -> dict[str, QuerySet]:
        """The passages (their pk) that each facet in use asks for."""
        return {
            name: self.references(name)
            .filter(**{f"entry__{FACETS[name].column}__in": self.chosen[name]})
            .values("passage")
            for name in self.in_use
        }

    def condition(self, *, without: str = "", passage: str = "pk") -> Q:
        """What a passage must be, for all facets but the one left out."""
        return Q(
            *(Q((f"{passage}__in", pks)) for name, pks in self._named.items() if name != without)
        )

    @cached_property
    def totals(self) -> Totals:
        """One query."""
        conditions = {"found": self.condition()}
        if self.uses_sense:
            conditions |= {sense.value: replace(self, sense=sense).condition() for sense in Sense}
        conditions |= {f"without_{name}": self.condition(without=name) for name in self.in_use}
        found = Passage.objects.interventions().aggregate(
            **{
                name: Count("pk", filter=condition or None)
                for name, condition in conditions.items()
            }
        )
        return Totals(
            found["found"],
            {sense: found[sense] for sense in Sense.values if self.uses_sense},
            {name: found[f"without_{name}"] for name in self.in_use},
        )

    @cached_property
    def choices(self) -> dict[str, list[Choice]]:
        """The choices of every facet, in the order of their names. Two queries."""
        counts = self._counts
        entries = self._entries(counts)
        return {
            name: self._of_entries(name, counts[name], entries)
            if name in _NAMED
            else self._of_kinds(name, counts[name])
            for name in FACETS
        }

    @cached_property
    def _counts(self) -> dict[str, dict[int | str, int]]:
        """How many interventions each entry (by pk) or kind of organisation gives, by facet."""
        first, *others = (self._count(name) for name in FACETS)
        counts: dict[str, dict[int | str, int]] = defaultdict(dict)
        for row in first.union(*others, all=True):
            counts[row["facet"]][row["named"] or row["entry_pk"]] = row["interventions"]
        return counts

    def _count(self, name: str) -> QuerySet:
        by_kind = name not in _NAMED
        text, number = CharField(), IntegerField()
        return (
            self.references(name)
            .filter(self.condition(without=name, passage="passage"))
            .filter(passage__kind=PassageKind.INTERVENTION)
            .values(
                facet=Value(name, text),
                entry_pk=Value(0, number) if by_kind else F("entry"),
                named=F("entry__organisation_kind") if by_kind else Value("", text),
            )
            .annotate(interventions=Count("passage", distinct=True))
        )

    def _entries(self, counts: Mapping[str, Mapping[int | str, int]]) -> list[Entry]:
        """Those to show: the small facets', the chosen, and of the others those that give most."""
        shown = Q(kind__in=[kind for name, kind in _NAMED.items() if FACETS[name].small])
        for name in FACETS:
            numbers = counts[name]
            most = sorted(numbers, key=lambda each: -numbers[each])[:LARGEST]
            shown |= Q(pk__in=[pk for pk in most if isinstance(pk, int)])
        for name in self.in_use:
            if name in _NAMED:
                shown |= Q(kind=FACETS[name].kind, slug__in=self.chosen[name])
        return list(Entry.objects.filter(shown).order_by("kind", "sort_key", "slug"))

    def _of_entries(
        self, name: str, counts: Mapping[int | str, int], entries: list[Entry]
    ) -> list[Choice]:
        facet, chosen = FACETS[name], self.chosen.get(name, ())
        choices = (
            Choice(entry.slug, counts.get(entry.pk, 0), entry.slug in chosen, entry)
            for entry in entries
            if entry.kind == facet.kind
        )
        return [each for each in choices if each.count or each.selected or facet.small]

    def _of_kinds(self, name: str, counts: Mapping[int | str, int]) -> list[Choice]:
        chosen = self.chosen.get(name, ())
        return [
            Choice(kind.value, counts.get(kind.value, 0), kind.value in chosen)
            for kind in OrganisationKind
        ]

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
        if not self.unknown:
            return self
        now = names_now({kind: self.unknown.get(name, []) for name, kind in _NAMED.items()})
        chosen = {
            name: tuple(
                dict.fromkeys(now.get((_NAMED.get(name, ""), each), each) for each in values)
            )
            for name, values in self.chosen.items()
        }
        return replace(self, chosen=chosen)
