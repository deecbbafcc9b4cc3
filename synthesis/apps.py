from typing import Any

from django.apps import AppConfig
from django.db import DEFAULT_DB_ALIAS
from django.db.models.signals import post_delete, post_migrate
from django.utils.translation import gettext_lazy as _


def _prepare(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """What a database needs beside its tables, made anew after each migration."""
    from django.contrib.auth.management import create_permissions

    from synthesis.models.editors import install_editors
    from synthesis.models.guards import install_guards
    from synthesis.search import index, names

    install_guards(using)
    create_permissions(sender, using=using, verbosity=0)
    install_editors(using)
    if using == DEFAULT_DB_ALIAS and _has_todays_index(kwargs.get("apps")):
        index.complete()
        names.complete()


def _has_todays_index(migrated: Any) -> bool:
    """Whether `migrated`, the models as the last migration that ran left them, are those of today:
    one may stop before the last. None when nothing migrated.
    """
    from synthesis.models import Entry, NameWord, Passage, Publication, Reference

    if migrated is None:
        return False
    today = (Entry, NameWord, Passage, Reference, Publication)
    then = {model._meta.label: model for model in migrated.get_models()}
    return all(_columns(model) == _columns(then.get(model._meta.label)) for model in today)


def _columns(model: Any) -> set[str]:
    return {field.column for field in model._meta.fields} if model else set()


class SynthesisConfig(AppConfig):
    name = "synthesis"
    verbose_name = _("Synthèses")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from synthesis import checks  # noqa: F401 - registers them
        from synthesis.models.permanent import retire

        post_migrate.connect(_prepare, sender=self, dispatch_uid="synthesis.prepare")
        post_delete.connect(retire, dispatch_uid="synthesis.retire")
