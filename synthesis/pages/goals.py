"""The 17 Sustainable Development Goals, with what is published on each, and the page of one.

Those that no synthesis names have their official title all the same: which are left out says
something too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import get_language

from synthesis.document.goals import OFFICIAL
from synthesis.models.entries import Entry
from synthesis.models.passages import Passage
from synthesis.pages import entries, shelves
from synthesis.pages.shelves import Shelf
from synthesis.pages.themes import WORDS, Speaking, speakers


@dataclass(frozen=True, slots=True)
class GoalLine:
    """`title` in the language of the page; no `counts` for one that nothing published is about."""

    number: int
    title: str
    counts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoalPage:
    """`previous` and `next` are the nearest that something is published about."""

    number: int
    title: str
    previous: GoalLine | None
    next: GoalLine | None
    speaking: tuple[Speaking, ...]
    shelves: dict[str, Shelf]


def goal_lines(named: Iterable[Entry]) -> list[GoalLine]:
    """All 17, in their order; `named` are those that editions name."""
    known = {int(each.slug): each for each in named}
    return [_line(number, known.get(number)) for number in OFFICIAL]


def goal_page(
    number: int,
    named: Iterable[Entry],
    newest: Iterable[Passage] = (),
    speaking: Iterable[Entry] = (),
) -> GoalPage:
    """Of one of the 17, whether one of those that editions name or not."""
    known = {int(each.slug): each for each in named}
    before, after = _neighbours(number, known)
    entry = known.get(number)
    return GoalPage(
        number=number,
        title=title(number, entry),
        previous=before,
        next=after,
        speaking=speakers(speaking),
        shelves=shelves.shelves(entry, newest, WORDS) if entry else {},
    )


def title(number: int, entry: Entry | None) -> str:
    """As editions have it, or else as the United Nations do; in the language of the page."""
    titles = entry.value if entry else OFFICIAL[number].model_dump()
    english = (get_language() or "").startswith("en")
    return str(titles["title_en" if english else "title_fr"])


def _line(number: int, entry: Entry | None) -> GoalLine:
    return GoalLine(number, title(number, entry), entries.counts(entry) if entry else ())


def _neighbours(number: int, known: Mapping[int, Entry]) -> tuple[GoalLine | None, GoalLine | None]:
    before = max((each for each in known if each < number), default=None)
    after = min((each for each in known if each > number), default=None)
    return (
        _line(before, known[before]) if before else None,
        _line(after, known[after]) if after else None,
    )
