"""The working copy's root: one plenary and its synthesis while it is being written."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from synthesis.document.synthesis import Source
from synthesis.models.events import Event
from synthesis.models.fields import LineField, ProseField, choice, filled
from synthesis.models.kinds import Language, NamedKind
from synthesis.models.organisations import Organisation
from synthesis.models.permanent import NaturalQuerySet, Record, Slugged, Versioned


class Plenary(Slugged, Versioned):
    kind_of_name = NamedKind.PLENARY

    event = models.ForeignKey(
        Event, models.PROTECT, related_name="plenaries", verbose_name=_("événement")
    )
    title = LineField(_("titre"))
    language = models.CharField(
        _("langue"), max_length=5, choices=Language, default=Language.FRENCH
    )
    held_on = models.DateField(_("date"))
    co_organisers = models.ManyToManyField(
        Organisation,
        through="CoOrganiser",
        blank=True,
        related_name="plenaries",
        verbose_name=_("co-organisateurs"),
    )
    introduction = ProseField(_("introduction"), blank=True)
    closing = ProseField(_("mot de la fin"), blank=True)
    cover = models.ForeignKey(
        "synthesis.Photo",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photo de couverture"),
    )
    translation_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="translations",
        verbose_name=_("traduction de"),
    )
    source_name = LineField(_("nom de la source"), blank=True)
    source_text = models.TextField(
        _("texte de la source"),
        blank=True,
        help_text=_(
            "Le document de départ. Il reste au bureau : les lecteurs ne le voient jamais."
        ),
    )
    source_sha256 = models.CharField(max_length=64, blank=True, editable=False)

    objects = NaturalQuerySet.as_manager()

    class Meta:
        verbose_name = _("plénière")
        verbose_name_plural = _("plénières")
        ordering = ("-held_on", "title")
        permissions = (("publish_plenary", _("Peut publier et retirer une plénière")),)
        constraints = (
            *filled("slug", "title"),
            choice("language", Language),
            models.CheckConstraint(
                condition=Q(source_name="", source_text="", source_sha256="")
                | (~Q(source_name="") & ~Q(source_sha256="")),
                name="plenary_source_has_a_name",
                violation_error_message=_(
                    "Donnez un nom à la source : celui du fichier, par exemple."
                ),
            ),
        )

    def __str__(self) -> str:
        return self.title

    def save(self, *args: object, **kwargs: object) -> None:
        self._identify_source()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        self._identify_source()

    def _identify_source(self) -> None:
        if self.source_text:
            source = Source.of(self.source_name or "source", self.source_text)
            self.source_text, self.source_sha256 = source.text, source.sha256
        elif not self.source_name:
            self.source_sha256 = ""


class CoOrganiser(Record):
    natural = ("plenary__slug", "organisation__slug")

    plenary = models.ForeignKey(Plenary, models.CASCADE)
    organisation = models.ForeignKey(Organisation, models.PROTECT, verbose_name=_("organisation"))

    objects = NaturalQuerySet.as_manager()

    class Meta:
        verbose_name = _("co-organisateur")
        verbose_name_plural = _("co-organisateurs")
        ordering = ("organisation",)
        constraints = (
            models.UniqueConstraint(fields=["plenary", "organisation"], name="coorganiser_once"),
        )

    def __str__(self) -> str:
        return str(self.organisation)
