"""The lists of what the index names, as an address asks for them: of which kind, in which order,
which page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from synthesis import text
from synthesis.models.entries import Entry, EntryQuerySet
from synthesis.models.kinds import EntryOrder, OrganisationKind
from synthesis.pages import voices, wording

A_PAGE = 60
# A list with more names than this has letters that lead into it.
LONG = 42

Question = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Way:
    """The same list asked otherwise: `question` is what its address asks; `kind` is the shape of
    organisations. `number` is None where it would say nothing.
    """

    label: str
    question: Question
    current: bool
    number: int | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """Where the names of a letter begin; `sign` is "" for those with none. `here`: on this page."""

    sign: str
    question: Question
    here: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Entries of one page under their letter; `begun` when the page before has some of them."""

    sign: str
    begun: bool
    entries: tuple[Entry, ...]


class Register:
    """Entries of one kind. Two queries: how many there are of each sort, and the page.

    An unknown value is said (`notices`) and the list is given without it.
    """

    def __init__(self, entries: EntryQuerySet, asked: Mapping[str, str]) -> None:
        self._entries, self._asked = entries, asked

    @cached_property
    def type(self) -> str:
        """The kind of organisation asked for, "" for all."""
        asked = self._asked.get("type", "")
        return asked if asked in OrganisationKind.values else ""

    @cached_property
    def order(self) -> EntryOrder:
        asked = self._asked.get("tri", "")
        return EntryOrder(asked) if asked in EntryOrder.values else EntryOrder.NAME

    @cached_property
    def _tally(self) -> list[tuple[str, str, int]]:
        columns = ("letter", "organisation_kind", "number")
        return list(self._entries.tally().values_list(*columns))

    @cached_property
    def _letters(self) -> dict[str, int]:
        """How many names each letter has, in their order, of what is asked for."""
        found: Counter[str] = Counter()
        for letter, kind, number in sorted(self._tally):
            if self.type in ("", kind):
                found[letter] += number
        return dict(found)

    @property
    def found(self) -> int:
        return sum(self._letters.values())

    @property
    def total(self) -> int:
        """Without what is asked for."""
        return sum(number for _letter, _kind, number in self._tally)

    @property
    def is_long(self) -> bool:
        return self.found > LONG

    @property
    def page(self) -> Page:
        """The one asked for, or the nearest."""
        return self._asked_page[0]

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Those of the page."""
        return tuple(self.page.object_list)

    @cached_property
    def _asked_page(self) -> tuple[Page, bool]:
        """And whether there is such a page."""
        entries = self._entries.filter(organisation_kind=self.type) if self.type else self._entries
        paginator = Paginator(entries.sorted_by(self.order), A_PAGE)
        paginator.count = self.found
        number = self._asked.get("page", "") or "1"
        try:
            return paginator.page(number), True
        except (PageNotAnInteger, EmptyPage):
            return paginator.get_page(number), False

    @property
    def question(self) -> dict[str, str]:
        """What the address of the list asks, where it isn't what goes without saying."""
        asked = {"type": self.type, "tri": self.order.value}
        usual = {"type": "", "tri": EntryOrder.NAME.value}
        return {name: value for name, value in asked.items() if value != usual[name]}

    def _otherwise(self, **changes: str) -> dict[str, str]:
        return {name: value for name, value in (self.question | changes).items() if value}

    @property
    def kinds(self) -> list[Way]:
        """All, then each kind of organisation that there is, by number."""
        numbers: Counter[str] = Counter()
        for _letter, kind, number in self._tally:
            numbers[kind] += number
        every = Way(_("Toutes"), self._otherwise(type=""), not self.type, self.total)
        return [every] + [
            Way(
                capfirst(voices.kind_label(kind)),
                self._otherwise(type=kind),
                kind == self.type,
                number,
                kind,
            )
            for kind, number in numbers.most_common()
        ]

    @property
    def orders(self) -> list[Way]:
        usual = EntryOrder.NAME
        return [
            Way(
                capfirst(str(each.label)),
                self._otherwise(tri="" if each == usual else each.value),
                each == self.order,
            )
            for each in EntryOrder
        ]

    @cached_property
    def letters(self) -> list[Letter]:
        """Those of a long list in the order of names."""
        if self.order != EntryOrder.NAME or not self.is_long:
            return []
        found, before = [], 0
        for sign, number in self._letters.items():
            page = before // A_PAGE + 1
            numbered = {"page": str(page)} if page > 1 else {}
            found.append(Letter(sign, self.question | numbered, page == self.page.number))
            before += number
        return found

    @property
    def groups(self) -> list[Group]:
        """What the page has, under its letters if the list has some."""
        if not self.letters:
            return [Group("", False, self.entries)]
        begins_here = {each.sign for each in self.letters if each.here}
        return [
            Group(sign, sign not in begins_here, tuple(group))
            for sign, group in groupby(self.entries, lambda each: each.letter)
        ]

    @property
    def notices(self) -> list[str]:
        said = []
        type_, order = self._asked.get("type", ""), self._asked.get("tri", "")
        if type_ != self.type:
            said.append(wording.unknown("type", type_))
        if order not in ("", self.order):
            words = _("%(name)s n’est pas un ordre : choisissez nom ou interventions.")
            said.append(words % {"name": wording.quoted(text.excerpt(order, 80))})
        if not self._asked_page[1]:
            said.append(wording.unknown("page", self._asked["page"]))
        return said
