"""Which edition one reads, and which others there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from synthesis.models.editions import Edition


@dataclass(frozen=True, slots=True)
class EditionLine:
    """`slug` is the one that its plenary has now: every edition's address begins with it."""

    slug: str
    number: int
    published_at: datetime
    changes: str
    is_correction: bool


def edition_line(edition: Edition, slug: str) -> EditionLine:
    return EditionLine(
        slug, edition.number, edition.published_at, edition.changes, edition.is_correction
    )
