"""Which fields of a document's nodes are columns of the same name: the one list that both
directions read.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model
from django.db.models.fields.files import FieldFile

from synthesis import models
from synthesis.document.values import Value

PRINTED = ("printed_name", "printed_role", "printed_organisation")
COLUMNS: dict[type[Model], tuple[str, ...]] = {
    models.Organisation: ("slug", "name", "short_name", "kind", "logo", "website", "description"),
    models.Person: ("slug", "given_name", "family_name", "portrait", "biography"),
    models.Theme: ("slug", "name", "description"),
    models.Goal: ("number", "title_fr", "title_en"),
    models.Event: ("slug", "name", "edition", "starts_on", "ends_on", "venue", "city"),
    models.Plenary: ("slug", "title", "language", "held_on", "introduction", "closing"),
    models.Session: ("key", "title", "opening"),
    models.Intervention: ("key", "heading", "kind", "mode", "body"),
    models.Speaking: PRINTED,
    models.Mention: ("printed",),
    models.Quotation: ("key", "text", "note"),
    models.KeyFigure: (
        "key", "number", "unit", "qualifier", "counted", "population", "study", "year", "series",
    ),
    models.Answer: ("key", "text"),
    models.Alliance: ("key", "name", "made", "amount", "amount_qualifier", "currency", "year"),
    models.Party: ("part",),
    models.Takeaway: ("key", "kind", "statement"),
    models.Photo: (
        "key", "file", "alternative_text", "decorative", "credit", "caption", "focal_x", "focal_y",
    ),
    models.Link: ("key", "url", "label", "archived_url", "status", "checked_on"),
}  # fmt: skip
KEYED: tuple[type[Any], ...] = (
    models.Session,
    models.Intervention,
    models.Quotation,
    models.KeyFigure,
    models.Answer,
    models.Alliance,
    models.Takeaway,
    models.Photo,
    models.Link,
)


def columns(table: type[Model], node: Value) -> dict[str, Any]:
    """The node's values for the columns of its name (enumerations as their plain words)."""
    values = {name: getattr(node, name) for name in COLUMNS[table]}
    return {name: str(each) if isinstance(each, str) else each for name, each in values.items()}


def fields(row: Model) -> dict[str, Any]:
    """The row's values for the document's fields of its name (a file as its stored name)."""
    values = {name: getattr(row, name) for name in COLUMNS[type(row)]}
    return {
        name: str(each) if isinstance(each, FieldFile) else each for name, each in values.items()
    }


def numbered(nodes: Iterable[Any]) -> Iterator[tuple[int, Any]]:
    """Positions, from 1."""
    return enumerate(nodes, start=1)
