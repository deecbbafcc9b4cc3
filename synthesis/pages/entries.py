"""What the index names, in lists; and who is heard in the name of an organisation, or as whom a
person is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import ngettext

from synthesis import text
from synthesis.models.entries import Entry
from synthesis.models.kinds import EntryKind
from synthesis.pages import voices
from synthesis.pages.voices import Voice
from synthesis.templatetags.reading import number

Line = Mapping[str, str]
# How many of the newest bylines tell who speaks for an organisation, or as whom a person does.
BYLINES = 50


@dataclass(frozen=True, slots=True)
class EntryLine:
    """Something named, in a list. `kind` is that of an organisation, or of the one that a person
    spoke for last ("person" for none); `initials` are a person's. `counts` are worded, none for
    what is only named.
    """

    slug: str
    name: str
    kind: str
    kind_label: str
    detail: str
    initials: str
    counts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """Voices of one plenary, as printed that day, each once."""

    plenary: str
    plenary_slug: str
    language: str
    held_on: date
    voices: tuple[Voice, ...]


def organisation_line(entry: Entry) -> EntryLine:
    return EntryLine(
        slug=entry.slug,
        name=entry.label,
        kind=entry.organisation_kind,
        kind_label=voices.kind_label(entry.organisation_kind),
        detail=entry.value.get("short_name", ""),
        initials="",
        counts=counts(entry),
    )


def person_line(entry: Entry, byline: Iterable[Line]) -> EntryLine:
    """`byline` is that of their newest intervention."""
    last = next(filter(is_said_by(entry), byline), None)
    voice = voices.voice_of_byline(last) if last else Voice(entry.label)
    return EntryLine(
        slug=entry.slug,
        name=entry.label,
        kind=voice.kind or "person",
        kind_label="",
        detail=", ".join(filter(None, (voice.role, voice.organisation))),
        initials=text.initials(entry.label),
        counts=counts(entry),
    )


def theme_line(entry: Entry) -> EntryLine:
    return EntryLine(
        slug=entry.slug,
        name=entry.label,
        kind="",
        kind_label="",
        detail=entry.value.get("description", ""),
        initials="",
        counts=counts(entry),
    )


def counts(entry: Entry) -> tuple[str, ...]:
    """« 3 interventions », « 1 mention »: in a list, what tells one entry from another."""
    counted = {column: getattr(entry, column) for column in _COUNTED[EntryKind(entry.kind)]}
    return tuple(_counted(column, found) for column, found in counted.items() if found)


_COUNTED = {
    EntryKind.ORGANISATION: ("interventions", "mentions", "alliances"),
    EntryKind.PERSON: ("interventions", "quotations"),
    EntryKind.THEME: ("interventions", "takeaways", "figures"),
    EntryKind.GOAL: ("interventions", "takeaways", "figures"),
}


def _counted(column: str, found: int) -> str:
    match column:
        case "interventions":
            words = ngettext("%(number)s intervention", "%(number)s interventions", found)
        case "mentions":
            words = ngettext("%(number)s mention", "%(number)s mentions", found)
        case "alliances":
            words = ngettext("%(number)s alliance", "%(number)s alliances", found)
        case "quotations":
            words = ngettext("%(number)s citation", "%(number)s citations", found)
        case "takeaways":
            words = ngettext("%(number)s point à retenir", "%(number)s points à retenir", found)
        case _:
            words = ngettext("%(number)s chiffre clé", "%(number)s chiffres clés", found)
    return words % {"number": number(found)}


def heard(bylines: Iterable[Mapping[str, Any]], of: Callable[[Line], bool]) -> tuple[Heard, ...]:
    """By plenary, in their order, the voices that `of` says are meant; see
    `ReferenceQuerySet.bylines`.
    """
    found: dict[str, tuple[Mapping[str, Any], dict[tuple[str, ...], Voice]]] = {}
    for row in bylines:
        _row, said = found.setdefault(row["plenary_slug"], (row, {}))
        for line in filter(of, row["byline"]):
            same = line["name"], line["role"], line["organisation"]
            said.setdefault(same, voices.voice_of_byline(line))
    return tuple(
        Heard(row["plenary"], slug, row["language"], row["held_on"], tuple(said.values()))
        for slug, (row, said) in found.items()
        if said
    )


def is_said_by(person: Entry) -> Callable[[Line], bool]:
    """Whether a line of a byline is theirs, also under a slug that they had."""
    slugs = {person.slug, *person.value.get("former_slugs", ())}
    return lambda line: line["person_slug"] in slugs


def is_said_for(organisation: Entry) -> Callable[[Line], bool]:
    slugs = {organisation.slug, *organisation.value.get("former_slugs", ())}
    return lambda line: line["organisation_slug"] in slugs
