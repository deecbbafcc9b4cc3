"""The filtered lists, one for each kind of passage: what an address asks for, and the words of the
answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synthesis.forms import Field, NameField, NamesField, Option, Question, WordsField
from synthesis.models.kinds import EntryKind, Order, OrganisationKind, PassageKind
from synthesis.models.passages import Passage
from synthesis.pages import wording
from synthesis.pages.heads.addresses import language, path
from synthesis.search import finding
from synthesis.search.criteria import WORDS, Choice, Criteria
from synthesis.search.entries import Named
from synthesis.search.facets import FACETS, Sense
from synthesis.search.query import LONGEST, MOST_WORDS, Query, parse

Chosen = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Way:
    """A link to the same list, asked otherwise."""

    label: str
    url: str


# What an address may ask of a list, by name: of each list, its facets and these.
FIELDS: dict[str, Field] = {
    WORDS: WordsField(label=gettext_lazy("Mots")),
    "organisation": NamesField(label=gettext_lazy("Organisations")),
    "type": NamesField(label=gettext_lazy("Types d’organisation")),
    "sens": NameField(label=gettext_lazy("Chaque organisation…")),
    "personne": NamesField(label=gettext_lazy("Personnes")),
    "theme": NamesField(label=gettext_lazy("Thèmes")),
    "objectif": NamesField(label=gettext_lazy("Objectifs de développement durable")),
    "nature": NamesField(label=gettext_lazy("Nature")),
    "pleniere": NamesField(label=gettext_lazy("Plénières")),
    "session": NamesField(label=gettext_lazy("Sessions")),
    "tri": NameField(label=gettext_lazy("Trier")),
}
# What says in an address after which passage a page begins: its plenary's slug and its key.
AFTER = "apres"
# The name of the field that looks for a choice among those of a facet begins so.
LETTERS = "chercher-"


class PassageFilter:
    """What an address asks for (`criteria`, `order`), and from it the list, its choices and its
    words. `route` names the address of the list.

    One query in all; one or two more when something asked for is unknown.
    """

    kind: ClassVar[PassageKind]
    route: ClassVar[str]
    # Beside its facets.
    others: ClassVar[tuple[str, ...]] = (WORDS, "tri")

    def __init__(self, data: QueryDict) -> None:
        self.data = data

    @cached_property
    def asked(self) -> dict[str, Any]:
        """What stands in the address, by the name of each field."""
        names = (*self.facets, *self.others)
        return {name: FIELDS[name].read(self.data.getlist(name)) for name in names}

    @cached_property
    def letters(self) -> dict[str, str]:
        """Those that the choices of a facet are looked for by."""
        typed = {name: self.data.get(f"{LETTERS}{name}", "").strip() for name in self.facets}
        return {name: letters[:LONGEST] for name, letters in typed.items() if letters}

    @cached_property
    def criteria(self) -> Criteria:
        chosen = {name: self.asked[name] for name in self.facets if self.asked[name]}
        return finding.criteria(self.kind, chosen, self.sense, self.query, self.letters)

    @property
    def facets(self) -> list[str]:
        return list(FACETS[self.kind])

    @property
    def sense(self) -> Sense:
        asked = self.asked.get("sens")
        return Sense(asked) if asked in Sense.values else Sense.SPEAKS

    @cached_property
    def query(self) -> Query:
        """What the reader's words look for; nothing, when there are none."""
        return parse(self.asked[WORDS])

    @property
    def possible_orders(self) -> list[Order]:
        """The usual one first: the best first when words are looked for, or else the newest."""
        return [each for each in Order if each != Order.RELEVANCE or self.query.wanted]

    @property
    def order(self) -> Order:
        asked = self.asked["tri"]
        return Order(asked) if asked in self.possible_orders else self.possible_orders[0]

    def after(self, place: str) -> int | None:
        """The place in the list of what comes after a passage, by its plenary's slug and its key;
        None when the list does not have it. One query.
        """
        slug, _slash, key = place.replace("\0", "\ufffd").partition("/")
        pk = Passage.objects.pk_at(self.kind, slug, key)
        return None if pk is None else self.criteria.after(self.order, pk)

    def page(self, start: int, end: int) -> list[int]:
        """The passages of the list (their pk), from one place to another."""
        return self.criteria.page(self.order, start, end)

    @property
    def found(self) -> int:
        return self.criteria.totals.found

    @property
    def found_in_vain(self) -> bool:
        """Whether nothing of this kind holds the words, whatever else is asked."""
        return bool(self.query.wanted) and not self.found and not self.criteria.chosen

    @property
    def renamed(self) -> str | None:
        """The address of the same question in today's names; None when it is asked in them."""
        now = self.criteria.renamed()
        return None if now.chosen == self.criteria.chosen else self.address(now.chosen)

    @cached_property
    def sentence(self) -> str:
        labels = {
            name: [self._short(name, value) for value in values]
            for name, values in self.criteria.chosen.items()
        }
        typed = self.query.text if self.query else ""
        return wording.sentence(self.kind, self.found, labels, self.sense, typed)

    @property
    def chips(self) -> list[Way]:
        """The words and each choice in use, and the question without it."""
        chosen = self.criteria.chosen
        typed = Way(wording.shown(self.query.text), self.address(chosen, words=False))
        choices = [
            Way(self._label(name, value), self.address(chosen, (name, value)))
            for name, values in chosen.items()
            for value in values
        ]
        return [typed, *choices] if self.query else choices

    @property
    def notices(self) -> list[str]:
        """A sentence for each thing asked for that can't be looked for: mostly names that nothing
        published has.
        """
        said = [
            wording.unknown(name, value)
            for name, values in self.criteria.unknown.items()
            for value in values
        ]
        for name, known in (("sens", Sense.values), ("tri", Order.values)):
            asked = self.asked.get(name)
            if asked and asked not in known:
                said.append(wording.unknown(name, asked))
        if self.query.text and not self.query:
            said.append(wording.no_word(self.query.text))
        if self.query.cut:
            said.append(wording.cut(MOST_WORDS, LONGEST))
        return said

    @property
    def looser(self) -> list[Way]:
        """When nothing was found: the filters without which something would be, and how much."""
        without = self.criteria.totals.without
        return [self._without(name, found) for name, found in without.items() if found]

    def _without(self, name: str, found: int) -> Way:
        said = _("Sans le filtre « %(facet)s » : %(found)s")
        if name == WORDS:
            said = _("Sans les mots : %(found)s")
        names = {"facet": FIELDS[name].label, "found": wording.counted(self.kind, found)}
        chosen = {each: v for each, v in self.criteria.chosen.items() if each != name}
        return Way(said % names, self.address(chosen, words=name != WORDS))

    @cached_property
    def questions(self) -> list[Question]:
        """Each facet with its choices and their counts."""
        return [self._question(name) for name in self.facets]

    def _question(self, name: str) -> Question:
        """Unfolded when something is chosen in it; the first always, readers come for it."""
        choices, hidden = self.criteria.choices[name].shown, self.criteria.choices[name].hidden
        note = ""
        if name == "session" and hidden and "pleniere" not in self.criteria.chosen:
            # The sessions of all plenaries say nothing together.
            choices, hidden = [each for each in choices if each.selected], 0
            note = _("Choisissez une plénière : ses sessions seront ici.")
        options = tuple(self._option(name, each) for each in choices)
        letters = self.letters.get(name, "")
        unfolded = bool(name in self.criteria.chosen or name == self.facets[0] or letters)
        legend = str(FIELDS[name].label)
        return Question(
            name, legend, options, hidden=hidden, open=unfolded, note=note, letters=letters
        )

    @property
    def orders(self) -> Question:
        """The usual one has no value: it goes without saying, and words change which it is."""
        usual, *others = self.possible_orders
        values = {"": usual, **{each.value: each for each in others}}
        options = (
            Option(value, str(each.label), None, each == self.order)
            for value, each in values.items()
        )
        return Question("tri", str(FIELDS["tri"].label), tuple(options), type="radio")

    def _option(self, name: str, choice: Choice) -> Option:
        values = self.criteria.facets[name].values
        label, kind, note = called(self._language, choice.value, values, choice.entry)
        return Option(choice.value, label, choice.count, choice.selected, kind, note)

    @cached_property
    def _language(self) -> str:
        return language()

    @cached_property
    def _entries(self) -> dict[tuple[str, str], Named]:
        return {
            (name, choice.value): choice.entry
            for name, choices in self.criteria.choices.items()
            for choice in choices.shown
            if choice.entry
        }

    def _label(self, name: str, value: str) -> str:
        """What a choice is called; what nobody is called stands between guillemets."""
        values = self.criteria.facets[name].values
        entry = self._entries.get((name, value))
        if entry is None and not (values and value in values):
            return wording.quoted(value)
        return called(self._language, value, values, entry)[0]

    def _short(self, name: str, value: str) -> str:
        """What a choice is called inside a sentence: a goal by its number, a kind uncapitalised."""
        if name == "objectif" and (name, value) in self._entries:
            return value
        if name in wording.QUOTED and value in self.criteria.unknown.get(name, ()):
            return value
        label = self._label(name, value)
        return label[0].lower() + label[1:] if self.criteria.facets[name].values else label

    def address(
        self, chosen: Chosen, without: tuple[str, str] | None = None, *, words: bool = True
    ) -> str:
        """The list for these choices, with the words, in the sense and the order in use."""
        query = QueryDict(mutable=True)
        for name, values in chosen.items():
            query.setlist(name, [each for each in values if (name, each) != without])
        if words and self.query.text:
            query[WORDS] = self.query.text
        query.update(self.kept)
        asked = query.urlencode()
        return f"{self.everything}?{asked}" if asked else self.everything

    @property
    def kept(self) -> dict[str, str]:
        """What an address asks for besides choices, where it isn't what goes without saying."""
        usual = self.possible_orders[0]
        asked = {"sens": (self.sense, Sense.SPEAKS), "tri": (self.order, usual)}
        return {name: value for name, (value, usual) in asked.items() if value != usual}

    @property
    def usual(self) -> str:
        """What goes without saying, as an address would say it."""
        return urlencode({"sens": Sense.SPEAKS} if "sens" in self.others else {})

    @property
    def everything(self) -> str:
        """The address of the whole list."""
        return path(self.route)

    @property
    def nothing(self) -> str:
        """« Aucune intervention »."""
        return wording.nothing(self.kind)

    @property
    def counted(self) -> str:
        """« 3 interventions »."""
        return wording.counted(self.kind, self.found)


class InterventionFilter(PassageFilter):
    kind = PassageKind.INTERVENTION
    route = "interventions"
    others = (WORDS, "sens", "tri")

    @cached_property
    def questions(self) -> list[Question]:
        """With the sense of the organisations after them and their kinds."""
        asked = super().questions
        at = [each.name for each in asked].index("type") + 1
        return [*asked[:at], self._sense, *asked[at:]]

    @property
    def _sense(self) -> Question:
        """Its counts say something only once an organisation or a kind of them is chosen."""
        counts = self.criteria.totals.senses
        options = (
            Option(each.value, str(each.label), counts.get(each), each == self.sense)
            for each in Sense
        )
        unfolded = bool(counts) or self.sense != Sense.SPEAKS
        legend = str(FIELDS["sens"].label)
        return Question("sens", legend, tuple(options), type="radio", open=unfolded)


class TakeawayFilter(PassageFilter):
    kind = PassageKind.TAKEAWAY
    route = "takeaways"


class FigureFilter(PassageFilter):
    kind = PassageKind.KEY_FIGURE
    route = "figures"


class QuotationFilter(PassageFilter):
    kind = PassageKind.QUOTATION
    route = "quotations"


class AllianceFilter(PassageFilter):
    kind = PassageKind.ALLIANCE
    route = "alliances"


@lru_cache(20_000)
def called(
    language: str, value: str, values: type[TextChoices] | None, entry: Named | None
) -> tuple[str, str, str]:
    """A choice of a facet in words, the kind whose shape it has, and what tells it from others of
    its name. Of what there is: what readers make up would fill the memory.
    """
    if entry is None:
        kind = value if values is OrganisationKind else ""
        return capfirst(str(values(value).label if values else value)), kind, ""
    if entry.kind == EntryKind.GOAL:
        title = entry.told if language == "en" else entry.label
        return f"{entry.slug}. {title}", "", ""
    note = entry.told if entry.kind == EntryKind.SESSION else ""
    return entry.label, entry.organisation_kind, note
