"""Draws the icons of the site anew, from its mark: once in a while, and they are committed."""

from math import hypot
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from PIL import Image, ImageDraw

PAPER, ACCENT = "#fcf9f3", "#d2452a"
# The strokes of static/img/favicon.svg, in its square of 32.
STROKES = (((14, 5), (4, 16), (14, 27)), ((27, 5), (17, 16), (27, 27)))
STROKE, SQUARE, FINE = 4.2, 32, 8
# Side of the icon, share of it that the mark fills: a phone cuts its own shape out of the maskable
# one, and keeps at least four fifths.
ICONS = {
    "icon-192": (192, 0.74),
    "icon-512": (512, 0.74),
    "icon-maskable-512": (512, 0.54),
    "apple-touch-icon": (180, 0.68),
}
FAVICON_SIDES = (16, 32, 48)

Point = tuple[float, float]


class Command(BaseCommand):
    help = "Draw the icons of the site anew, into a folder (static/img and static/root have them)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        for name, (side, share) in ICONS.items():
            paper = Image.new("RGB", (side, side), PAPER)
            mark = _mark(round(side * share))
            corner = (side - mark.width) // 2
            paper.paste(ACCENT, (corner, corner), mark)
            paper.quantize(32).save(folder / f"{name}.png", optimize=True)
        *smaller, largest = (_favicon(side) for side in FAVICON_SIDES)
        sizes = [(side, side) for side in FAVICON_SIDES]
        largest.save(folder / "favicon.ico", sizes=sizes, append_images=smaller)


def _favicon(side: int) -> Image.Image:
    image = Image.new("RGBA", (side, side), ACCENT)
    image.putalpha(_mark(side))
    return image


def _mark(side: int) -> Image.Image:
    """How much of each pixel of a square is the mark's; drawn large, then reduced."""
    scale = side * FINE / SQUARE
    large = Image.new("L", (side * FINE, side * FINE))
    pen = ImageDraw.Draw(large)
    for stroke in STROKES:
        pen.polygon([(x * scale, y * scale) for x, y in _outline(*stroke)], fill=255)
    return large.resize((side, side), Image.Resampling.LANCZOS)


def _outline(start: Point, tip: Point, end: Point) -> list[Point]:
    """Around a chevron that opens to the right, alike above and below, with square ends."""
    along_x, along_y = start[0] - tip[0], start[1] - tip[1]
    length = hypot(along_x, along_y)
    x, y, half = along_x / length, along_y / length, STROKE / 2
    mitre = half / -y
    square = ((x - y) * half, (y + x) * half), ((x + y) * half, (y - x) * half)
    top = [(start[0] + dx, start[1] + dy) for dx, dy in square]
    bottom = [(px, 2 * tip[1] - py) for px, py in reversed(top)]
    return [(tip[0] - mitre, tip[1]), *reversed(top), (tip[0] + mitre, tip[1]), *reversed(bottom)]
