"""The narrow drawing: a name a line, and beside them each alliance as the line of a railway."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

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
from synthesis.pages.networks.ties import Party, Tie, walks

WIDTH = 320.0
# Between lines of the railway at most, all lines at most, and around the first and the last.
LANE, LANES, EDGE = 13.0, 110.0, 7.0
SHAPE, BEND, GAP = 18.0, 9.0, 12.0


@dataclass(frozen=True, slots=True)
class _Row:
    """An alliance or an organisation, at its height."""

    what: Tie | Party
    lines: tuple[str, ...]
    y: float
    top: float
    height: float


def rails(ties: Sequence[Tie], current: str, here: tuple[str, str]) -> Drawing:
    """`current` is the organisation, `here` the alliance (plenary, key), that the page is about."""
    order = [list(_order(walk, current)) for walk in walks(ties, current)]
    lanes = _lanes(ties, [each for group in order for each in group])
    pitch = round(min(LANE, LANES / (max(lanes.values()) + 1)), 1)
    node = EDGE + pitch * max(lanes.values()) + LANE + EDGE + SHAPE / 2
    rows = list(_rows(order, WIDTH - node - SHAPE))
    spots = {
        row.what.slug: _spot(row, row.what, node, row.what.slug == current)
        for row in rows
        if isinstance(row.what, Party)
    }
    knots = [
        _knot(row, row.what, EDGE + pitch * lanes[row.what], node, spots, here)
        for row in rows
        if isinstance(row.what, Tie)
    ]
    return drawing((WIDTH, rows[-1].top + rows[-1].height), knots, spots)


def _order(walk: Iterable[Tie], current: str) -> Iterator[Tie | Party]:
    """Each alliance, then those of its parties that were not met yet; `current` before all."""
    met = set()
    for tie in walk:
        for each in tie.parties:
            if each.slug == current and current not in met:
                met.add(current)
                yield each
        yield tie
        for each in tie.parties:
            if each.slug not in met:
                met.add(each.slug)
                yield each


def _lanes(ties: Iterable[Tie], order: Sequence[Tie | Party]) -> dict[Tie, int]:
    """Which line each alliance runs on, 0 being the furthest from the names: none meets another."""
    at = {each if isinstance(each, Tie) else each.slug: row for row, each in enumerate(order)}
    stops = {tie: [at[tie], *(at[each.slug] for each in tie.parties)] for tie in ties}
    free_after: list[int] = []
    nearest: dict[Tie, int] = {}
    for tie in sorted(stops, key=lambda tie: (min(stops[tie]), max(stops[tie]))):
        first, last = min(stops[tie]), max(stops[tie])
        lane = next((i for i, row in enumerate(free_after) if row < first), len(free_after))
        free_after[lane : lane + 1] = [last]
        nearest[tie] = lane
    return {tie: len(free_after) - 1 - lane for tie, lane in nearest.items()}


def _rows(order: Iterable[Sequence[Tie | Party]], room: float) -> Iterator[_Row]:
    top = 0.0
    for group in order:
        for each in group:
            lines = wrapped(each.name, SIZE, room)
            height = max(len(lines) * LEADING + 10, PITCH)
            yield _Row(each, lines, round(top + height / 2, 1), top, height)
            top += height
        top += GAP


def _words(row: _Row, x: float) -> Words:
    first = row.y - (len(row.lines) - 1) * LEADING / 2 + SIZE * 0.35
    return Words(row.lines, x, round(first, 1), "start")


def _spot(row: _Row, party: Party, x: float, current: bool) -> Spot:
    box = Box(x - SHAPE / 2 - 2, row.top + 1, WIDTH - x + SHAPE / 2 + 2, row.height - 2)
    return Spot(party, x, row.y, SHAPE, _words(row, x + SHAPE), box, current)


def _knot(
    row: _Row,
    tie: Tie,
    lane: float,
    node: float,
    spots: Mapping[str, Spot],
    here: tuple[str, str],
) -> Knot:
    words = _words(row, node + SHAPE)
    stops = [spots[each.slug] for each in tie.parties]
    return Knot(
        tie=tie,
        words=words,
        threads=f"M{lane:g} {row.y:g}H{node + SHAPE - 6:g}"
        + "".join(_thread(lane, row.y, stop) for stop in stops),
        dots=f"M{lane:g} {row.y:g}h0",
        box=Box(node - 2, row.top + 1, WIDTH - node + 2, row.height - 2),
        current=(tie.slug, tie.key) == here,
    )


def _thread(lane: float, y: float, stop: Spot) -> str:
    """Along the line, then round the bend to the organisation."""
    bend = stop.y + (BEND if stop.y < y else -BEND)
    end = stop.x - stop.size / 2 - 3
    return f"M{lane:g} {y:g}V{bend:g}Q{lane:g} {stop.y:g} {lane + BEND:g} {stop.y:g}H{end:g}"
