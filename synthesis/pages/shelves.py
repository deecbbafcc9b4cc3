"""What there is to read of an organisation, a person, a theme or a goal: a shelf for each kind of
passage that names it, the newest plenary first.

A shelf shows the newest few and says how many there are, which is the length of the list that it
leads to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from synthesis.models.entries import Entry
from synthesis.models.kinds import EntryKind, PassageKind, Relation
from synthesis.models.passages import Passage
from synthesis.pages import passages
from synthesis.pages.passages import Origin
from synthesis.pages.quotations import as_printed, reporters
from synthesis.pages.results import result
from synthesis.pages.voices import Voice
from synthesis.search.facets import Sense

# How many passages of each kind a page shows.
SHOWN = 4


@dataclass(frozen=True, slots=True)
class Held:
    """A passage on a shelf: `value` is what its kind is shown as (a Result, a Quotation…).

    `within` is the intervention that a quotation or an answer stands in; `reported_by` its voices,
    where they say another's words. `stated` is for themes and goals.
    """

    key: str
    value: Any
    within: Origin | None
    reported_by: tuple[Voice, ...]
    stated: bool


@dataclass(frozen=True, slots=True)
class InPlenary:
    plenary: str
    plenary_slug: str
    language: str
    held_on: date
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """`name` is its id on the page; `words` what stands after its `total`: « interventions ».

    `list_name` is that of the address of the list behind it, asked `question`; "" where there is
    none.
    """

    name: str
    words: str
    total: int
    list_name: str
    question: Mapping[str, str]
    plenaries: tuple[InPlenary, ...]

    @property
    def shown(self) -> int:
        return sum(len(each.held) for each in self.plenaries)


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a shelf holds. `column` is its number in Entry, and names the list, if there is one."""

    passages: PassageKind
    column: str
    shown_as: Callable[[Passage], Any]
    mentions: bool = False
    # Whether it is shown with the intervention that it stands in.
    stands_in: bool = False


# By the name that each has on a page.
_KINDS = {
    "interventions": _Kind(PassageKind.INTERVENTION, "interventions", result),
    "a-retenir": _Kind(PassageKind.TAKEAWAY, "takeaways", passages.takeaway),
    "citations": _Kind(PassageKind.QUOTATION, "quotations", passages.quotation, stands_in=True),
    "chiffres": _Kind(PassageKind.KEY_FIGURE, "figures", passages.figure),
    "alliances": _Kind(PassageKind.ALLIANCE, "alliances", passages.alliance),
    "reponses": _Kind(PassageKind.ANSWER, "answers", passages.answer, stands_in=True),
    "mentions": _Kind(PassageKind.INTERVENTION, "mentions", result, mentions=True),
}
_FACETS = {
    EntryKind.ORGANISATION: "organisation",
    EntryKind.PERSON: "personne",
    EntryKind.THEME: "theme",
    EntryKind.GOAL: "objectif",
}
Words = Mapping[str, Callable[[int], str]]


def shelves(entry: Entry, newest: Iterable[Passage], words: Words) -> dict[str, Shelf]:
    """Those that have something, in the order of `words`: what to call each, by its name, for so
    many. `newest` are `PassageQuerySet.newest_naming`.
    """
    found = list(newest)
    made = (_shelf(name, said, entry, found) for name, said in words.items())
    return {each.name: each for each in made if each.total}


def _shelf(name: str, words: Callable[[int], str], entry: Entry, found: list[Any]) -> Shelf:
    kind = _KINDS[name]
    total = getattr(entry, kind.column)
    mine = [
        each
        for each in found
        if each.kind == kind.passages and (each.relation == Relation.MENTIONS) == kind.mentions
    ]
    question = {_FACETS[EntryKind(entry.kind)]: entry.slug}
    lists = {"answers": "", "mentions": "interventions"}
    return Shelf(
        name=name,
        words=words(total),
        total=total,
        list_name=lists.get(kind.column, kind.column),
        question=question | ({"sens": Sense.MENTIONED.value} if kind.mentions else {}),
        plenaries=_by_plenary(kind, mine),
    )


def _by_plenary(kind: _Kind, found: list[Any]) -> tuple[InPlenary, ...]:
    groups = groupby(found, lambda each: each.plenary_slug)
    return tuple(_in_plenary(kind, list(group)) for _slug, group in groups)


def _in_plenary(kind: _Kind, found: list[Any]) -> InPlenary:
    first = found[0]
    return InPlenary(
        plenary=first.plenary,
        plenary_slug=first.plenary_slug,
        language=first.language,
        held_on=first.held_on,
        held=tuple(_held(kind, each) for each in found),
    )


def _held(kind: _Kind, passage: Any) -> Held:
    value = kind.shown_as(passage)
    within = passages.origins(passage)[0] if kind.stands_in else None
    reported_by: tuple[Voice, ...] = ()
    if within and passage.kind == PassageKind.QUOTATION and value.said_by:
        reported_by = reporters(as_printed(value.said_by, within.voices), within.voices)
    return Held(passage.key, value, within, reported_by, passage.stated)
