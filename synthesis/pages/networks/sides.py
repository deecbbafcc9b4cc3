"""On which side of the alliances each organisation stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from synthesis.pages.networks.ties import Tie

LEFT, RIGHT = -1, 1
TRIES = 6


def sides_of(walk: Sequence[Tie], current: str, times: Mapping[str, int]) -> dict[str, int]:
    """Whom one meets stands opposite to whom one comes from. Then, unless the picture is that of
    one organisation, who balances an alliance better on its other side goes there.
    """
    slugs = [[each.slug for each in tie.parties] for tie in walk]
    own = any(current in each for each in slugs)
    first = current if own else max(slugs[0], key=lambda slug: times[slug])
    sides = {first: LEFT}
    for tie in slugs:
        known = next(sides[slug] for slug in tie if slug in sides)
        for slug in tie:
            sides.setdefault(slug, -known)
    return sides if own else _balanced(sides, slugs)


def _balanced(sides: dict[str, int], ties: Sequence[Sequence[str]]) -> dict[str, int]:
    """The sum of squares of what each alliance, and the whole, has more on one side falls."""
    leaning = [sum(sides[slug] for slug in tie) for tie in ties]
    near: dict[str, list[int]] = {slug: [] for slug in sides}
    for at, tie in enumerate(ties):
        for slug in tie:
            near[slug].append(at)
    for _ in range(TRIES):
        moved = 0
        for slug, side in sides.items():
            # Who moves changes each sum s by -2·side, its square by 4 - 4·side·s.
            whole = sum(sides.values())
            gain = sum(side * leaning[at] - 1 for at in near[slug]) + (side * whole - 1) / 8
            if gain > 0:
                sides[slug] = -side
                moved += 1
                for at in near[slug]:
                    leaning[at] -= 2 * side
        if not moved:
            break
    return sides
