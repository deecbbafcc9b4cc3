"""Which edition one reads, which others there are, and in which other languages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from synthesis.models.editions import Edition
from synthesis.models.kinds import Language


@dataclass(frozen=True, slots=True)
class EditionLine:
    """`slug` is the one that its plenary has now: every edition's address begins with it. `before`
    is the number of the public edition that this one came after, None for the first.
    """

    slug: str
    number: int
    published_at: datetime
    changes: str
    is_correction: bool
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Translation:
    """The same synthesis in another language; `language_label` is « anglais »."""

    slug: str
    title: str
    language: str
    language_label: str


def edition_line(edition: Edition, slug: str, before: int | None = None) -> EditionLine:
    return EditionLine(
        slug, edition.number, edition.published_at, edition.changes, edition.is_correction, before
    )


def edition_lines(editions: Iterable[Edition], slug: str) -> tuple[EditionLine, ...]:
    """Of the public editions of one plenary, in their order, whichever it is."""
    found = list(editions)
    numbers = sorted(each.number for each in found)
    before = dict(zip(numbers, (None, *numbers), strict=False))
    return tuple(edition_line(each, slug, before[each.number]) for each in found)


def translation(edition: Edition) -> Translation:
    label = str(Language(edition.language).label)
    return Translation(edition.slug, edition.title, edition.language, label)


def translations(edition: Edition, others: Iterable[Edition]) -> tuple[Translation, ...]:
    """Those of `others` that say that they are this synthesis, or that it says that it is.

    A document keeps the slug that its original had on the day of its publication.
    """
    return tuple(
        translation(each)
        for each in others
        if _translates(each, edition) or _translates(edition, each)
    )


def _translates(edition: Edition, original: Edition) -> bool:
    named = edition.synthesis.translation_of
    return named in {original.slug, *original.synthesis.former_slugs}
