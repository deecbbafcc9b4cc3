"""The entries of the index that a list shows as choices."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from django.db import connection

from synthesis.models.entries import Entry
from synthesis.models.kinds import EntryKind

# Where it stands in the record of each.
TELLING = {EntryKind.GOAL: "title_en", EntryKind.SESSION: "plenary"}


class Named(NamedTuple):
    """`told` is what tells apart those whose labels don't: a goal's title in English, the plenary
    of a session.
    """

    pk: int
    kind: str
    slug: str
    label: str
    organisation_kind: str
    told: str = ""


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
        f"SELECT {columns}, CASE WHEN kind IN ({_marks([*TELLING])}) THEN value END"  # noqa: S608
        f" FROM {Entry._meta.db_table} WHERE {' OR '.join(which)} ORDER BY kind, sort_key, slug"
    )
    with connection.cursor() as cursor:
        cursor.execute(text, [*TELLING, *pks, *kinds, *(each for pair in slugs for each in pair)])
        rows = cursor.fetchall()
    return [Named._make((*row, _told(row[1], value))) for *row, value in rows]


def _told(kind: str, value: str | None) -> str:
    return str(json.loads(value)[TELLING[EntryKind(kind)]]) if value else ""


def _marks(values: Sequence[object]) -> str:
    return ", ".join(["%s"] * len(values))
