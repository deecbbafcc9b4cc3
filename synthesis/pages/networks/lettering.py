"""How wide words are, without the fonts: measured once, in classes of letters, rounded up."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

# Of Inter at weight 600, in units of the size of the letters.
_WIDTHS = {
    letter: width
    for letters, width in (
        ("\u202f", 0.17),
        ("ijlI !',.:;’|\u00a0îï", 0.3),
        ("t()[]/\\`r-f1", 0.4),
        ('aksxzvyL*?_{}–"', 0.58),
        ("mwMW%@œ—…Œ", 1.0),
    )
    for letter in letters
}
_OTHERS, _CAPITALS = 0.65, 0.77
# The serif's italic, beside it.
ITALIC = 0.88


def width(words: str, size: float) -> float:
    """In the unit of `size`; never less than it is in the site's sans-serif."""
    return size * sum(map(_width, words))


@lru_cache(maxsize=1000)
def _width(letter: str) -> float:
    return _WIDTHS.get(letter, _CAPITALS if letter.isupper() else _OTHERS)


@lru_cache(maxsize=4000)
def wrapped(words: str, size: float, room: float) -> tuple[str, ...]:
    """In as few lines as fit into `room` and as even as can be; a longer word has its own."""
    parts = [(word, width(word, size)) for word in words.split(" ")]
    space = width(" ", size)
    best = _filled(parts, space, room)
    for part in range(19, 7, -1):
        narrower = _filled(parts, space, room * part / 20)
        if len(narrower) > len(best):
            break
        best = narrower
    return tuple(best)


def _filled(parts: Iterable[tuple[str, float]], space: float, room: float) -> list[str]:
    lines: list[str] = []
    filled = 0.0
    for word, wide in parts:
        if lines and filled + space + wide <= room:
            lines[-1] += f" {word}"
            filled += space + wide
        else:
            lines.append(word)
            filled = wide
    return lines
