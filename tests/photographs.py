"""Rows that took long to make, put back as they were: publishing takes a test a tenth of a second,
and a thousand tests begin with the same synthesis.

The first test of a process that asks makes them; those that come later, and whose tables are as
empty, get the same rows. Only the tokens of publications are new: nothing that was made from
another test's rows is taken for this one's.
"""

from functools import cache
from uuid import uuid4

from django.apps import apps
from django.db import connection, transaction

# What was asked for, and then by table the names of its columns and its rows.
_taken = {}


def rows_of(key, make):
    """What `make` makes; or nothing, when its rows were put back."""
    if not _all_empty():
        return make()
    if key in _taken:
        _put_back(_taken[key])
        return None
    made = make()
    _taken[key] = _take()
    return made


@cache
def _tables():
    models = apps.get_app_config("synthesis").get_models(include_auto_created=True)
    return list(dict.fromkeys(model._meta.db_table for model in models))


def _all_empty():
    anything = " UNION ALL ".join(f'SELECT 1 FROM "{table}"' for table in _tables())
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 WHERE EXISTS ({anything})")
        return cursor.fetchone() is None


def _take():
    tables = {}
    with connection.cursor() as cursor:
        for table in _tables():
            cursor.execute(f'SELECT * FROM "{table}"')
            columns = [each[0] for each in cursor.description]
            if rows := cursor.fetchall():
                tables[table] = columns, rows
    return tables


def _put_back(tables):
    """In whatever order: what refers to what is looked at when the transaction ends."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table, (columns, rows) in tables.items():
            if "token" in columns:
                at = columns.index("token")
                rows = [(*row[:at], uuid4().hex, *row[at + 1 :]) for row in rows]
            names = ", ".join(f'"{each}"' for each in columns)
            values = ", ".join(["%s"] * len(columns))
            cursor.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({values})', rows)
