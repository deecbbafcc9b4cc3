"""Many rows at once, without an object for each: a bulk import writes hundreds of thousands.

What stands in a row is ready for the database: `ready` made it so, perhaps in another process. The
database's own constraints hold as ever; `save` and its cleaning are not gone through, so that only
what comes out of a whole document may be written this way.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import DateField, DecimalField, Field, JSONField, Model

Row = tuple[Any, ...]
# Kilobytes of SQLite's own cache, and pages (of 4 kB) between two writings of its log.
_CACHE, _PAGES = 400_000, 25_000


def make_room() -> None:
    """Let this connection keep in memory what many insertions come back to, until it is closed."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA cache_size = -{_CACHE}")
            cursor.execute(f"PRAGMA wal_autocheckpoint = {_PAGES}")


def reserve(table: type[Model], number: int) -> Sequence[int]:
    """So many primary keys that no row has or will be given. In a transaction."""
    if not number:
        return ()
    if connection.vendor == "postgresql":
        return _next_in_sequence(table, number)
    with connection.cursor() as cursor:
        name = table._meta.db_table
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [name])
        last = (cursor.fetchone() or (0,))[0]
    return range(last + 1, last + 1 + number)


def _next_in_sequence(table: type[Model], number: int) -> Sequence[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [table._meta.db_table, _key(table), number],
        )
        return [row[0] for row in cursor.fetchall()]


def _key(table: type[Model]) -> str:
    return str(table._meta.pk.column) if table._meta.pk else ""


def insert(table: type[Model], names: Sequence[str], rows: Iterable[Row]) -> None:
    """Insert these rows; `names` are those of the fields, as `Field.attname` has them."""
    fields: list[Any] = [table._meta.get_field(name) for name in names]
    columns = [field.column for field in fields]
    insert_into(table._meta.db_table, columns, rows)


def insert_into(table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    listed = ", ".join(map(connection.ops.quote_name, columns))
    if connection.vendor == "postgresql":
        with (
            connection.cursor() as cursor,
            cursor.copy(f"COPY {table} ({listed}) FROM STDIN") as copy,
        ):
            for row in rows:
                copy.write_row(row)
        return
    values = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({listed}) VALUES ({values})", list(rows))  # noqa: S608


def ready(table: type[Model], names: Sequence[str]) -> Callable[[dict[str, Any]], Row]:
    """What makes a row of these fields, in this order, of their values by name."""
    makers = [(name, _maker(table._meta.get_field(name))) for name in names]

    def row(values: dict[str, Any]) -> Row:
        return tuple(
            values[name] if make is None or values[name] is None else make(values[name])
            for name, make in makers
        )

    return row


def _maker(field: Field | Any) -> Callable[[Any], Any] | None:
    match field:
        case JSONField():
            return json.dumps
        case DateField():
            return str
        case DecimalField():
            return lambda number: f"{number:.{field.decimal_places}f}"
    return None
