"""What `manage.py check --database default` says of a database that is not what it should be."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from synthesis.models.guards import GUARDED, missing_guards
from synthesis.search import index
from synthesis.search.columns import checking, keeping


@register(Tags.database)
def guards_stand(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Editions and revisions are guarded by triggers, which a rebuilt table loses."""
    return [
        Error(
            _("La base « %(name)s » ne protège plus ce qui est publié.") % {"name": using},
            hint=_("Lancez « manage.py migrate » : il remet les gardes."),
            id="synthesis.E001",
        )
        for using in databases or ()
        if _migrated(using) and missing_guards(using)
    ]


@register(Tags.database)
def columns_stand(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Without them lists are slow, and wrong when they are not in step. A small library makes them
    as they are asked for.
    """
    return [
        Warning(sentence, hint=_("Lancez « manage.py rebuild_index » : il les refait."), id=code)
        for using in databases or ()
        if using == DEFAULT_DB_ALIAS and _up_to_date(using)
        for sentence, code in _faults_of_columns()
    ]


def _faults_of_columns() -> list[tuple[str, str]]:
    if index.is_incomplete():
        return [(_("Des éditions publiques manquent à l’index des passages."), "synthesis.W001")]
    store = keeping.current()
    if store is None:
        said = _("Les colonnes de l’index manquent : chaque recherche lit toute la base.")
        return [(said, "synthesis.W002")]
    if not checking.in_step(store):
        said = _("Les colonnes de l’index ne suivent pas ce qui est publié.")
        return [(said, "synthesis.W003")]
    return []


def _up_to_date(using: str) -> bool:
    """`migrate` asks too, and what it is about to do is no fault."""
    executor = MigrationExecutor(connections[using])
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _migrated(using: str) -> bool:
    return set(GUARDED) <= set(connections[using].introspection.table_names())
