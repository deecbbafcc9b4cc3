"""Sessions, the « temps d’échanges » of a plenary."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from synthesis.models.fields import LineField, ProseField, filled, ordered
from synthesis.models.kinds import NamedKind
from synthesis.models.permanent import Keyed, NaturalQuerySet, Versioned, keyed_once
from synthesis.models.plenaries import Plenary


class Session(Keyed, Versioned):
    kind_of_name = NamedKind.SESSION

    plenary = models.ForeignKey(
        Plenary, models.CASCADE, related_name="sessions", verbose_name=_("plénière")
    )
    position = models.PositiveIntegerField(_("ordre"))
    title = LineField(_("titre"))
    opening = ProseField(_("texte d’ouverture"), blank=True)

    objects = NaturalQuerySet.as_manager()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ("plenary", "position")
        constraints = (*keyed_once(), *filled("title"), *ordered("plenary"))

    def __str__(self) -> str:
        return self.title
