"""What is taken out of an intervention to be cited alone: quotations, key figures, answers; and
takeaways.
"""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from synthesis.document.values import NUMBER_DECIMALS, NUMBER_DIGITS
from synthesis.models.fields import LineField, NameField, PlainField, choice, filled, ordered
from synthesis.models.interventions import Intervention
from synthesis.models.kinds import NamedKind, Qualifier, TakeawayKind
from synthesis.models.organisations import Organisation
from synthesis.models.people import Person
from synthesis.models.permanent import Keyed, NaturalQuerySet, Record, Versioned, keyed_once
from synthesis.models.plenaries import Plenary
from synthesis.models.vocabulary import Goal, Theme

year_bounds = (MinValueValidator(1), MaxValueValidator(9999))


def known_year() -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(year=None) | Q(year__gte=1, year__lte=9999),
        name="%(class)s_year_of_four_digits",
    )


class Extract(Keyed):
    """A part of an intervention with a permanent name of its own."""

    plenary = models.ForeignKey(Plenary, models.CASCADE, related_name="+", editable=False)
    position = models.PositiveIntegerField(_("ordre"))
    intervention: models.ForeignKey[Intervention, Intervention]

    class Meta:
        abstract = True

    def save(self, *args: object, **kwargs: object) -> None:
        self.plenary_id = self.intervention.plenary_id
        super().save(*args, **kwargs)


class Quotation(Extract):
    kind_of_name = NamedKind.QUOTATION

    intervention = models.ForeignKey(Intervention, models.CASCADE, related_name="quotations")
    text = PlainField(_("mots cités"), help_text=_("Sans les guillemets, mot pour mot."))
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="quotations",
        verbose_name=_("dits par"),
        help_text=_("Vide quand ces mots n’appartiennent à personne."),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="quotations",
        verbose_name=_("au nom de"),
    )
    note = LineField(
        _("note"),
        blank=True,
        help_text=_("Ce que la source a d’inhabituel : un guillemet qui manque."),
    )

    objects = NaturalQuerySet.as_manager()

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ("intervention", "position")
        constraints = (*keyed_once(), *filled("text"), *ordered("intervention"))

    def __str__(self) -> str:
        return self.text


class KeyFigure(Extract):
    kind_of_name = NamedKind.KEY_FIGURE

    intervention = models.ForeignKey(Intervention, models.CASCADE, related_name="figures")
    number = models.DecimalField(
        _("nombre"),
        max_digits=NUMBER_DIGITS,
        decimal_places=NUMBER_DECIMALS,
        help_text=_("En unités : 1,2 million s’écrit 1200000."),
    )
    unit = LineField(_("unité"), blank=True, help_text=_("« % », « euros », « année »…"))
    qualifier = models.CharField(
        _("précision"), max_length=20, choices=Qualifier, default=Qualifier.EXACT
    )
    counted = LineField(_("ce qui est compté"))
    population = LineField(_("population"), blank=True)
    study = LineField(_("étude ou source"), blank=True)
    year = models.PositiveSmallIntegerField(
        _("année"), null=True, blank=True, validators=year_bounds
    )
    series = NameField(
        _("série"),
        blank=True,
        help_text=_("Le même nom pour les chiffres à comparer : « avis-sur-les-alliances »."),
    )

    objects = NaturalQuerySet.as_manager()

    class Meta:
        verbose_name = _("chiffre clé")
        verbose_name_plural = _("chiffres clés")
        ordering = ("intervention", "position")
        constraints = (
            *keyed_once(),
            *filled("counted"),
            *ordered("intervention"),
            choice("qualifier", Qualifier),
            known_year(),
            models.CheckConstraint(
                condition=~Q(unit="%") | Q(number__gte=0, number__lte=100),
                name="keyfigure_percentage",
                violation_error_message=_("Un pourcentage va de 0 à 100."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.number.normalize():f} {self.unit} {self.counted}"

    def naming_words(self) -> str:
        return f"{self.population or self.counted} {self.number.normalize():f}"


class Answer(Extract):
    """One answer of a round table; without a person, it belongs to nobody."""

    kind_of_name = NamedKind.ANSWER

    intervention = models.ForeignKey(Intervention, models.CASCADE, related_name="answers")
    text = PlainField(_("réponse"))
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="answers",
        verbose_name=_("donnée par"),
    )

    objects = NaturalQuerySet.as_manager()

    class Meta:
        verbose_name = _("réponse")
        verbose_name_plural = _("réponses")
        ordering = ("intervention", "position")
        constraints = (*keyed_once(), *filled("text"), *ordered("intervention"))

    def __str__(self) -> str:
        return self.text


class Takeaway(Keyed, Versioned):
    kind_of_name = NamedKind.TAKEAWAY

    plenary = models.ForeignKey(
        Plenary, models.CASCADE, related_name="takeaways", verbose_name=_("plénière")
    )
    position = models.PositiveIntegerField(_("ordre"))
    kind = models.CharField(_("nature"), max_length=20, choices=TakeawayKind)
    statement = PlainField(_("énoncé"))
    supports = models.ManyToManyField(
        Intervention,
        blank=True,
        related_name="takeaways",
        verbose_name=_("interventions qui l’appuient"),
    )

    objects = NaturalQuerySet.as_manager()

    class Meta:
        verbose_name = _("point à retenir")
        verbose_name_plural = _("points à retenir")
        ordering = ("plenary", "position")
        constraints = (
            *keyed_once(),
            *filled("statement"),
            *ordered("plenary"),
            choice("kind", TakeawayKind),
        )

    def __str__(self) -> str:
        return self.statement


class TakeawayTheme(Record):
    natural = ("takeaway__plenary__slug", "takeaway__key", "theme__slug")

    takeaway = models.ForeignKey(Takeaway, models.CASCADE, related_name="theme_tags")
    theme = models.ForeignKey(Theme, models.PROTECT, verbose_name=_("thème"))
    stated = models.BooleanField(_("dit par l’intervenant"), default=False)

    objects = NaturalQuerySet.as_manager()

    class Meta:
        verbose_name = _("thème")
        verbose_name_plural = _("thèmes")
        ordering = ("theme",)
        constraints = (
            models.UniqueConstraint(fields=["takeaway", "theme"], name="takeawaytheme_once"),
        )

    def __str__(self) -> str:
        return str(self.theme)


class TakeawayGoal(Record):
    natural = ("takeaway__plenary__slug", "takeaway__key", "goal__number")

    takeaway = models.ForeignKey(Takeaway, models.CASCADE, related_name="goal_tags")
    goal = models.ForeignKey(Goal, models.PROTECT, verbose_name=_("objectif"))
    stated = models.BooleanField(_("dit par l’intervenant"), default=False)

    objects = NaturalQuerySet.as_manager()

    class Meta:
        verbose_name = _("objectif")
        verbose_name_plural = _("objectifs")
        ordering = ("goal",)
        constraints = (
            models.UniqueConstraint(fields=["takeaway", "goal"], name="takeawaygoal_once"),
        )

    def __str__(self) -> str:
        return str(self.goal)
