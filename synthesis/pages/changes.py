"""A difference between two documents as people read it: words for every code and every name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from synthesis.document.diff import Action, Change, Difference, FieldChange
from synthesis.document.nodes import KINDS, Kind, Labels, name_of
from synthesis.document.pairs import Renames, renames
from synthesis.document.synthesis import Synthesis
from synthesis.document.words import WordAction, WordChange, compare_words
from synthesis.pages.fields import ACTIONS, field_words, kind_words, value_words

# What the names in a field are those of, and where a document has these things.
_REFERRED: Mapping[str, Kind] = {
    "person": Kind.PERSON,
    "theme": Kind.THEME,
    "organisation": Kind.ORGANISATION,
    "parent": Kind.ORGANISATION,
    "co_organisers": Kind.ORGANISATION,
    "organisers": Kind.ORGANISATION,
    "supports": Kind.INTERVENTION,
    "told_by": Kind.INTERVENTION,
}
_SHELVES: Mapping[Kind, str] = {
    Kind.PERSON: "people",
    Kind.THEME: "themes",
    Kind.ORGANISATION: "organisations",
    Kind.INTERVENTION: "interventions",
}
_NAMES = {"key", "slug", "former_keys", "former_slugs"}
_ORDERED = ("sessions", "alliances", "takeaways", "photos", "links")


@dataclass(frozen=True)
class Line:
    """One field: its words removed and added. `markup_only`: they are the same."""

    label: str
    words: Sequence[WordChange]
    markup_only: bool = False

    @property
    def before(self) -> list[WordChange]:
        return [each for each in self.words if each.action != WordAction.ADDED]

    @property
    def after(self) -> list[WordChange]:
        return [each for each in self.words if each.action != WordAction.REMOVED]


@dataclass(frozen=True)
class Told:
    """One change. `address` is where the thing can be looked at, "" for nowhere; `within` the
    intervention that it is part of, if it is.
    """

    action: str
    action_label: str
    kind: str
    label: str
    within: str
    address: str
    lines: Sequence[Line]
    parts: Sequence[Told]


class Teller:
    """Tells about an older and a newer document, of which one may be missing; `where` gives the
    address of what changed.
    """

    def __init__(
        self, *documents: Synthesis | None, where: Callable[[Change], str] = lambda change: ""
    ) -> None:
        self.where = where
        found = [each for each in documents if each]
        self.names = _names(found)
        self.orders = [_order(each) for each in found]
        self.renamed = renames(found[0], found[-1]) if found else {}

    @property
    def interventions(self) -> Mapping[str, str]:
        return self.names[Kind.INTERVENTION]

    def changes(self, difference: Difference) -> list[Told]:
        return [self.told(change) for change in difference.changes]

    def told(self, change: Change) -> Told:
        renamed = _is_renamed(change)
        return Told(
            action="renamed" if renamed else change.action,
            action_label=_("Nouveau nom") if renamed else str(ACTIONS[change.action]),
            kind=kind_words(change.kind),
            label=change.label,
            within=self.interventions.get(change.within or "", ""),
            address=self.where(change),
            lines=[*self._place(change), *(self._line(change, each) for each in change.fields)],
            parts=[self.told(part) for part in change.parts],
        )

    def _place(self, change: Change) -> Iterator[Line]:
        """After what it stood and stands, for what changed its place among others."""
        if change.action != Action.MOVED or change.fields:
            return
        called = {
            newer: older for (kind, older), newer in self.renamed.items() if kind == change.kind
        }
        keys = (called.get(change.key, change.key), change.key)
        places = [
            order.get((change.kind, key)) for order, key in zip(self.orders, keys, strict=True)
        ]
        before, after = (None if each is None else _after(each) for each in places)
        if before is not None and after is not None:
            yield Line(_("place"), compare_words(before, after))

    def _line(self, change: Change, field: FieldChange) -> Line:
        before, after = (
            self._value(change, field.name, each) for each in (field.before, field.after)
        )
        same = (before, after) == (field.before, field.after)
        words = field.words if same else compare_words(before, after)
        return Line(field_words(change.kind, field.name), words, field.markup_only)

    def _value(self, change: Change, name: str, text: str) -> str:
        if name in _REFERRED:
            names = self.names[_REFERRED[name]]
            return "\n".join(names.get(each, each) for each in text.split("\n"))
        return value_words(change.kind, name, text)


def _names(documents: Iterable[Synthesis]) -> dict[Kind, dict[str, str]]:
    """What those that others refer to are called, by kind and by key; the last has the word."""
    names: dict[Kind, dict[str, str]] = {kind: {} for kind in _SHELVES}
    for document in documents:
        labels = Labels(document)
        for kind, known in names.items():
            things = getattr(document, _SHELVES[kind])
            known |= {name_of(each): labels.of(each) for each in things}
    return names


def _order(document: Synthesis) -> dict[tuple[Kind, str], str]:
    """What stands before each thing that has a place among others: its label, "" for nothing."""
    labels = Labels(document)
    lists = (document.interventions, *(getattr(document, each) for each in _ORDERED))
    return {
        (KINDS[type(each)], name_of(each)): labels.of(before) if before else ""
        for things in lists
        for before, each in pairwise((None, *things))
    }


def _after(label: str) -> str:
    return _("après %(thing)s") % {"thing": label} if label else _("au début")


def _is_renamed(change: Change) -> bool:
    """Whether nothing but its name changed."""
    names = {each.name for each in change.fields}
    return change.action == Action.CHANGED and names <= _NAMES and bool(names & {"key", "slug"})


def follows_a_name(field: FieldChange, renamed: Renames) -> bool:
    """Whether a field refers to the same things under the names that they have now."""
    kind = _REFERRED.get(field.name)
    if kind is None:
        return False
    before = {renamed.get((kind, each), each) for each in field.before.split("\n")}
    return before == set(field.after.split("\n"))
