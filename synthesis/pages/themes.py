"""The page of a theme, and what it shares with that of a goal: what was said about it, and in whose
name most.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import ngettext

from synthesis.models.entries import Entry
from synthesis.models.passages import Passage
from synthesis.pages import shelves
from synthesis.pages.shelves import Shelf

# How many of the organisations that speak most on it are named.
SPEAKING = 12

WORDS: shelves.Words = {
    "interventions": lambda n: ngettext("intervention", "interventions", n),
    "a-retenir": lambda n: ngettext("point à retenir", "points à retenir", n),
    "citations": lambda n: ngettext("citation", "citations", n),
    "chiffres": lambda n: ngettext("chiffre clé", "chiffres clés", n),
    "alliances": lambda n: ngettext("alliance", "alliances", n),
}


@dataclass(frozen=True, slots=True)
class Speaking:
    """An organisation and the `number` of interventions in its name about something."""

    slug: str
    name: str
    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class ThemePage:
    slug: str
    name: str
    description: str
    speaking: tuple[Speaking, ...]
    shelves: dict[str, Shelf]


def theme_page(entry: Entry, newest: Iterable[Passage], speaking: Iterable[Entry]) -> ThemePage:
    """From the newest passages about it, and `EntryQuerySet.speaking_most`."""
    return ThemePage(
        slug=entry.slug,
        name=entry.label,
        description=entry.value.get("description", ""),
        speaking=speakers(speaking),
        shelves=shelves.shelves(entry, newest, WORDS),
    )


def speakers(speaking: Iterable[Entry]) -> tuple[Speaking, ...]:
    return tuple(
        Speaking(each.slug, each.label, each.organisation_kind, each.spoken)  # type: ignore[attr-defined]
        for each in speaking
    )
