"""Undoing a merge: the record that went comes back with what pointed to it.

What an editor changed since stays as they left it.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core import serializers
from django.db import IntegrityError, transaction
from django.db.models import Max, Model
from django.utils.translation import gettext as _

from synthesis.merging.planning import Refused
from synthesis.merging.relations import bump, column_of, plain_value, point, versioned
from synthesis.models import Alias, Edition, FormerName, Merge, Organisation, Person
from synthesis.models.kinds import NamedKind

TABLES: dict[str, type[Any]] = {NamedKind.ORGANISATION: Organisation, NamedKind.PERSON: Person}


def undoable(merge: Merge) -> bool:
    """Until an edition names the record that stays: from then on the old address leads to it."""
    kept = TABLES[merge.kind]._base_manager.filter(pk=merge.kept_id).first()
    if kept is None:
        return False
    since = Edition.objects.filter(published_at__gte=merge.made_at)
    return not since.filter(revision__document__contains=f'"{kept.slug}"').exists()


def undo(merge: Merge) -> tuple[Any, int]:
    """The record that came back, and how many of its rows stay with the other (they changed since).

    Raises:
        Refused: it was published since, or the record that stayed was itself merged or deleted.
    """
    with transaction.atomic():
        found = Merge.objects.select_for_update().filter(pk=merge.pk).first()
        if found is None or not undoable(found):
            raise Refused(
                _(
                    "Cette fusion ne s’annule plus : elle l’est déjà, une édition l’a rendue "
                    "publique, ou la fiche gardée a été fusionnée à son tour."
                )
            )
        return _Undoing(found).run()


class _Undoing:
    def __init__(self, merge: Merge) -> None:
        self.merge, self.changes = merge, merge.changes
        self.touched: set[tuple[type[Model], int]] = set()
        self.staying = 0

    def run(self) -> tuple[Any, int]:
        table = TABLES[self.merge.kind]
        Alias.objects.filter(pk__in=self.changes["aliases"]).delete()
        self._former_names()
        gone = self._bring_back(table)
        for label, pk, name, before, after in self.changes["values"]:
            self._put_back(apps.get_model(label), pk, name, before, after)
        for moved in self.changes["moved"]:
            self._move_back(moved)
        self.touched.add((table, self.merge.kept_id))
        bump(self.touched)
        self.merge.delete()
        return gone, self.staying

    def _former_names(self) -> None:
        names = FormerName.objects.of(self.merge.kind, None)
        names.filter(old=self.merge.gone_slug).delete()
        names.filter(old__in=self.changes["led"]).update(new=self.merge.gone_slug)

    def _bring_back(self, table: type[Model]) -> Any:
        row = _thawed(self.changes["gone"])
        if not _whole(row):  # Only its parent can be missing.
            row.parent_id = None
        row.version += 1
        row.save_base(raw=True)
        return row

    def _put_back(self, table: Any, pk: int, name: str, before: Any, after: Any) -> None:
        row, column = table._base_manager.filter(pk=pk).first(), column_of(table, name)
        if row is None or plain_value(row, column) != after:
            return
        value = None if before is None else column.to_python(before)
        table._base_manager.filter(pk=pk).update(**{name: value})
        self.touched |= set(versioned(row))

    def _move_back(self, moved: dict[str, Any]) -> None:
        table = apps.get_model(moved["table"])
        column: Any = table._meta.get_field(moved["column"])
        rows = table._base_manager.filter(
            **{"pk__in": moved["pks"], column.attname: self.merge.kept_id}
        )
        found = list(rows)
        self.staying += len(moved["pks"]) - len(found)
        for row in found:
            self.touched |= set(versioned(row))
        point(column, [row.pk for row in found], self.merge.kept_id, self.merge.gone_id)
        for each in moved["dropped"]:
            self._restore(_thawed(each))

    def _restore(self, row: Any) -> None:
        if not _whole(row) or not (_stored(row) or _stored_last(row)):
            self.staying += 1
            return
        self.touched |= set(versioned(row))


def _thawed(text: str) -> Any:
    return next(iter(serializers.deserialize("json", text))).object


def _whole(row: Any) -> bool:
    """Whether everything that it points to is there."""
    return all(
        column.related_model._base_manager.filter(pk=value).exists()
        for column in row._meta.concrete_fields
        if column.remote_field and (value := getattr(row, column.attname)) is not None
    )


def _stored(row: Any) -> bool:
    try:
        with transaction.atomic():
            row.save_base(raw=True)
    except IntegrityError:
        return False
    return True


def _stored_last(row: Any) -> bool:
    """In the last place, when another row took its own."""
    names = {column.name for column in row._meta.concrete_fields}
    if "position" not in names:
        return False
    owner = next(
        each for each in row._meta.constraints if "position" in getattr(each, "fields", ())
    )
    parent = owner.fields[0]
    rows = type(row)._base_manager.filter(**{parent: getattr(row, f"{parent}_id")})
    row.position = (rows.aggregate(last=Max("position"))["last"] or 0) + 1
    return _stored(row)
