"""The wide drawing: alliances in the middle, organisations on both sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from synthesis.pages.networks.columns import Extent, Name, crossings, spread
from synthesis.pages.networks.drawing import (
    LEADING,
    PITCH,
    SIZE,
    Box,
    Drawing,
    Knot,
    Spot,
    Words,
    drawing,
)
from synthesis.pages.networks.lettering import ITALIC, wrapped
from synthesis.pages.networks.sides import LEFT, RIGHT, sides_of
from synthesis.pages.networks.ties import Party, Tie, strength, walks

WIDTH = 880.0
# From the middle of the drawing: the ends of a knot, the middle of shapes, the start of names.
KNOT, NODE, NAME = 90.0, 200.0, 218.0
NAME_ROOM, KNOT_ROOM = WIDTH / 2 - NAME - 4, 2 * KNOT - 12
# Between what has nothing in common.
GAP = 26.0
SWEEPS = 16


class _Group:
    """Alliances that hang together. They are named by their place among `ties`, organisations by
    their slugs; `heights` are from the top of the drawing.
    """

    def __init__(self, ties: Sequence[Tie], sides: Mapping[str, int]) -> None:
        self.ties = ties
        self.sides = sides
        self.parties = {each.slug: each for tie in ties for each in tie.parties}
        self.lines: list[tuple[str, int]] = [
            (each.slug, at) for at, tie in enumerate(ties) for each in tie.parties
        ]
        self.near: dict[Name, list[Name]] = {}
        for slug, at in self.lines:
            self.near.setdefault(slug, []).append(at)
            self.near.setdefault(at, []).append(slug)
        self.extents: dict[Name, Extent] = {
            **{slug: _spot_extent(each) for slug, each in self.parties.items()},
            **{at: _knot_extent(tie) for at, tie in enumerate(ties)},
        }
        self.heights = self._raised()

    def _raised(self) -> dict[Name, float]:
        """Every column follows the others in turn; what is best of all that is found is kept."""
        columns: list[list[Name]] = [[*range(len(self.ties))], [], []]
        for slug in self.parties:
            columns[1 if self.sides[slug] == LEFT else 2].append(slug)
        heights: dict[Name, float] = {}
        for column in columns:
            heights |= spread(dict.fromkeys(column, 0.0), self.extents)
        best = (self._price(heights), heights)
        for _ in range(SWEEPS):
            heights = dict(heights)
            for column in columns:
                wished = {each: self._mean(each, heights) for each in column}
                column.sort(key=wished.__getitem__)
                heights |= spread({each: wished[each] for each in column}, self.extents)
            best = min(best, (self._price(heights), heights), key=lambda each: each[0])
        return best[1]

    def _mean(self, name: Name, heights: Mapping[Name, float]) -> float:
        near = self.near[name]
        return sum(heights[each] for each in near) / len(near)

    def _price(self, heights: Mapping[Name, float]) -> tuple[int, float]:
        """Lines that cross, then how far lines climb."""
        ends: dict[int, list[tuple[float, float]]] = {LEFT: [], RIGHT: []}
        for slug, at in self.lines:
            ends[self.sides[slug]].append((heights[slug], heights[at]))
        climbed = sum(abs(one - other) for each in ends.values() for one, other in each)
        return sum(map(crossings, ends.values())), round(climbed, 3)

    def level(self, top: float) -> float:
        """Move the group so that it begins at `top`; its bottom."""
        lift = top - min(y - self.extents[each][0] for each, y in self.heights.items())
        self.heights = {each: round(y + lift, 1) for each, y in self.heights.items()}
        return max(y + self.extents[each][1] for each, y in self.heights.items())


def wings(ties: Sequence[Tie], current: str, here: tuple[str, str]) -> Drawing:
    """`current` is the organisation, `here` the alliance (plenary, key), that the page is about."""
    times = strength(ties)
    knots: list[Knot] = []
    spots: dict[str, Spot] = {}
    top = 0.0
    for walk in walks(ties, current):
        group = _Group(walk, sides_of(walk, current, times))
        top = group.level(top) + GAP
        spots |= _spots(group, times, current)
        knots += [
            _knot(group, at, spots, (tie.slug, tie.key) == here) for at, tie in enumerate(walk)
        ]
    return drawing((WIDTH, round(top - GAP, 1)), knots, spots)


def _knot_extent(tie: Tie) -> Extent:
    lines = len(wrapped(tie.name, SIZE * ITALIC, KNOT_ROOM))
    return max(lines * LEADING + 12, PITCH - 12), 12


def _spot_extent(party: Party) -> Extent:
    half = max(len(wrapped(party.name, SIZE, NAME_ROOM)) * LEADING + 8, PITCH) / 2
    return half, half


def _spots(group: _Group, times: Counter[str], current: str) -> dict[str, Spot]:
    return {
        slug: _spot(party, group.sides[slug], group.heights[slug], times[slug], slug == current)
        for slug, party in group.parties.items()
    }


def _spot(party: Party, side: int, y: float, times: int, current: bool) -> Spot:
    """The more alliances it is in, the larger its shape."""
    lines = wrapped(party.name, SIZE, NAME_ROOM)
    first = round(y - (len(lines) - 1) * LEADING / 2 + SIZE * 0.35, 1)
    anchor = "start" if side == RIGHT else "end"
    words = Words(lines, WIDTH / 2 + side * NAME, first, anchor)
    above, below = _spot_extent(party)
    wide = round(words.box.width + NAME - NODE + 18, 1)
    left = WIDTH / 2 + side * (NODE - 15) - (wide if side == LEFT else 0)
    box = Box(round(left, 1), round(y - above + 1, 1), wide, above + below - 2)
    return Spot(
        party, WIDTH / 2 + side * NODE, y, 18.0 + 3 * min(times - 1, 4), words, box, current
    )


def _knot(group: _Group, at: int, spots: Mapping[str, Spot], current: bool) -> Knot:
    tie, y, middle = group.ties[at], group.heights[at], WIDTH / 2
    lines = wrapped(tie.name, SIZE * ITALIC, KNOT_ROOM)
    first = round(y - 9 - (len(lines) - 1) * LEADING, 1)
    words = Words(lines, middle, first, "middle", SIZE * ITALIC)
    ends = [(spots[each.slug], group.sides[each.slug]) for each in tie.parties]
    above, below = group.extents[at]
    return Knot(
        tie=tie,
        words=words,
        threads=f"M{middle - KNOT:g} {y:g}h{2 * KNOT:g}" + _threads(ends, y),
        dots="".join(f"M{middle + side * KNOT:g} {y:g}h0" for side in sorted({s for _, s in ends})),
        box=Box(middle - KNOT + 8, round(y - above + 1, 1), 2 * KNOT - 16, above + below - 2),
        current=current,
    )


def _threads(ends: Iterable[tuple[Spot, int]], y: float) -> str:
    found = []
    for spot, side in ends:
        start, end = spot.x - side * (spot.size / 2 + 4), WIDTH / 2 + side * KNOT
        middle = round((start + end) / 2, 1)
        curve = f"{middle:g} {spot.y:g} {middle:g} {y:g} {end:g} {y:g}"
        found.append(f"M{start:g} {spot.y:g}C{curve}")
    return "".join(found)
