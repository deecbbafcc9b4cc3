"""What was changed in a plenary's outline, and how to take it back."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from synthesis.models.plenaries import Plenary


class OutlineChange(models.Model):
    """`inverse` is what `admin.outline_undo` reads: orders, titles, tags, deleted rows.

    Looked at: a revision before each change (permanent: moving ten times would keep ten documents
    for ever, and no plenary could be deleted after); the editor's login session (lost with it,
    and what was deleted is lost too).
    """

    plenary = models.ForeignKey(
        Plenary, models.CASCADE, related_name="outline_changes", verbose_name=_("plénière")
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("par"),
    )
    made_at = models.DateTimeField(_("le"), auto_now_add=True)
    sentence = models.TextField(_("ce qui a changé"))
    inverse: models.JSONField[Any, Any] = models.JSONField(_("comment l’annuler"))

    objects: ClassVar[models.Manager[OutlineChange]] = models.Manager()

    class Meta:
        verbose_name = _("changement du plan")
        verbose_name_plural = _("changements du plan")
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.sentence
