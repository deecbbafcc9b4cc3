"""A difference as people read it: French words for every code, and the form where each thing is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from synthesis.admin.addresses import Addresses
from synthesis.admin.sentences import ACTIONS, DOUBTS, field_words, kind_words, value_words
from synthesis.document.diff import Change, Difference, FieldChange
from synthesis.document.doubts import Doubt
from synthesis.document.nodes import Labels
from synthesis.document.synthesis import Synthesis
from synthesis.document.words import WordChange, compare_words

_PEOPLE = {"person"}
_THEMES = {"theme"}
_ORGANISATIONS = {"organisation", "parent", "co_organisers", "organisers"}
_INTERVENTIONS = {"supports", "told_by"}


@dataclass(frozen=True)
class Line:
    """One field: its words removed and added. `markup_only`: they are the same."""

    label: str
    words: Sequence[WordChange]
    markup_only: bool


@dataclass(frozen=True)
class Told:
    """One change. `address` is the form where it can be looked at, "" when it is no more."""

    action: str
    action_label: str
    kind: str
    label: str
    within: str
    address: str
    lines: Sequence[Line]
    parts: Sequence[Told]


@dataclass(frozen=True)
class Asked:
    """One doubt."""

    sentence: str
    kind: str
    label: str
    within: str
    address: str


class Teller:
    """Tells about documents of one plenary, whose things have these names."""

    def __init__(self, plenary_forms: Addresses, *documents: Synthesis | None) -> None:
        self.forms = plenary_forms
        self.interventions: dict[str, str] = {}
        self.names: dict[str, dict[str, str]] = {"people": {}, "themes": {}, "organisations": {}}
        for document in filter(None, documents):
            labels = Labels(document)
            self.interventions |= {each.key: labels.of(each) for each in document.interventions}
            for shelf, names in self.names.items():
                names |= {
                    each.slug: labels.of(each) or each.slug for each in getattr(document, shelf)
                }

    def changes(self, difference: Difference) -> list[Told]:
        return [self._told(change) for change in difference.changes]

    def doubts(self, doubts: Iterable[Doubt]) -> list[Asked]:
        return [
            Asked(
                str(DOUBTS[each.code]),
                kind_words(each.kind),
                each.label,
                self.interventions.get(each.within or "", ""),
                self.forms.of(each.kind, each.key, each.within),
            )
            for each in doubts
        ]

    def _told(self, change: Change) -> Told:
        return Told(
            change.action,
            str(ACTIONS[change.action]),
            kind_words(change.kind),
            change.label,
            self.interventions.get(change.within or "", ""),
            self.forms.of(change.kind, change.key, change.within, change.holder),
            [self._line(change, field) for field in change.fields],
            [self._told(part) for part in change.parts],
        )

    def _line(self, change: Change, field: FieldChange) -> Line:
        before, after = (
            self._value(change, field.name, each) for each in (field.before, field.after)
        )
        same = (before, after) == (field.before, field.after)
        words = field.words if same else compare_words(before, after)
        return Line(field_words(change.kind, field.name), words, field.markup_only)

    def _value(self, change: Change, name: str, text: str) -> str:
        names = self._names_of(name)
        if names:
            return "\n".join(names.get(each, each) for each in text.split("\n"))
        return value_words(change.kind, name, text)

    def _names_of(self, field: str) -> dict[str, str]:
        shelves = chain(
            ((name, self.names["people"]) for name in _PEOPLE),
            ((name, self.names["themes"]) for name in _THEMES),
            ((name, self.names["organisations"]) for name in _ORGANISATIONS),
            ((name, self.interventions) for name in _INTERVENTIONS),
        )
        return dict(shelves).get(field, {})
