"""Merges of two records: what each changed, kept so that it can be undone."""

from __future__ import annotations

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from synthesis.models.fields import LineField, NameField, choice
from synthesis.models.kinds import NamedKind


class MergeQuerySet(models.QuerySet):
    def of(self, kind: str) -> Self:
        """Those of one kind of record, the last first."""
        return self.filter(kind=kind).select_related("made_by").order_by("-made_at", "-pk")


class Merge(models.Model):
    """One record that became another. Neither is pointed to: the one is gone, and the other may be.

    `changes` is what synthesis/merging.py needs to undo it.
    """

    kind = models.CharField(_("nature"), max_length=20, choices=NamedKind)
    kept_id = models.BigIntegerField()
    gone_id = models.BigIntegerField()
    gone_slug = NameField(_("ancienne adresse"))
    gone_name = LineField(_("nom"))
    changes: models.JSONField[Any, Any] = models.JSONField(default=dict)
    made_at = models.DateTimeField(_("faite le"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("par"),
    )

    objects = MergeQuerySet.as_manager()

    class Meta:
        verbose_name = _("fusion")
        verbose_name_plural = _("fusions")
        ordering = ("-made_at",)
        constraints = (choice("kind", NamedKind),)
        indexes = (models.Index(fields=["kind", "kept_id"], name="merge_by_kept"),)

    def __str__(self) -> str:
        return self.gone_name
