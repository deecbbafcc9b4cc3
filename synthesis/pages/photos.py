"""Pictures as the story of an event: each in the frame that suits it, in rows of one height.

Looked at: columns of pictures as high as they are (the eye does not know which comes next), one
frame for all (people are cut in two). Taken: four frames of fixed proportions, so that a row fills
the width of the page without a script, and its room is known before its pictures are there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from synthesis.document.synthesis import Photo as PhotoValue
from synthesis.renditions import WIDTHS, Size

USUAL = 3 / 2
# Width over height of each frame, and from which proportion on it takes a picture.
FRAMES = {
    "panorama": (7 / 3, 1.9),
    "landscape": (3 / 2, 1.15),
    "square": (1, 0.87),
    "portrait": (3 / 4, 0),
}
# A row is full when the widths of its frames make so many times their height, too high under LOW.
FULL, LOW = 2.2, 2


@dataclass(frozen=True, slots=True)
class Photo:
    """`alternative_text` is "" for a picture that only decorates. `width` and `height` are in
    pixels, 0 when nobody knows; `focal_x` and `focal_y` in tenths from the top left.
    """

    key: str
    alternative_text: str
    decorative: bool
    credit: str
    caption: str
    width: int
    height: int
    focal_x: int
    focal_y: int

    @property
    def frame(self) -> str:
        """One of FRAMES."""
        proportion = self.width / self.height if self.height else USUAL
        return next(name for name, (_, least) in FRAMES.items() if proportion >= least)

    @property
    def proportion(self) -> float:
        """Width over height of its frame."""
        return FRAMES[self.frame][0]

    @property
    def widths(self) -> tuple[tuple[int, int], ...]:
        """What can be asked for of WIDTHS, and how wide a picture answers; none when that is not
        known.
        """
        less = [each for each in WIDTHS if each < self.width]
        more = [(each, self.width) for each in WIDTHS if each >= self.width > 0]
        return (*((each, each) for each in less), *more[:1])


def photo(value: PhotoValue, size: Size | None = None) -> Photo:
    """`size` is that of its file, in pixels."""
    width, height = size or (0, 0)
    return Photo(
        key=value.key,
        alternative_text="" if value.decorative else value.alternative_text,
        decorative=value.decorative,
        credit=value.credit,
        caption=value.caption,
        width=width,
        height=height,
        focal_x=round(value.focal_x / 10),
        focal_y=round(value.focal_y / 10),
    )


def photos(values: Iterable[PhotoValue], sizes: Mapping[str, Size]) -> tuple[Photo, ...]:
    """`sizes` are those of the files, by their name."""
    return tuple(photo(each, sizes.get(each.file)) for each in values)


Row = tuple[Photo, ...]


def rows(told: Sequence[Photo]) -> tuple[Row, ...]:
    """The pictures in their order. A wide one opens the story alone, when others follow it."""
    opens = len(told) > 2 and told[0].proportion > 1
    made = [tuple(told[:1])] if opens else []
    row: Row = ()
    for each in told[len(made) :]:
        row = (*row, each)
        if _width(row) >= FULL:
            made.append(row)
            row = ()
    if row and made and _width(row) < LOW and not _is_wide_alone(row):
        row = (*made.pop(), *row)
    return (*made, row) if row else tuple(made)


def _width(row: Row) -> float:
    return sum(each.proportion for each in row)


def _is_wide_alone(row: Row) -> bool:
    return len(row) == 1 and row[0].proportion > 1
