"""A difference between two documents as people read it: words for every code and every name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from synthesis.document.diff import Action, Change, Difference, FieldChange
from synthesis.document.nodes import Kind, Labels, name_of
from synthesis.document.pairs import Renames, renames
from synthesis.document.synthesis import Synthesis
from synthesis.document.values import Value
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
    Kind.SESSION: "sessions",
    Kind.INTERVENTION: "interventions",
    Kind.ALLIANCE: "alliances",
    Kind.TAKEAWAY: "takeaways",
    Kind.PHOTO: "photos",
    Kind.LINK: "links",
}
_NAMES = {"key", "slug", "former_keys", "former_slugs"}


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


class Called:
    """What the things of a document are called, and in which order they stand: looked up when it is
    asked, as few are.
    """

    def __init__(self, document: Synthesis) -> None:
        self.document = document
        self.labels = Labels(document)
        self._shelves: dict[Kind, dict[str, Value]] = {}

    def of(self, kind: Kind, key: str) -> str:
        """ "" when it has none of that name."""
        thing = self._shelf(kind).get(key)
        return self.labels.of(thing) if thing else ""

    def before(self, kind: Kind, key: str) -> str | None:
        """What it stands after, "" when it comes first; None when it has no place among others."""
        keys = list(self._shelf(kind))
        if key not in keys:
            return None
        at = keys.index(key)
        return self.of(kind, keys[at - 1]) if at else ""

    def _shelf(self, kind: Kind) -> dict[str, Value]:
        if kind not in self._shelves:
            things = getattr(self.document, _SHELVES[kind]) if kind in _SHELVES else ()
            self._shelves[kind] = {name_of(each): each for each in things}
        return self._shelves[kind]


class Teller:
    """Tells about an older and a newer document, of which one may be missing; `where` gives the
    address of what changed.
    """

    def __init__(
        self, *documents: Synthesis | None, where: Callable[[Change], str] = lambda change: ""
    ) -> None:
        self.where = where
        found = [each for each in documents if each]
        self.names = [Called(each) for each in found]
        self.renamed = renames(found[0], found[-1]) if found else {}

    def called(self, kind: Kind, key: str) -> str:
        """As the newer document has it, if it has; its name when neither does."""
        return next(filter(None, (each.of(kind, key) for each in reversed(self.names))), key)

    def changes(self, difference: Difference) -> list[Told]:
        return [self.told(change) for change in difference.changes]

    def told(self, change: Change) -> Told:
        renamed = _is_renamed(change)
        return Told(
            action="renamed" if renamed else change.action,
            action_label=_("Nouveau nom") if renamed else str(ACTIONS[change.action]),
            kind=kind_words(change.kind),
            label=change.label,
            within=self._within(change),
            address=self.where(change),
            lines=[*self._place(change), *(self._line(change, each) for each in change.fields)],
            parts=[self.told(part) for part in change.parts],
        )

    def _within(self, change: Change) -> str:
        if change.holder is not Kind.INTERVENTION or change.within is None:
            return ""
        return self.called(change.holder, change.within)

    def _place(self, change: Change) -> Iterator[Line]:
        """After what it stood and stands, for what changed its place among others."""
        if change.action != Action.MOVED or change.fields:
            return
        older = {new: old for (kind, old), new in self.renamed.items() if kind == change.kind}
        before = self.names[0].before(change.kind, older.get(change.key, change.key))
        after = self.names[-1].before(change.kind, change.key)
        if before is not None and after is not None:
            yield Line(_("place"), compare_words(_after(before), _after(after)))

    def _line(self, change: Change, field: FieldChange) -> Line:
        before, after = (
            self._value(change, field.name, each) for each in (field.before, field.after)
        )
        same = (before, after) == (field.before, field.after)
        words = field.words if same else compare_words(before, after)
        return Line(field_words(change.kind, field.name), words, field.markup_only)

    def _value(self, change: Change, name: str, text: str) -> str:
        if name in _REFERRED:
            return "\n".join(self.called(_REFERRED[name], each) for each in text.split("\n"))
        return value_words(change.kind, name, text)


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
