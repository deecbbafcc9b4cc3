"""The index of the current editions, as at the end of a printed book: what they name, and which
passages name it.

The names that readers filter by are entries of it, copies of what the editions say, not the
reference tables: an editor who renames an organisation changes nothing in public before somebody
publishes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self, cast

from django.db import models
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import Coalesce, RowNumber
from django.utils.translation import gettext_lazy as _

from synthesis.models.editions import Edition
from synthesis.models.fields import LineField, filled
from synthesis.models.kinds import (
    EntryKind,
    EntryOrder,
    OrganisationKind,
    PassageKind,
    Relation,
)

# The passages of each kind that are an entry's own, by the column that has their number.
OWN = {
    "interventions": PassageKind.INTERVENTION,
    "takeaways": PassageKind.TAKEAWAY,
    "figures": PassageKind.KEY_FIGURE,
    "quotations": PassageKind.QUOTATION,
    "alliances": PassageKind.ALLIANCE,
    "answers": PassageKind.ANSWER,
}
_RELATIONS = {
    EntryKind.ORGANISATION: Relation.SPEAKS_FOR,
    EntryKind.PERSON: Relation.SPEAKER,
    EntryKind.PLENARY: Relation.PLENARY,
    EntryKind.SESSION: Relation.SESSION,
    EntryKind.THEME: Relation.THEME,
    EntryKind.GOAL: Relation.GOAL,
}


class EntryQuerySet(models.QuerySet):
    def named(self, names: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Entry]:
        """Those that there are of these, by kind and slug. One query at most."""
        wanted = set(names)
        kinds, slugs = {kind for kind, _ in wanted}, {slug for _, slug in wanted}
        found = cast(Iterable[Entry], self.filter(kind__in=kinds, slug__in=slugs))
        by_name = {(entry.kind, entry.slug): entry for entry in found}
        return {name: by_name[name] for name in wanted & set(by_name)}

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
        """The organisation that runs it and those that it runs, by name."""
        related = Q(parent=organisation.slug)
        if organisation.parent:
            related |= Q(slug=organisation.parent)
        return self.organisations().filter(related).order_by("sort_key", "slug")

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

    def speaking_most(self, about: Entry, most: int) -> Iterable[Entry]:
        """The organisations in whose name most was said about a theme or a goal: first those with
        the most interventions on it, `spoken` of them.
        """
        references = Reference._meta.db_table
        # In SQL: the ORM joins the passages too, wide rows that nothing here is read from.
        found = self.raw(
            f"""
            SELECT entry.*, spoken FROM (
                SELECT voice.entry_id, COUNT(*) AS spoken
                FROM {references} subject JOIN {references} voice
                ON voice.passage_id = subject.passage_id AND voice.relation = %s
                WHERE subject.entry_id = %s AND subject.kind = %s
                GROUP BY voice.entry_id ORDER BY spoken DESC, voice.entry_id LIMIT %s
            ) AS voices JOIN {Entry._meta.db_table} entry ON entry.id = voices.entry_id
            ORDER BY spoken DESC, sort_key
            """,  # noqa: S608
            [Relation.SPEAKS_FOR, about.pk, PassageKind.INTERVENTION, most],
        )
        return cast(Iterable[Entry], found)

    def strongest(self, relations: Iterable[str], most: int) -> list[Entry]:
        """For each `relation` of these, the entries that most interventions name in it, at most so
        many, with how many do (`found`); the strongest first.
        """
        wanted = list(relations)
        one_each = ", ".join("%s" for _ in wanted)
        references = Reference._meta.db_table
        # In SQL: the ORM asks twice, for the numbers and for the entries.
        found = self.raw(
            f"""
            SELECT entry.*, relation, found FROM (
                SELECT relation, entry_id, COUNT(*) AS found, ROW_NUMBER() OVER (
                    PARTITION BY relation ORDER BY COUNT(*) DESC, entry_id
                ) AS place
                FROM {references} WHERE kind = %s AND relation IN ({one_each})
                GROUP BY relation, entry_id
            ) AS ranked JOIN {Entry._meta.db_table} entry ON entry.id = ranked.entry_id
            WHERE place <= %s ORDER BY relation, place
            """,  # noqa: S608
            [PassageKind.INTERVENTION, *wanted, most],
        )
        return list(cast(Iterable[Entry], found))

    def totals(self) -> dict[str, int]:
        """How many of each kind."""
        return dict(self.order_by().values_list("kind").annotate(found=Count("pk")))

    def count_passages(self) -> None:
        """Write down how many passages name each. One query."""
        named = Reference.objects.filter(entry=OuterRef("pk")).order_by()
        own = named.exclude(relation=Relation.MENTIONS)
        numbers = {column: _number(own.filter(kind=kind)) for column, kind in OWN.items()}
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
        # A page of a list and what is counted above it read these, and no row but the page's.
        indexes = (
            models.Index(fields=["kind", "letter", "organisation_kind"], name="entry_by_letter"),
            models.Index(
                fields=["kind", "letter", "sort_key", "slug", "organisation_kind"],
                name="entry_by_name",
            ),
            models.Index(
                fields=[
                    "kind",
                    "-interventions",
                    "letter",
                    "sort_key",
                    "slug",
                    "organisation_kind",
                ],
                name="entry_by_interventions",
            ),
            models.Index(fields=["kind", "parent"], name="entry_by_parent"),
        )

    def __str__(self) -> str:
        return self.label

    @property
    def relations(self) -> list[tuple[str, str]]:
        """Kinds of passages that there are of it, each with the relation in which they name it."""
        own = _RELATIONS[EntryKind(self.kind)]
        named = {column: (kind, own) for column, kind in OWN.items()}
        named["mentions"] = (PassageKind.INTERVENTION, Relation.MENTIONS)
        if self.kind == EntryKind.ORGANISATION:
            named["alliances"] = (PassageKind.ALLIANCE, Relation.PARTY)
        return [pair for column, pair in named.items() if getattr(self, column)]


class ReferenceQuerySet(models.QuerySet):
    def bylines(self, entry: Entry, relation: Relation, most: int) -> QuerySet[Any, Any]:
        """Of the `most` newest interventions that name the entry so: who speaks, and where."""
        named = self.filter(entry=entry, kind=PassageKind.INTERVENTION, relation=relation)
        columns = ("byline", "plenary", "plenary_slug", "language")
        found = {each: F(f"passage__{each}") for each in columns}
        return named.order_by("-held_on", "passage_id").values("held_on", **found)[:most]

    def last_bylines(self, people: Iterable[Entry]) -> dict[int, list[dict[str, str]]]:
        """By the pk of each, the byline of their newest intervention, if they have one."""
        newest = ("-held_on", "passage")
        place = Window(RowNumber(), partition_by=["entry"], order_by=newest)
        spoken = self.filter(kind=PassageKind.INTERVENTION, relation=Relation.SPEAKER)
        spoken = spoken.filter(entry__in=[each.pk for each in people])
        last = spoken.annotate(place=place).filter(place=1)
        return dict(last.values_list("entry", "passage__byline"))


class Reference(models.Model):
    """An entry of the index that a passage names, and how; `stated` by the speaker, for themes and
    goals. `kind` and `held_on` are those of the passage: what is counted, and what is newest, is
    read off an index, without the passages.
    """

    # Without an index of their own: those below begin with them.
    passage = models.ForeignKey(
        "synthesis.Passage", models.CASCADE, related_name="references", db_index=False
    )
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="references", db_index=False)
    kind = models.CharField(max_length=20, choices=PassageKind)
    relation = models.CharField(max_length=20, choices=Relation)
    held_on = models.DateField()
    stated = models.BooleanField(default=False)

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["passage", "entry", "relation"], name="reference_once"),
        )
        indexes = (
            models.Index(
                fields=["entry", "kind", "relation", "-held_on", "passage"],
                name="reference_by_entry",
            ),
            models.Index(fields=["kind", "relation", "entry", "passage"], name="reference_by_kind"),
        )

    def __str__(self) -> str:
        return f"{self.passage} {self.relation} {self.entry}"
