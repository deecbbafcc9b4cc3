"""Revisions: the whole synthesis as one document at one moment, with its SHA-256."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from synthesis.document.canonical import thaw
from synthesis.document.synthesis import Synthesis, fingerprint
from synthesis.models.guards import PermanentQuerySet, PermanentRecord


class RevisionQuerySet(PermanentQuerySet):
    def altered(self) -> Iterator[int]:
        """Ids of those whose document no longer has its SHA-256 (one pass over all)."""
        rows = self.order_by("pk").values_list("pk", "document", "sha256")
        for pk, document, sha256 in rows.iterator(chunk_size=50):
            if fingerprint(document) != sha256:
                yield pk


class Revision(PermanentRecord):
    """`document` is canonical JSON as text: a database's own JSON type would write other bytes."""

    plenary = models.ForeignKey(
        "synthesis.Plenary", models.PROTECT, related_name="revisions", verbose_name=_("plénière")
    )
    document = models.TextField(_("document"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="revisions",
        verbose_name=_("par"),
    )
    made_at = models.DateTimeField(_("le"))
    why = models.TextField(_("pourquoi"), blank=True)

    objects = RevisionQuerySet.as_manager()

    class Meta(PermanentRecord.Meta):
        verbose_name = _("révision")
        verbose_name_plural = _("révisions")
        ordering = ("-made_at", "-id")

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d %H:%M} {self.why}".strip()

    @property
    def synthesis(self) -> Synthesis:
        return thaw(self.document)
