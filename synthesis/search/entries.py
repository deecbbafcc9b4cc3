"""The entries of the index that a list shows as choices."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import connection

from synthesis.models.entries import Entry
from synthesis.models.kinds import EntryKind

# Those whose labels don't say all: a goal is titled in two languages, a session is of a plenary.
_TELLING = (EntryKind.GOAL, EntryKind.SESSION)


class Named(NamedTuple):
    """`value` is the record of a goal or a session, {} for the others."""

    pk: int
    kind: str
    slug: str
    label: str
    organisation_kind: str
    value: dict[str, Any]


def entries(
    pks: Sequence[int | str], kinds: Sequence[str | None], slugs: Sequence[tuple[str | None, str]]
) -> list[Named]:
    """Those with these pk, all of these kinds, and those of a kind and a slug, in the order of
    their names. One query, in SQL: every list asks it, and the ORM takes longer to write it than
    the database to answer.
    """
    which = [f"id IN ({_marks(pks)})"] if pks else []
    which += ["kind = %s" for _ in kinds]
    which += ["(kind = %s AND slug = %s)" for _ in slugs]
    if not which:
        return []
    columns = "id, kind, slug, label, organisation_kind"
    text = (
        f"SELECT {columns}, CASE WHEN kind IN ({_marks(_TELLING)}) THEN value END"  # noqa: S608
        f" FROM {Entry._meta.db_table} WHERE {' OR '.join(which)} ORDER BY kind, sort_key, slug"
    )
    with connection.cursor() as cursor:
        cursor.execute(text, [*_TELLING, *pks, *kinds, *(each for pair in slugs for each in pair)])
        rows = cursor.fetchall()
    return [Named._make((*row, json.loads(value or "{}"))) for *row, value in rows]


def _marks(values: Sequence[object]) -> str:
    return ", ".join(["%s"] * len(values))
