"""What a network is made of: alliances and their parties, and what ties one to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from synthesis.pages.extracts import Alliance

Row = tuple[str, str, str, str, str, str, str | None, str]
# Longer names give way to short ones.
LONG = 45


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation of some alliance."""

    slug: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Tie:
    """An alliance, by its plenary's `slug` and its `key`. No party is twice in it."""

    slug: str
    key: str
    name: str
    parties: tuple[Party, ...]


def ties_of(
    alliances: Iterable[Alliance], slug: str, short_names: Mapping[str, str]
) -> tuple[Tie, ...]:
    """Of what the pages of one plenary show; `short_names` are those of organisations, by slug."""
    return tuple(
        Tie(
            slug,
            each.key,
            each.name,
            tuple(
                Party(party.slug, _told(party.name, short_names.get(party.slug)), party.kind)
                for party in each.parties
            ),
        )
        for each in alliances
    )


def ties_of_rows(
    rows: Iterable[Row], language: str, here: tuple[str, str] = ("", "")
) -> tuple[Tie, ...]:
    """Of `PassageQuerySet.parties`, each alliance once.

    Two plenaries may tell the same one, and a translation does: it then has the same key and the
    same parties. Kept is the one that the page is about (`here`: plenary, key), or the first in the
    language of the page, or the first.
    """
    found: dict[object, tuple[bool, bool, Tie]] = {}
    for (slug, key, name, words), parties in groupby(rows, key=lambda row: row[:4]):
        tie = Tie(slug, key, name, tuple(map(_party, parties)))
        same = key, frozenset(each.slug for each in tie.parties)
        rank = (slug, key) == here, words == language
        if same not in found or rank > found[same][:2]:
            found[same] = (*rank, tie)
    return tuple(tie for *_, tie in found.values())


def _party(row: Row) -> Party:
    *_, slug, name, short_name, kind = row
    return Party(slug, _told(name, short_name), kind)


def _told(name: str, short_name: str | None) -> str:
    return short_name if short_name and len(name) > LONG else name


def strength(ties: Iterable[Tie]) -> Counter[str]:
    """In how many of these alliances each organisation is."""
    return Counter(party.slug for tie in ties for party in tie.parties)


def strongest(ties: Sequence[Tie], organisations: int, alliances: int) -> tuple[Tie, ...]:
    """In their order, those whose parties are most tied to others, as long as they are no more than
    `alliances` and have no more than `organisations` in all; the first one always.
    """
    times = strength(ties)

    def rank(tie: Tie) -> tuple[int, int]:
        return (-sum(times[each.slug] - 1 for each in tie.parties), -len(tie.parties))

    chosen: set[Tie] = set()
    met: set[str] = set()
    for tie in sorted(ties, key=rank):
        with_it = met | {each.slug for each in tie.parties}
        if not chosen or (len(with_it) <= organisations and len(chosen) < alliances):
            chosen.add(tie)
            met = with_it
    return tuple(tie for tie in ties if tie in chosen)


def walks(ties: Sequence[Tie], start: str = "") -> list[list[Tie]]:
    """The alliances that hang together, group by group, each in the order in which one meets them
    walking from its strongest organisation, or from `start`.
    """
    times = strength(ties)
    left = list(ties)
    found = []
    while left:
        first = next((tie for tie in left if _has(tie, start)), left[0])
        group = _reached(first, left)
        slugs = list(dict.fromkeys(each.slug for tie in group for each in tie.parties))
        root = start if start in slugs else max(slugs, key=lambda slug: times[slug])
        found.append(list(_met_from(root, group)))
        left = [tie for tie in left if tie not in group]
    return found


def _has(tie: Tie, slug: str) -> bool:
    return any(each.slug == slug for each in tie.parties)


def _reached(first: Tie, ties: Sequence[Tie]) -> list[Tie]:
    """Those that share a party with the first, or with one that does, in their order."""
    reached, met, before = {first}, {each.slug for each in first.parties}, 0
    while len(reached) != before:
        before = len(reached)
        reached |= {tie for tie in ties if met & {each.slug for each in tie.parties}}
        met |= {each.slug for tie in reached for each in tie.parties}
    return [tie for tie in ties if tie in reached]


def _met_from(root: str, group: Sequence[Tie]) -> Iterator[Tie]:
    waiting, done = [root], set()
    while waiting:
        slug = waiting.pop(0)
        for tie in group:
            if tie not in done and _has(tie, slug):
                done.add(tie)
                waiting += [each.slug for each in tie.parties]
                yield tie
