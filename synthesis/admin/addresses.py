"""Which form of the desk mends what: the address of each thing of a plenary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from django.db.models import Model
from django.urls import reverse

from synthesis import models
from synthesis.document.nodes import Kind
from synthesis.workspace import Compilation

# Where in its intervention's, alliance's or takeaway's form a part is.
_ANCHORS: Mapping[Kind, str] = {
    Kind.SPEAKING: "#speakings-group",
    Kind.MENTION: "#mentions-group",
    Kind.QUOTATION: "#quotations-group",
    Kind.KEY_FIGURE: "#figures-group",
    Kind.ANSWER: "#answers-group",
    Kind.THEME_TAG: "#theme_tags-group",
    Kind.GOAL_TAG: "#goal_tags-group",
    Kind.PARTY: "#parties-group",
}
_KEYED: Mapping[Kind, type[Model]] = {
    Kind.SESSION: models.Session,
    Kind.INTERVENTION: models.Intervention,
    Kind.ALLIANCE: models.Alliance,
    Kind.TAKEAWAY: models.Takeaway,
    Kind.PHOTO: models.Photo,
    Kind.LINK: models.Link,
}
_NAMED: Mapping[Kind, tuple[type[Model], str]] = {
    Kind.ORGANISATION: (models.Organisation, "slug"),
    Kind.PERSON: (models.Person, "slug"),
    Kind.THEME: (models.Theme, "slug"),
    Kind.GOAL: (models.Goal, "number"),
    Kind.EVENT: (models.Event, "slug"),
}


def form_address(row: Any) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


class Addresses:
    """One query for each kind of thing that is asked for and is not among the `known` rows."""

    def __init__(
        self, plenary: models.Plenary, known: Mapping[Kind, Iterable[Any]] | None = None
    ) -> None:
        self.plenary = plenary
        self._rows: dict[Kind, dict[str, Any]] = {
            kind: {row.key: row for row in rows} for kind, rows in (known or {}).items()
        }

    @classmethod
    def read_with(cls, compilation: Compilation) -> Addresses:
        """Of the things of a compilation, without a query."""
        rows = {kind: compilation.rows_of(table) for kind, table in _KEYED.items()}
        return cls(compilation.plenary, rows)

    def of(
        self, kind: Kind, key: str, within: str | None = None, holder: Kind | None = None
    ) -> str:
        """ "" when it is in the working copy no more."""
        if kind in _ANCHORS:
            form = self.of(holder or Kind.INTERVENTION, within or "")
            return form and form + _ANCHORS[kind]
        if kind in _KEYED or kind in _NAMED:
            row = self._all(kind).get(key)
            return form_address(row) if row else ""
        return self._plenary

    @cached_property
    def _plenary(self) -> str:
        return form_address(self.plenary)

    def _all(self, kind: Kind) -> dict[str, Any]:
        if kind not in self._rows:
            table, name = _NAMED.get(kind) or (_KEYED[kind], "key")
            rows = table._default_manager.only("pk", name)
            if kind in _KEYED:
                rows = rows.filter(plenary=self.plenary)
            self._rows[kind] = {str(getattr(row, name)): row for row in rows}
        return self._rows[kind]
