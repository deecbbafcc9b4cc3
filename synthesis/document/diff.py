"""The difference between two documents, thing by thing: what was added, removed, moved or changed.

Things are the same by their permanent name, or by a former one; what has no name of its own (a
speaking, a party, a tag) by whom or what it is about. Each fact is told once, in the order of the
document: what an added or removed thing holds is told inside its change. Only the public part is
compared: the source's text never shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from synthesis.document.nodes import CHILDREN, KINDS, Kind, Labels, children, name_of
from synthesis.document.pairs import Renames, renames
from synthesis.document.synthesis import Synthesis
from synthesis.document.values import Value
from synthesis.document.words import WordChange, compare_words, longest_increasing
from synthesis.text import plain

PROSE_FIELDS = {"introduction", "closing", "opening", "body"}
# What an added or removed thing holds is told in its own change; elsewhere each thing has its own.
_WHOLES = {Kind.INTERVENTION, Kind.ALLIANCE, Kind.TAKEAWAY}
# Documents keep these sorted: they have no order to change.
_SORTED = {"organisations", "people", "themes", "goals"}
_NAMES = {"key", "slug", "version"}


class Action(StrEnum):
    """What became of a thing."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after, as text: HTML as its words, several values one a line, none "".

    Where the values differ and the texts do not (a link's address, emphasis), only the markup has
    changed: `markup_only`.
    """

    name: str
    before: str
    after: str
    words: tuple[WordChange, ...]

    @property
    def markup_only(self) -> bool:
        return self.before == self.after


@dataclass(frozen=True, slots=True)
class Change:
    """One fact. `label` is what people call the thing, as it is now (or was, if it is removed).

    A part is `within` the thing of kind `holder` that has it: an intervention, an alliance or a
    takeaway. One that is moved from another holder has the other's key in `came_from`, and one
    field that is named as the holder's kind and tells the labels of both.
    """

    action: Action
    kind: Kind
    key: str
    label: str
    within: str | None = None
    holder: Kind | None = None
    fields: tuple[FieldChange, ...] = ()
    parts: tuple[Change, ...] = ()
    came_from: str | None = None

    @property
    def interventions(self) -> tuple[str, ...]:
        """Keys of the interventions that it touches."""
        if self.kind is Kind.INTERVENTION:
            return (self.key,)
        if self.holder is not Kind.INTERVENTION:
            return ()
        return tuple(key for key in (self.came_from, self.within) if key)


@dataclass(frozen=True, slots=True)
class Difference:
    """All the changes; false when the two documents say the same thing to readers."""

    changes: tuple[Change, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changes)

    @property
    def interventions(self) -> tuple[str, ...]:
        """Keys of the interventions touched, each once, in the order of the document."""
        return tuple(dict.fromkeys(key for each in self.changes for key in each.interventions))


def diff(old: Synthesis | None, new: Synthesis) -> Difference:
    """What `new` has that `old` has not, and the reverse; all of `new` when there is no old one."""
    comparison = _Comparison(_Tree(old, renames(old, new) if old else {}), _Tree(new, {}))
    return Difference(tuple(comparison.of(comparison.new.root)))


Identity = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Node:
    identity: Identity
    kind: Kind
    key: str
    value: Value
    holder: _Node | None


@dataclass
class _Tree:
    """A document's things by identity, and the identities that each holds, field by field."""

    document: Synthesis | None
    renamed: Renames
    nodes: dict[Identity, _Node] = field(default_factory=dict)
    held: dict[tuple[Identity, str], list[Identity]] = field(default_factory=dict)

    root: Identity = (Kind.PLENARY,)

    def __post_init__(self) -> None:
        if self.document:
            self._add(self.root, self.document, None)

    @cached_property
    def labels(self) -> Labels:
        assert self.document
        return Labels(self.document)

    def label(self, node: _Node) -> str:
        return self.labels.of(node.value)

    def _add(self, identity: Identity, value: Value, holder: _Node | None) -> None:
        kind = KINDS[type(value)]
        node = _Node(identity, kind, name_of(value), value, holder)
        self.nodes[identity] = node
        for name in CHILDREN.get(kind, ()):
            self.held[identity, name] = held = []
            for child in children(value, name):
                held.append(self._identity(child, node))
                self._add(held[-1], child, node)

    def _identity(self, value: Value, holder: _Node) -> Identity:
        kind = KINDS[type(value)]
        if kind in {Kind.EVENT, Kind.SOURCE}:
            return (kind,)
        if hasattr(value, "key") or hasattr(value, "slug") or kind is Kind.GOAL:
            name = name_of(value)
            return kind, self.renamed.get((kind, name), name)
        name, times = self._subject(value), 0
        while (*holder.identity, kind, name, str(times)) in self.nodes:
            times += 1
        return *holder.identity, kind, name, str(times)

    def _subject(self, value: Value) -> str:
        """Whom or what a nameless thing is about, by the name that it has in the newer document."""
        for name, kind in _SUBJECTS.items():
            if subject := getattr(value, name, None):
                return f"{name} {self.renamed.get((kind, subject), subject)}"
        return name_of(value)


_SUBJECTS = {
    "person": Kind.PERSON,
    "organisation": Kind.ORGANISATION,
    "theme": Kind.THEME,
}


@dataclass
class _Comparison:
    old: _Tree
    new: _Tree
    moved: set[Identity] = field(init=False)

    def __post_init__(self) -> None:
        self.moved = {identity for place in self.new.held for identity in self._moved_in(*place)}

    def of(self, identity: Identity) -> Iterator[Change]:
        """What became of one thing, then of what it holds."""
        if identity not in self.new.nodes:
            yield self._whole(Action.REMOVED, self.old, identity)
        elif identity not in self.old.nodes:
            yield self._whole(Action.ADDED, self.new, identity)
        else:
            yield from self._same(identity)
        yield from self._inside(identity)

    def _same(self, identity: Identity) -> Iterator[Change]:
        old, new = self.old.nodes[identity], self.new.nodes[identity]
        if identity in self.moved:
            yield self._change(Action.MOVED, self.new, new, **self._journey(old, new))
        names = _fields(new.value)
        differing = [name for name in names if getattr(old.value, name) != getattr(new.value, name)]
        if differing:
            fields = tuple(_field_change(name, old.value, new.value) for name in differing)
            yield self._change(Action.CHANGED, self.new, new, fields=fields)

    def _inside(self, identity: Identity) -> Iterator[Change]:
        """What became of what it holds, but for what its own change tells."""
        node = self.new.nodes.get(identity) or self.old.nodes[identity]
        told = node.kind in _WHOLES and not self._common(identity)
        for name in CHILDREN.get(node.kind, ()):
            for child in self._merged(identity, name):
                if self._common(child) or not told:
                    yield from self.of(child)

    def _common(self, identity: Identity) -> bool:
        return identity in self.old.nodes and identity in self.new.nodes

    def _merged(self, identity: Identity, name: str) -> list[Identity]:
        """What it holds now, and what is no more, after what it stood behind."""
        merged = list(self.new.held.get((identity, name), ()))
        at = 0
        for child in self.old.held.get((identity, name), ()):
            if child not in self.new.nodes:
                merged.insert(at, child)
            if child in merged:
                at = merged.index(child) + 1
        return merged

    def _moved_in(self, identity: Identity, name: str) -> Iterator[Identity]:
        """What came from elsewhere, and the fewest of the others whose move explains the order."""
        places = {each: at for at, each in enumerate(self.old.held.get((identity, name), ()))}
        common = [each for each in self.new.held[identity, name] if each in self.old.nodes]
        yield from (each for each in common if each not in places)
        if name not in _SORTED:
            stayed = [each for each in common if each in places]
            still = longest_increasing([places[each] for each in stayed])
            yield from set(stayed) - {stayed[at] for at in still}

    def _journey(self, old: _Node, new: _Node) -> Mapping[str, Any]:
        """From where to where, if not inside the same."""
        start, end = old.holder, new.holder
        if not start or not end or start.identity == end.identity:
            return {}
        labels = self.old.label(start), self.new.label(end)
        change = FieldChange(end.kind, *labels, compare_words(*labels))
        return {"fields": (change,), "came_from": start.key}

    def _whole(self, action: Action, tree: _Tree, identity: Identity) -> Change:
        """All that an added or removed thing is, with its parts."""
        node = tree.nodes[identity]
        parts: list[Change] = []
        if node.kind in _WHOLES:
            for name in CHILDREN[node.kind]:
                held = tree.held[identity, name]
                parts += [
                    self._whole(action, tree, each) for each in held if not self._common(each)
                ]
        before, after = (None, node.value) if action is Action.ADDED else (node.value, None)
        fields = tuple(
            _field_change(name, before, after)
            for name in _fields(node.value)
            if name not in _NAMES and getattr(node.value, name) not in (None, "", ())
        )
        return self._change(action, tree, node, fields=fields, parts=tuple(parts))

    def _change(self, action: Action, tree: _Tree, node: _Node, **more: Any) -> Change:
        holder = node.holder if node.holder and node.holder.kind in _WHOLES else None
        within, kind = (holder.key, holder.kind) if holder else (None, None)
        return Change(action, node.kind, node.key, tree.label(node), within, kind, **more)


def _fields(value: Value) -> list[str]:
    """The fields of its own, that readers may know."""
    kind = KINDS[type(value)]
    hidden = (*CHILDREN.get(kind, ()), *(("text",) if kind is Kind.SOURCE else ()))
    return [name for name in type(value).model_fields if name not in hidden]


def _field_change(name: str, old: Value | None, new: Value | None) -> FieldChange:
    before, after = (_spelled(name, getattr(each, name, None)) for each in (old, new))
    return FieldChange(name, before, after, compare_words(before, after))


def _spelled(name: str, value: Any) -> str:
    """A field's value as text."""
    if value is None:
        return ""
    if name in PROSE_FIELDS:
        return plain(value)
    if isinstance(value, tuple):
        return "\n".join(value)
    if isinstance(value, bool):
        return str(value).lower()
    if name == "place":
        return f"{value.start}–{value.end}"
    return str(value)
