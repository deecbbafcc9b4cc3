"""The public edition with the changes of chosen interventions alone; the rest waits.

What is decided here:

- A part that has gone from one intervention to another (a quotation, say) has one permanent name
  and one place: both interventions must be chosen, or neither. To publish one alone would show the
  part twice or lose it, so that is refused (`SelectionConflict`), never guessed.
- Takeaways, alliances and the plenary's own fields are no intervention's: they stay as published,
  but for the keys of interventions that are no more.
- A session that only the working copy has comes along with its first chosen intervention; one that
  the working copy has no more goes with its last.
- Records that the public edition names stay as published. Where the working copy has since renamed
  or merged one, the old record and the new one stand side by side until all is published.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from synthesis.document.composing import Directory, compose
from synthesis.document.diff import Action, diff
from synthesis.document.nodes import KINDS, Kind, Labels, former_names, name_of
from synthesis.document.pairs import Renames, renames
from synthesis.document.synthesis import Intervention, Session, Synthesis
from synthesis.document.values import Value

_REFERENCE = {"organisations", "people", "themes", "goals"}
_SUBJECTS = {
    Kind.QUOTATION: "La citation",
    Kind.KEY_FIGURE: "Le chiffre clé",
    Kind.ANSWER: "La réponse",
    Kind.INTERVENTION: "Le nom permanent",
}


class SelectionConflict(ValueError):
    """The choice cannot be published alone: `others` are interventions to be chosen too."""

    def __init__(self, sentence: str, others: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.others = others


def select(public: Synthesis, working: Synthesis, interventions: Collection[str]) -> Synthesis:
    """`public`, with the interventions of these keys as they are (or are no more) in `working`.

    A changed one takes the place of the published one; a new or moved one comes after the nearest
    of those before it in the working copy that the session has.

    Raises:
        KeyError: keys that neither document has.
        SelectionConflict: in French, what else must be chosen.
    """
    choice = _Choice.of(public, working, interventions)
    _refuse_torn_parts(public, working, choice)
    rooms = _rooms(public, working, choice)
    kept = {name: each.key for room in rooms for name, each in room.interventions.items()}
    parts = {name: getattr(public, name) for name in type(public).model_fields}
    parts = {name: value for name, value in parts.items() if name not in _REFERENCE}
    parts["sessions"] = tuple(room.built() for room in rooms)
    for name, links in (("takeaways", "supports"), ("alliances", "told_by")):
        parts[name] = tuple(_relinked(each, links, choice, kept) for each in parts[name])
    try:
        return compose(_directory(public, working), **parts)
    except ValidationError as error:
        raise SelectionConflict(
            "Ces interventions ne peuvent pas être publiées seules : publiez toute la copie de "
            f"travail. {error.errors()[0]['msg']}"
        ) from error


@dataclass(frozen=True)
class _Choice:
    """The chosen interventions, by the names that the working copy gives them."""

    names: Renames
    chosen: frozenset[str]

    @classmethod
    def of(cls, public: Synthesis, working: Synthesis, keys: Collection[str]) -> "_Choice":
        known = {each.key for document in (public, working) for each in document.interventions}
        if unknown := sorted(set(keys) - known):
            raise KeyError(*unknown)
        names = renames(public, working)
        return cls(names, frozenset(names.get((Kind.INTERVENTION, key), key) for key in keys))

    def newest(self, kind: Kind, key: str) -> str:
        return self.names.get((kind, key), key)

    def name(self, value: Session | Intervention) -> str:
        return self.newest(KINDS[type(value)], value.key)

    def __contains__(self, intervention: Intervention) -> bool:
        return self.name(intervention) in self.chosen


def _refuse_torn_parts(public: Synthesis, working: Synthesis, choice: _Choice) -> None:
    now = dict(_owners(working))
    for name, (owner, _) in _owners(public):
        other, part = now.get(name, (owner, None))
        if part and choice.name(owner) != other.key and (owner in choice) != (other in choice):
            document, missing = (working, other) if owner in choice else (public, owner)
            raise SelectionConflict(
                f"{_SUBJECTS[name[0]]} ({Labels(working).of(part)}) a changé d’intervention : "
                f"choisissez aussi « {Labels(document).of(missing)} ».",
                (missing.key,),
            )


def _owners(
    document: Synthesis,
) -> Iterator[tuple[tuple[Kind, str], tuple[Intervention, Value]]]:
    """The intervention that bears or holds each permanent name."""
    for intervention in document.interventions:
        held = (*intervention.quotations, *intervention.figures, *intervention.answers)
        for part in (intervention, *held):
            for name in (name_of(part), *former_names(part)):
                yield (KINDS[type(part)], name), (intervention, part)


@dataclass
class _Room:
    """A session of the result, its interventions by the names that the working copy gives."""

    session: Session
    interventions: dict[str, Intervention] = field(default_factory=dict)

    def built(self) -> Session:
        return self.session.model_copy(update={"interventions": tuple(self.interventions.values())})


def _rooms(public: Synthesis, working: Synthesis, choice: _Choice) -> list[_Room]:
    """The sessions of the result."""
    rooms = _rooms_of_those_that_stay(public, working, choice)
    coming = {each.key: each for each in working.interventions if each in choice}
    for room in rooms.values():
        room.interventions |= {key: coming.pop(key) for key in room.interventions if key in coming}
    for before, session in _with_those_before(working.sessions):
        for others, each in _with_those_before(session.interventions):
            if each.key in coming:
                empty = session.model_copy(update={"interventions": ()})
                if session.key not in rooms:
                    _insert(rooms, session.key, _Room(empty), before)
                _insert(rooms[session.key].interventions, each.key, each, others)
    wanted = {each.key for each in working.sessions}
    wanted |= {choice.name(each) for each in public.sessions if not each.interventions}
    return [room for name, room in rooms.items() if room.interventions or name in wanted]


def _rooms_of_those_that_stay(
    public: Synthesis, working: Synthesis, choice: _Choice
) -> dict[str, _Room]:
    """The published sessions without the chosen interventions that are moved or removed."""
    gone = {
        each.key
        for each in diff(public, working).changes
        if each.kind is Kind.INTERVENTION and each.action in {Action.MOVED, Action.REMOVED}
    } & choice.chosen
    return {
        choice.name(session): _Room(
            session,
            {
                name: each
                for each in session.interventions
                if (name := choice.name(each)) not in gone
            },
        )
        for session in public.sessions
    }


def _with_those_before(nodes: Iterable[Any]) -> Iterator[tuple[list[str], Any]]:
    """Each with the keys of those before it, the nearest first."""
    before: list[str] = []
    for node in nodes:
        yield before, node
        before = [node.key, *before]


def _insert(items: dict[str, Any], name: str, item: Any, before: Iterable[str]) -> None:
    """Put the item after the nearest of those `before` it that is here, else first."""
    names = list(items)
    at = next((names.index(each) + 1 for each in before if each in items), 0)
    items[name] = item
    for each in names[at:]:
        items[each] = items.pop(each)


def _relinked(value: Any, name: str, choice: _Choice, kept: Mapping[str, str]) -> Any:
    """A takeaway or an alliance without the interventions that are no more."""
    named = (choice.newest(Kind.INTERVENTION, key) for key in getattr(value, name))
    keys = {kept[each] for each in named if each in kept}
    return value.model_copy(update={name: tuple(sorted(keys))})


def _directory(public: Synthesis, working: Synthesis) -> Directory:
    """Published records, then those of the working copy without the slugs that the former bear."""
    directory = Directory.of(public, working)
    for records in ("organisations", "people", "themes"):
        published = {each.slug: each for each in getattr(public, records)}
        taken = {name for each in published.values() for name in (each.slug, *each.former_slugs)}
        found = getattr(directory, records)
        for slug, each in found.items():
            if slug not in published:
                former = tuple(name for name in each.former_slugs if name not in taken)
                found[slug] = each.model_copy(update={"former_slugs": former})
    return directory
