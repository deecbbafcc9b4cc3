"""The first editions of many plenaries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from synthesis.models import Edition, Plenary, Revision


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


def _now() -> datetime:
    """To the millisecond, as `publishing` has it."""
    now = timezone.now()
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


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
