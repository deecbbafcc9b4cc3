"""Passages: one row for each citable thing of the current editions.

All of it can be thrown away and made anew from the editions, as can the index of what they name
(see entries.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, Self, cast

from django.db import models
from django.db.models import Case, Count, When
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from synthesis.document import extracts
from synthesis.document.cuttings import Cutting
from synthesis.document.synthesis import Intervention
from synthesis.models.editions import Edition
from synthesis.models.entries import Entry, Reference
from synthesis.models.fields import LineField, NameField, filled
from synthesis.models.kinds import (
    Order,
    PassageKind,
    Relation,
)

# Held here: pydantic forgets a generic model that nothing holds, and takes ms to make it anew.
_CUTTINGS: dict[str, Any] = {
    PassageKind.INTERVENTION: Cutting[Intervention],
    PassageKind.TAKEAWAY: Cutting[extracts.Takeaway],
    PassageKind.KEY_FIGURE: Cutting[extracts.KeyFigure],
    PassageKind.QUOTATION: Cutting[extracts.Quotation],
    PassageKind.ALLIANCE: Cutting[extracts.Alliance],
    PassageKind.ANSWER: Cutting[extracts.Answer],
}
# Whichever plenary comes first, each is read in its own order.
_NEWEST = ("-held_on", "plenary_slug", "position")
_OLDEST = ("held_on", "plenary_slug", "position")


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

    def pk_at(self, kind: PassageKind, plenary_slug: str, key: str) -> int | None:
        """That of the one at this address."""
        found = self.filter(kind=kind, plenary_slug=plenary_slug, key=key).order_by()
        return next(iter(found.values_list("pk", flat=True)[:1]), None)

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

    def in_this_order(self, pks: Sequence[int], *, bodies: bool) -> list[Passage]:
        """Those that there are of these; with their HTML, if their bodies are read. One query."""
        found = self.filter(pk__in=pks).order_by()
        rows = cast(Iterable[Passage], found if bodies else found.defer("html"))
        by_pk = {each.pk: each for each in rows}
        return [by_pk[pk] for pk in pks if pk in by_pk]

    def texts(self, pks: Sequence[int]) -> dict[int, tuple[str, str, str, str]]:
        """By pk, the kind of each of these, its language, its text and its HTML. One query."""
        columns = ("pk", "kind", "language", "text", "html")
        rows = self.filter(pk__in=pks).order_by().values_list(*columns)
        return {pk: (kind, language, words, html) for pk, kind, language, words, html in rows}

    def by_plenary(self) -> models.QuerySet[Any, Any]:
        """The pk of each plenary and how many passages it has, in the order of lists."""
        plenaries = self.order_by("-held_on", "plenary_slug").values_list("edition__plenary")
        return plenaries.annotate(found=Count("pk"))

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

    def newest_naming(self, entry: Entry, each: int) -> Iterable[Passage]:
        """The `each` newest of every kind that name the entry in every `relation`, without their
        HTML; `stated` for themes and goals. One in two relations comes twice.
        """
        references, columns = Reference._meta.db_table, Passage._meta.concrete_fields
        shown = ", ".join(f"passage.{each.column}" for each in columns if each.name != "html")
        named = entry.relations or [("", "")]
        # In SQL: each part reads so many rows off an index; the ORM has no union of such parts.
        parts = " UNION ALL ".join(
            f"""SELECT id FROM (
                SELECT id FROM {references} WHERE entry_id = %s AND kind = %s AND relation = %s
                ORDER BY held_on DESC, passage_id LIMIT %s
            ) AS part_{number}"""  # noqa: S608
            for number, _pair in enumerate(named)
        )
        found = self.raw(
            f"""SELECT {shown}, relation, stated FROM {references} reference
            JOIN {Passage._meta.db_table} passage ON passage.id = passage_id
            WHERE reference.id IN ({parts})
            ORDER BY passage.held_on DESC, plenary_slug, position""",  # noqa: S608
            [value for pair in named for value in (entry.pk, *pair, each)],
        )
        return cast(Iterable[Passage], found)

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

    # Without an index of its own: two below begin with it.
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="passages", db_index=False)
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
            models.Index(fields=["plenary_slug", "key", "kind"], name="passage_by_address"),
            models.Index(fields=["kind", "translates", "nature"], name="passage_by_nature"),
            models.Index(fields=["kind", *_NEWEST], name="passage_by_newest"),
            models.Index(fields=["kind", *_OLDEST], name="passage_by_oldest"),
        )

    def __str__(self) -> str:
        return f"{self.plenary_slug}/{self.key}"

    @cached_property
    def cutting(self) -> Cutting[Any]:
        """Its `value`, typed: a `node` of its kind."""
        cutting: Cutting[Any] = _CUTTINGS[self.kind].read(self.value)
        return cutting
