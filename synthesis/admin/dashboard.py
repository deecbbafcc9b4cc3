"""The first page of the desk: the plenaries and what each waits for, then what one did last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.models import LogEntry
from django.db.models import Count, Max
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as translate
from django.utils.translation import ngettext

from synthesis.admin.differences import Asked
from synthesis.admin.outline import address as outline_address
from synthesis.admin.outline_rows import Outline, outlines_of
from synthesis.admin.publishing import edition_address, publisher
from synthesis.admin.states import Stage
from synthesis.models import Intervention, Plenary, Session

# How many plenaries are read whole, doubts of each are listed, and last deeds are told.
WHOLE = 3
DOUBTS = 6
DEEDS = 8


@dataclass(frozen=True)
class Step:
    """What to do next, and where."""

    words: str
    address: str


@dataclass(frozen=True)
class Card:
    """One plenary as the dashboard shows it."""

    outline: Outline
    may_publish: bool

    @property
    def plenary(self) -> Plenary:
        return self.outline.plenary

    @property
    def address(self) -> str:
        return outline_address(self.plenary)

    @property
    def public_address(self) -> str:
        public = self.outline.state.public
        return edition_address(public) if public else ""

    @property
    def publish_address(self) -> str:
        return reverse("admin:publish", args=[self.plenary.pk]) if self.may_publish else ""

    @property
    def doubts(self) -> Sequence[Asked]:
        return self.outline.doubts[:DOUBTS]

    @property
    def more_doubts(self) -> int:
        return max(0, self.outline.number_of_doubts - DOUBTS)

    @property
    def holds(self) -> str:
        """« 2 sessions, 14 interventions »"""
        sessions, rows = len(self.outline.parts), len(self.outline.rows)
        return ", ".join(
            (
                ngettext("%d session", "%d sessions", sessions) % sessions,
                ngettext("%d intervention", "%d interventions", rows) % rows,
            )
        )

    @property
    def next_step(self) -> Step | None:
        """None when nothing waits."""
        return self._to_write() or self._to_publish()

    def _to_write(self) -> Step | None:
        parts = self.outline.parts
        if not parts:
            add = reverse("admin:synthesis_session_add")
            return Step(
                translate("Ajouter la première session"), f"{add}?plenary={self.plenary.pk}"
            )
        if not self.outline.rows:
            add = reverse("admin:synthesis_intervention_add")
            return Step(
                translate("Écrire la première intervention"),
                f"{add}?session={parts[0].stored.pk}",
            )
        if self.outline.faults:
            return Step(translate("Corriger ce qui empêche de publier"), self.address)
        return None

    def _to_publish(self) -> Step | None:
        stage = self.outline.state.stage
        if stage is Stage.PUBLISHED:
            return None
        if not self.publish_address:
            return Step(translate("Continuer le plan"), self.address)
        words = {
            Stage.NEVER: translate("Relire, puis publier l’édition 1"),
            Stage.WAITING: translate("Relire ce qui change, puis publier"),
            Stage.WITHDRAWN: translate("Corriger, puis publier de nouveau"),
        }
        return Step(words[stage], self.publish_address)


@dataclass(frozen=True)
class Deed:
    """Something that one did; `address` is "" when its thing is no more."""

    entry: LogEntry
    name: str
    address: str


def dashboard(request: HttpRequest) -> dict[str, Any]:
    """The context of the first page."""
    can = request.user.has_perm
    deeds = list(
        LogEntry.objects.filter(user=publisher(request).pk)
        .select_related("content_type")
        .order_by("-action_time", "-pk")[:DEEDS]
    )
    sees = can("synthesis.view_plenary") or can("synthesis.change_plenary")
    there = _there(deeds) if sees else {}
    plenaries = _plenaries(there) if sees else []
    may_publish = can("synthesis.publish_plenary") and can("synthesis.change_plenary")
    whole = outlines_of([each.pk for each in plenaries[:WHOLE]]) if plenaries else ()
    cards = [Card(each, may_publish) for each in whole]
    return {
        "subtitle": "",
        "sees_plenaries": sees,
        "may_add": can("synthesis.add_plenary"),
        "cards": cards,
        "others": plenaries[WHOLE:],
        "deeds": [_deed(each, there, cards) for each in deeds],
    }


# Of each thing, by its table and id, the id of its plenary.
There = Mapping[tuple[str, str], int]


def _there(deeds: Iterable[LogEntry]) -> There:
    """Of what one did something to and is still there (at most two queries)."""
    found: dict[tuple[str, str], int] = {}
    for table in (Intervention, Session):
        name = str(table._meta.model_name)
        ids = [each.object_id for each in deeds if _table(each) == name and each.object_id]
        if ids:
            rows = table._default_manager.filter(pk__in=ids).values_list("pk", "plenary_id")
            found |= {(name, str(pk)): plenary for pk, plenary in rows}
    for each in deeds:
        if _table(each) == "plenary" and str(each.object_id).isdecimal():
            found["plenary", str(each.object_id)] = int(str(each.object_id))
    return found


def _table(entry: LogEntry) -> str:
    return entry.content_type.model if entry.content_type else ""


def _plenaries(there: There) -> list[Plenary]:
    """All, those that one worked on first, then the most recent."""
    mine = list(dict.fromkeys(there.values()))
    rows = Plenary.objects.select_related("event").defer("source_text", "introduction", "closing")
    rows = rows.annotate(
        last=Max("editions__number"), withdrawn=Count("editions__withdrawal", distinct=True)
    ).order_by("-held_on", "title")
    rank = {pk: place for place, pk in enumerate(mine)}
    return sorted(rows, key=lambda each: rank.get(each.pk, len(rank)))


def _deed(entry: LogEntry, there: There, cards: Iterable[Card]) -> Deed:
    thing = (_table(entry), str(entry.object_id))
    rows = (row for card in cards for row in card.outline.rows)
    called = {("intervention", str(row.stored.pk)): row.name for row in rows}
    name = called.get(thing, entry.object_repr)
    if thing[0] in ("intervention", "session") and thing not in there:
        return Deed(entry, name, "")
    if thing[0] == "plenary" and not entry.is_deletion():
        return Deed(entry, name, reverse("admin:outline", args=[entry.object_id]))
    if entry.is_deletion():
        return Deed(entry, name, "")
    return Deed(entry, name, entry.get_admin_url() or "")
