"""Where an organisation or a person is used, read off the relations of the model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, ForeignKey, Model
from django.utils.text import capfirst
from django.utils.translation import gettext as translate

from synthesis.admin.addresses import form_address
from synthesis.admin.desk import desk
from synthesis.merging import relations
from synthesis.merging.relations import located, owner_column
from synthesis.models import Affiliation, Alias, Intervention
from synthesis.text import excerpt, plain

SHOWN = 12
# Its form has them, as rows.
_IN_THE_FORM = (Alias, Affiliation)


@dataclass(frozen=True)
class Place:
    """A row that points to the record: what it belongs to, where that is, and its form."""

    label: str
    within: str
    address: str


@dataclass(frozen=True)
class Use:
    """The rows of one column, the first `SHOWN`; `more` when there are others."""

    title: str
    places: Sequence[Place]
    more: bool = False


def title_of(column: ForeignKey) -> str:
    """« Prises de parole », « Organisations qu’elle gère »."""
    if column.model is column.related_model:
        return translate("Organisations qu’elle gère")
    return capfirst(str(column.model._meta.verbose_name_plural))


def uses(record: Any) -> list[Use]:
    """One query for each column that points to it."""
    found = []
    for column in relations(type(record)):
        if column.model in _IN_THE_FORM:
            continue
        rows = list(located(column, record)[: SHOWN + 1])
        if rows:
            places = [place(column, row) for row in rows[:SHOWN]]
            found.append(Use(title_of(column), places, len(rows) > SHOWN))
    return found


def place(column: ForeignKey, row: Any) -> Place:
    owner = owner_column(column.model, column)
    held = getattr(row, owner.name) if owner else row
    within = getattr(held, "plenary", None) if owner else None
    if not desk.is_registered(type(held)):
        return Place(_label(held), str(within or ""), "")
    anchor = f"#{owner.remote_field.get_accessor_name()}-group" if owner else ""
    return Place(_label(held), str(within or ""), form_address(held) + anchor)


def _label(held: Any) -> str:
    """An intervention without a heading by its first words."""
    if isinstance(held, Intervention) and not held.heading:
        return excerpt(plain(held.body), 70) or held.key
    return str(held)


def numbers(table: type[Model], records: Collection[int]) -> Counter[int]:
    """How many rows point to each. One query for each column."""
    found: Counter[int] = Counter()
    for column in relations(table):
        if column.model is Alias:
            continue
        rows: Iterable[tuple[int, int]] = (
            column.model._base_manager.filter(**{f"{column.attname}__in": records})
            .order_by()
            .values_list(column.attname)
            .annotate(number=Count("pk"))
        )
        for pk, number in rows:
            found[pk] += number
    return found
