"""Merging, all or nothing, with what undoing it needs."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core import serializers
from django.db import models, transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from synthesis.merging.planning import Move, Plan, Refused
from synthesis.merging.relations import bump, column_of, missing, plain_value, point, versioned
from synthesis.models import Alias, FormerName, Merge

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def merge(kept: Any, gone: Any, by: User | None, reviewed: str | None = None) -> Merge:
    """Make one of two. `reviewed` is the `sha256` of the plan that the editor saw.

    Raises:
        Refused: they changed since, or are no longer two.
    """
    with transaction.atomic():
        plan = Plan(*_locked(type(kept), kept.pk, gone.pk))
        if reviewed is not None and reviewed != plan.sha256:
            raise Refused(
                _("L’une des deux fiches a changé depuis votre relecture : relisez-les, fusionnez.")
            )
        return _Merging(plan, by).run()


def _locked(table: type[Any], *pks: int) -> list[Any]:
    found = table._base_manager.select_for_update().in_bulk(pks)
    if len(found) < len(set(pks)):
        raise Refused(
            _("L’une des deux fiches n’existe plus : quelqu’un l’a fusionnée ou supprimée.")
        )
    return [found[pk] for pk in pks]


class _Merging:
    def __init__(self, plan: Plan, by: User | None) -> None:
        self.plan, self.by = plan, by
        self.values: list[list[Any]] = []
        self.touched: set[tuple[type[Model], int]] = set()

    def run(self) -> Merge:
        kept, gone = self.plan.kept, self.plan.gone
        changes: dict[str, Any] = {"gone": _frozen(gone)}
        self._fill(kept, self.plan.changes_of_kept)
        changes |= {
            "moved": [self._move(each) for each in self.plan.moves],
            "led": self._former_names(),
        }
        changes["aliases"] = self._aliases()
        self._touch(kept)
        bump(self.touched)
        type(gone)._base_manager.get(pk=gone.pk).delete()
        FormerName.objects.remember(kept.kind_of_name, None, gone.slug, kept.slug)
        return Merge.objects.create(
            kind=kept.kind_of_name,
            kept_id=kept.pk,
            gone_id=gone.pk,
            gone_slug=gone.slug,
            gone_name=str(gone),
            changes=changes | {"values": self.values},
            made_at=_now(),
            made_by=self.by,
        )

    def _move(self, move: Move) -> dict[str, Any]:
        dropped = []
        for row, twin in move.doubles:
            dropped.append(_frozen(row))
            self._fill(twin, missing(twin, row))
            self._touch(row)
            move.table._base_manager.filter(pk=row.pk).delete()
        for row in move.rows:
            self._touch(row)
        pks = [row.pk for row in move.rows]
        point(move.column, pks, self.plan.gone.pk, self.plan.kept.pk)
        return {**_named(move.column), "pks": pks, "dropped": dropped}

    def _touch(self, row: Any) -> None:
        self.touched |= set(versioned(row))

    def _fill(self, row: Any, values: dict[str, Any]) -> None:
        """Write these columns; what they held is kept."""
        for name, value in values.items():
            column = column_of(type(row), name)
            before = plain_value(row, column)
            setattr(row, name, value)
            written = [row._meta.label, row.pk, name, before, plain_value(row, column)]
            self.values.append(written)
        if values:
            type(row)._base_manager.filter(pk=row.pk).update(**values)

    def _aliases(self) -> list[int]:
        made = [
            Alias.objects.create(organisation=self.plan.kept, name=name)
            for name in self.plan.new_aliases
        ]
        return [each.pk for each in made]

    def _former_names(self) -> list[str]:
        """Lead all old names to the one that stays; which of them led to the one that goes."""
        kept, gone = self.plan.kept, self.plan.gone
        names = FormerName.objects.of(kept.kind_of_name, None)
        led = list(names.filter(new=gone.slug).values_list("old", flat=True))
        names.remember(kept.kind_of_name, None, gone.slug, kept.slug)
        return led


def _frozen(row: Any) -> str:
    return str(serializers.serialize("json", [row]))


def _named(column: models.ForeignKey) -> dict[str, str]:
    return {"table": column.model._meta.label, "column": column.name}


def _now() -> datetime:
    """To the millisecond, as editions are dated: one is after the other or is not."""
    now = timezone.now()
    return now.replace(microsecond=now.microsecond // 1000 * 1000)
