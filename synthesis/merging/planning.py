"""What merging two records would do: the screen shows it, then it is done."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Count, ForeignKey, Model
from django.utils.translation import gettext as _

from synthesis.document.synthesis import fingerprint
from synthesis.merging.relations import located, missing, own_columns, relations, unique_sets
from synthesis.models import Alias, Alliance, Organisation, Party


class Refused(Exception):
    """Nothing was changed; the message is the sentence to show."""


@dataclass
class Move:
    """The rows of one column that will point to the record that stays, and those that would be
    there twice: each with the one that is there.
    """

    column: ForeignKey
    rows: list[Any] = field(default_factory=list)
    doubles: list[tuple[Any, Any]] = field(default_factory=list)

    @property
    def table(self) -> type[Model]:
        return self.column.model


@dataclass(frozen=True)
class Left:
    """Words of the record that goes which the one that stays says otherwise."""

    label: str
    kept: str
    gone: str


class Plan:
    """What merging `gone` into `kept` would do. At most two queries for each relation."""

    def __init__(self, kept: Any, gone: Any) -> None:
        if type(kept) is not type(gone) or kept.pk == gone.pk:
            raise Refused(_("Choisissez deux fiches différentes."))
        self.kept, self.gone = kept, gone
        self.moves = [self._move(column) for column in relations(type(kept))]

    def _move(self, column: ForeignKey) -> Move:
        move = Move(column)
        kept, gone = self.kept.pk, self.gone.pk
        rows = located(column, *((self.kept, self.gone) if unique_sets(column) else (self.gone,)))
        there = {
            key: row
            for row in rows
            for key in _same(column, row)
            if getattr(row, column.attname) == kept
        }
        for row in rows:
            # The one that stays may have been under the one that goes: see `changes_of_kept`.
            if getattr(row, column.attname) == gone and row != self.kept:
                _sort(move, row, there)
        return move

    @cached_property
    def changes_of_kept(self) -> dict[str, Any]:
        """By column: what the one that stays takes from the one that goes, where it has nothing."""
        return {
            name: value
            for name, value in missing(self.kept, self.gone).items()
            if name != "parent_id"
        } | self._new_parent()

    def _new_parent(self) -> dict[str, Any]:
        kept, gone = self.kept, self.gone
        if not isinstance(kept, Organisation):
            return {}
        if kept.parent_id is not None and not _passes(kept, gone.pk):
            return {}
        above = None if _passes(gone, kept.pk) else gone.parent_id
        return {"parent_id": above} if above != kept.parent_id else {}

    @cached_property
    def left(self) -> list[Left]:
        return [
            Left(str(each.verbose_name), _told(self.kept, each), _told(self.gone, each))
            for each in own_columns(type(self.kept))
            if each.name != "name"  # It becomes another name.
            and _told(self.gone, each)
            and _told(self.kept, each) != _told(self.gone, each)
            and each.attname not in self.changes_of_kept
            and getattr(self.gone, each.attname) != self.kept.pk
            and not (each.name == "kind" and self.gone.kind == "other")
        ]

    @cached_property
    def new_aliases(self) -> list[str]:
        if not isinstance(self.kept, Organisation):
            return []
        known = {self.kept.name, self.kept.short_name, *_aliases(self.kept, self.gone)}
        names = dict.fromkeys((self.gone.name, self.gone.short_name))
        taken = self.changes_of_kept.get("short_name")
        return [name for name in names if name and name not in known and name != taken]

    @cached_property
    def alliances_of_one(self) -> list[Alliance]:
        """Those that would be left with a single party: such a synthesis is not published."""
        parties = [row for move in self.moves for row, _twin in move.doubles if type(row) is Party]
        counted = Alliance.objects.filter(pk__in=[row.alliance_id for row in parties])
        return list(counted.annotate(number=Count("parties")).filter(number__lte=2))

    @property
    def number(self) -> int:
        """How many rows are concerned."""
        return sum(len(move.rows) + len(move.doubles) for move in self.moves)

    @property
    def sha256(self) -> str:
        """What was shown, to be told from what is there when the editor has decided."""
        rows = [
            [move.table._meta.label, [row.pk for row in move.rows], [r.pk for r, _ in move.doubles]]
            for move in self.moves
        ]
        versions = [[each.pk, each.version] for each in (self.kept, self.gone)]
        return fingerprint(json.dumps([versions, rows, self.new_aliases]))


def _sort(move: Move, row: Any, there: dict[Any, Any]) -> None:
    """Among those that move, or those that are there by what `_same` says."""
    alike = _same(move.column, row)
    twin = next((there[key] for key in alike if key in there), None)
    if twin is None:
        move.rows.append(row)
        there |= dict.fromkeys(alike, row)
    else:
        move.doubles.append((row, twin))


def _same(column: ForeignKey, row: Any) -> list[tuple[Any, ...]]:
    """What two rows have alike when they may not both be there."""
    return [
        (names, *(getattr(row, row._meta.get_field(name).attname) for name in names))
        for names in unique_sets(column)
    ]


def _told(record: Any, column: Any) -> str:
    value = getattr(record, column.name)
    shown = getattr(record, f"get_{column.name}_display", None)
    return str(shown() if shown else value or "")


def _aliases(*organisations: Organisation) -> list[str]:
    rows = Alias.objects.filter(organisation__in=organisations)
    return list(rows.values_list("name", flat=True))


def _passes(organisation: Any, pk: int) -> bool:
    """Whether `pk` is above it."""
    seen, above = set(), organisation.parent
    while above and above.pk not in seen:
        if above.pk == pk:
            return True
        seen.add(above.pk)
        above = above.parent
    return False
