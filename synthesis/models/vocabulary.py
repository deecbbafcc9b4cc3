"""What things are about: the editors' themes and the 17 Sustainable Development Goals (schema.org
DefinedTerm).
"""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from synthesis.models.fields import LineField, PlainField, filled
from synthesis.models.kinds import NamedKind
from synthesis.models.permanent import NaturalQuerySet, Record, Slugged, Versioned


class Theme(Slugged, Versioned):
    kind_of_name = NamedKind.THEME

    name = LineField(_("nom"))
    description = PlainField(_("description"), blank=True)

    objects = NaturalQuerySet.as_manager()

    class Meta:
        verbose_name = _("thème")
        verbose_name_plural = _("thèmes")
        ordering = ("name",)
        constraints = (*filled("slug", "name"),)

    def __str__(self) -> str:
        return self.name


class Goal(Record):
    natural = ("number",)

    number = models.PositiveSmallIntegerField(
        _("numéro"), unique=True, validators=[MinValueValidator(1), MaxValueValidator(17)]
    )
    title_fr = LineField(_("titre officiel en français"))
    title_en = LineField(_("titre officiel en anglais"))

    objects = NaturalQuerySet.as_manager()

    class Meta:
        verbose_name = _("objectif de développement durable")
        verbose_name_plural = _("objectifs de développement durable")
        ordering = ("number",)
        constraints = (
            *filled("title_fr", "title_en"),
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=17), name="goal_number_from_1_to_17"
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}. {self.title_fr}"
