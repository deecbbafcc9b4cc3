"""From the working copy to the public: review, publish, withdraw; and back: revise, restore.

An edition, its revision and its passages are written in one transaction: readers see all of it or
the edition before. What is published is what was reviewed: the review's SHA-256 comes back with the
decision, and if a colleague saved something in between, nothing is published and the new comparison
is shown.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from synthesis import workspace
from synthesis.document.canonical import freeze
from synthesis.document.diff import Difference, diff
from synthesis.document.doubts import Doubt, doubts
from synthesis.document.selection import select
from synthesis.document.synthesis import Synthesis
from synthesis.models import Edition, Plenary, Publication, Revision, Withdrawal
from synthesis.pages import fragments
from synthesis.search import index

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class Refused(Exception):
    """Nothing was published; the sentence says why and what to do."""


@dataclass(frozen=True)
class Review:
    """What would be published, beside what is public. `working` is the whole working copy."""

    plenary: Plenary
    public: Edition | None
    working: Synthesis
    document: Synthesis
    chosen: frozenset[str] | None = None

    @cached_property
    def sha256(self) -> str:
        return freeze(self.document.public())[1]

    @cached_property
    def difference(self) -> Difference:
        return diff(self.public.synthesis if self.public else None, self.document)

    @cached_property
    def doubts(self) -> tuple[Doubt, ...]:
        return doubts(self.document, self.plenary.source_text or None)

    @cached_property
    def waiting(self) -> tuple[str, ...]:
        """Keys of the interventions whose working copy is not what is public, in their order."""
        before = self.public.synthesis if self.public else None
        return tuple(diff(before, self.working).interventions)

    @property
    def changes_anything(self) -> bool:
        return self.public is None or self.public.revision.sha256 != self.sha256


def review(plenary: Plenary, interventions: Collection[str] | None = None) -> Review:
    """What publishing would change now: all of it, or the changes of these interventions alone (a
    dozen queries more than `workspace.compile`, whatever the plenary's size).

    Raises:
        pydantic.ValidationError: the working copy does not make a whole document.
        Refused: interventions were chosen and nothing is public yet, or they can't go alone.
    """
    plenary.refresh_from_db()
    working = workspace.compile(plenary)
    public = _public(plenary)
    if interventions is None:
        return Review(plenary, public, working, working)
    if public is None:
        raise Refused(_("Rien n’est encore publié : publiez d’abord la synthèse entière."))
    try:
        document = select(public.synthesis, working, interventions)
    except (KeyError, ValueError) as conflict:
        raise Refused(str(conflict.args[0])) from conflict
    return Review(plenary, public, working, document, frozenset(interventions))


def _now() -> datetime:
    """Now, to the millisecond: a dump keeps no more, and the seal must survive one."""
    now = timezone.now()
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


def _public(plenary: Plenary) -> Edition | None:
    return Edition.objects.current().with_document().filter(plenary=plenary).first()


def revise(plenary: Plenary, by: User | None, why: str = "") -> Revision:
    """Keep the working copy as it is now."""
    return _keep(plenary, workspace.compile(plenary), by, why)


def _keep(plenary: Plenary, document: Synthesis, by: User | None, why: str) -> Revision:
    text, sha256 = freeze(document)
    return Revision.objects.create(
        plenary=plenary, document=text, sha256=sha256, author=by, made_at=_now(), why=why
    )


def publish(
    plenary: Plenary,
    by: User | None,
    changes: str = "",
    *,
    is_correction: bool = False,
    interventions: Collection[str] | None = None,
    reviewed: str | None = None,
) -> Edition:
    """Freeze an edition and put it before readers, at once and wholly.

    `reviewed` is the SHA-256 of the review that the editor decided on.

    Raises:
        Refused: with the sentence to show.
        pydantic.ValidationError: the working copy does not make a whole document.
    """
    with transaction.atomic():
        Plenary.objects.select_for_update().get(pk=plenary.pk)
        proposal = review(plenary, interventions)
        _refuse_what_was_not_decided(proposal, changes, reviewed)
        edition = _freeze(proposal, by, changes.strip(), is_correction)
        before = Publication.objects.token()
        index.index(edition)
        _write_fragments(before)
        return edition


def _refuse_what_was_not_decided(proposal: Review, changes: str, reviewed: str | None) -> None:
    if reviewed is not None and reviewed != proposal.sha256:
        raise Refused(_("La synthèse a changé depuis votre relecture : relisez-la, puis publiez."))
    if not proposal.changes_anything:
        raise Refused(_("Rien n’a changé depuis l’édition publique : il n’y a rien à publier."))
    if Edition.objects.last_of(proposal.plenary.pk) and not changes.strip():
        raise Refused(_("Dites en une phrase ce qui change et pourquoi : les lecteurs la liront."))
    refuse_bare_photos(proposal.document)
    slug = proposal.document.slug
    if Edition.objects.exclude(plenary=proposal.plenary).filter(slug=slug).exists():
        raise Refused(
            _("L’adresse « %(slug)s » est celle d’une autre plénière : choisissez-en une autre.")
            % {"slug": slug}
        )


def refuse_bare_photos(document: Synthesis) -> None:
    """A picture goes out with whose it is, and with words for those who do not see it.

    Raises:
        Refused: one does not.
    """
    bare = [
        photo.caption or photo.alternative_text or photo.key
        for photo in document.photos
        if not photo.credit or not (photo.alternative_text or photo.decorative)
    ]
    if bare:
        raise Refused(
            _(
                "Il manque le crédit ou le texte de remplacement d’une photo : complétez-la, ou"
                " dites-la purement décorative, puis publiez (%(photos)s)."
            )
            % {"photos": ", ".join(f"« {each} »" for each in bare)}
        )


def proposed(proposal: Review, changes: str = "") -> Edition:
    """The edition that would be published now: it can be shown, and is kept nowhere."""
    document = proposal.document.public()
    text, sha256 = freeze(document)
    revision = Revision(plenary=proposal.plenary, document=text, sha256=sha256, made_at=_now())
    return _edition(proposal.plenary, document, revision, changes)


def _edition(
    plenary: Plenary, document: Synthesis, revision: Revision, changes: str, by: User | None = None
) -> Edition:
    """The next of its plenary, not sealed, not saved."""
    before = Edition.objects.last_of(plenary.pk)
    return Edition(
        plenary=plenary,
        number=before.number + 1 if before else 1,
        revision=revision,
        slug=document.slug,
        title=document.title,
        language=document.language,
        held_on=document.held_on,
        event=document.event.full_name,
        published_at=_now(),
        published_by=by,
        changes=changes,
    )


def _freeze(proposal: Review, by: User | None, changes: str, is_correction: bool) -> Edition:
    document, plenary = proposal.document.public(), proposal.plenary
    before = Edition.objects.last_of(plenary.pk)
    revision = _keep(plenary, document, by, changes)
    edition = _edition(plenary, document, revision, changes, by)
    edition.is_correction = is_correction
    edition.seal = edition.sealed_after(before.seal if before else "")
    edition.save()
    return edition


@dataclass(frozen=True)
class Frozen:
    """A public document in its canonical JSON, and its event's full name."""

    text: str
    sha256: str
    event: str


def freeze_first(plenaries: Sequence[Plenary], documents: Sequence[Frozen]) -> list[Edition]:
    """The first edition of each of these, in their order, not indexed. `documents` are what their
    working copies compile to.
    """
    pairs = list(zip(plenaries, documents, strict=True))
    revisions = Revision.objects.bulk_create(
        Revision(plenary=plenary, document=each.text, sha256=each.sha256, made_at=_now())
        for plenary, each in pairs
    )
    return Edition.objects.bulk_create(
        _first(plenary, revision, each.event)
        for (plenary, each), revision in zip(pairs, revisions, strict=True)
    )


def _first(plenary: Plenary, revision: Revision, event: str) -> Edition:
    edition = Edition(
        plenary=plenary,
        number=1,
        revision=revision,
        slug=plenary.slug,
        title=plenary.title,
        language=plenary.language,
        held_on=plenary.held_on,
        event=event,
        published_at=_now(),
    )
    edition.seal = edition.sealed_after("")
    return edition


def withdraw(plenary: Plenary, by: User | None, reason: str) -> None:
    """Take every edition of the plenary from readers: their addresses answer 410 and this reason.

    Raises:
        Refused: there is no reason, or nothing to withdraw.
    """
    if not reason.strip():
        raise Refused(
            _("Donnez la raison du retrait : elle s’affichera à l’adresse de la synthèse.")
        )
    with transaction.atomic():
        editions = Edition.objects.standing().filter(plenary=plenary)
        if not editions:
            raise Refused(_("Aucune édition n’est publique : il n’y a rien à retirer."))
        now = _now()
        for edition in editions:
            Withdrawal.objects.create(
                edition=edition, reason=reason.strip(), withdrawn_at=now, withdrawn_by=by
            )
        before = Publication.objects.token()
        index.forget(plenary.pk)
        _write_fragments(before)


def _write_fragments(before: str) -> None:
    """Of all plenaries whose passages were indexed since: translations may be among them."""
    since = Publication.objects.since(before) if before else Publication.objects.all()
    plenaries = [each.plenary_id for each in since or () if each.plenary_id]
    fragments.complete(plenaries)


def restore(revision: Revision, by: User | None) -> Plenary:
    """Put a revision in the working copy; what was there is kept as a revision of its own."""
    with transaction.atomic():
        plenary = Plenary.objects.select_for_update().get(pk=revision.plenary_id)
        revise(
            plenary,
            by,
            _("Avant la restauration de la révision du %(day)s")
            % {"day": timezone.localtime(revision.made_at).strftime("%d/%m/%Y %H:%M")},
        )
        return workspace.load(revision.synthesis, into=plenary)
