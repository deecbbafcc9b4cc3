"""Editions: what was published, when, by whom, what changed and why; and their withdrawal.

Nothing of an edition ever changes, so what may happen to it later is written beside it: a newer
edition supersedes it, a `Withdrawal` takes it from readers. Each edition is sealed over what it
says of itself and over the seal of the one before, so that whoever gets past the database's guards
still cannot rewrite, remove or slip in an edition unnoticed: `broken_seals` tells.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Self, cast

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from synthesis.document.canonical import thaw
from synthesis.document.synthesis import Synthesis, fingerprint
from synthesis.models.fields import LineField, NameField, filled
from synthesis.models.guards import PermanentQuerySet, PermanentRecord
from synthesis.models.kinds import Language, PassageKind
from synthesis.models.revisions import Revision


def _passages(kind: PassageKind) -> Count:
    return Count("passages", filter=Q(passages__kind=kind))


class EditionQuerySet(PermanentQuerySet):
    def standing(self) -> Self:
        """Those that were not withdrawn."""
        return self.filter(withdrawal=None)

    def current(self) -> Self:
        """What readers see: the last edition of each plenary, unless it was withdrawn."""
        later = Edition.objects.filter(
            plenary_id=OuterRef("plenary_id"), number__gt=OuterRef("number")
        )
        return self.standing().filter(~Exists(later))

    def last_of(self, plenary_id: int) -> Edition | None:
        """The last edition of a plenary, withdrawn or not."""
        return cast(Edition | None, self.filter(plenary=plenary_id).order_by("-number").first())

    def around(self, edition: Edition) -> Self:
        """All of its plenary, and those that may be the same synthesis in another language: of a
        plenary of the same day.
        """
        others = Q(held_on=edition.held_on) & ~Q(language=edition.language)
        return self.filter(Q(plenary=edition.plenary_id) | others)

    def counted(self) -> Self:
        """Each current one with how many `interventions`, `takeaways` and `figures` it has."""
        return self.annotate(
            interventions=_passages(PassageKind.INTERVENTION),
            takeaways=_passages(PassageKind.TAKEAWAY),
            figures=_passages(PassageKind.KEY_FIGURE),
        )

    def with_document(self) -> Self:
        return self.select_related("revision")


class Edition(PermanentRecord):
    """`slug`, `title`, `language`, `held_on` and `event` repeat the document's, for lists."""

    plenary = models.ForeignKey(
        "synthesis.Plenary", models.PROTECT, related_name="editions", verbose_name=_("plénière")
    )
    number = models.PositiveIntegerField(_("numéro"))
    revision = models.OneToOneField(
        Revision, models.PROTECT, related_name="edition", verbose_name=_("révision")
    )
    slug = NameField(_("adresse"), db_index=True)
    title = LineField(_("titre"))
    language = models.CharField(_("langue"), max_length=5, choices=Language)
    held_on = models.DateField(_("date"))
    event = LineField(_("événement"))
    published_at = models.DateTimeField(_("publiée le"))
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="editions",
        verbose_name=_("publiée par"),
    )
    changes = models.TextField(_("ce qui change et pourquoi"), blank=True)
    is_correction = models.BooleanField(_("correction"), default=False)
    seal = models.CharField(_("sceau"), max_length=64)

    objects = EditionQuerySet.as_manager()

    class Meta(PermanentRecord.Meta):
        verbose_name = _("édition")
        verbose_name_plural = _("éditions")
        ordering = ("-held_on", "slug", "-number")
        constraints = (
            *filled("slug", "title", "seal"),
            models.UniqueConstraint(fields=["plenary", "number"], name="edition_one_a_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="edition_number_from_1"),
        )

    def __str__(self) -> str:
        return f"{self.title}, {self._meta.verbose_name} {self.number}"

    @property
    def synthesis(self) -> Synthesis:
        return _thawed(self.revision.sha256, self.revision.document)

    def sealed_after(self, previous: str) -> str:
        """SHA-256 over what this edition says of itself, its document's SHA-256 and the seal before
        it.
        """
        said = (
            self.plenary_id,
            self.number,
            self.slug,
            self.title,
            self.language,
            self.held_on.isoformat(),
            self.event,
            self.published_at.isoformat(),
            self.published_by_id,
            self.changes,
            self.is_correction,
            self.revision.sha256,
            previous,
        )
        return fingerprint(json.dumps(said, ensure_ascii=False))


@lru_cache(maxsize=64)
def _thawed(sha256: str, document: str) -> Synthesis:
    """An edition never changes, so its value may be kept, under its SHA-256."""
    return thaw(document)


class WithdrawalQuerySet(PermanentQuerySet):
    def at(self, slug: str) -> Self:
        """Those of the editions that had this address, the last first."""
        return self.filter(edition__slug=slug).order_by("-withdrawn_at")


class Withdrawal(PermanentRecord):
    """An edition that was taken from readers: its address answers 410 and this reason."""

    edition = models.OneToOneField(
        Edition, models.PROTECT, related_name="withdrawal", verbose_name=_("édition")
    )
    reason = LineField(_("raison"))
    withdrawn_at = models.DateTimeField(_("retirée le"))
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="withdrawals",
        verbose_name=_("retirée par"),
    )

    objects = WithdrawalQuerySet.as_manager()

    class Meta(PermanentRecord.Meta):
        verbose_name = _("retrait")
        verbose_name_plural = _("retraits")
        ordering = ("-withdrawn_at",)
        constraints = (*filled("reason"),)

    def __str__(self) -> str:
        return f"{self.edition} : {self.reason}"


def broken_seals() -> Iterator[tuple[Edition, str]]:
    """Each edition that is not what was published, and what is wrong with it (one pass over all
    editions).
    """
    previous: dict[int, Edition] = {}
    editions = Edition.objects.with_document().order_by("plenary_id", "number")
    for edition in editions.iterator(chunk_size=50):
        before = previous.get(edition.plenary_id)
        if edition.number != (before.number + 1 if before else 1):
            yield edition, "gap"
        if fingerprint(edition.revision.document) != edition.revision.sha256:
            yield edition, "document"
        if edition.sealed_after(before.seal if before else "") != edition.seal:
            yield edition, "seal"
        previous[edition.plenary_id] = edition
