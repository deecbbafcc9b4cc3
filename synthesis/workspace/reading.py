"""All the rows of some plenaries in one query, whatever their number.

Each table's rows are made JSON by the database and come in one UNION. Looked at: a query for each
table (nineteen: no screen that compiles stayed under twenty); a stored copy of the document (it is
stale as soon as somebody merges two organisations).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.models import (
    CharField,
    DecimalField,
    F,
    IntegerField,
    Model,
    QuerySet,
    Value,
    Window,
)
from django.db.models.functions import Cast, JSONObject, RowNumber

from synthesis import models

# Of each table: the way to its plenary, then what its rows are sorted by.
TABLES: Mapping[type[Model], tuple[str, Sequence[str]]] = {
    models.Session: ("plenary", ("position",)),
    models.Intervention: ("plenary", ("session_id", "position")),
    models.Speaking: ("intervention__plenary", ("intervention_id", "position")),
    models.Mention: ("intervention__plenary", ("intervention_id", "position")),
    models.Quotation: ("intervention__plenary", ("intervention_id", "position")),
    models.KeyFigure: ("intervention__plenary", ("intervention_id", "position")),
    models.Answer: ("intervention__plenary", ("intervention_id", "position")),
    models.InterventionTheme: ("intervention__plenary", ("theme__name", "theme_id")),
    models.InterventionGoal: ("intervention__plenary", ("goal__number",)),
    models.Alliance: ("plenary", ("position",)),
    models.Party: ("alliance__plenary", ("alliance_id", "position")),
    models.Alliance.told_by.through: ("alliance__plenary", ("id",)),
    models.Takeaway: ("plenary", ("position",)),
    models.TakeawayTheme: ("takeaway__plenary", ("theme__name", "theme_id")),
    models.TakeawayGoal: ("takeaway__plenary", ("goal__number",)),
    models.Takeaway.supports.through: ("takeaway__plenary", ("id",)),
    models.Photo: ("plenary", ("position",)),
    models.Link: ("plenary", ("position",)),
    models.CoOrganiser: ("plenary", ("organisation__name", "organisation_id")),
    models.EventOrganiser: ("event__plenaries", ("organisation__name", "organisation_id")),
}


class Rows:
    """The rows of these plenaries (by their ids), each table's in its order (one query)."""

    def __init__(self, plenaries: Collection[int]) -> None:
        self._rows: dict[tuple[str, int], list[Any]] = defaultdict(list)
        tables = {table._meta.label: table for table in TABLES}
        first, *others = (_as_json(table, plenaries) for table in TABLES)
        for label, plenary, _rank, row in sorted(first.union(*others, all=True), key=_place):
            self._rows[label, plenary].append(_made(tables[label], row))

    def of(self, table: type[Model], plenary: int) -> list[Any]:
        return self._rows[table._meta.label, plenary]

    def all(self) -> list[Any]:
        return [row for rows in self._rows.values() for row in rows]


def _place(found: tuple[str, int, int, Any]) -> tuple[str, int, int]:
    return found[:3]


def _as_json(table: type[Model], plenaries: Collection[int]) -> QuerySet[Any, Any]:
    """Label, id of the plenary, rank and values of each row."""
    plenary, order = TABLES[table]
    columns = {each.attname: _exact(each) for each in table._meta.concrete_fields}
    return (
        table._base_manager.filter(**{f"{plenary}__in": plenaries})
        .order_by()
        .values_list(
            Value(table._meta.label, output_field=CharField()),
            F(f"{plenary}__pk"),
            Window(RowNumber(), order_by=list(order), output_field=IntegerField()),
            JSONObject(**columns),
        )
    )


def _exact(field: Any) -> Any:
    """JSON's numbers would round a decimal."""
    return Cast(field.attname, CharField()) if isinstance(field, DecimalField) else F(field.attname)


def _made(table: type[Model], values: dict[str, Any]) -> Any:
    fields = table._meta.concrete_fields
    return table.from_db(
        None,
        [each.attname for each in fields],
        [each.to_python(values[each.attname]) for each in fields],
    )
