"""Interventions, who speaks in them, and the organisations that they mention.

An intervention knows its plenary as well as its session: keys are unique in the plenary, and the
database can only hold that on a column of the same table. `save` copies it from the session.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from synthesis.models.fields import LineField, ProseField, choice, in_order, ordered
from synthesis.models.kinds import InterventionKind, InterventionMode, NamedKind
from synthesis.models.organisations import Organisation
from synthesis.models.people import Person
from synthesis.models.permanent import Keyed, NaturalQuerySet, Record, Versioned, keyed_once
from synthesis.models.plenaries import Plenary
from synthesis.models.sessions import Session
from synthesis.models.vocabulary import Goal, Theme


class Intervention(Keyed, Versioned):
    kind_of_name = NamedKind.INTERVENTION

    plenary = models.ForeignKey(
        Plenary, models.CASCADE, related_name="interventions", editable=False
    )
    session = models.ForeignKey(
        Session, models.CASCADE, related_name="interventions", verbose_name=_("session")
    )
    position = models.PositiveIntegerField(_("ordre"))
    heading = LineField(
        _("intertitre"), blank=True, help_text=_("Imprimé au-dessus, s’il y en a un.")
    )
    kind = models.CharField(
        _("nature"), max_length=20, choices=InterventionKind, default=InterventionKind.TALK
    )
    mode = models.CharField(
        _("restitution"),
        max_length=20,
        choices=InterventionMode,
        default=InterventionMode.PARAPHRASE,
    )
    body = ProseField(_("texte"), blank=True)
    source_start = models.PositiveIntegerField(_("début dans la source"), null=True, blank=True)
    source_end = models.PositiveIntegerField(_("fin dans la source"), null=True, blank=True)

    objects = NaturalQuerySet.as_manager()

    class Meta:
        verbose_name = _("intervention")
        verbose_name_plural = _("interventions")
        ordering = ("session", "position")
        constraints = (
            *keyed_once(),
            *ordered("session"),
            choice("kind", InterventionKind),
            choice("mode", InterventionMode),
            in_order(
                "source_start",
                "source_end",
                _("Le passage de la source finit avant de commencer."),
                strictly=True,
            ),
            models.CheckConstraint(
                condition=Q(source_start=None, source_end=None)
                | Q(source_start__isnull=False, source_end__isnull=False),
                name="intervention_source_both_ends",
                violation_error_message=_("Indiquez le début et la fin du passage dans la source."),
            ),
        )

    def __str__(self) -> str:
        return self.heading or self.key

    def naming_words(self) -> str:
        return self.heading or self.get_kind_display()

    def save(self, *args: object, **kwargs: object) -> None:
        self.plenary_id = self.session.plenary_id
        super().save(*args, **kwargs)


class Speaking(Record):
    """Somebody speaking for somebody, with name, role and organisation as printed that day."""

    natural = ("intervention__plenary__slug", "intervention__key", "position")

    intervention = models.ForeignKey(Intervention, models.CASCADE, related_name="speakings")
    position = models.PositiveIntegerField(_("ordre"))
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="speakings",
        verbose_name=_("personne"),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="speakings",
        verbose_name=_("au nom de"),
    )
    printed_name = LineField(_("nom imprimé"), blank=True)
    printed_role = LineField(_("fonction imprimée"), blank=True)
    printed_organisation = LineField(_("organisation imprimée"), blank=True)

    objects = NaturalQuerySet.as_manager()

    class Meta:
        verbose_name = _("prise de parole")
        verbose_name_plural = _("prises de parole")
        ordering = ("intervention", "position")
        constraints = (
            *ordered("intervention"),
            models.CheckConstraint(
                condition=Q(person__isnull=False)
                | Q(organisation__isnull=False)
                | ~Q(printed_name=""),
                name="speaking_by_somebody",
                violation_error_message=_(
                    "Indiquez une personne, une organisation ou un nom imprimé."
                ),
            ),
        )

    def __str__(self) -> str:
        return str(self.printed_name or self.person or self.organisation)


class Mention(Record):
    """An organisation that an intervention talks about without speaking for it."""

    natural = ("intervention__plenary__slug", "intervention__key", "position")

    intervention = models.ForeignKey(Intervention, models.CASCADE, related_name="mentions")
    position = models.PositiveIntegerField(_("ordre"))
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="mentions", verbose_name=_("organisation")
    )
    printed = LineField(_("nom imprimé"), blank=True)

    objects = NaturalQuerySet.as_manager()

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        ordering = ("intervention", "position")
        constraints = (
            *ordered("intervention"),
            models.UniqueConstraint(fields=["intervention", "organisation"], name="mention_once"),
        )

    def __str__(self) -> str:
        return str(self.organisation)


class InterventionTheme(Record):
    natural = ("intervention__plenary__slug", "intervention__key", "theme__slug")

    intervention = models.ForeignKey(Intervention, models.CASCADE, related_name="theme_tags")
    theme = models.ForeignKey(Theme, models.PROTECT, verbose_name=_("thème"))
    stated = models.BooleanField(_("dit par l’intervenant"), default=False)

    objects = NaturalQuerySet.as_manager()

    class Meta:
        verbose_name = _("thème")
        verbose_name_plural = _("thèmes")
        ordering = ("theme",)
        constraints = (
            models.UniqueConstraint(
                fields=["intervention", "theme"], name="interventiontheme_once"
            ),
        )

    def __str__(self) -> str:
        return str(self.theme)


class InterventionGoal(Record):
    natural = ("intervention__plenary__slug", "intervention__key", "goal__number")

    intervention = models.ForeignKey(Intervention, models.CASCADE, related_name="goal_tags")
    goal = models.ForeignKey(Goal, models.PROTECT, verbose_name=_("objectif"))
    stated = models.BooleanField(_("dit par l’intervenant"), default=False)

    objects = NaturalQuerySet.as_manager()

    class Meta:
        verbose_name = _("objectif")
        verbose_name_plural = _("objectifs")
        ordering = ("goal",)
        constraints = (
            models.UniqueConstraint(fields=["intervention", "goal"], name="interventiongoal_once"),
        )

    def __str__(self) -> str:
        return str(self.goal)
