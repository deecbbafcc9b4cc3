"""A sheet of paper to draw on in the site's colours, with flat and transparent inks.

Lengths are in pixels of the finished picture.
"""

from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from math import cos, radians, sin

from PIL import Image, ImageChops, ImageDraw

WIDTH = 1600
# Drawn larger, then reduced: Pillow's own edges are jagged.
FINER = 2

PAPER, TINT, LINE, EDGE, INK = "#fcf9f3", "#f5efe4", "#dcd2c1", "#8a7f6f", "#1d1915"
ACCENT, WASH = "#b5301a", "#fbe6dc"
GREEN, BLUE, PLUM, OCHRE = "#1f6f5c", "#34588a", "#79497f", "#7a5b12"
TEAL, VIOLET, ROSE, MOSS = "#17708a", "#5a56a0", "#94405f", "#56702a"
KINDS = (GREEN, BLUE, OCHRE, ROSE, TEAL, MOSS, PLUM, VIOLET)

Point = tuple[float, float]
Scene = Callable[["Sheet"], None]


def pale(colour: str, strength: float) -> str:
    """The colour as a thin ink on paper: 0 is the paper, 1 the colour."""
    parts = zip(_rgb(PAPER), _rgb(colour), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * strength):02x}" for a, b in parts)


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def around(centre: Point, radius: float, angle: float) -> Point:
    """The point at so many degrees, clockwise from the right."""
    turn = radians(angle)
    return centre[0] + radius * cos(turn), centre[1] + radius * sin(turn)


class Sheet:
    """A sheet of paper that shapes are printed on."""

    def __init__(self, height: int, paper: str = PAPER) -> None:
        self.height = height
        self.image = Image.new("RGB", (WIDTH * FINER, height * FINER), paper)
        self.pen = ImageDraw.Draw(self.image)

    def over(self, draw: Scene) -> None:
        """Print what `draw` draws as a transparent ink: what lies under it shows through."""
        layer = Sheet(self.height, "#ffffff")
        draw(layer)
        self.image.paste(ImageChops.multiply(self.image, layer.image))

    def shape(self, points: Iterable[Point], fill: str) -> None:
        self.pen.polygon([(x * FINER, y * FINER) for x, y in points], fill)

    def block(self, left: float, top: float, right: float, bottom: float, fill: str) -> None:
        self.shape([(left, top), (right, top), (right, bottom), (left, bottom)], fill)

    def disc(self, centre: Point, radius: float, fill: str, height: float | None = None) -> None:
        x, y, tall = *centre, radius if height is None else height
        box = (x - radius, y - tall, x + radius, y + tall)
        self.pen.ellipse([each * FINER for each in box], fill)

    def ring(self, centre: Point, radius: float, colour: str, width: float = 6) -> None:
        x, y = centre
        box = (x - radius, y - radius, x + radius, y + radius)
        self.pen.ellipse([each * FINER for each in box], None, colour, round(width * FINER))

    def stroke(self, points: Sequence[Point], colour: str, width: float) -> None:
        """A line with round ends and joints."""
        ends = [(x * FINER, y * FINER) for x, y in points]
        self.pen.line(ends, colour, round(width * FINER))
        for point in points:
            self.disc(point, width / 2, colour)

    def jpeg(self) -> bytes:
        finished = self.image.resize((WIDTH, self.height), Image.Resampling.LANCZOS)
        content = BytesIO()
        finished.save(content, "JPEG", quality=88, optimize=True, progressive=True)
        return content.getvalue()
