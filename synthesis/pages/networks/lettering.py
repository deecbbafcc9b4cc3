"""How wide words are, without the fonts: measured once, in classes of letters, rounded up."""

from __future__ import annotations

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
ITALIC = 0.86


def width(words: str, size: float) -> float:
    """In the unit of `size`; never less than it is in the site's sans-serif."""
    return size * sum(
        _WIDTHS.get(letter, _CAPITALS if letter.isupper() else _OTHERS) for letter in words
    )


def wrapped(words: str, size: float, room: float) -> list[str]:
    """In as few lines as fit into `room` and as even as can be; a longer word has its own."""
    best = _filled(words.split(" "), size, room)
    for part in range(19, 7, -1):
        narrower = _filled(words.split(" "), size, room * part / 20)
        if len(narrower) > len(best):
            break
        best = narrower
    return best


def _filled(words: list[str], size: float, room: float) -> list[str]:
    lines = [words[0]]
    for word in words[1:]:
        if width(f"{lines[-1]} {word}", size) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
