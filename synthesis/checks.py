"""What `manage.py check --database default` says of a database that is not what it should be."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections
from django.utils.translation import gettext as _

from synthesis.models.guards import GUARDED, missing_guards


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


def _migrated(using: str) -> bool:
    return set(GUARDED) <= set(connections[using].introspection.table_names())
