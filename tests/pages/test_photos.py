"""How pictures are framed, and set in rows that tell a story."""

import pytest

from synthesis.document import synthesis as value
from synthesis.pages.photos import photo, rows

SIZES = {"L": (1500, 1000), "P": (1000, 1500), "S": (1000, 1000), "W": (2400, 1000)}


def pictures(letters):
    return [
        photo(value.Photo(key=f"vue-{at}", file="vue.jpg", caption=letter), SIZES[letter])
        for at, letter in enumerate(letters)
    ]


def told(letters):
    return ["".join(each.caption for each in row) for row in rows(pictures(letters))]


@pytest.mark.parametrize(
    ("size", "frame"),
    [
        ((3000, 1000), "panorama"),
        ((1600, 900), "landscape"),
        ((1500, 1000), "landscape"),
        ((1000, 1000), "square"),
        ((1000, 1500), "portrait"),
        (None, "landscape"),
    ],
)
def test_a_picture_has_the_frame_that_suits_it(size, frame):
    assert photo(value.Photo(key="vue", file="vue.jpg"), size).frame == frame


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("", []),
        ("L", ["L"]),
        ("P", ["P"]),
        ("LL", ["LL"]),
        ("PP", ["PP"]),
        ("LPL", ["L", "PL"]),
        ("LLL", ["L", "LL"]),
        ("LLLL", ["L", "LL", "L"]),
        ("LPP", ["LPP"]),
        ("LPLP", ["L", "PLP"]),
        ("PPPLW", ["PPP", "LW"]),
        ("SSSW", ["SSS", "W"]),
    ],
)
def test_a_wide_picture_opens_the_story_and_none_is_left_too_high(letters, expected):
    assert told(letters) == expected


@pytest.mark.parametrize("length", range(1, 9))
def test_every_picture_is_told_once_in_its_order(length):
    letters = "LPSWPLSP"[:length]
    assert "".join(told(letters)) == letters


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (0, ()),
        (300, ((480, 300),)),
        (480, ((480, 480),)),
        (1200, ((480, 480), (960, 960), (1600, 1200))),
        (4000, ((480, 480), (960, 960), (1600, 1600))),
    ],
)
def test_a_page_may_ask_for_no_more_pixels_than_a_picture_has(width, widths):
    size = (width, 1000) if width else None
    assert photo(value.Photo(key="vue", file="vue.jpg"), size).widths == widths
