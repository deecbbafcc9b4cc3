"""What is published can't be changed: refused by the ORM with a sentence, and by the database
itself.

Looked at: revoking rights on the tables (SQLite has none), a hash alone (it tells, too late),
triggers. The triggers are made anew by `install_guards` after every migration, because Django
rebuilds a SQLite table to alter it and drops its triggers without a word; `manage.py check
--database default` says if one is missing. SQLite's `INSERT OR REPLACE` deletes without firing a
DELETE trigger, hence the guard on INSERT.
"""

from collections.abc import Iterable
from typing import Any, NoReturn

from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext as _

# Table, and the sets of columns that are unique in it.
GUARDED = {
    "synthesis_revision": (("id",),),
    "synthesis_edition": (("id",), ("plenary_id", "number"), ("revision_id",)),
    "synthesis_withdrawal": (("id",), ("edition_id",)),
}
REFUSAL = "a published record is never changed or deleted"


class Unchangeable(Exception):
    """A revision, an edition or a withdrawal was to be changed or deleted."""


def _refuse() -> NoReturn:
    raise Unchangeable(
        _("Ce qui est publié ne se modifie ni ne se supprime : publiez une nouvelle édition.")
    )


class PermanentQuerySet(models.QuerySet):
    """Rows that are written once and read for ever."""

    def update(self, **kwargs: Any) -> int:
        _refuse()

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        _refuse()

    def delete(self) -> tuple[int, dict[str, int]]:
        _refuse()

    def _raw_delete(self, using: str | None) -> int:
        _refuse()

    def _update(self, values: Any, *args: Any) -> int:
        """Loading a dump looks for a row to change before it inserts one: that there is none is no
        change.
        """
        if self.exists():
            _refuse()
        return 0

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        if kwargs.get("update_conflicts"):
            _refuse()
        return super().bulk_create(objs, *args, **kwargs)


class PermanentRecord(models.Model):
    """A row that is written once and read for ever."""

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            _refuse()
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        _refuse()


def install_guards(using: str = "default") -> None:
    """Make the triggers that refuse (again, if they are there)."""
    connection = connections[using]
    lift_guards(using)
    with connection.cursor() as cursor:
        for statement in _statements(connection):
            cursor.execute(statement)


def lift_guards(using: str = "default") -> None:
    """Take the triggers away: for a test that empties its database, and for nothing else."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for table, name, _columns in _triggers(connection):
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def missing_guards(using: str = "default") -> list[str]:
    """The names of the triggers that should be there and are not."""
    connection = connections[using]
    catalogue = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'",
    }
    with connection.cursor() as cursor:
        cursor.execute(catalogue[connection.vendor])
        there = {row[0] for row in cursor.fetchall()}
    return [name for _table, name, _columns in _triggers(connection) if name not in there]


def _triggers(connection: BaseDatabaseWrapper) -> list[tuple[str, str, tuple[str, ...]]]:
    """Table, name, and for an insertion the columns that must not be taken."""
    found: list[tuple[str, str, tuple[str, ...]]] = []
    for table, uniques in GUARDED.items():
        verbs = (
            ("update", "delete", "truncate")
            if connection.vendor == "postgresql"
            else ("update", "delete")
        )
        found += [(table, f"{table}_no_{verb}", ()) for verb in verbs]
        if connection.vendor == "sqlite":
            found += [(table, f"{table}_no_replace_{'_'.join(names)}", names) for names in uniques]
    return found


def _statements(connection: BaseDatabaseWrapper) -> list[str]:
    if connection.vendor == "postgresql":
        return [_postgresql_function(), *(_postgresql(*each) for each in _triggers(connection))]
    return [_sqlite(*each) for each in _triggers(connection)]


def _sqlite(table: str, name: str, columns: tuple[str, ...]) -> str:
    verb, taken = name.rsplit("_", 1)[-1].upper(), ""
    if columns:
        same = " AND ".join(f"{column} = NEW.{column}" for column in columns)
        there = f"SELECT 1 FROM {table} WHERE {same}"  # noqa: S608 - no name here is a stranger's
        verb, taken = "INSERT", f" WHEN EXISTS ({there})"
    refusal = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    return f"CREATE TRIGGER {name} BEFORE {verb} ON {table}{taken} {refusal}"


def _postgresql_function() -> str:
    refusal = f"RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'"
    return (
        "CREATE OR REPLACE FUNCTION synthesis_refuse_change() RETURNS trigger LANGUAGE plpgsql "
        f"AS $$ BEGIN {refusal}; END $$"
    )


def _postgresql(table: str, name: str, columns: tuple[str, ...]) -> str:
    verb = name.rsplit("_", 1)[-1].upper()
    each = "STATEMENT" if verb == "TRUNCATE" else "ROW"
    return (
        f"CREATE TRIGGER {name} BEFORE {verb} ON {table} "
        f"FOR EACH {each} EXECUTE FUNCTION synthesis_refuse_change()"
    )
