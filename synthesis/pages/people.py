"""The page of a person: as whom they spoke, what they said, and their words that others report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import ngettext

from synthesis import text
from synthesis.models.entries import Entry
from synthesis.models.passages import Passage
from synthesis.pages import entries, shelves
from synthesis.pages.entries import EntryLine, Heard
from synthesis.pages.shelves import Shelf
from synthesis.pages.voices import Voice

_WORDS: shelves.Words = {
    "interventions": lambda n: ngettext("intervention", "interventions", n),
    "citations": lambda n: ngettext("citation", "citations", n),
    "reponses": lambda n: ngettext("réponse au tour de table", "réponses au tour de table", n),
    "a-retenir": lambda n: ngettext("point à retenir", "points à retenir", n),
    "chiffres": lambda n: ngettext("chiffre clé", "chiffres clés", n),
}


@dataclass(frozen=True, slots=True)
class PersonPage:
    """`last` is how they were printed last (None for somebody who never speaks); `heard` has all
    the roles and organisations that were printed. `namesakes` are called the same.
    """

    slug: str
    name: str
    initials: str
    biography: str
    last: Voice | None
    heard: tuple[Heard, ...]
    namesakes: tuple[EntryLine, ...]
    shelves: dict[str, Shelf]

    @property
    def kind(self) -> str:
        """That of the organisation that they spoke for last."""
        return (self.last and self.last.kind) or "person"

    @property
    def is_silent(self) -> bool:
        return "interventions" not in self.shelves


def person_page(
    entry: Entry,
    newest: Iterable[Passage],
    bylines: Iterable[Mapping[str, Any]],
    namesakes: Iterable[tuple[Entry, list[dict[str, str]]]] = (),
) -> PersonPage:
    """From the newest passages that name them, the newest bylines that have them, and those who are
    called the same with their last byline.
    """
    heard = entries.heard(bylines, entries.is_said_by(entry))
    return PersonPage(
        slug=entry.slug,
        name=entry.label,
        initials=text.initials(entry.label),
        biography=entry.value.get("biography", ""),
        last=heard[0].voices[0] if heard else None,
        heard=tuple(each for each in map(_with_roles, heard) if each.voices),
        namesakes=tuple(entries.person_line(*each) for each in namesakes),
        shelves=shelves.shelves(entry, newest, _WORDS),
    )


def _with_roles(heard: Heard) -> Heard:
    """A name alone says nothing of a role."""
    said = tuple(each for each in heard.voices if each.role or each.organisation)
    return Heard(heard.plenary, heard.plenary_slug, heard.language, heard.held_on, said)
