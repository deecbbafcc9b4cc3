"""A network laid out: where each name, shape and line stands, in units of the drawing."""

from __future__ import annotations

from dataclasses import dataclass

from synthesis.pages.networks.lettering import width
from synthesis.pages.networks.ties import Party, Tie

# Of letters, and from one line to the next. At its widest a drawing is shown in about its own size.
SIZE, LEADING = 15.0, 18.0
# Under a finger, at the scale of 0.9 or more that a drawing is shown at.
PITCH = 50.0


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    width: float
    height: float

    @property
    def path(self) -> str:
        return f"M{self.x:g} {self.y:g}h{self.width:g}v{self.height:g}h{-self.width:g}z"

    def meets(self, other: Box) -> bool:
        apart = (
            self.x + self.width <= other.x
            or other.x + other.width <= self.x
            or self.y + self.height <= other.y
            or other.y + other.height <= self.y
        )
        return not apart


@dataclass(frozen=True, slots=True)
class Words:
    """Lines from the baseline of the first, `x` being where they all start, middle or end; letters
    are of `size`, or as wide as such.
    """

    lines: tuple[str, ...]
    x: float
    y: float
    anchor: str
    size: float = SIZE

    @property
    def box(self) -> Box:
        wide = max(width(line, self.size) for line in self.lines)
        left = self.x - wide * {"start": 0, "middle": 0.5, "end": 1}[self.anchor]
        return Box(left, self.y - SIZE, wide, LEADING * (len(self.lines) - 1) + SIZE * 1.3)


@dataclass(frozen=True, slots=True)
class Spot:
    """An organisation: its shape fills a square of `size` around (`x`, `y`). `box` takes clicks."""

    party: Party
    x: float
    y: float
    size: float
    words: Words
    box: Box
    current: bool

    @property
    def placing(self) -> str:
        """The SVG transform that puts a shape of 48 by 48 there."""
        half = self.size / 2
        return f"translate({self.x - half:g} {self.y - half:g}) scale({self.size / 48:g})"


@dataclass(frozen=True, slots=True)
class Knot:
    """An alliance. `threads` is the path of its lines, along its name and to its parties; `dots` is
    the path of the points, of no length, where they come together.
    """

    tie: Tie
    words: Words
    threads: str
    dots: str
    box: Box
    current: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """Knots, each with the organisations that it is the first to name: the order of reading."""

    width: float
    height: float
    groups: tuple[tuple[Knot, tuple[Spot, ...]], ...]

    @property
    def knots(self) -> list[Knot]:
        return [knot for knot, _ in self.groups]

    @property
    def spots(self) -> list[Spot]:
        return [spot for _, spots in self.groups for spot in spots]


def drawing(size: tuple[float, float], knots: list[Knot], spots: dict[str, Spot]) -> Drawing:
    groups, named = [], set()
    for knot in knots:
        new = [each.slug for each in knot.tie.parties if each.slug not in named]
        named.update(new)
        groups.append((knot, tuple(spots[slug] for slug in new)))
    return Drawing(*size, tuple(groups))
