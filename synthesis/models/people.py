"""People and the roles that they held (Popolo Person and Membership)."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from synthesis.models.fields import LineField, PlainField, filled, in_order
from synthesis.models.kinds import NamedKind
from synthesis.models.organisations import Organisation
from synthesis.models.permanent import NaturalQuerySet, Record, Slugged, Versioned


class Person(Slugged, Versioned):
    kind_of_name = NamedKind.PERSON

    given_name = LineField(_("prénom"), blank=True)
    family_name = LineField(_("nom de famille"))
    portrait = models.ImageField(_("portrait"), upload_to="portraits/", max_length=300, blank=True)
    biography = PlainField(_("biographie"), blank=True)

    objects = NaturalQuerySet.as_manager()

    class Meta:
        verbose_name = _("personne")
        verbose_name_plural = _("personnes")
        ordering = ("family_name", "given_name")
        constraints = (*filled("slug", "family_name"),)

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


class AffiliationQuerySet(NaturalQuerySet):
    def on(self, day: date) -> Self:
        """Those that held on that day, as far as one knows."""
        started = Q(starts_on=None) | Q(starts_on__lte=day)
        return self.filter(started, Q(ends_on=None) | Q(ends_on__gte=day))


class Affiliation(Record):
    """A role that somebody held: proposed to the editor, never shown as what was printed."""

    natural = ("person__slug", "organisation__slug", "role", "starts_on")

    person = models.ForeignKey(Person, models.CASCADE, related_name="affiliations")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="affiliations", verbose_name=_("organisation")
    )
    role = LineField(_("fonction"), blank=True)
    starts_on = models.DateField(_("depuis le"), null=True, blank=True)
    ends_on = models.DateField(_("jusqu’au"), null=True, blank=True)

    objects = AffiliationQuerySet.as_manager()

    class Meta:
        verbose_name = _("fonction occupée")
        verbose_name_plural = _("fonctions occupées")
        ordering = ("person", "starts_on", "organisation")
        constraints = (
            in_order("starts_on", "ends_on", _("La fonction finit avant d’avoir commencé.")),
            models.UniqueConstraint(
                fields=["person", "organisation", "role", "starts_on"], name="affiliation_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}, {self.role or self.organisation}"
