"""Which form of the desk mends what: the address of each thing of a plenary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from django.db.models import CharField, Model, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse

from synthesis import models
from synthesis.document.nodes import Kind
from synthesis.document.synthesis import Synthesis
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
    return _form_of(type(row), row.pk)


def _form_of(table: type[Model], pk: int) -> str:
    return reverse(f"admin:{table._meta.app_label}_{table._meta.model_name}_change", args=[pk])


class Addresses:
    """Of the forms for what this plenary has. Two queries, whatever it has and is asked for.

    documents: what was or will be published of it, for the organisations and others that it names
    """

    def __init__(self, plenary: models.Plenary, *documents: Synthesis | None) -> None:
        self.plenary = plenary
        self.documents = [each for each in documents if each]

    @classmethod
    def read_with(cls, compilation: Compilation) -> Addresses:
        """Of the things of a compilation, without a query."""
        addresses = cls(compilation.plenary)
        addresses._keyed = {
            (kind, row.key): form_address(row)
            for kind, table in _KEYED.items()
            for row in compilation.rows_of(table)
        }
        return addresses

    def of(
        self, kind: Kind, key: str, within: str | None = None, holder: Kind | None = None
    ) -> str:
        """ "" when it is in the working copy no more."""
        if kind in _ANCHORS:
            form = self.of(holder or Kind.INTERVENTION, within or "")
            return form and form + _ANCHORS[kind]
        if kind in _KEYED:
            return self._keyed.get((kind, key), "")
        if kind in _NAMED:
            return self._named.get((kind, key), "")
        return self._plenary

    @cached_property
    def _plenary(self) -> str:
        return form_address(self.plenary)

    @cached_property
    def _keyed(self) -> dict[tuple[str, str], str]:
        return _found(
            (kind, table, table._default_manager.filter(plenary=self.plenary), "key")
            for kind, table in _KEYED.items()
        )

    @cached_property
    def _named(self) -> dict[tuple[str, str], str]:
        return _found(
            (kind, table, table._default_manager.filter(**{f"{name}__in": self._names(kind)}), name)
            for kind, (table, name) in _NAMED.items()
        )

    def _names(self, kind: Kind) -> set[str | int]:
        """What the documents name of this kind: the site may have ten thousand others."""
        return {name for each in self.documents for name in _names_in(each, kind)}


def _names_in(document: Synthesis, kind: Kind) -> Iterable[str | int]:
    match kind:
        case Kind.ORGANISATION:
            return (each.slug for each in document.organisations)
        case Kind.PERSON:
            return (each.slug for each in document.people)
        case Kind.THEME:
            return (each.slug for each in document.themes)
        case Kind.GOAL:
            return (each.number for each in document.goals)
        case _:
            return (document.event.slug,)


def _found(
    asked: Iterable[tuple[Kind, type[Model], QuerySet[Any], str]],
) -> dict[tuple[str, str], str]:
    """The form of each of these rows, by its kind and name. One query."""
    wanted = list(asked)
    tables = {kind: table for kind, table, _, _ in wanted}
    first, *others = (
        rows.order_by()
        .annotate(kind_asked=Value(kind.value), name_asked=Cast(name, CharField()))
        .values_list("kind_asked", "name_asked", "pk")
        for kind, _, rows, name in wanted
    )
    return {
        (kind, name): _form_of(tables[Kind(kind)], pk)
        for kind, name, pk in first.union(*others, all=True)
    }
