"""Links by which somebody without an account may read a plenary before it is published."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Self, cast

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from synthesis.models.plenaries import Plenary

# For whoever is asked to read their own words: a fortnight leaves time to answer.
LIFE = timedelta(days=14)


def _token() -> str:
    """192 bits: nobody guesses one."""
    return secrets.token_urlsafe(24)


class PreviewLinkQuerySet(models.QuerySet):
    def open(self) -> Self:
        """Those that still lead somewhere, the last made first."""
        return self.filter(revoked_at=None, expires_at__gt=timezone.now()).order_by("-made_at")

    def share(self, plenary: Plenary, by: object) -> PreviewLink:
        now = timezone.now()
        made = self.create(plenary=plenary, made_by=by, made_at=now, expires_at=now + LIFE)
        return cast(PreviewLink, made)

    def revoke(self) -> int:
        """How many led somewhere until now."""
        return self.filter(revoked_at=None).update(revoked_at=timezone.now())


class PreviewLink(models.Model):
    plenary = models.ForeignKey(
        Plenary, models.CASCADE, related_name="preview_links", verbose_name=_("plénière")
    )
    token = models.CharField(max_length=60, unique=True, default=_token)
    made_at = models.DateTimeField(_("fait le"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("par"),
    )
    expires_at = models.DateTimeField(_("expire le"))
    revoked_at = models.DateTimeField(_("révoqué le"), null=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("lien d’aperçu")
        verbose_name_plural = _("liens d’aperçu")
        ordering = ("-made_at",)

    def __str__(self) -> str:
        return f"{self.plenary} ({self.made_at:%Y-%m-%d})"
