"""A whole document of its parts and of a directory that may hold more than they need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from synthesis.document.integrity import references
from synthesis.document.reference import Goal, Organisation, Person, Theme
from synthesis.document.synthesis import Synthesis


@dataclass
class Directory:
    """Reference records by their slug (goals by their number)."""

    organisations: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    themes: dict[str, Theme] = field(default_factory=dict)
    goals: dict[int, Goal] = field(default_factory=dict)

    @classmethod
    def of(cls, *documents: Synthesis) -> Directory:
        """All that these documents define; where two differ, the first has the word."""
        directory = cls()
        for document in reversed(documents):
            directory.organisations |= {each.slug: each for each in document.organisations}
            directory.people |= {each.slug: each for each in document.people}
            directory.themes |= {each.slug: each for each in document.themes}
            directory.goals |= {each.number: each for each in document.goals}
        return directory


def compose(directory: Directory, **parts: Any) -> Synthesis:
    """A whole Synthesis of `parts` (its fields but the reference ones) with the records that they
    name.
    """
    blank = {"co_organisers": (), "sessions": (), "alliances": (), "takeaways": ()}
    used = references(SimpleNamespace(**{**blank, **parts}), directory.organisations)
    return Synthesis(
        **parts,
        organisations=_taken(directory.organisations, used.organisations),
        people=_taken(directory.people, used.people),
        themes=_taken(directory.themes, used.themes),
        goals=_taken(directory.goals, used.goals),
    )


def _taken(records: Mapping[Any, Any], names: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(records[name] for name in sorted(names) if name in records)
