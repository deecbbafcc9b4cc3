"""What the pages of quotations, figures, takeaways and alliances have in common: where the thing is
among those of its plenary, and the interventions that it stands in or leans on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from synthesis import text
from synthesis.document.extracts import GoalTag, KeyFigure, Quotation, ThemeTag
from synthesis.document.synthesis import Intervention, Session, Synthesis
from synthesis.pages import voices
from synthesis.pages.contexts import Context
from synthesis.pages.extracts import Step, Takeaway
from synthesis.pages.interventions import Reading
from synthesis.pages.voices import Goal, Theme, Voice

FIRST_WORDS = 220
NAME_LENGTH = 60

Extract = TypeVar("Extract", Quotation, KeyFigure)
Tag = TypeVar("Tag", ThemeTag, GoalTag)


@dataclass(frozen=True, slots=True)
class Place:
    """`position` counts from 1 among all `of` its kind in the plenary, in their order there."""

    plenary: str
    language: str
    position: int
    of: int
    previous: Step | None
    next: Step | None


@dataclass(frozen=True, slots=True)
class Support:
    """An intervention that something stands in or leans on; `first_words` are text."""

    key: str
    label: str
    heading: str
    voices: tuple[Voice, ...]
    first_words: str
    session_key: str
    session: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is around an extract: its sentence, when the text has it, and all that belongs to its
    intervention; `takeaways` lean on that.
    """

    support: Support
    context: Context | None
    takeaways: tuple[Takeaway, ...]
    themes: tuple[Theme, ...]
    goals: tuple[Goal, ...]


def place(document: Synthesis, nodes: Sequence[Any], key: str, name: Callable[[Any], str]) -> Place:
    """Of the node that has this key; `name` is what its neighbours are called.

    Raises:
        ValueError: none has it.
    """
    at = [each.key for each in nodes].index(key)
    before, after = nodes[max(at - 1, 0) : at], nodes[at + 1 : at + 2]
    previous, following = (
        next((Step(each.key, name(each)) for each in near), None) for near in (before, after)
    )
    return Place(document.title, document.language, at + 1, len(nodes), previous, following)


def around(
    reading: Reading, session: Session, within: Intervention, context: Context | None
) -> Surroundings:
    directory = reading.directory
    return Surroundings(
        support=_support(reading, session, within),
        context=context,
        takeaways=reading.takeaways(
            [each for each in reading.document.takeaways if within.key in each.supports]
        ),
        themes=voices.themes(within.themes, directory),
        goals=voices.goals(within.goals, directory),
    )


def supports(reading: Reading, keys: Iterable[str]) -> tuple[Support, ...]:
    """The interventions that have these keys, in their order."""
    wanted = set(keys)
    return tuple(
        _support(reading, session, each)
        for session in reading.document.sessions
        for each in session.interventions
        if each.key in wanted
    )


def _support(reading: Reading, session: Session, value: Intervention) -> Support:
    return Support(
        key=value.key,
        label=reading.steps[value.key].label,
        heading=value.heading,
        voices=reading.voices[value.key],
        first_words=text.excerpt(text.plain(value.body), FIRST_WORDS),
        session_key=session.key,
        session=session.title,
    )


def tags(reading: Reading, keys: Iterable[str]) -> tuple[tuple[Theme, ...], tuple[Goal, ...]]:
    """What these interventions are about; stated, if one of them states it."""
    wanted = set(keys)
    found = [each for each in reading.document.interventions if each.key in wanted]
    themes = _merged((tag for each in found for tag in each.themes), lambda tag: tag.theme)
    goals = _merged((tag for each in found for tag in each.goals), lambda tag: tag.goal)
    return voices.themes(themes, reading.directory), voices.goals(goals, reading.directory)


def _merged(found: Iterable[Tag], name: Callable[[Tag], Any]) -> list[Tag]:
    merged: dict[Any, Tag] = {}
    for tag in found:
        if tag.stated or name(tag) not in merged:
            merged[name(tag)] = tag
    return [merged[each] for each in sorted(merged)]
