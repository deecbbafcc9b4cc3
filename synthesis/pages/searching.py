"""What the search over everything shows: who is called so, how much of each kind, and passages of
all kinds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from synthesis import text
from synthesis.models.entries import Entry
from synthesis.models.kinds import EntryKind, Order, PassageKind
from synthesis.models.passages import Passage
from synthesis.pages import entries, passages, results, voices, wording
from synthesis.pages.entries import EntryLine
from synthesis.pages.extracts import Answer
from synthesis.pages.heads.addresses import path
from synthesis.pages.passages import Origin
from synthesis.pages.results import Extracted, Found, Result
from synthesis.search.query import LONGEST, MOST_WORDS, Query
from synthesis.templatetags.reading import number

ROUTE = "search"
# The list of each kind: none of answers.
LISTS = {
    PassageKind.INTERVENTION: "interventions",
    PassageKind.TAKEAWAY: "takeaways",
    PassageKind.KEY_FIGURE: "figures",
    PassageKind.QUOTATION: "quotations",
    PassageKind.ALLIANCE: "alliances",
}


@dataclass(frozen=True, slots=True)
class Answered(Found):
    """An answer of a round table; `origin` is the intervention that it stands in."""

    shown: Answer
    origin: Origin


@dataclass(frozen=True, slots=True)
class Mixed:
    """A passage among those of all kinds; `kind` is what its `nature` is called."""

    nature: PassageKind
    kind: str
    found: Result | Extracted | Answered


@dataclass(frozen=True, slots=True)
class Card:
    """Something whose name was typed, as itself."""

    line: EntryLine
    url: str


@dataclass(frozen=True, slots=True)
class Way:
    """A link; `url` is "" where there is no page."""

    label: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """Other words that find more, the address of their search, and how much they find."""

    words: str
    url: str
    found: str


# --- Passages

_MADE: dict[PassageKind, Callable[[Passage, Query], Result | Extracted]] = {
    PassageKind.INTERVENTION: results.result,
    PassageKind.TAKEAWAY: results.takeaway,
    PassageKind.KEY_FIGURE: results.figure,
    PassageKind.QUOTATION: results.quotation,
    PassageKind.ALLIANCE: results.alliance,
}


def mixed(passage: Passage, query: Query) -> Mixed:
    kind = PassageKind(passage.kind)
    found = _MADE[kind](passage, query) if kind in _MADE else _answered(passage, query)
    return Mixed(kind, capfirst(str(kind.label)), found)


def _answered(passage: Passage, query: Query) -> Answered:
    (origin,) = passages.origins(passage)
    return Answered(
        shown=passages.answer(passage),
        origin=origin,
        language=passage.language,
        plenary=passage.plenary,
        plenary_slug=passage.plenary_slug,
        session=passage.session,
        held_on=passage.held_on,
        query=query,
    )


# --- Names

_ROUTES = {
    EntryKind.ORGANISATION: "organisation",
    EntryKind.PERSON: "person",
    EntryKind.THEME: "theme",
    EntryKind.PLENARY: "plenary",
    EntryKind.GOAL: "goal",
}


def address(entry: Entry) -> str:
    return path(_ROUTES[EntryKind(entry.kind)], entry.slug)


def card(entry: Entry) -> Card:
    return Card(_line(entry), address(entry))


def name(entry: Entry) -> str:
    """What it is called, in the language of the page."""
    if entry.kind != EntryKind.GOAL:
        return entry.label
    english = (get_language() or "").startswith("en")
    return f"{entry.slug}. {entry.value['title_en'] if english else entry.label}"


def kind_label(entry: Entry) -> str:
    """What sort of thing it is: « entreprise », « personne », « thème »."""
    if entry.kind == EntryKind.ORGANISATION:
        return voices.kind_label(entry.organisation_kind)
    return str(EntryKind(entry.kind).label)


def _line(entry: Entry) -> EntryLine:
    is_person = entry.kind == EntryKind.PERSON
    is_plenary = entry.kind == EntryKind.PLENARY
    return EntryLine(
        slug=entry.slug,
        name=name(entry),
        kind="person" if is_person else entry.organisation_kind,
        kind_label=kind_label(entry),
        detail=entry.value.get("short_name", "") if entry.organisation_kind else "",
        initials=text.initials(entry.label) if is_person else "",
        counts=_interventions(entry) if is_plenary else entries.counts(entry),
    )


def _interventions(entry: Entry) -> tuple[str, ...]:
    found = entry.interventions
    return (wording.counted(PassageKind.INTERVENTION, found),) if found else ()


# --- How many, and the words of the page


def ways(query: Query, order: Order, totals: Mapping[PassageKind, int]) -> tuple[Way, ...]:
    """All, then the list of each kind that has any, where its facets are."""
    everything = _("Tout (%(number)s)") % {"number": number(sum(totals.values()))}
    kinds = (Way(_counted(kind, found), _list(kind, query)) for kind, found in totals.items())
    return (Way(everything, asked(query.text, order), current=True), *kinds)


def _list(kind: PassageKind, query: Query) -> str:
    return f"{path(LISTS[kind])}?{urlencode({'q': query.text})}" if kind in LISTS else ""


def _counted(kind: PassageKind, found: int) -> str:
    if kind == PassageKind.ANSWER:
        said = ngettext("%(number)s réponse", "%(number)s réponses", found)
        return said % {"number": number(found)}
    return wording.counted(kind, found)


def orders(query: Query, order: Order, possible: tuple[Order, ...]) -> tuple[Way, ...]:
    labels = {Order.RELEVANCE: _("Pertinence"), Order.NEWEST: _("Plus récents")}
    labels[Order.OLDEST] = _("Plus anciens")
    return tuple(Way(labels[each], asked(query.text, each), each == order) for each in possible)


def asked(words: str, order: Order = Order.RELEVANCE) -> str:
    """The address of the search for these words, in this order."""
    sorted_by = {"tri": order.value} if order != Order.RELEVANCE else {}
    return f"{path(ROUTE)}?{urlencode({'q': words, **sorted_by})}"


def proposal(words: str, found: int) -> Proposal:
    said = ngettext("%(number)s passage", "%(number)s passages", found)
    return Proposal(words, asked(words), said % {"number": number(found)})


def without(word: str, words: str, found: int) -> Way:
    """The same question without one word, and how much it finds."""
    passages = ngettext("%(number)s passage", "%(number)s passages", found)
    said = _("Sans %(word)s : %(found)s")
    found_in_words = passages % {"number": number(found)}
    return Way(said % {"word": wording.quoted(word), "found": found_in_words}, asked(words))


def sentence(query: Query, found: int) -> str:
    """« 12 passages contiennent « alliances » »."""
    if not found:
        return _("Aucun passage ne contient %(words)s") % {"words": wording.shown(query.text)}
    said = ngettext(
        "%(number)s passage contient %(words)s", "%(number)s passages contiennent %(words)s", found
    )
    return said % {"number": number(found), "words": wording.shown(query.text)}


def notices(query: Query, order: str) -> list[str]:
    """A sentence for each thing that can't be looked for as it was asked, and what to do."""
    said = []
    if query.text and not query:
        said.append(wording.no_word(query.text))
    if query.unwanted and not query.wanted:
        only = _(
            "%(words)s dit seulement ce qu’il ne faut pas trouver : ajoutez, sans tiret, un mot "
            "à chercher."
        )
        said.append(only % {"words": wording.shown(query.text)})
    if query.little:
        little = _(
            "%(words)s n’est fait que de petits mots, que presque tout contient : ajoutez un mot "
            "qui dise de quoi il s’agit."
        )
        said.append(little % {"words": wording.shown(query.text)})
    if query.cut:
        said.append(wording.cut(MOST_WORDS, LONGEST))
    if order and order not in (Order.RELEVANCE, Order.NEWEST, Order.OLDEST):
        said.append(wording.unknown("tri", order))
    return said


def advice(query: Query) -> str:
    """What to do when nothing was found."""
    if query.unwanted:
        return _("Essayez sans ce qui suit un tiret, ou avec d’autres mots.")
    if '"' in query.text or "«" in query.text:
        return _("Essayez sans guillemets : les mots seront cherchés à toute place.")
    if len(query.wanted) > 1:
        return _("Un passage doit contenir tous les mots : essayez-en moins, ou d’autres.")
    return _("Vérifiez comment le mot s’écrit, ou essayez-en un autre, plus courant.")
