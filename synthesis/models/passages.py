"""Passages: one row for each citable thing of the current editions, and the index of what they
name.

All of it can be thrown away and made anew from the editions. The names that readers filter by are
entries of this index, copies of what the editions say, not the reference tables: an editor who
renames an organisation changes nothing in public before somebody publishes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any, Self, cast

from django.db import models
from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Subquery, When, Window
from django.db.models.functions import Coalesce, Length, RowNumber
from django.utils.translation import gettext_lazy as _

from synthesis.document import extracts
from synthesis.document.cuttings import Cutting
from synthesis.document.synthesis import Intervention
from synthesis.document.values import Value
from synthesis.models.editions import Edition
from synthesis.models.fields import LineField, NameField, filled
from synthesis.models.kinds import (
    EntryKind,
    EntryOrder,
    Order,
    OrganisationKind,
    PassageKind,
    Relation,
)

_NODES: dict[str, type[Value]] = {
    PassageKind.INTERVENTION: Intervention,
    PassageKind.TAKEAWAY: extracts.Takeaway,
    PassageKind.KEY_FIGURE: extracts.KeyFigure,
    PassageKind.QUOTATION: extracts.Quotation,
    PassageKind.ALLIANCE: extracts.Alliance,
    PassageKind.ANSWER: extracts.Answer,
}
# Whichever plenary comes first, each is read in its own order.
_NEWEST = ("-held_on", "plenary_slug", "position")
_OLDEST = ("held_on", "plenary_slug", "position")
_NEWEST_NAMED = ("-passage__held_on", "passage__plenary_slug", "passage__position")


# The passages of each kind that are an entry's own, by the column that has their number.
_OWN = {
    "interventions": PassageKind.INTERVENTION,
    "takeaways": PassageKind.TAKEAWAY,
    "figures": PassageKind.KEY_FIGURE,
    "quotations": PassageKind.QUOTATION,
    "alliances": PassageKind.ALLIANCE,
    "answers": PassageKind.ANSWER,
}


class EntryQuerySet(models.QuerySet):
    def organisations(self) -> Self:
        return self.filter(kind=EntryKind.ORGANISATION)

    def people(self) -> Self:
        return self.filter(kind=EntryKind.PERSON)

    def plenaries(self, editions: Iterable[Edition]) -> Self:
        """What the index says of the plenaries of these current editions."""
        return self.filter(kind=EntryKind.PLENARY, edition__in=list(editions))

    def themes(self) -> Self:
        return self.filter(kind=EntryKind.THEME)

    def goals(self) -> Self:
        return self.filter(kind=EntryKind.GOAL)

    def family(self, organisation: Entry) -> Self:
        """The organisation that runs it, then those that it runs, by name."""
        above = Q(slug=organisation.parent) if organisation.parent else Q(pk__in=())
        found = self.organisations().filter(above | Q(parent=organisation.slug))
        return found.order_by(Case(When(above, then=0), default=1), "sort_key", "slug")

    def namesakes(self, person: Entry) -> Self:
        """Others who are called exactly so."""
        found = self.people().filter(letter=person.letter, sort_key=person.sort_key)
        return found.exclude(pk=person.pk).order_by("slug")

    def sorted_by(self, order: EntryOrder) -> Self:
        by_name = ("letter", "sort_key", "slug")
        return self.order_by(*(("-interventions",) if order == EntryOrder.MOST else ()), *by_name)

    def tally(self) -> QuerySet[Any, Any]:
        """How many there are (`number`) by `letter` and `organisation_kind`."""
        return self.order_by().values("letter", "organisation_kind").annotate(number=Count("pk"))

    def speaking_most(self, about: Entry, most: int) -> Self:
        """The organisations in whose name most was said about a theme or a goal, first those with
        the most interventions: `spoken` of them.
        """
        relation = Relation.SPEAKS_FOR
        spoken = Reference.objects.filter(kind=PassageKind.INTERVENTION, relation=relation)
        spoken = spoken.filter(passage__references__entry=about)
        counted = self.filter(references__in=spoken).annotate(spoken=Count("references"))
        counted = counted.only("slug", "label", "sort_key", "organisation_kind")
        return counted.order_by("-spoken", "sort_key", "slug")[:most]

    def totals(self) -> dict[str, int]:
        """How many of each kind."""
        return dict(self.order_by().values_list("kind").annotate(found=Count("pk")))

    def count_passages(self) -> None:
        """Write down how many passages name each. One query."""
        named = Reference.objects.filter(entry=OuterRef("pk")).order_by()
        own = named.exclude(relation=Relation.MENTIONS)
        numbers = {column: _number(own.filter(kind=kind)) for column, kind in _OWN.items()}
        mentions = named.filter(kind=PassageKind.INTERVENTION, relation=Relation.MENTIONS)
        self.update(**numbers, mentions=_number(mentions))


def _number(references: QuerySet[Any, Any]) -> Coalesce:
    """Of passages, for each entry."""
    passages = references.values("entry").annotate(number=Count("passage", distinct=True))
    return Coalesce(Subquery(passages.values("number")), 0)


class Entry(models.Model):
    """An organisation, a person, a plenary, a session, a theme or a goal as the current editions
    name it.

    `editions` are the current ones that name it; `value` is the record that the last published of
    them, `edition`, has of it. `letter` is what it is found under, "" for a digit or a sign;
    `parent` is the slug of the organisation that runs it. The numbers are those of passages said by
    it or in its name, that it is a party to, or about it; `mentions`, of interventions that mention
    it.
    """

    kind = models.CharField(max_length=20, choices=EntryKind)
    slug = models.CharField(max_length=210)
    label = LineField()
    sort_key = models.CharField(max_length=300)
    letter = models.CharField(max_length=1, blank=True)
    organisation_kind = models.CharField(max_length=20, choices=OrganisationKind, blank=True)
    parent = models.CharField(max_length=210, blank=True)
    value: models.JSONField[Any, Any] = models.JSONField(default=dict)
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="+")
    editions = models.ManyToManyField(Edition, related_name="entries")
    interventions = models.PositiveIntegerField(default=0)
    mentions = models.PositiveIntegerField(default=0)
    takeaways = models.PositiveIntegerField(default=0)
    figures = models.PositiveIntegerField(default=0)
    quotations = models.PositiveIntegerField(default=0)
    alliances = models.PositiveIntegerField(default=0)
    answers = models.PositiveIntegerField(default=0)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entrée de l’index")
        verbose_name_plural = _("entrées de l’index")
        ordering = ("kind", "sort_key", "slug")
        constraints = (
            *filled("slug", "label"),
            models.UniqueConstraint(fields=["kind", "slug"], name="entry_once"),
        )
        # A page of a list and what is counted above it read this, and no row but the page's.
        indexes = (
            models.Index(
                fields=["kind", "letter", "sort_key", "slug", "organisation_kind"],
                name="entry_by_name",
            ),
            models.Index(fields=["kind", "parent"], name="entry_by_parent"),
        )

    def __str__(self) -> str:
        return self.label


class PassageQuerySet(models.QuerySet):
    def interventions(self) -> Self:
        return self.of_kind(PassageKind.INTERVENTION)

    def of_kind(self, kind: PassageKind) -> Self:
        """Those that lists show."""
        return self.filter(kind=kind, translates=False)

    def at(self, kind: PassageKind, plenary_slug: str, key: str) -> Passage | None:
        """The one at this address, with its edition and its edition's document."""
        found = self.filter(kind=kind, plenary_slug=plenary_slug, key=key).order_by()
        passage = next(iter(found.select_related("edition__revision")[:1]), None)
        return cast(Passage | None, passage)

    def of_series(self, series: str) -> Self:
        """The figures of all plenaries that were put into a series of this name."""
        return self.of_kind(PassageKind.KEY_FIGURE).filter(value__node__series=series)

    def allied_with(self, alliance: Passage) -> Self:
        """The alliances, itself among them, that have a party in common with this one."""
        parties = Reference.objects.filter(relation=Relation.PARTY)
        shared = parties.filter(passage=alliance).values("entry")
        return self.filter(pk__in=parties.filter(entry__in=shared).values("passage"))

    def totals(self) -> dict[tuple[str, str], int]:
        """How many of each kind and nature lists show."""
        rows = self.filter(translates=False).order_by().values_list("kind", "nature")
        return {(kind, nature): n for kind, nature, n in rows.annotate(n=Count("pk"))}

    def striking(self, edition: Edition, shortest: int, longest: int) -> Passage | None:
        """The first quotation of an edition that somebody said in this many characters."""
        quotations = self.filter(kind=PassageKind.QUOTATION, edition=edition).exclude(byline=[])
        measured = quotations.annotate(length=Length("text"))
        found = measured.filter(length__range=(shortest, longest)).order_by("position")
        return cast(Passage | None, found.first())

    def parties(self) -> models.QuerySet[Any, Any]:
        """A row for each party of each of these alliances, newest plenary first, in their order:
        the plenary's slug, the alliance's key, name and language, the organisation's slug, name,
        short name (None when it has none) and kind.
        """
        found = Reference.objects.filter(relation=Relation.PARTY, passage__in=self.values("pk"))
        newest = ("-passage__held_on", "passage__plenary_slug", "passage__position")
        return found.order_by(*newest, "pk").values_list(
            *("passage__plenary_slug", "passage__key", "passage__title", "passage__language"),
            *("entry__slug", "entry__label", "entry__value__short_name"),
            "entry__organisation_kind",
        )

    def newest_naming(self, entry: Entry, each: int) -> Self:
        """The `each` newest of every kind that name the entry in every `relation`, without their
        HTML; `stated` for themes and goals. One in two relations comes twice.
        """
        newest = Reference.objects.newest(entry, each)
        found = self.filter(references__in=newest.values("pk")).defer("html")
        found = found.annotate(relation=F("references__relation"), stated=F("references__stated"))
        return found.order_by(*_NEWEST)

    def bylines(self, most: int) -> QuerySet[Any, Any]:
        """Of the `most` newest, who speaks and in which plenary."""
        columns = ("byline", "plenary", "plenary_slug", "language", "held_on")
        return self.order_by(*_NEWEST).values(*columns)[:most]

    def sorted_by(self, order: Order) -> Self:
        """In this order; those that nobody's name sorts come last."""
        if order == Order.NAME:
            nameless = Case(When(sort_key="", then=1), default=0)
            return self.order_by(nameless, "sort_key", *_NEWEST)
        return self.order_by(*(_OLDEST if order == Order.OLDEST else _NEWEST))

    def naming(self, entry: Entry, *relations: str) -> Self:
        """Those that name the entry in one of these relations (in any, when none is given)."""
        references = Reference.objects.filter(entry=entry)
        if relations:
            references = references.filter(relation__in=relations)
        return self.filter(pk__in=references.values("passage"))


class Passage(models.Model):
    """One citable thing. `intervention` is the key of the one that it stands in, if it does.

    `byline` says whose words they are: who speaks in an intervention or gives a figure, who said a
    quotation or gave an answer (nobody, when the synthesis does not say), who supports a takeaway.
    It is a list of {"name", "role", "organisation", "kind", "person_slug", "organisation_slug"}, as
    printed, "" where there is nothing.

    `value` is a `document.cuttings.Cutting`, all that it takes to show the passage without its
    document. `nature` is the kind of an intervention or of a takeaway. `html` is safe.

    One that `translates` another that is published has its page and no more: it names nothing, and
    no list has it, or what was said once would be counted twice.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="passages")
    kind = models.CharField(max_length=20, choices=PassageKind)
    nature = models.CharField(max_length=20, blank=True)
    key = NameField()
    position = models.PositiveIntegerField()
    intervention = NameField(blank=True)
    plenary = LineField()
    plenary_slug = NameField()
    session = LineField(blank=True)
    held_on = models.DateField()
    language = models.CharField(max_length=5)
    title = LineField(blank=True)
    byline: models.JSONField[Any, Any] = models.JSONField(default=list, blank=True)
    translates = models.BooleanField(default=False)
    html = models.TextField(blank=True)
    text = models.TextField(blank=True)
    sort_key = models.CharField(max_length=300, blank=True)
    value: models.JSONField[Any, Any] = models.JSONField(default=dict)
    entries = models.ManyToManyField(Entry, through="Reference", related_name="passages")

    objects = PassageQuerySet.as_manager()

    class Meta:
        verbose_name = _("passage")
        verbose_name_plural = _("passages")
        ordering = _NEWEST
        constraints = (
            *filled("key", "plenary_slug"),
            models.UniqueConstraint(fields=["edition", "kind", "key"], name="passage_once"),
            models.UniqueConstraint(fields=["edition", "position"], name="passage_one_a_position"),
        )
        # One for each order of the dates: neither can be read backwards for the other; one for
        # counts, which then read no passage.
        indexes = (
            models.Index(fields=["kind", "translates", "nature"], name="passage_by_nature"),
            models.Index(fields=["kind", *_NEWEST], name="passage_by_newest"),
            models.Index(fields=["kind", *_OLDEST], name="passage_by_oldest"),
        )

    def __str__(self) -> str:
        return f"{self.plenary_slug}/{self.key}"

    @cached_property
    def cutting(self) -> Cutting[Any]:
        """Its `value`, typed: a `node` of its kind."""
        typed = cast(type[Cutting[Any]], Cutting.__class_getitem__(_NODES[self.kind]))
        return typed.read(self.value)


class ReferenceQuerySet(models.QuerySet):
    def strongest(self, relations: Iterable[str], most: int) -> list[tuple[str, int, int]]:
        """For each of these relations, the entries that most interventions name in it, at most so
        many: the relation, the entry's primary key, how many interventions; the strongest first.
        """
        named = self.filter(kind=PassageKind.INTERVENTION, relation__in=relations)
        counted = named.values("relation", "entry").annotate(found=Count("pk"))
        first = Window(
            RowNumber(), partition_by=F("relation"), order_by=(F("found").desc(), F("entry").asc())
        )
        ranked = counted.annotate(rank=first).filter(rank__lte=most).order_by("relation", "rank")
        return list(ranked.values_list("relation", "entry", "found"))

    def newest(self, entry: Entry, each: int) -> Self:
        """Those of the `each` newest passages of every kind, in every relation, that name it."""
        place = Window(RowNumber(), partition_by=["kind", "relation"], order_by=_NEWEST_NAMED)
        return self.filter(entry=entry).annotate(place=place).filter(place__lte=each)

    def last_bylines(
        self, people: Iterable[Entry], language: str
    ) -> dict[int, list[dict[str, str]]]:
        """By the pk of each, the byline of their newest intervention, if they have one; of those of
        one day, the one in this language.
        """
        other = Case(When(passage__language=language, then=0), default=1)
        newest, *further = _NEWEST_NAMED
        place = Window(RowNumber(), partition_by=["entry"], order_by=[newest, other, *further])
        spoken = self.filter(kind=PassageKind.INTERVENTION, relation=Relation.SPEAKER)
        spoken = spoken.filter(entry__in=[each.pk for each in people])
        last = spoken.annotate(place=place).filter(place=1)
        return dict(last.values_list("entry", "passage__byline"))


class Reference(models.Model):
    """An entry of the index that a passage names, and how; `stated` by the speaker, for themes and
    goals. `kind` is that of the passage, so that counts read one index and no passage.
    """

    passage = models.ForeignKey(Passage, models.CASCADE, related_name="references")
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="references")
    kind = models.CharField(max_length=20, choices=PassageKind)
    relation = models.CharField(max_length=20, choices=Relation)
    stated = models.BooleanField(default=False)

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["passage", "entry", "relation"], name="reference_once"),
        )
        indexes = (
            models.Index(fields=["entry", "relation"], name="reference_by_entry"),
            models.Index(fields=["kind", "relation", "entry", "passage"], name="reference_by_kind"),
        )

    def __str__(self) -> str:
        return f"{self.passage} {self.relation} {self.entry}"
