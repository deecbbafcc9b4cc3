"""Events at which plenaries are held (schema.org Event)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from synthesis.models.fields import LineField, NameField, filled, in_order
from synthesis.models.organisations import Organisation
from synthesis.models.permanent import NaturalQuerySet, Record, Versioned


class Event(Versioned, Record):
    natural = ("slug",)

    slug = NameField(_("adresse"), unique=True)
    name = LineField(_("nom"))
    edition = LineField(_("édition"), blank=True, help_text=_("« 2017 » ou « 10ᵉ édition »."))
    starts_on = models.DateField(_("du"), null=True, blank=True)
    ends_on = models.DateField(_("au"), null=True, blank=True)
    venue = LineField(_("lieu"), blank=True)
    city = LineField(_("ville"), blank=True)
    organisers = models.ManyToManyField(
        Organisation,
        through="EventOrganiser",
        blank=True,
        related_name="events",
        verbose_name=_("organisateurs"),
    )

    objects = NaturalQuerySet.as_manager()

    class Meta:
        verbose_name = _("événement")
        verbose_name_plural = _("événements")
        ordering = ("-starts_on", "name")
        constraints = (
            *filled("slug", "name"),
            in_order("starts_on", "ends_on", _("L’événement finit avant d’avoir commencé.")),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.edition}".strip()


class EventOrganiser(Record):
    natural = ("event__slug", "organisation__slug")

    event = models.ForeignKey(Event, models.CASCADE)
    organisation = models.ForeignKey(Organisation, models.PROTECT, verbose_name=_("organisation"))

    objects = NaturalQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisateur")
        verbose_name_plural = _("organisateurs")
        ordering = ("organisation",)
        constraints = (
            models.UniqueConstraint(fields=["event", "organisation"], name="eventorganiser_once"),
        )

    def __str__(self) -> str:
        return str(self.organisation)
