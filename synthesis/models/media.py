"""Pictures of a plenary and the links that its synthesis gives."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from synthesis.models.fields import (
    LineField,
    PlainField,
    WebAddressField,
    choice,
    filled,
    ordered,
    percentage,
)
from synthesis.models.kinds import LinkStatus, NamedKind
from synthesis.models.permanent import Keyed, NaturalQuerySet, Versioned, keyed_once
from synthesis.models.plenaries import Plenary


class Photo(Keyed, Versioned):
    kind_of_name = NamedKind.PHOTO

    plenary = models.ForeignKey(
        Plenary, models.CASCADE, related_name="photos", verbose_name=_("plénière")
    )
    position = models.PositiveIntegerField(_("ordre"))
    file = models.ImageField(_("fichier"), upload_to="photos/", max_length=300)
    alternative_text = PlainField(
        _("texte de remplacement"),
        blank=True,
        help_text=_("Ce que la photo montre, pour qui ne la voit pas."),
    )
    decorative = models.BooleanField(_("purement décorative"), default=False)
    credit = LineField(_("crédit"), blank=True)
    caption = PlainField(_("légende"), blank=True)
    focal_x = models.PositiveSmallIntegerField(_("point d’intérêt, de gauche (%)"), default=50)
    focal_y = models.PositiveSmallIntegerField(_("point d’intérêt, du haut (%)"), default=50)

    objects = NaturalQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ("plenary", "position")
        constraints = (
            *keyed_once(),
            *filled("file"),
            *ordered("plenary"),
            percentage("focal_x"),
            percentage("focal_y"),
        )

    def __str__(self) -> str:
        return self.caption or self.alternative_text or self.key

    def naming_words(self) -> str:
        return self.caption or self.alternative_text or "photo"


class Link(Keyed, Versioned):
    kind_of_name = NamedKind.LINK

    plenary = models.ForeignKey(
        Plenary, models.CASCADE, related_name="links", verbose_name=_("plénière")
    )
    position = models.PositiveIntegerField(_("ordre"))
    url = WebAddressField(_("adresse web"))
    label = LineField(_("intitulé"))
    archived_url = WebAddressField(_("copie archivée"), blank=True)
    status = models.CharField(
        _("état"), max_length=20, choices=LinkStatus, default=LinkStatus.UNKNOWN
    )
    checked_on = models.DateField(_("vérifié le"), null=True, blank=True)

    objects = NaturalQuerySet.as_manager()

    class Meta:
        verbose_name = _("lien")
        verbose_name_plural = _("liens")
        ordering = ("plenary", "position")
        constraints = (
            *keyed_once(),
            *filled("url", "label"),
            *ordered("plenary"),
            choice("status", LinkStatus),
        )

    def __str__(self) -> str:
        return self.label
