"""What points to a record, read off the model, and what may not be there twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models
from django.db.models import F, Model

from synthesis.models.permanent import Versioned

CHUNK = 500


def relations(table: type[Model]) -> list[models.ForeignKey]:
    """Every column of every table that points to records of this one, in the order of tables."""
    reverse = table._meta.get_fields(include_hidden=True)
    return [
        each.field
        for each in reverse
        if isinstance(each, models.ManyToOneRel) and each.field.concrete
    ]


def owner_column(table: type[Model], pointing: models.Field | None = None) -> Any:
    """The column of what a row belongs to (an intervention, for a mention); None for a record."""
    # The last: a quotation knows its plenary, and belongs to its intervention.
    for each in reversed(table._meta.concrete_fields):
        remote = each.remote_field
        if remote and remote.on_delete is models.CASCADE and each is not pointing:
            return each
    return None


def located(column: models.ForeignKey, *records: Model) -> models.QuerySet[Any]:
    """The rows that point to one of these, with what they belong to and its plenary."""
    owner = owner_column(column.model, column)
    read = [owner.name] if owner else []
    if owner and any(each.name == "plenary" for each in owner.related_model._meta.fields):
        read.append(f"{owner.name}__plenary")
    rows = column.model._base_manager.filter(**{f"{column.name}__in": records}).order_by("pk")
    return rows.select_related(*read) if read else rows


def unique_sets(column: models.ForeignKey) -> list[tuple[str, ...]]:
    """The other columns of each set in which `column` is unique."""
    sets = [
        each.fields
        for each in column.model._meta.constraints
        if isinstance(each, models.UniqueConstraint) and column.name in each.fields
    ]
    sets += [each for each in column.model._meta.unique_together if column.name in each]
    sets += [(column.name,)] if column.unique else []
    return [tuple(name for name in each if name != column.name) for each in sets]


def own_columns(table: type[Model]) -> list[Any]:
    apart = {"id", "version", "slug"}
    return [each for each in table._meta.concrete_fields if each.name not in apart]


def missing(kept: Any, gone: Any) -> dict[str, Any]:
    """What `gone` has in a column that is empty in `kept`."""
    found = {}
    for each in own_columns(type(kept)):
        here, there = (getattr(row, each.attname) for row in (kept, gone))
        nothing = not here or (each.name == "kind" and here == "other")
        if nothing and there and here != there and each.name != "position":
            found[each.attname] = there
    return found


def column_of(table: type[Model], attname: str) -> Any:
    return next(each for each in table._meta.concrete_fields if each.attname == attname)


def versioned(row: Any) -> Iterator[tuple[type[Model], int]]:
    """What an editor may have open that this row is part of."""
    owner = owner_column(type(row))
    if isinstance(row, Versioned):
        yield type(row), row.pk
    elif owner and issubclass(owner.related_model, Versioned):
        yield owner.related_model, getattr(row, owner.attname)


def bump(touched: Iterable[tuple[type[Model], int]]) -> None:
    by_table: dict[type[Model], list[int]] = {}
    for table, pk in touched:
        by_table.setdefault(table, []).append(pk)
    for table, pks in by_table.items():
        for start in range(0, len(pks), CHUNK):
            rows = table._base_manager.filter(pk__in=pks[start : start + CHUNK])
            rows.update(version=F("version") + 1)


def point(column: models.ForeignKey, pks: list[int], old: int, new: int) -> None:
    for start in range(0, len(pks), CHUNK):
        rows = column.model._base_manager.filter(
            **{"pk__in": pks[start : start + CHUNK], column.attname: old}
        )
        rows.update(**{column.attname: new})


def plain_value(row: Any, column: Any) -> str | None:
    """What a column holds, as JSON keeps it."""
    return None if getattr(row, column.attname) is None else column.value_to_string(row)
