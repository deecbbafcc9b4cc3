"""Cuttings: what is cut out of a document with as much of it as one needs to read it alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Generic, Self, TypeVar

from synthesis.document.composing import Directory
from synthesis.document.integrity import References
from synthesis.document.reference import Goal, Organisation, Person, Theme
from synthesis.document.synthesis import Intervention
from synthesis.document.values import TRUSTED, Value

Node = TypeVar("Node", bound=Value)
# What is a passage of its own, or long: who speaks and what it is about remain.
_CALLED = ("slug", "name", "kind", "given_name", "family_name")
_LEFT_OUT = ("former_keys", "mode", "body", "place", "quotations", "figures", "answers")


class Cutting(Value, Generic[Node]):
    """A node, the interventions that it stands in or leans on (in their order), and the records
    that all these name, without what is said at length in them.
    """

    node: Node
    interventions: tuple[Intervention, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    people: tuple[Person, ...] = ()
    themes: tuple[Theme, ...] = ()
    goals: tuple[Goal, ...] = ()

    @classmethod
    def of(cls, node: Node, interventions: Iterable[Intervention], directory: Directory) -> Self:
        around = tuple(_shortened(each, "mentions", "themes", "goals") for each in interventions)
        used = _used(node, around)
        # Of values that were checked: to check them again would be most of the work.
        return cls.model_construct(
            node=_shortened(node),
            interventions=around,
            organisations=_named(used.organisations, directory.organisations),
            people=_named(used.people, directory.people),
            themes=_named(used.themes, directory.themes),
            goals=tuple(directory.goals[number] for number in sorted(used.goals)),
        )

    @classmethod
    def read(cls, value: Any) -> Self:
        """What `dumped` gave."""
        return cls.model_validate(value, context=TRUSTED)

    def dumped(self) -> dict[str, Any]:
        """As JSON has it, without what says nothing."""
        return self.model_dump(mode="json", exclude_defaults=True)

    @property
    def directory(self) -> Directory:
        return Directory(
            {each.slug: each for each in self.organisations},
            {each.slug: each for each in self.people},
            {each.slug: each for each in self.themes},
            {each.number: each for each in self.goals},
        )


def _shortened(node: Any, *also: str) -> Any:
    fields = type(node).model_fields
    left_out = {name: fields[name].default for name in (*_LEFT_OUT, *also) if name in fields}
    return node.model_copy(update=left_out)


def _named(slugs: Iterable[str], records: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(_brief(records[slug]) for slug in sorted(slugs))


@lru_cache(30_000)
def _brief(record: Organisation | Person | Theme) -> Any:
    """What it is called. Other documents name the same."""
    kept = {name: getattr(record, name) for name in _CALLED if name in type(record).model_fields}
    return type(record).model_construct(**kept)


def _used(node: Any, interventions: tuple[Intervention, ...]) -> References:
    used = References()
    parts = (vars(node).get(name, ()) for name in ("speakings", "mentions", "parties"))
    voices = (each.speakings for each in interventions)
    for named in ((node,), *parts, *voices):
        for each in named:
            used.add(each)
    return used
