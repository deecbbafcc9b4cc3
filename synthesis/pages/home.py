"""The ways from the home page into what was published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from synthesis.models.entries import Entry
from synthesis.models.kinds import EntryKind, PassageKind, Relation, TakeawayKind
from synthesis.pages import wording
from synthesis.pages.heads.addresses import path
from synthesis.templatetags.reading import number

# What a reader goes in by: the facet of the interventions, and the list of all that there is.
FACETS = {
    Relation.SPEAKS_FOR: ("organisation", EntryKind.ORGANISATION, "organisations"),
    Relation.SPEAKER: ("personne", EntryKind.PERSON, "people"),
    Relation.THEME: ("theme", EntryKind.THEME, "themes"),
    Relation.GOAL: ("objectif", EntryKind.GOAL, "goals"),
}
_LISTS = {
    PassageKind.TAKEAWAY: "takeaways",
    PassageKind.KEY_FIGURE: "figures",
    PassageKind.QUOTATION: "quotations",
    PassageKind.ALLIANCE: "alliances",
}


@dataclass(frozen=True, slots=True)
class Way:
    """A link and how many passages are behind it; `kind` is that of an organisation."""

    label: str
    url: str
    count: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Ways:
    """The strongest ways of one facet, and the link to all there are, `everything`, when those are
    more.
    """

    name: str
    title: str
    ways: tuple[Way, ...]
    url: str
    everything: str


def facets(strongest: Iterable[Any], totals: Mapping[str, int]) -> list[Ways]:
    """By organisation, person, theme and goal; those that nothing is behind are left out.

    strongest: entries, as `EntryQuerySet.strongest` finds them
    totals: how many entries of each kind there are
    """
    by_relation: dict[str, list[Any]] = {}
    for entry in strongest:
        by_relation.setdefault(entry.relation, []).append(entry)
    found = []
    for relation, (name, kind, address) in FACETS.items():
        ways = tuple(_way(name, each, each.found) for each in by_relation.get(relation, ()))
        if ways:
            everything = _everything(kind, totals[kind]) if totals[kind] > len(ways) else ""
            found.append(Ways(name, _title(kind), ways, path(address), everything))
    return found


def _way(facet: str, entry: Entry, count: int) -> Way:
    label = entry.label
    if entry.kind == EntryKind.GOAL:
        english = (get_language() or "").startswith("en")
        label = f"{entry.slug}. {entry.value['title_en'] if english else label}"
    return Way(label, _asked("interventions", facet, entry.slug), count, entry.organisation_kind)


def lists(totals: Mapping[tuple[str, str], int]) -> list[tuple[str, str]]:
    """Each list of extracts that has any: how many, in words, and its address."""
    sums = {kind: _sum(totals, kind) for kind in _LISTS}
    return [
        (wording.counted(kind, found), path(_LISTS[kind])) for kind, found in sums.items() if found
    ]


def _sum(totals: Mapping[tuple[str, str], int], kind: PassageKind) -> int:
    return sum(found for (each, _nature), found in totals.items() if each == kind)


def natures(totals: Mapping[tuple[str, str], int]) -> tuple[Way, ...]:
    """What was asked for, promised, observed: the takeaways by their nature."""
    return tuple(
        Way(str(capfirst(nature.label)), _asked("takeaways", "nature", nature.value), found)
        for nature in TakeawayKind
        if (found := totals.get((PassageKind.TAKEAWAY, nature.value), 0))
    )


def interventions(totals: Mapping[tuple[str, str], int]) -> str:
    """« 9 interventions, toutes plénières confondues »."""
    kind = PassageKind.INTERVENTION
    return wording.sentence(kind, _sum(totals, kind), {})


def _asked(address: str, facet: str, value: str) -> str:
    return f"{path(address)}?{urlencode({facet: value})}"


def _title(kind: EntryKind) -> str:
    titles = {
        EntryKind.ORGANISATION: _("Par organisation"),
        EntryKind.PERSON: _("Par personne"),
        EntryKind.THEME: _("Par thème"),
        EntryKind.GOAL: _("Par objectif de développement durable"),
    }
    return titles[kind]


def _everything(kind: EntryKind, total: int) -> str:
    words = {
        EntryKind.ORGANISATION: _("Toutes les organisations (%(number)s)"),
        EntryKind.PERSON: _("Toutes les personnes (%(number)s)"),
        EntryKind.THEME: _("Tous les thèmes (%(number)s)"),
        EntryKind.GOAL: _("Tous les objectifs (%(number)s)"),
    }
    return words[kind] % {"number": number(total)}
