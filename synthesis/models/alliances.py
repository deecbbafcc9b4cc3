"""Alliances: what several organisations made together.

That an alliance has at least two parties is a count over rows, which no constraint of SQLite can
hold and which a trigger could hold only by refusing the first party. It is held where an alliance
becomes a document: the form asks for two, and `workspace.compile` refuses fewer, so nothing less is
ever published.
"""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from synthesis.document.values import NUMBER_DECIMALS, NUMBER_DIGITS
from synthesis.models.extracts import known_year, year_bounds
from synthesis.models.fields import LineField, PlainField, choice, filled, ordered
from synthesis.models.interventions import Intervention
from synthesis.models.kinds import NamedKind, Qualifier
from synthesis.models.organisations import Organisation
from synthesis.models.permanent import Keyed, NaturalQuerySet, Record, Versioned, keyed_once
from synthesis.models.plenaries import Plenary


class Alliance(Keyed, Versioned):
    kind_of_name = NamedKind.ALLIANCE

    plenary = models.ForeignKey(
        Plenary, models.CASCADE, related_name="alliances", verbose_name=_("plénière")
    )
    position = models.PositiveIntegerField(_("ordre"))
    name = LineField(_("nom"))
    made = PlainField(_("ce qu’elles ont fait ensemble"), blank=True)
    amount = models.DecimalField(
        _("montant"),
        max_digits=NUMBER_DIGITS,
        decimal_places=NUMBER_DECIMALS,
        null=True,
        blank=True,
    )
    amount_qualifier = models.CharField(
        _("précision du montant"), max_length=20, choices=Qualifier, default=Qualifier.EXACT
    )
    currency = models.CharField(
        _("monnaie"),
        max_length=3,
        default="EUR",
        validators=[
            RegexValidator(r"^[A-Z]{3}$", _("Le code de la monnaie, en trois lettres : « EUR »."))
        ],
    )
    year = models.PositiveSmallIntegerField(
        _("année"), null=True, blank=True, validators=year_bounds
    )
    told_by = models.ManyToManyField(
        Intervention,
        blank=True,
        related_name="alliances",
        verbose_name=_("interventions qui la racontent"),
    )

    objects = NaturalQuerySet.as_manager()

    class Meta:
        verbose_name = _("alliance")
        verbose_name_plural = _("alliances")
        ordering = ("plenary", "position")
        constraints = (
            *keyed_once(),
            *filled("name"),
            *ordered("plenary"),
            choice("amount_qualifier", Qualifier),
            known_year(),
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gte=0), name="alliance_amount_not_negative"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Party(Record):
    natural = ("alliance__plenary__slug", "alliance__key", "position")

    alliance = models.ForeignKey(Alliance, models.CASCADE, related_name="parties")
    position = models.PositiveIntegerField(_("ordre"))
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="parties", verbose_name=_("organisation")
    )
    part = LineField(_("rôle dans l’alliance"), blank=True)

    objects = NaturalQuerySet.as_manager()

    class Meta:
        verbose_name = _("partie")
        verbose_name_plural = _("parties")
        ordering = ("alliance", "position")
        constraints = (
            *ordered("alliance"),
            models.UniqueConstraint(fields=["alliance", "organisation"], name="party_once"),
        )

    def __str__(self) -> str:
        return str(self.organisation)
