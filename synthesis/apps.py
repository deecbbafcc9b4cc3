from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate
from django.utils.translation import gettext_lazy as _


def _prepare(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """What a database needs beside its tables, made anew after each migration."""
    from django.contrib.auth.management import create_permissions

    from synthesis.models.editors import install_editors
    from synthesis.models.guards import install_guards

    install_guards(using)
    create_permissions(sender, using=using, verbosity=0)
    install_editors(using)


class SynthesisConfig(AppConfig):
    name = "synthesis"
    verbose_name = _("Synthèses")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from synthesis import checks  # noqa: F401 - registers them
        from synthesis.models.permanent import retire

        post_migrate.connect(_prepare, sender=self, dispatch_uid="synthesis.prepare")
        post_delete.connect(retire, dispatch_uid="synthesis.retire")
