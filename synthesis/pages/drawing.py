"""Drawing a card: 1200 × 630 pixels, in the fonts, the colours and the shapes of the pages."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from io import BytesIO

from django.contrib.staticfiles import finders
from PIL import Image, ImageDraw, ImageFont
from PIL.ImageFont import FreeTypeFont

from synthesis.pages.cards import Card

WIDTH, HEIGHT, MARGIN = 1200, 630, 84
PAPER, INK, QUIET, LINE, ACCENT = "#fcf9f3", "#1d1915", "#51493f", "#dcd2c1", "#b5301a"
# static/css/tokens.css has the same, by day.
KINDS = {
    "association": "#1f6f5c",
    "company": "#34588a",
    "foundation": "#79497f",
    "public": "#7a5b12",
    "international": "#17708a",
    "research": "#5a56a0",
    "media": "#94405f",
    "network": "#56702a",
    "other": "#655e55",
    "person": "#51493f",
}
# Each in a square of 48, as components/shapes.html has them; the shield's foot is two curves.
POLYGONS = {
    "company": ((4, 4), (44, 4), (44, 44), (4, 44)),
    "foundation": ((24, 1), (44.5, 12.5), (44.5, 35.5), (24, 47), (3.5, 35.5), (3.5, 12.5)),
    "international": ((24, 0), (48, 24), (24, 48), (0, 24)),
    "research": ((24, 1), (47.5, 45), (0.5, 45)),
    "media": ((2, 5), (46, 5), (46, 36), (24, 36), (11, 47), (11, 36), (2, 36)),
    "network": (
        *((15, 1), (33, 1), (33, 15), (47, 15), (47, 33), (33, 33)),
        *((33, 47), (15, 47), (15, 33), (1, 33), (1, 15), (15, 15)),
    ),
}
SHIELD = (((44, 25), (44, 35), (36, 42), (24, 47)), ((24, 47), (12, 42), (4, 35), (4, 25)))
FONTS = {
    "serif": "fonts/serif.woff2",
    "italic": "fonts/serif-italic.woff2",
    "sans": "fonts/sans.woff2",
}
# Where words stand, in how many lines at most, and in which sizes: the largest first.
TOP, BOTTOM, LINES = 150, 452, 6
SIZES, LEADS = range(92, 37, -2), range(128, 47, -2)
# Drawn so many times larger and reduced: the edges of shapes are smooth.
FINE = 4

Point = tuple[float, float]


class Measured:
    """Words with their widths in one font, measured once."""

    def __init__(self, words: str, font: FreeTypeFont) -> None:
        self.font, self.words = font, words.split(" ")
        self.widths = [font.getlength(word) for word in self.words]
        self.space = font.getlength(" ")

    def fits(self, width: float, most: int) -> bool:
        """Whether it takes at most so many lines of this width."""
        return max(self.widths) <= width and len(self.broken(width)) <= most

    def broken(self, width: float) -> list[str]:
        """Lines of at most this width, broken at ordinary spaces; a longer word has its own."""
        lines: list[str] = []
        left = 0.0
        for word, length in zip(self.words, self.widths, strict=True):
            if lines and length + self.space <= left:
                lines[-1], left = f"{lines[-1]} {word}", left - length - self.space
            else:
                lines, left = [*lines, word], width - length
        return lines

    def balanced(self, width: float) -> list[str]:
        """As many lines, but alike in length: no word is left alone on the last."""
        most, narrow, wide = len(self.broken(width)), max(self.widths), width
        while wide - narrow > 8:
            between = (narrow + wide) / 2
            fits = len(self.broken(between)) <= most
            narrow, wide = (narrow, between) if fits else (between, wide)
        return self.broken(wide)


def png(card: Card) -> bytes:
    """The picture of a card; some 20 kB, in some 60 ms."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(image)
    _draw_top(image, draw, card)
    _draw_words(draw, card)
    _draw_foot(image, draw, card)
    written = BytesIO()
    image.quantize(96, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()


def _draw_top(image: Image.Image, draw: ImageDraw.ImageDraw, card: Card) -> None:
    """The site's mark and name, and when it was said."""
    chevrons = [((15, 3), (3, 16), (15, 29)), ((28, 3), (16, 16), (28, 29))]
    mark = Image.new("L", (36 * FINE, 36 * FINE))
    pen, scale = ImageDraw.Draw(mark), 36 * FINE / 32
    for points in chevrons:
        scaled = [(x * scale, y * scale) for x, y in points]
        pen.line(scaled, fill=255, width=round(3.6 * scale), joint="curve")
    image.paste(ACCENT, (MARGIN, 62), mark.resize((36, 36), Image.Resampling.LANCZOS))
    draw.text((MARGIN + 48, 80), "Convergences", INK, _font("serif", 36, 500), anchor="lm")
    draw.text((WIDTH - MARGIN, 80), card.place, QUIET, _font("sans", 24, 400), anchor="rm")


def _draw_words(draw: ImageDraw.ImageDraw, card: Card) -> None:
    """In the middle of the room that there is, as large as they fit."""
    top = TOP
    if card.lead:
        lead = _largest(card.lead, "serif", LEADS, BOTTOM - top, 1)
        draw.text((MARGIN, top), card.lead, ACCENT, lead.font, anchor="la")
        top += _leading(lead.font) + 6
    face = "italic" if card.guillemets[0] else "serif"
    words = _largest(card.words.join(card.guillemets), face, SIZES, BOTTOM - top, LINES)
    lines, leading = _kept(words, BOTTOM - top), _leading(words.font)
    y = top + max(0, (BOTTOM - top - leading * len(lines)) // 2)
    for line in lines:
        _draw_line(draw, (MARGIN, y), line, words.font, card.guillemets)
        y += leading


def _largest(words: str, face: str, sizes: range, room: int, most: int) -> Measured:
    """In the largest of the sizes at which they fit in this height; or in the smallest."""

    def fits(size: int) -> bool:
        lines = min(most, room // _leading(font := _font(face, size, 400)))
        return Measured(words, font).fits(WIDTH - 2 * MARGIN, lines)

    size = sizes[bisect_left(sizes, True, hi=len(sizes) - 1, key=fits)]
    return Measured(words, _font(face, size, 400))


def _kept(words: Measured, room: int) -> list[str]:
    """The lines that there is room for; « … » says that there were more."""
    width, most = WIDTH - 2 * MARGIN, min(LINES, room // _leading(words.font))
    if words.fits(width, most):
        return words.balanced(width)
    *lines, last = words.broken(width)[:most]
    while words.font.getlength(last) > width:
        last = last[:-1]
    return [*lines, f"{last.rstrip(' ,;:.…')}…"]


def _leading(font: FreeTypeFont) -> int:
    return round(font.size * 1.16)


def _draw_line(
    draw: ImageDraw.ImageDraw,
    at: Point,
    line: str,
    font: FreeTypeFont,
    guillemets: tuple[str, str],
) -> None:
    """Guillemets in the colour that they have on the pages."""
    opening, closing = (mark if mark and mark in line else "" for mark in guillemets)
    for part, ink in (
        (opening, ACCENT),
        (line.removeprefix(opening).removesuffix(closing), INK),
        (closing, ACCENT),
    ):
        draw.text(at, part, ink, font, anchor="la")
        at = (at[0] + font.getlength(part), at[1])


def _draw_foot(image: Image.Image, draw: ImageDraw.ImageDraw, card: Card) -> None:
    """Whose words: the shape of a kind, a name, a role and an organisation; or all the shapes."""
    draw.line((MARGIN, 478, WIDTH - MARGIN, 478), LINE, 2)
    if not card.name:
        for place, kind in enumerate(KINDS):
            _paste_shape(image, kind, (MARGIN + 108 * place, 516), 56)
        return
    x = MARGIN
    if card.kind:
        _draw_seal(image, draw, card)
        x += 106
    name, detail = _font("sans", 32, 600), _font("sans", 25, 400)
    draw.text((x, 522 if card.detail else 544), card.name, INK, name, anchor="lm")
    lines = Measured(card.detail, detail).broken(WIDTH - MARGIN - x)
    for place, line in enumerate(lines[:2]):
        draw.text((x, 558 + 32 * place), line, QUIET, detail, anchor="lm")


def _draw_seal(image: Image.Image, draw: ImageDraw.ImageDraw, card: Card) -> None:
    side, top = 84, 502
    _paste_shape(image, card.kind, (MARGIN, top), side)
    ink = INK if card.kind == "person" else PAPER
    # The middle of what there is of these two is not that of their square.
    lower = {"research": 0.66, "media": 0.43}.get(card.kind, 0.5)
    at = (MARGIN + side / 2, top + side * lower)
    draw.text(at, card.initials, ink, _font("sans", 28, 600), anchor="mm")


def _paste_shape(image: Image.Image, kind: str, at: tuple[int, int], side: int) -> None:
    large = Image.new("L", (side * FINE, side * FINE))
    _draw_shape(ImageDraw.Draw(large), kind, side * FINE / 48)
    image.paste(KINDS[kind], at, large.resize((side, side), Image.Resampling.LANCZOS))


def _draw_shape(pen: ImageDraw.ImageDraw, kind: str, scale: float) -> None:
    def scaled(*points: Point) -> list[Point]:
        return [(x * scale, y * scale) for x, y in points]

    if kind in POLYGONS:
        pen.polygon(scaled(*POLYGONS[kind]), fill=255)
    elif kind == "public":
        foot = [point for curve in SHIELD for point in _curve(*curve)]
        pen.polygon(scaled((4, 25), (4, 3), (44, 3), *foot), fill=255)
    elif kind == "other":
        pen.rounded_rectangle(scaled((0, 10), (48, 38)), 14 * scale, fill=255)
    else:
        pen.ellipse(scaled((2, 2), (46, 46)), fill=255)
        if kind == "person":
            pen.ellipse(scaled((7, 7), (41, 41)), fill=0)


def _curve(start: Point, one: Point, other: Point, end: Point) -> list[Point]:
    """A cubic Bézier curve, in 16 steps."""
    points = []
    for step in range(17):
        t = step / 16
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        points.append(
            (
                sum(w * p[0] for w, p in zip(weights, (start, one, other, end), strict=True)),
                sum(w * p[1] for w, p in zip(weights, (start, one, other, end), strict=True)),
            )
        )
    return points


@lru_cache(maxsize=128)
def _font(face: str, size: int, weight: int) -> FreeTypeFont:
    """One of the pages' own fonts: FreeType reads them compressed as they are."""
    path = finders.find(FONTS[face])
    assert path, FONTS[face]
    font = ImageFont.truetype(path, size)
    optical = max(20, min(60, size * 0.75))
    font.set_variation_by_axes([weight] if face == "sans" else [weight, optical])
    return font
