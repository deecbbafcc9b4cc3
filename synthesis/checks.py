"""What `manage.py check --database default` says of a database that is not what it should be."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from synthesis.models.guards import GUARDED, missing_guards
from synthesis.search import words


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
def words_are_indexed(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Searches are slow without the index of words, and wrong when it is not in step."""
    return [
        Warning(
            sentence % {"name": using},
            hint=_("Lancez « manage.py rebuild_index » : il le refait."),
            id=code,
        )
        for using in databases or ()
        if _up_to_date(using)
        for sentence, code in _faults_of_words(using)
    ]


def _faults_of_words(using: str) -> list[tuple[str, str]]:
    if not words.stands(using):
        said = _("La base « %(name)s » n’a pas d’index des mots : chaque recherche lit tout.")
        return [(said, "synthesis.W001")]
    if not words.in_step(using):
        said = _("L’index des mots de la base « %(name)s » ne suit pas ce qui est publié.")
        return [(said, "synthesis.W002")]
    return []


def _up_to_date(using: str) -> bool:
    """`migrate` asks too, and what it is about to do is no fault."""
    executor = MigrationExecutor(connections[using])
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _migrated(using: str) -> bool:
    return set(GUARDED) <= set(connections[using].introspection.table_names())
