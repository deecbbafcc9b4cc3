"""The wide drawing: alliances in the middle, organisations on both sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from synthesis.pages.networks.columns import crossings, spread
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
from synthesis.pages.networks.lettering import wrapped
from synthesis.pages.networks.ties import Party, Tie, strength, walks

WIDTH = 800.0
LEFT, RIGHT = -1, 1
# From the middle of the drawing: the ends of a knot, the middle of shapes, the start of names.
KNOT, NODE, NAME = 88.0, 194.0, 212.0
NAME_ROOM, KNOT_ROOM = WIDTH / 2 - NAME, 2 * KNOT - 12
# Between what has nothing in common.
GAP = 26.0
SWEEPS = 24


@dataclass
class _Group:
    """Alliances that hang together; heights are from the group's top."""

    ties: list[Tie]
    sides: dict[str, int]
    times: Counter[str]
    parties: dict[str, Party] = field(default_factory=dict)
    heights: dict[object, float] = field(default_factory=dict)

    def column(self, side: int) -> list[str]:
        return [slug for slug in self.parties if self.sides[slug] == side]


def wings(ties: Sequence[Tie], current: str, here: tuple[str, str]) -> Drawing:
    """`current` is the organisation, `here` the alliance (plenary, key), that the page is about."""
    times = strength(ties)
    knots: list[Knot] = []
    spots: dict[str, Spot] = {}
    top = 0.0
    for walk in walks(ties, current):
        group = _Group(walk, _sides(walk, current, times), times)
        group.parties = {each.slug: each for tie in walk for each in tie.parties}
        _raise(group)
        bottom = _level(group, top)
        for slug in group.parties:
            spots[slug] = _spot(group, slug, current)
        knots += [_knot(group, tie, spots, (tie.slug, tie.key) == here) for tie in walk]
        top = bottom + GAP
    return drawing((WIDTH, round(top - GAP, 1)), knots, spots)


def _sides(walk: Sequence[Tie], current: str, times: Counter[str]) -> dict[str, int]:
    """Whom one meets stands opposite to whom one comes from; but of those who are in one alliance
    only, as many on each side of it as can be, unless the picture is that of one organisation.
    """
    root = next((each for tie in walk for each in tie.parties if each.slug == current), None)
    first = root or max(walk[0].parties, key=lambda each: times[each.slug])
    sides = {first.slug: LEFT}
    for tie in walk:
        placed = Counter(sides[each.slug] for each in tie.parties if each.slug in sides)
        known = next(sides[each.slug] for each in tie.parties if each.slug in sides)
        for each in tie.parties:
            if each.slug not in sides:
                alone = times[each.slug] == 1 and not root
                same = alone and placed[known] < placed[-known]
                sides[each.slug] = known if same else -known
                placed[sides[each.slug]] += 1
    return sides


def _raise(group: _Group) -> None:
    """Give each its height: every column follows the others in turn; the best of all is kept."""
    columns: list[list[object]] = [
        list(group.column(LEFT)), list(group.ties), list(group.column(RIGHT)),
    ]  # fmt: skip
    for column in columns:
        group.heights |= spread(dict.fromkeys(column, 0.0), _extents(group, column))
    kept, best = dict(group.heights), _price(group)
    for _ in range(SWEEPS):
        for column in (columns[1], columns[0], columns[2]):
            wished = {each: _mean(group, each) for each in column}
            column.sort(key=lambda each: wished[each])
            wished = {each: wished[each] for each in column}
            group.heights |= spread(wished, _extents(group, column))
        if (price := _price(group)) < best:
            kept, best = dict(group.heights), price
    group.heights = kept


def _mean(group: _Group, each: object) -> float:
    if isinstance(each, Tie):
        around = [group.heights[party.slug] for party in each.parties]
    else:
        around = [group.heights[tie] for tie in group.ties if _is_in(each, tie)]
    return sum(around) / len(around)


def _is_in(slug: object, tie: Tie) -> bool:
    return any(each.slug == slug for each in tie.parties)


def _price(group: _Group) -> tuple[int, float]:
    """Lines that cross, then how far lines climb."""
    lines = {
        side: [
            (group.heights[each.slug], group.heights[tie])
            for tie in group.ties
            for each in tie.parties
            if group.sides[each.slug] == side
        ]
        for side in (LEFT, RIGHT)
    }
    climbed = sum(abs(a - b) for each in lines.values() for a, b in each)
    return sum(map(crossings, lines.values())), round(climbed, 3)


def _extents(group: _Group, column: Iterable[object]) -> dict[object, tuple[float, float]]:
    """How much room each takes above and below its height."""
    return {
        each: _knot_extent(each)
        if isinstance(each, Tie)
        else _spot_extent(group.parties[str(each)])
        for each in column
    }


def _knot_extent(tie: Tie) -> tuple[float, float]:
    lines = len(wrapped(tie.name, SIZE, KNOT_ROOM))
    return max(lines * LEADING + 12, PITCH - 12), 12


def _spot_extent(party: Party) -> tuple[float, float]:
    half = max(len(wrapped(party.name, SIZE, NAME_ROOM)) * LEADING + 8, PITCH) / 2
    return half, half


def _level(group: _Group, top: float) -> float:
    """Move the group so that it begins at `top`; its bottom."""
    extents = _extents(group, group.heights)
    lift = top - min(group.heights[each] - extents[each][0] for each in group.heights)
    group.heights = {each: round(y + lift, 1) for each, y in group.heights.items()}
    return max(group.heights[each] + extents[each][1] for each in group.heights)


def _spot(group: _Group, slug: str, current: str) -> Spot:
    party, side, y = group.parties[slug], group.sides[slug], group.heights[slug]
    lines = wrapped(party.name, SIZE, NAME_ROOM)
    x = WIDTH / 2 + side * NAME
    first = round(y - (len(lines) - 1) * LEADING / 2 + SIZE * 0.35, 1)
    words = Words(tuple(lines), x, first, "start" if side == RIGHT else "end")
    size = 18.0 + 3 * min(group.times[slug] - 1, 4)
    above, below = _spot_extent(party)
    wide = words.box.width + NAME - NODE + 18
    left = WIDTH / 2 + NODE - 15 if side == RIGHT else WIDTH / 2 - NODE + 15 - wide
    box = Box(round(left, 1), round(y - above + 1, 1), round(wide, 1), round(above + below - 2, 1))
    return Spot(party, WIDTH / 2 + side * NODE, y, size, words, box, slug == current)


def _knot(group: _Group, tie: Tie, spots: Mapping[str, Spot], current: bool) -> Knot:
    y = group.heights[tie]
    lines = wrapped(tie.name, SIZE, KNOT_ROOM)
    middle = WIDTH / 2
    words = Words(tuple(lines), middle, round(y - 9 - (len(lines) - 1) * LEADING, 1), "middle")
    sides = sorted({group.sides[each.slug] for each in tie.parties})
    above, below = _knot_extent(tie)
    return Knot(
        tie=tie,
        words=words,
        rule=f"M{middle - KNOT:g} {y:g}H{middle + KNOT:g}",
        dots=tuple((middle + side * KNOT, y) for side in sides),
        threads=tuple(_thread(spots[each.slug], group.sides[each.slug], y) for each in tie.parties),
        box=Box(middle - KNOT + 8, round(y - above + 2, 1), 2 * KNOT - 16, above + below - 4),
        current=current,
    )


def _thread(spot: Spot, side: int, y: float) -> str:
    start, end = spot.x - side * (spot.size / 2 + 4), WIDTH / 2 + side * KNOT
    middle = round((start + end) / 2, 1)
    return f"M{start:g} {spot.y:g}C{middle:g} {spot.y:g} {middle:g} {y:g} {end:g} {y:g}"
