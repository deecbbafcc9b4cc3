"""The filtered list of interventions: what an address asks for, and the words of the answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import django_filters
from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from synthesis.forms import NameField, NamesField, Option, Question, drawn
from synthesis.models.kinds import EntryKind, OrganisationKind
from synthesis.models.passages import Entry, Passage, PassageQuerySet
from synthesis.pages import wording
from synthesis.search.facets import FACETS, Choice, Criteria, Sense


class Names(django_filters.Filter):
    """Any number of names."""

    field_class = NamesField


class Name(django_filters.Filter):
    """One name at most."""

    field_class = NameField


@dataclass(frozen=True, slots=True)
class Way:
    """A link to the same list, asked otherwise."""

    label: str
    url: str


class InterventionFilter(django_filters.FilterSet):
    """What an address asks for (`criteria`), and from it the list, its choices and its words.

    Four queries in all: the choices' counts, their entries, the totals and the page of the list;
    one more when something asked for is unknown.
    """

    organisation = Names(label=gettext_lazy("Organisations"))
    sens = Name(label=gettext_lazy("Chaque organisation…"))
    type = Names(label=gettext_lazy("Types d’organisation"))
    personne = Names(label=gettext_lazy("Personnes"))
    theme = Names(label=gettext_lazy("Thèmes"))
    objectif = Names(label=gettext_lazy("Objectifs de développement durable"))
    session = Names(label=gettext_lazy("Sessions"))

    class Meta:
        model = Passage
        fields = ()

    @cached_property
    def criteria(self) -> Criteria:
        self.form.is_valid()
        asked = self.form.cleaned_data
        chosen = {name: asked[name] for name in self.filters if name in FACETS and asked[name]}
        known = asked["sens"] in Sense.values
        return Criteria(chosen, Sense(asked["sens"]) if known else Sense.SPEAKS)

    def filter_queryset(self, queryset: PassageQuerySet) -> PassageQuerySet:
        return queryset.filter(self.criteria.condition())

    @property
    def found(self) -> int:
        return self.criteria.totals.found

    @property
    def renamed(self) -> str | None:
        """The address of the same question in today's names; None when it is asked in them."""
        now = self.criteria.renamed()
        return None if now.chosen == self.criteria.chosen else self._address(now.chosen)

    @property
    def sentence(self) -> str:
        labels = {
            name: [self._short(name, value) for value in values]
            for name, values in self.criteria.chosen.items()
        }
        return wording.sentence(self.found, labels, self.criteria.sense)

    @property
    def chips(self) -> list[Way]:
        """Each choice in use, and the question without it."""
        return [
            Way(self._label(name, value), self._address(self.criteria.chosen, (name, value)))
            for name, values in self.criteria.chosen.items()
            for value in values
        ]

    @property
    def notices(self) -> list[str]:
        """A sentence for each thing asked for that nothing published is called."""
        said = [
            wording.unknown(name, value)
            for name, values in self.criteria.unknown.items()
            for value in values
        ]
        sense = self.form.cleaned_data["sens"]
        if sense and sense not in Sense.values:
            said.append(wording.unknown("sens", sense))
        return said

    @property
    def looser(self) -> list[Way]:
        """When nothing was found: the facets without which something would be, and how much."""
        return [
            Way(
                _("Sans le filtre « %(facet)s » : %(found)s")
                % {"facet": self.filters[name].label, "found": wording.counted(found)},
                self._address(
                    {each: v for each, v in self.criteria.chosen.items() if each != name}
                ),
            )
            for name, found in self.criteria.totals.without.items()
            if found
        ]

    @property
    def drawn(self) -> forms.Form:
        """The form with its choices and their counts."""
        return drawn(self.form, self.questions)

    @property
    def questions(self) -> list[Question]:
        return [self._question(name) for name in self.filters]

    def _question(self, name: str) -> Question:
        legend = str(self.filters[name].label)
        if name == "sens":
            return Question(name, legend, self._senses(), type="radio")
        options = tuple(self._option(name, each) for each in self.criteria.choices[name])
        hidden = self.criteria.hidden(name)
        return Question(name, legend, options, hidden=hidden, first=name == "organisation")

    def _senses(self) -> tuple[Option, ...]:
        """Their counts say something only once an organisation or a kind of them is chosen."""
        counts = self.criteria.totals.senses
        return tuple(
            Option(each.value, str(each.label), counts.get(each), each == self.criteria.sense)
            for each in Sense
        )

    def _option(self, name: str, choice: Choice) -> Option:
        kind = choice.entry.organisation_kind if choice.entry else choice.value
        label = self._label(name, choice.value)
        return Option(choice.value, label, choice.count, choice.selected, kind)

    @cached_property
    def _entries(self) -> dict[tuple[str, str], Entry]:
        return {
            (name, choice.value): choice.entry
            for name, choices in self.criteria.choices.items()
            for choice in choices
            if choice.entry
        }

    def _label(self, name: str, value: str) -> str:
        """What a choice is called; what nobody is called stands between guillemets."""
        if name == "type" and value in OrganisationKind.values:
            return capfirst(str(OrganisationKind(value).label))
        entry = self._entries.get((name, value))
        if entry is None:
            return wording.quoted(value)
        if entry.kind == EntryKind.GOAL:
            return f"{entry.slug}. {goal_title(entry)}"
        return entry.label

    def _short(self, name: str, value: str) -> str:
        """What a choice is called inside a sentence: a goal by its number, a kind uncapitalised."""
        if name == "objectif" and (name, value) in self._entries:
            return value
        if name in wording.QUOTED and value in self.criteria.unknown.get(name, ()):
            return value
        label = self._label(name, value)
        return label[0].lower() + label[1:] if name == "type" else label

    def _address(
        self, chosen: Mapping[str, tuple[str, ...]], without: tuple[str, str] | None = None
    ) -> str:
        """The list for these choices, in the sense in use."""
        query = QueryDict(mutable=True)
        for name, values in chosen.items():
            query.setlist(name, [each for each in values if (name, each) != without])
        if self.criteria.sense != Sense.SPEAKS:
            query["sens"] = self.criteria.sense
        address = reverse("synthesis:interventions")
        return f"{address}?{query.urlencode()}" if query.urlencode() else address


def goal_title(entry: Entry) -> str:
    """The goal's official title in the language of the page."""
    english = (get_language() or "").startswith("en")
    return str(entry.value["title_en"]) if english else entry.label
