"""Names in a column: as near as can be to where each would like to be, and none over another."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Mapping

# An organisation's slug, or the place of an alliance among others.
Name = str | int
# The room that something takes above and below its height.
Extent = tuple[float, float]


def spread(wished: Mapping[Name, float], extents: Mapping[Name, Extent]) -> dict[Name, float]:
    """Heights in the order of `wished`, each with its room above and below free of the others.

    Those that would overlap are taken together around their mean, then with the next, and so on
    (regression by pooling adjacent violators): the sum of squares of the moves is the least.
    """
    offset, below = 0.0, 0.0
    offsets: dict[Name, float] = {}
    pools: list[tuple[float, int]] = []
    for name, height in wished.items():
        offset += below + extents[name][0] if offsets else 0.0
        below = extents[name][1]
        offsets[name] = offset
        pools.append((height - offset, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            pools[-2:] = [_pooled(*pools[-2:])]
    levels = [level for level, size in pools for _ in range(size)]
    return {name: level + offsets[name] for name, level in zip(wished, levels, strict=True)}


def _pooled(one: tuple[float, int], other: tuple[float, int]) -> tuple[float, int]:
    size = one[1] + other[1]
    return (one[0] * one[1] + other[0] * other[1]) / size, size


def crossings(lines: Iterable[tuple[float, float]]) -> int:
    """How many of these lines between two columns, from one height to another, cross."""
    ends: list[float] = []
    found = 0
    for _start, end in sorted(lines):
        found += len(ends) - bisect_right(ends, end)
        insort(ends, end)
    return found
