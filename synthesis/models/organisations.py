"""Organisations, shared by every plenary (Popolo Organization)."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _

from synthesis.models.fields import LineField, PlainField, WebAddressField, choice, filled
from synthesis.models.kinds import NamedKind, OrganisationKind
from synthesis.models.permanent import NaturalQuerySet, Record, Slugged, Versioned


class Organisation(Slugged, Versioned):
    kind_of_name = NamedKind.ORGANISATION

    name = LineField(_("nom"))
    short_name = LineField(_("sigle ou nom court"), blank=True)
    kind = models.CharField(
        _("type"), max_length=20, choices=OrganisationKind, default=OrganisationKind.OTHER
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("gérée par"),
        help_text=_("L’organisation qui la gère ou la possède : ce n’est pas une alliance."),
    )
    logo = models.ImageField(_("logo"), upload_to="logos/", max_length=300, blank=True)
    website = WebAddressField(_("site web"), blank=True)
    description = PlainField(_("description"), blank=True)

    objects = NaturalQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ("name",)
        constraints = (
            *filled("slug", "name"),
            choice("kind", OrganisationKind),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")),
                name="organisation_not_its_own_parent",
                violation_error_message=_("Une organisation ne peut pas se gérer elle-même."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        above = self.parent
        while above:
            if above.pk == self.pk:
                raise ValidationError(
                    {"parent": translate("Cette organisation se gérerait elle-même.")}
                )
            above = above.parent


class Alias(Record):
    """Another name that an organisation goes by, or was printed with."""

    natural = ("organisation__slug", "name")

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="aliases")
    name = LineField(_("autre nom"))

    objects = NaturalQuerySet.as_manager()

    class Meta:
        verbose_name = _("autre nom")
        verbose_name_plural = _("autres noms")
        ordering = ("name",)
        constraints = (
            *filled("name"),
            models.UniqueConstraint(fields=["organisation", "name"], name="alias_once"),
        )

    def __str__(self) -> str:
        return self.name
