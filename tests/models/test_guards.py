"""What is published can't be changed or deleted, whoever tries and however."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import ProtectedError

from synthesis import publishing
from synthesis.models import Edition, Plenary, Revision, Withdrawal
from synthesis.models.guards import Unchangeable, install_guards, lift_guards, missing_guards

pytestmark = pytest.mark.django_db
TABLES = ("synthesis_edition", "synthesis_revision", "synthesis_withdrawal")


@pytest.fixture(autouse=True)
def one_of_each(published):
    publishing.withdraw(published.plenary, None, "Une voix a été mal créditée.")
    connection.check_constraints()  # as after a commit: nothing is deferred any more


def everything():
    return [
        list(model.objects.order_by("pk").values()) for model in (Edition, Revision, Withdrawal)
    ]


def changed(row):
    row.seal = row.sha256 = row.reason = "autre"
    return row


def updated(model):
    return (
        {"changes": "x"}
        if model is Edition
        else {"why": "x"}
        if model is Revision
        else {"reason": "x"}
    )


BY_ORM = {
    "save": lambda model: changed(model.objects.get()).save(),
    "save of one field": lambda model: changed(model.objects.get()).save(update_fields=["id"]),
    "forced update": lambda model: model.objects.get().save(force_update=True),
    "save under its id": lambda model: model(pk=model.objects.get().pk).save(),
    "delete": lambda model: model.objects.get().delete(),
    "update": lambda model: model.objects.update(**updated(model)),
    "filtered update": lambda model: model.objects.filter(pk__gt=0).update(**updated(model)),
    "bulk update": lambda model: model.objects.bulk_update(
        [model.objects.get()], [*updated(model)]
    ),
    "bulk delete": lambda model: model.objects.all().delete(),
    "raw delete": lambda model: model.objects.all()._raw_delete("default"),
    "base manager": lambda model: model._base_manager.update(**updated(model)),
    "update or create": lambda model: model.objects.update_or_create(
        pk=model.objects.get().pk, defaults=updated(model)
    ),
    "bulk upsert": lambda model: model.objects.bulk_create(
        [model.objects.get()],
        update_conflicts=True,
        update_fields=[*updated(model)],
        unique_fields=["id"],
    ),
}


@pytest.mark.parametrize("model", [Edition, Revision, Withdrawal])
@pytest.mark.parametrize("way", BY_ORM)
def test_the_orm_refuses(model, way):
    before = everything()
    with pytest.raises((Unchangeable, IntegrityError)), transaction.atomic():
        BY_ORM[way](model)
    assert everything() == before


def test_the_refusal_says_what_to_do():
    with pytest.raises(Unchangeable, match="publiez une nouvelle édition"):
        Edition.objects.all().delete()


SQL = {
    "update": "UPDATE {table} SET id = id + 1000",
    "delete": "DELETE FROM {table}",
    "truncate": "TRUNCATE {table} CASCADE",
    "replace": "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    "update or replace": "UPDATE OR REPLACE {table} SET id = id",
    "upsert": "INSERT INTO {table} SELECT * FROM {table} WHERE true "
    "ON CONFLICT (id) DO UPDATE SET id = excluded.id",
}
ONLY = {"truncate": "postgresql", "replace": "sqlite", "update or replace": "sqlite"}


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("way", SQL)
def test_the_database_refuses(table, way):
    if ONLY.get(way, connection.vendor) != connection.vendor:
        return
    before = everything()
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        connection.cursor().execute(SQL[way].format(table=table))
    assert everything() == before


def test_a_row_with_the_number_of_another_edition_does_not_replace_it():
    if connection.vendor != "sqlite":
        return
    columns = [field.column for field in Edition._meta.fields if field.column not in ("id",)]
    names = ", ".join(columns)
    with pytest.raises(DatabaseError), transaction.atomic():
        connection.cursor().execute(
            f"INSERT OR REPLACE INTO synthesis_edition (id, {names}) "
            f"SELECT id + 1000, {names} FROM synthesis_edition"
        )
    assert Edition.objects.count() == 1


def test_a_plenary_that_was_published_can_not_be_deleted():
    with pytest.raises(ProtectedError):
        Plenary.objects.get().delete()
    assert Edition.objects.count() == 1


def test_the_guards_come_back_with_the_migrations():
    lift_guards()
    assert missing_guards()
    install_guards()
    install_guards()
    assert missing_guards() == []


def test_loading_a_dump_over_what_is_published_is_refused(tmp_path):
    dump = tmp_path / "editions.json"
    call_command("dumpdata", "synthesis.edition", output=str(dump))
    with pytest.raises((Unchangeable, CommandError)), transaction.atomic():
        call_command("loaddata", str(dump), verbosity=0)


def test_verifying_finds_everything_intact(capsys):
    call_command("verify_editions")
    assert "1 édition intacte, 1 révision intacte." in capsys.readouterr().out


TAMPERING = {
    "UPDATE synthesis_revision SET document = replace(document, 'soleil', 'charbon')": "empreinte",
    "UPDATE synthesis_edition SET changes = 'rien'": "scellé",
    "UPDATE synthesis_edition SET published_by_id = NULL, number = 2": "manque",
}


@pytest.mark.parametrize("statement", TAMPERING)
def test_verifying_tells_what_was_altered_behind_the_guards(statement, capsys):
    lift_guards()
    connection.cursor().execute(statement)
    install_guards()
    with pytest.raises(CommandError, match="altéré"):
        call_command("verify_editions")
    assert TAMPERING[statement] in capsys.readouterr().err


def test_verifying_tells_when_a_guard_is_missing(capsys):
    lift_guards()
    with pytest.raises(CommandError):
        call_command("verify_editions")
    assert "synthesis_edition_no_update" in capsys.readouterr().err
