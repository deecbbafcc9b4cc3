"""Documents of plenaries that the site does not have, written into the working copy many at once.

`parted` takes a document apart into rows, which can be done in any process; `Site` says what the
site has of the records that some documents share, and makes what it lacks; `store` writes the rows.
The result is what `loading.load` gives, one document after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

from django.db.models import Model

from synthesis import models
from synthesis.document.synthesis import Intervention, Synthesis
from synthesis.models.bulk import Row, insert, ready, reserve
from synthesis.workspace.columns import COLUMNS, columns, numbered
from synthesis.workspace.directory import Site

TOLD_BY, SUPPORTS = models.Alliance.told_by.through, models.Takeaway.supports.through
Pointers = dict[str, type[Model]]
_WHO: Pointers = {"person_id": models.Person, "organisation_id": models.Organisation}
_WITHIN: Pointers = {"intervention_id": models.Intervention}
_OF_ALLIANCE: Pointers = {"alliance_id": models.Alliance}
_OF_TAKEAWAY: Pointers = {"takeaway_id": models.Takeaway}
_PARTY: Pointers = {"organisation_id": models.Organisation}
_THEME: Pointers = {"theme_id": models.Theme}
_GOAL: Pointers = {"goal_id": models.Goal}
_PLACE = ("source_start", "source_end")


@dataclass(frozen=True)
class Layout:
    """How a table's rows are written down: the fields that have a value, then those that point to
    a row: of the same document (by its place among those of its table), or of the site (by slug).
    """

    table: type[Model]
    values: tuple[str, ...]
    pointers: Pointers
    of_plenary: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        return ("id", *self.values, *self.pointers, *(("plenary_id",) if self.of_plenary else ()))


def _in_plenary(table: type[Model], *values: str, to: Pointers | None = None) -> Layout:
    return Layout(table, (*COLUMNS.get(table, ()), *values), to or {}, of_plenary=True)


def _part(table: type[Model], *values: str, to: Pointers) -> Layout:
    return Layout(table, (*COLUMNS.get(table, ()), *values), to)


_KEPT = ("position", "version")
# In the order in which they are inserted.
LAYOUTS: tuple[Layout, ...] = (
    _in_plenary(models.Session, *_KEPT),
    _in_plenary(models.Intervention, *_KEPT, *_PLACE, to={"session_id": models.Session}),
    _part(models.Speaking, "position", to=_WITHIN | _WHO),
    _part(models.Mention, "position", to=_WITHIN | _PARTY),
    _in_plenary(models.Quotation, "position", to=_WITHIN | _WHO),
    _in_plenary(models.KeyFigure, "position", to=_WITHIN),
    _in_plenary(models.Answer, "position", to=_WITHIN | {"person_id": models.Person}),
    _part(models.InterventionTheme, "stated", to=_WITHIN | _THEME),
    _part(models.InterventionGoal, "stated", to=_WITHIN | _GOAL),
    _in_plenary(models.Alliance, *_KEPT),
    _part(models.Party, "position", to=_OF_ALLIANCE | _PARTY),
    _part(TOLD_BY, to=_OF_ALLIANCE | _WITHIN),
    _in_plenary(models.Takeaway, *_KEPT),
    _part(SUPPORTS, to=_OF_TAKEAWAY | _WITHIN),
    _part(models.TakeawayTheme, "stated", to=_OF_TAKEAWAY | _THEME),
    _part(models.TakeawayGoal, "stated", to=_OF_TAKEAWAY | _GOAL),
    _in_plenary(models.Photo, *_KEPT),
    _in_plenary(models.Link, *_KEPT),
    _in_plenary(models.CoOrganiser, to=_PARTY),
)
_INDEX = {layout.table: at for at, layout in enumerate(LAYOUTS)}
# For each layout: its rows, each with its values and what it points to.
Parts = tuple[list[tuple[Row, Row]], ...]


@cache
def _ready(table: type[Model]) -> Callable[[dict[str, Any]], Row]:
    return ready(table, LAYOUTS[_INDEX[table]].values)


def parted(document: Synthesis) -> Parts:
    """The rows of the document but those of its plenary and of what plenaries share."""
    parts = _Parts()
    sessions = [
        parts.add(models.Session, node, position=position)
        for position, node in numbered(document.sessions)
    ]
    told = {
        node.key: _intervention(parts, node, position, at)
        for at, session in zip(sessions, document.sessions, strict=True)
        for position, node in numbered(session.interventions)
    }
    _alliances(parts, document, told)
    _takeaways(parts, document, told)
    for table, nodes in ((models.Photo, document.photos), (models.Link, document.links)):
        for position, node in numbered(nodes):
            parts.add(table, node, position=position)
    for slug in document.co_organisers:
        parts.add(models.CoOrganiser, None, slug)
    return tuple(parts.rows)


class _Parts:
    def __init__(self) -> None:
        self.rows: list[list[tuple[Row, Row]]] = [[] for _ in LAYOUTS]

    def add(self, table: Any, node: Any, *pointers: int | str | None, **more: Any) -> int:
        """Add a row; its place among those of its table."""
        rows = self.rows[_INDEX[table]]
        values = columns(table, node) if table in COLUMNS else {}
        rows.append((_ready(table)({"version": 0, **values, **more}), pointers))
        return len(rows) - 1

    def tag(self, themes: Any, goals: Any, node: Any, at: int) -> None:
        for tag in node.themes:
            self.add(themes, tag, at, tag.theme, stated=tag.stated)
        for tag in node.goals:
            self.add(goals, tag, at, str(tag.goal), stated=tag.stated)


def _intervention(parts: _Parts, node: Intervention, position: int, session: int) -> int:
    place = (node.place.start, node.place.end) if node.place else (None, None)
    more = dict(zip(_PLACE, place, strict=True))
    at = parts.add(models.Intervention, node, session, position=position, **more)
    for number, each in numbered(node.speakings):
        parts.add(models.Speaking, each, at, each.person, each.organisation, position=number)
    for number, each in numbered(node.mentions):
        parts.add(models.Mention, each, at, each.organisation, position=number)
    for number, each in numbered(node.quotations):
        parts.add(models.Quotation, each, at, each.person, each.organisation, position=number)
    for number, each in numbered(node.figures):
        parts.add(models.KeyFigure, each, at, position=number)
    for number, each in numbered(node.answers):
        parts.add(models.Answer, each, at, each.person, position=number)
    parts.tag(models.InterventionTheme, models.InterventionGoal, node, at)
    return at


def _alliances(parts: _Parts, document: Synthesis, told: dict[str, int]) -> None:
    for position, node in numbered(document.alliances):
        at = parts.add(models.Alliance, node, position=position)
        for number, each in numbered(node.parties):
            parts.add(models.Party, each, at, each.organisation, position=number)
        for key in node.told_by:
            parts.add(TOLD_BY, None, at, told[key])


def _takeaways(parts: _Parts, document: Synthesis, told: dict[str, int]) -> None:
    for position, node in numbered(document.takeaways):
        at = parts.add(models.Takeaway, node, position=position)
        for key in node.supports:
            parts.add(SUPPORTS, None, at, told[key])
        parts.tag(models.TakeawayTheme, models.TakeawayGoal, node, at)


def plenary_of(document: Synthesis) -> dict[str, Any]:
    """The columns of its plenary, but for what it points to."""
    source = document.source
    return {
        **columns(models.Plenary, document),
        "source_name": source.name if source else "",
        "source_sha256": source.sha256 if source else "",
        "source_text": source.text if source else "",
    }


def store(plenaries: Sequence[models.Plenary], parts: Sequence[Parts], site: Site) -> None:
    """Write the plenaries, which get their ids, and the rows of each."""
    models.Plenary.objects.bulk_create(plenaries)
    ids: list[dict[Any, Sequence[int]]] = [{} for _ in plenaries]
    for at, layout in enumerate(LAYOUTS):
        keys = reserve(layout.table, sum(len(each[at]) for each in parts))
        taken = 0
        for known, each in zip(ids, parts, strict=True):
            known[layout.table] = keys[taken : taken + len(each[at])]
            taken += len(each[at])
        rows = (
            _resolved(layout, each[at], known, site, plenary.pk)
            for plenary, each, known in zip(plenaries, parts, ids, strict=True)
        )
        insert(layout.table, layout.names, chain.from_iterable(rows))


def _resolved(
    layout: Layout,
    rows: Iterable[tuple[Row, Row]],
    known: dict[Any, Sequence[int]],
    site: Site,
    plenary: int,
) -> Iterator[Row]:
    found = [known[each] if each in known else site.ids[each] for each in layout.pointers.values()]
    ends = (plenary,) if layout.of_plenary else ()
    for pk, (values, pointers) in zip(known[layout.table], rows, strict=True):
        to = [
            None if each is None else where[each]
            for where, each in zip(found, pointers, strict=True)
        ]
        yield (pk, *values, *to, *ends)


def cover(plenaries: Iterable[models.Plenary], keys: Iterable[str | None]) -> None:
    """Give each of these plenaries its cover: the photo of this key."""
    for plenary, key in zip(plenaries, keys, strict=True):
        if key:
            photo = models.Photo.objects.get(plenary=plenary, key=key)
            models.Plenary.objects.filter(pk=plenary.pk).update(cover=photo)
