from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate
from django.utils.translation import gettext_lazy as _


def _guard(using: str, **kwargs: Any) -> None:
    from synthesis.models.guards import install_guards

    install_guards(using)


class SynthesisConfig(AppConfig):
    name = "synthesis"
    verbose_name = _("Synthèses")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from synthesis.models.permanent import retire

        post_migrate.connect(_guard, sender=self, dispatch_uid="synthesis.guards")
        post_delete.connect(retire, dispatch_uid="synthesis.retire")
