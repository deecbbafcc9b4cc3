"""The pictures of the invented plenaries, drawn by this module: nobody's photograph is needed.

Flat shapes printed over one another, as two inks are on paper. The same name gives the same bytes
wherever the same Pillow draws it.
"""

from functools import partial
from math import pi, sin

from synthesis.management.sheets import (
    ACCENT,
    BLUE,
    EDGE,
    GREEN,
    INK,
    KINDS,
    LINE,
    MOSS,
    OCHRE,
    PAPER,
    PLUM,
    ROSE,
    TEAL,
    TINT,
    WASH,
    WIDTH,
    Point,
    Scene,
    Sheet,
    around,
    pale,
)

LANDSCAPE, PORTRAIT = 1067, 2000


def draw(name: str) -> bytes:
    """The JPEG of a scene, 1600 pixels wide.

    Raises:
        KeyError: there is no scene of that name.
    """
    scene, height = SCENES[name]
    sheet = Sheet(height)
    scene(sheet)
    return sheet.jpeg()


# --- The river


def _hills(top: float, swell: float, waves: float, shift: float) -> list[Point]:
    """A line of hills, closed far below."""
    steps = range(0, WIDTH + 1, 10)
    line = [(x, top - swell * sin(x / WIDTH * waves * pi + shift)) for x in steps]
    return [*line, (WIDTH, PORTRAIT), (0, PORTRAIT)]


def _sky_and_banks(sheet: Sheet) -> None:
    sheet.disc((1060, 330), 150, ACCENT)
    banks = ((470, 90, 2.2, 0.4, GREEN, 0.22), (540, 70, 3.1, 2.2, TEAL, 0.34))
    for top, swell, waves, shift, colour, strength in (*banks, (610, 45, 2.6, 4.4, GREEN, 0.6)):
        points, ink = _hills(top, swell, waves, shift), pale(colour, strength)
        sheet.over(partial(Sheet.shape, points=points, fill=ink))


def _water(sheet: Sheet, top: float) -> None:
    sheet.block(0, top, WIDTH, LANDSCAPE, pale(BLUE, 0.16))
    for row in range(12):
        y, reach = top + 24 + row * row * 3.2, 90 + row * 26
        for column in range(5):
            x = (column * 410 + row * 173) % (WIDTH + 200) - 100
            sheet.stroke([(x, y), (x + reach, y)], pale(BLUE, 0.42), 2.5 + row * 0.5)
    for row in range(7):
        y, half = top + 20 + row * 40, 130 - row * 14
        sheet.stroke([(1060 - half, y), (1060 + half, y)], pale(ACCENT, 0.62), 5 + row)


def estuary(sheet: Sheet) -> None:
    _sky_and_banks(sheet)
    _water(sheet, 640)
    for x, y, size in ((300, 250, 26), (372, 214, 20), (432, 262, 16)):
        wings = [(x - size, y - size / 2), (x, y), (x + size, y - size / 2)]
        sheet.stroke(wings, INK, 4)


def ferry(sheet: Sheet) -> None:
    _sky_and_banks(sheet)
    _water(sheet, 620)
    sheet.stroke([(0, 560), (800, 606), (1600, 556)], EDGE, 4)
    sheet.shape([(330, 720), (1230, 720), (1150, 830), (420, 830)], INK)
    sheet.block(330, 700, 1230, 724, ACCENT)
    for place in (380, 1180):
        sheet.stroke([(place, 700), (place, 590)], INK, 8)
    for number, x in enumerate((470, 545, 640, 700, 815, 905, 965, 1080)):
        _standing(sheet, (x, 700), 118 - number % 3 * 14, KINDS[number])
    sheet.stroke([(420, 646), (1140, 646)], pale(INK, 0.75), 6)


def _standing(sheet: Sheet, feet: Point, tall: float, colour: str) -> None:
    x, y = feet
    sheet.stroke([(x, y - tall * 0.2), (x, y - tall * 0.55)], colour, tall * 0.36)
    sheet.block(x - tall * 0.18, y - tall * 0.3, x + tall * 0.18, y, colour)
    sheet.disc((x, y - tall * 0.94), tall * 0.17, INK)


# --- The hall


def platform(sheet: Sheet) -> None:
    sheet.block(0, 0, WIDTH, LANDSCAPE, pale(OCHRE, 0.26))
    for x in range(0, WIDTH, 100):
        sheet.block(x, 0, x + 50, 700, pale(OCHRE, 0.34))
    light = [(560, 0), (1040, 0), (1420, 690), (180, 690)]
    sheet.shape(light, pale(OCHRE, 0.12))
    sheet.shape([(110, 690), (1490, 690), (1600, 800), (0, 800)], pale(INK, 0.62))
    sheet.disc((800, 706), 560, WASH, 52)
    for number, x in enumerate((410, 600, 800, 1000, 1190)):
        _seated(sheet, (x, 690 + (x - 800) ** 2 / 9000 * -1), KINDS[number])
    _audience(sheet)


def _seated(sheet: Sheet, ground: Point, colour: str) -> None:
    x, y = ground
    side = 1 if x <= 800 else -1
    for leg, top in ((-40, 190), (26, 56)):
        sheet.stroke([(x + leg * side, y - top), (x + leg * side, y)], EDGE, 9)
    sheet.stroke([(x - 40 * side, y - 56), (x + 26 * side, y - 56)], EDGE, 9)
    sheet.stroke([(x, y - 170), (x - 6 * side, y - 96)], colour, 74)
    sheet.stroke([(x, y - 76), (x + 62 * side, y - 78), (x + 66 * side, y - 6)], colour, 34)
    sheet.stroke([(x, y - 160), (x + 44 * side, y - 118), (x + 74 * side, y - 140)], colour, 24)
    sheet.disc((x + 8 * side, y - 252), 34, INK)


def _audience(sheet: Sheet) -> None:
    rows = ((880, 58, 150, 0, 0.55), (985, 78, 196, 90, 0.78), (1110, 100, 250, 20, 1))
    for y, radius, apart, shift, strength in rows:
        for x in range(shift - apart, WIDTH + apart, apart):
            sheet.disc((x, y), radius * 0.62, pale(INK, strength), radius * 0.72)
            sheet.disc((x, y + radius * 1.75), radius * 1.15, pale(INK, strength))


def seats(sheet: Sheet) -> None:
    centre = (800, 1210)
    sheet.block(0, 0, WIDTH, LANDSCAPE, TINT)
    sheet.disc(centre, 330, pale(ACCENT, 0.9))
    sheet.disc(centre, 290, WASH)
    for row in range(9):
        radius = 430 + row * 96
        count = 15 + row * 4
        for seat in range(count):
            place = around(centre, radius, 188 + seat * 164 / (count - 1))
            _seat(sheet, place, (seat * 7 + row * 5) % 9, KINDS[(seat + row * 3) % len(KINDS)])


def _seat(sheet: Sheet, place: Point, chance: int, colour: str) -> None:
    if chance in (0, 4, 7):
        sheet.disc(place, 30, colour)
        sheet.disc((place[0], place[1] - 6), 13, pale(INK, 0.92))
    else:
        sheet.ring(place, 26, LINE, 5)


def table(sheet: Sheet) -> None:
    centre = (800.0, 533.0)
    sheet.block(0, 0, WIDTH, LANDSCAPE, pale(BLUE, 0.18))
    for row in range(-9, 20):
        sheet.stroke([(row * 130, -20), (row * 130 + 620, 1090)], pale(BLUE, 0.23), 3)
    for number, colour in enumerate(KINDS):
        _from_above(sheet, centre, number * 45 + 12, colour)
    sheet.disc(centre, 312, pale(OCHRE, 0.5))
    sheet.disc(centre, 300, pale(OCHRE, 0.24))
    for number in range(8):
        _leaf(sheet, around(centre, 205, number * 45 + 12), number * 45 + 12 + number % 3 * 9, 78)
    sheet.disc(centre, 62, ACCENT)
    sheet.disc(centre, 40, WASH)


def _from_above(sheet: Sheet, centre: Point, angle: float, colour: str) -> None:
    seat = around(centre, 405, angle)
    left, right = around(seat, 62, angle - 90), around(seat, 62, angle + 90)
    sheet.stroke([left, right], colour, 84)
    for shoulder, hand in ((left, angle - 8), (right, angle + 8)):
        sheet.stroke([shoulder, around(centre, 285, hand)], colour, 36)
    sheet.disc(seat, 44, INK)


def _leaf(sheet: Sheet, centre: Point, angle: float, size: float) -> None:
    """A sheet of paper with three lines of writing, turned."""
    corners = [around(centre, size, angle + turn) for turn in (35, 145, 215, 325)]
    sheet.shape(corners, PAPER)
    for line in (-0.28, 0.0, 0.28):
        middle = around(centre, size * line, angle)
        ends = [around(middle, size * 0.36, angle - 90), around(middle, size * 0.36, angle + 90)]
        sheet.stroke(ends, EDGE, 4)


def wall(sheet: Sheet) -> None:
    sheet.block(0, 0, WIDTH, PORTRAIT, pale(MOSS, 0.2))
    for row in range(7):
        for column in range(5):
            number = row * 5 + column
            turn = (number * 37) % 23 - 11
            place = (190 + column * 305 + number * 29 % 41, 170 + row * 282 + number * 53 % 47)
            _note(sheet, place, turn, number)


def _note(sheet: Sheet, centre: Point, turn: float, number: int) -> None:
    shadow = (centre[0] + 10, centre[1] + 14)
    for middle, fill in ((shadow, pale(MOSS, 0.36)), (centre, pale(KINDS[number % 8], 0.3))):
        sheet.shape([around(middle, 165, turn + corner) for corner in (45, 135, 225, 315)], fill)
    steps = 14 + number * 61 % 24
    start = around(centre, steps * 2.3, turn + 180)
    points = [around(start, step * 4.6, turn) for step in range(steps)]
    word = [around(each, 15 * sin(at * 0.9), turn + 90) for at, each in enumerate(points)]
    sheet.stroke(word, INK, 7)


# --- What hands do


def hands(sheet: Sheet) -> None:
    sheet.block(0, 0, WIDTH, PORTRAIT, TINT)
    centre = (800.0, 960.0)
    sheet.disc(centre, 640, pale(OCHRE, 0.2))
    sheet.over(partial(_arms, centre=centre))
    sheet.disc(centre, 168, ACCENT)
    sheet.disc(centre, 118, WASH)
    for angle in range(0, 360, 45):
        sheet.stroke([around(centre, 150, angle), around(centre, 190, angle)], ACCENT, 46)
    sheet.ring(centre, 60, ACCENT, 14)


def _arms(sheet: Sheet, centre: Point) -> None:
    for number, angle in enumerate((28, 88, 150, 208, 268, 330)):
        _arm(sheet, centre, angle, pale(KINDS[number], 0.86))


def _arm(sheet: Sheet, centre: Point, angle: float, colour: str) -> None:
    palm = around(centre, 355, angle)
    sheet.stroke([around(centre, 1500, angle + 5), around(centre, 560, angle)], colour, 170)
    sheet.stroke([around(centre, 560, angle), palm], colour, 130)
    sheet.disc(palm, 98, colour)
    for finger, reach in ((-15, 205), (-5, 184), (5, 184), (15, 208)):
        root = around(centre, 320, angle + finger * 0.8)
        sheet.stroke([root, around(centre, reach, angle + finger * 1.7)], colour, 40)
    thumb = around(palm, 80, angle + 100)
    sheet.stroke([thumb, around(thumb, 120, angle + 160)], colour, 44)


def workshop(sheet: Sheet) -> None:
    sheet.block(0, 0, WIDTH, PORTRAIT, pale(TEAL, 0.2))
    for y in (560, 1080, 1600):
        sheet.block(110, y, 1490, y + 34, pale(OCHRE, 0.62))
        sheet.block(110, y + 34, 1490, y + 52, pale(TEAL, 0.42))
        for x in (250, 1350):
            sheet.shape([(x - 18, y + 34), (x + 18, y + 34), (x, y + 120)], pale(OCHRE, 0.8))
    _lamp(sheet, 340, 560)
    _clock(sheet, (790, 392), 168)
    _jars(sheet, 1080, 560)
    _radio(sheet, 200, 1080)
    _wheel(sheet, (1130, 840), 232)
    _kettle(sheet, 380, 1600)
    _boxes(sheet, 760, 1600)
    for x, colour in ((220, ACCENT), (420, BLUE), (620, PLUM), (820, MOSS), (1020, OCHRE)):
        _tool(sheet, x, 1730, colour)


def _lamp(sheet: Sheet, x: float, ground: float) -> None:
    sheet.block(x - 110, ground - 26, x + 110, ground, INK)
    sheet.stroke([(x, ground - 26), (x - 80, ground - 210), (x + 60, ground - 340)], EDGE, 16)
    sheet.shape([(x + 10, ground - 350), (x + 96, ground - 392), (x + 210, ground - 250),
                 (x + 40, ground - 190)], ACCENT)  # fmt: skip
    sheet.disc((x - 80, ground - 210), 20, INK)


def _clock(sheet: Sheet, centre: Point, radius: float) -> None:
    sheet.disc(centre, radius, PLUM)
    sheet.disc(centre, radius - 26, PAPER)
    for hour in range(12):
        sheet.disc(around(centre, radius - 50, hour * 30), 7, EDGE)
    sheet.stroke([centre, around(centre, 62, 200)], INK, 13)
    sheet.stroke([centre, around(centre, 100, 305)], INK, 9)


def _jars(sheet: Sheet, x: float, ground: float) -> None:
    for number, (tall, colour) in enumerate(((230, MOSS), (180, ROSE), (270, OCHRE))):
        left = x + number * 126
        sheet.block(left, ground - tall, left + 104, ground, pale(colour, 0.35))
        sheet.block(left, ground - tall * 0.6, left + 104, ground, pale(colour, 0.8))
        sheet.block(left - 6, ground - tall - 34, left + 110, ground - tall, INK)


def _radio(sheet: Sheet, x: float, ground: float) -> None:
    sheet.stroke([(x + 460, ground - 250), (x + 540, ground - 440)], EDGE, 8)
    sheet.block(x, ground - 270, x + 520, ground - 16, BLUE)
    for foot in (x + 40, x + 440):
        sheet.block(foot, ground - 16, foot + 40, ground, INK)
    for radius, colour in ((98, pale(BLUE, 0.3)), (70, BLUE), (40, pale(BLUE, 0.3))):
        sheet.disc((x + 140, ground - 143), radius, colour)
    sheet.block(x + 280, ground - 225, x + 480, ground - 140, PAPER)
    sheet.stroke([(x + 360, ground - 215), (x + 360, ground - 150)], ACCENT, 8)
    for knob in (x + 320, x + 430):
        sheet.disc((knob, ground - 84), 30, WASH)


def _wheel(sheet: Sheet, centre: Point, radius: float) -> None:
    for spoke in range(0, 360, 20):
        sheet.stroke([centre, around(centre, radius - 20, spoke)], EDGE, 4)
    sheet.ring(centre, radius, INK, 30)
    sheet.ring(centre, radius - 34, ACCENT, 10)
    sheet.disc(centre, 34, INK)


def _kettle(sheet: Sheet, x: float, ground: float) -> None:
    spout = [(x + 150, ground - 150), (x + 290, ground - 300), (x + 240, ground - 310),
             (x + 120, ground - 220)]  # fmt: skip
    sheet.shape(spout, GREEN)
    arch = [around((x, ground - 250), 150, angle) for angle in range(190, 351, 10)]
    sheet.stroke(arch, INK, 20)
    sheet.disc((x, ground - 140), 190, GREEN, 140)
    sheet.block(x - 150, ground - 40, x + 150, ground, GREEN)
    sheet.disc((x, ground - 290), 26, INK)


def _boxes(sheet: Sheet, x: float, ground: float) -> None:
    for left, top, wide, tall, colour in (
        (0, 210, 330, 210, OCHRE), (350, 160, 280, 160, ROSE), (70, 380, 300, 170, TEAL),
    ):  # fmt: skip
        sheet.block(x + left, ground - top, x + left + wide, ground - top + tall, colour)
        label = (x + left + 40, ground - top + 50, x + left + wide - 110, ground - top + 100)
        sheet.block(*label, pale(colour, 0.25))


def _tool(sheet: Sheet, x: float, top: float, colour: str) -> None:
    sheet.stroke([(x, top), (x, top + 120)], colour, 46)
    sheet.stroke([(x, top + 130), (x, top + 220)], EDGE, 18)


def market(sheet: Sheet) -> None:
    sheet.block(0, 0, WIDTH, LANDSCAPE, pale(OCHRE, 0.4))
    fillings = (_apples, _leeks, _squashes, _carrots)
    for row in range(3):
        for column in range(4):
            left, top = 40 + column * 385, 40 + row * 336
            sheet.block(left, top, left + 365, top + 316, pale(OCHRE, 0.75))
            sheet.block(left + 14, top + 14, left + 351, top + 302, pale(OCHRE, 0.16))
            fillings[(column + row * 3) % 4](sheet, left, top, row)


def _apples(sheet: Sheet, left: float, top: float, turn: int) -> None:
    colour = (ACCENT, MOSS, ROSE)[turn]
    for row in range(3):
        for column in range(4):
            place = (left + 62 + column * 80, top + 66 + row * 92)
            sheet.disc(place, 39, pale(colour, 1 - (row + column) % 3 * 0.12))
            sheet.stroke([place, (place[0] + 10, place[1] - 22)], INK, 5)


def _leeks(sheet: Sheet, left: float, top: float, turn: int) -> None:
    for row in range(6):
        y = top + 46 + row * 45
        ends = (left + 40, left + 325) if (row + turn) % 2 else (left + 325, left + 40)
        middle = (ends[0] + ends[1]) / 2
        sheet.stroke([(ends[0], y), (middle, y)], pale(MOSS, 0.3), 30)
        sheet.stroke([(middle, y), (ends[1], y)], pale(GREEN, 0.9), 36)


def _squashes(sheet: Sheet, left: float, top: float, turn: int) -> None:
    colour = (OCHRE, ACCENT, GREEN)[turn]
    for x, y, radius in ((100, 108, 78), (258, 100, 70), (112, 238, 58), (252, 228, 82)):
        place = (left + x, top + y)
        for part, strength in ((1.0, 0.95), (0.62, 0.8), (0.28, 0.62)):
            sheet.disc(place, radius * part, pale(colour, strength), radius * 0.86)
        sheet.disc((place[0], place[1] - 6), 10, INK)


def _carrots(sheet: Sheet, left: float, top: float, turn: int) -> None:
    colour = (ACCENT, PLUM, OCHRE)[turn]
    for column in range(6):
        x = left + 46 + column * 55
        for blade in (-14, 0, 14):
            sheet.stroke([(x, top + 96), (x + blade, top + 44)], GREEN, 9)
        sheet.shape([(x - 23, top + 96), (x + 23, top + 96), (x, top + 284)], pale(colour, 0.86))


SCENES: dict[str, tuple[Scene, int]] = {
    "tribune": (platform, LANDSCAPE),
    "salle": (seats, LANDSCAPE),
    "mains": (hands, PORTRAIT),
    "estuaire": (estuary, LANDSCAPE),
    "bac": (ferry, LANDSCAPE),
    "atelier": (workshop, PORTRAIT),
    "table": (table, LANDSCAPE),
    "marche": (market, LANDSCAPE),
    "mur": (wall, PORTRAIT),
}
