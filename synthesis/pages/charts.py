"""Comparable figures as bars: what each bar is called, where it starts and how long it is.

Pure geometry, in percent of the room that a chart has, so that one drawing fits every screen and
its words keep their size. Looked at: a drawing that scales (at 320 pixels its letters are 6 pixels
high), a library of charts (a script, or pictures whose words nobody can select).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from synthesis import text
from synthesis.document.extracts import Qualifier

if TYPE_CHECKING:
    from synthesis.pages.extracts import Figure

# The longest words that stand at the end of a bar on a phone, and in little room on a screen.
SHORT, LONG = 9, 16


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure and the plenary that it was given in, by its slug and its title; `current` when the
    chart is on the figure's own page.
    """

    figure: Figure
    slug: str = ""
    plenary: str = ""
    current: bool = False


# What two figures may differ by, besides their numbers.
ASPECTS: Mapping[str, Callable[[Placed], str]] = {
    "population": lambda each: each.figure.population,
    "year": lambda each: str(each.figure.year or ""),
    "counted": lambda each: each.figure.counted,
    "study": lambda each: each.figure.study,
    "plenary": lambda each: each.plenary,
}
_ALWAYS_SAID = ("population", "year")


@dataclass(frozen=True, slots=True)
class Bar:
    """`start` and `length` are in percent of the chart's width, and `end` is where words go: the
    bar's end on the right. `how` tells how that end is drawn. `opens` is True for the first bar of
    a population that has several.
    """

    placed: Placed
    label: str
    start: float
    length: float
    opens: bool

    @property
    def figure(self) -> Figure:
        return self.placed.figure

    @property
    def how(self) -> Qualifier:
        return self.figure.how

    @property
    def end(self) -> float:
        return round(self.start + self.length, 3)

    def aspect(self, name: str) -> str:
        """One of `ASPECTS`."""
        return ASPECTS[name](self.placed)


@dataclass(frozen=True, slots=True)
class Series:
    """Bars of one scale, of which `zero` is where bars begin, in percent.

    `differing` are the aspects that tell figures apart. Those that all have in common are said
    once: `counted`, `population`, `study`, `year` ("" when they differ, or nothing is known).
    """

    name: str
    bars: tuple[Bar, ...]
    zero: float
    is_percentage: bool
    differing: tuple[str, ...]

    @property
    def room(self) -> str:
        """How much is written at the ends of bars: "short", "long" or "longest"."""
        longest = max(len(bar.figure.words) for bar in self.bars)
        return "short" if longest <= SHORT else "long" if longest <= LONG else "longest"

    @property
    def counted(self) -> str:
        return self._shared("counted")

    @property
    def population(self) -> str:
        return self._shared("population")

    @property
    def study(self) -> str:
        return self._shared("study")

    @property
    def year(self) -> str:
        return self._shared("year")

    def _shared(self, name: str) -> str:
        return "" if name in self.differing else self.bars[0].aspect(name)


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that stand together: one; several that count the same thing; or those of a chart,
    whose `series` it then is.
    """

    figures: tuple[Figure, ...]
    series: Series | None


def groups(figures: Iterable[Figure]) -> list[Group]:
    """Neighbours of one series that can be drawn, and others that count the same, in order."""
    found = []
    for _name, alike in groupby(figures, key=lambda each: (each.series, each.unit)):
        several = tuple(alike)
        drawn = series([Placed(each) for each in several])
        if drawn:
            found.append(Group(several, drawn))
        else:
            counted = groupby(several, key=lambda each: each.counted)
            found += [Group(tuple(same), None) for _counted, same in counted]
    return found


def all_series(figures: Iterable[Placed]) -> tuple[Series, ...]:
    """Those that can be drawn, in the order in which they are first met."""
    groups: dict[tuple[str, str], list[Placed]] = {}
    for each in figures:
        groups.setdefault((each.figure.series, each.figure.unit), []).append(each)
    return tuple(drawn for group in groups.values() if (drawn := series(group)) is not None)


def series(figures: Sequence[Placed]) -> Series | None:
    """Figures as one chart; None when they are not of one series and one unit, are fewer than two,
    or are names of years.
    """
    kinds = {(each.figure.series, each.figure.unit) for each in figures}
    if len(figures) < 2 or len(kinds) > 1:
        return None
    ((name, unit),) = kinds
    if not name or unit in text.YEARS:
        return None
    differing = tuple(each for each in ASPECTS if _differ(figures, each))
    ordered = _ordered(figures, differing)
    low, high = _scale([float(each.figure.number) for each in figures], unit)
    opening = _opening(ordered)
    bars = (
        _bar(each, label, low, high, opens=each in opening)
        for each, label in zip(ordered, _labels(ordered, differing), strict=True)
    )
    zero = _percent(-low, high - low)
    return Series(name, tuple(bars), zero, unit == "%", differing)


def _differ(figures: Iterable[Placed], aspect: str) -> bool:
    return len({ASPECTS[aspect](each) for each in figures}) > 1


def _ordered(figures: Sequence[Placed], differing: Sequence[str]) -> list[Placed]:
    """As the synthesis has them; those of several years by population, then by year."""
    if "year" not in differing or not all(each.figure.year for each in figures):
        return list(figures)
    populations = list(dict.fromkeys(each.figure.population for each in figures))
    return sorted(
        figures,
        key=lambda each: (populations.index(each.figure.population), each.figure.year or 0),
    )


def _opening(figures: Sequence[Placed]) -> list[Placed]:
    """The first of each population but the first of all, where one has several."""
    first = {each.figure.population: each for each in reversed(figures)}
    several = 1 < len(first) < len(figures)
    return [each for each in first.values() if each is not figures[0]] if several else []


def _scale(numbers: Sequence[float], unit: str) -> tuple[float, float]:
    """From 0 to 100 for percentages; else from 0 to the largest (from the lowest, if negative)."""
    if unit == "%":
        return 0.0, 100.0
    low, high = min(0.0, *numbers), max(0.0, *numbers)
    return low, high if high > low else 1.0


def _bar(placed: Placed, label: str, low: float, high: float, *, opens: bool) -> Bar:
    number = float(placed.figure.number)
    start = _percent(min(0.0, number) - low, high - low)
    return Bar(placed, label, start, _percent(abs(number), high - low), opens)


def _percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 3)


def _labels(figures: Sequence[Placed], differing: Sequence[str]) -> list[str]:
    """What tells each from the others: population and year where they differ, and no more of the
    rest than it takes.
    """
    said: list[str] = []
    labels = [""] * len(figures)
    for aspect in differing:
        if aspect in _ALWAYS_SAID or len(set(labels)) < len(labels):
            said.append(aspect)
            labels = [_label(each, said) for each in figures]
    return [label or each.figure.counted for label, each in zip(labels, figures, strict=True)]


def _label(placed: Placed, aspects: Iterable[str]) -> str:
    return ", ".join(filter(None, (ASPECTS[each](placed) for each in aspects)))
