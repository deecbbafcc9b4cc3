"""The page of an organisation: who speaks for it, what was said in its name, who mentions it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import ngettext

from synthesis.models.entries import Entry
from synthesis.models.passages import Passage
from synthesis.pages import entries, shelves, voices
from synthesis.pages.entries import Heard
from synthesis.pages.shelves import Shelf
from synthesis.pages.voices import Named

_WORDS: shelves.Words = {
    "interventions": lambda n: ngettext("intervention en son nom", "interventions en son nom", n),
    "a-retenir": lambda n: ngettext("point à retenir", "points à retenir", n),
    "citations": lambda n: ngettext("citation", "citations", n),
    "chiffres": lambda n: ngettext("chiffre clé", "chiffres clés", n),
    "alliances": lambda n: ngettext("alliance", "alliances", n),
    "mentions": lambda n: ngettext(
        "intervention qui la mentionne", "interventions qui la mentionnent", n
    ),
}


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """`heard` are the voices that spoke for it; `host` is what its `website` is called for short;
    `parent` runs it, and it runs `children`.
    """

    slug: str
    name: str
    short_name: str
    kind: str
    kind_label: str
    aliases: tuple[str, ...]
    description: str
    website: str
    host: str
    parent: Named | None
    children: tuple[Named, ...]
    heard: tuple[Heard, ...]
    shelves: dict[str, Shelf]

    @property
    def is_silent(self) -> bool:
        return "interventions" not in self.shelves


def organisation_page(
    entry: Entry,
    newest: Iterable[Passage],
    bylines: Iterable[Mapping[str, Any]],
    family: Iterable[Entry],
) -> OrganisationPage:
    """From the newest passages that name it, the newest bylines in its name, and what runs it with
    what it runs.
    """
    value = entry.value
    related = [(each.slug, _named(each)) for each in family]
    return OrganisationPage(
        slug=entry.slug,
        name=entry.label,
        short_name=value.get("short_name", ""),
        kind=entry.organisation_kind,
        kind_label=voices.kind_label(entry.organisation_kind),
        aliases=tuple(value.get("aliases", ())),
        description=value.get("description", ""),
        website=value.get("website", ""),
        host=(urlsplit(value.get("website", "")).hostname or "").removeprefix("www."),
        parent=next((each for slug, each in related if slug == entry.parent), None),
        children=tuple(each for slug, each in related if slug != entry.parent),
        heard=entries.heard(bylines, entries.is_said_for(entry)),
        shelves=shelves.shelves(entry, newest, _WORDS),
    )


def _named(entry: Entry) -> Named:
    return Named(entry.slug, entry.label, entry.organisation_kind)
