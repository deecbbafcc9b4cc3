"""Where words stand in a text: the sentence around a quotation or a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from synthesis import text
from synthesis.document.extracts import KeyFigure
from synthesis.pages.anchors import anchored

# After these a sentence ends, if a capital, a digit or a guillemet follows; an initial's point
# ends none (« M. Dupont »).
_END = re.compile(r"(?<=[.!?…])(?<!\b[A-Z]\.)((?:\s*[»”)])*)\s+(?=[«“(]?\s?[A-ZÀ-ÖØ-Þ\d])")
_PARAGRAPH = re.compile(r'<(?:p|li) id="p\d+">')
# A bare number shorter than this occurs anywhere.
_TELLING = 3


@dataclass(frozen=True, slots=True)
class Context:
    """A sentence: what stands `before` the `words` that were looked for, and `after`.

    `paragraph` is the number that `pages.anchors` gives to its paragraph or list item.
    """

    before: str
    words: str
    after: str
    paragraph: int


def around(body: str, words: str) -> Context | None:
    """The sentence of `body` (small HTML) that has these words; None when none has."""
    return next(iter(_found(body, _pattern(words))), None)


def around_figure(body: str, figure: KeyFigure, language: text.Language) -> Context | None:
    """The sentence that gives the figure: of several, the one whose number stands nearest before
    the name of its population. None when it writes the number otherwise (« une dizaine »).
    """
    bare = text.quantity(figure.number, "", language)
    candidates = [text.quantity(figure.number, figure.unit, language)]
    if len(bare) >= _TELLING:
        candidates.append(bare)
    for words in candidates:
        found = list(_found(body, _pattern(words)))
        if found:
            return min(found, key=lambda each: _distance(each, figure.population))
    return None


def _pattern(words: str) -> re.Pattern[str]:
    """However its spaces and apostrophes are printed, and in capitals or not."""
    parts = [re.sub("['’]", "['’]", re.escape(part)) for part in words.split()]
    whole = re.sub(r"\\s\+(?=[%;:!?€$£])", r"\\s*", r"\s+".join(parts))
    return re.compile(rf"(?<!\w){whole}(?!\w)", re.IGNORECASE)


def _found(body: str, pattern: re.Pattern[str]) -> Iterator[Context]:
    for number, paragraph in enumerate(_PARAGRAPH.split(anchored(body, "p"))):
        for line in text.plain(paragraph).split("\n"):
            for match in pattern.finditer(line):
                yield _sentence(line, *match.span(), number)


def _sentence(line: str, start: int, end: int, paragraph: int) -> Context:
    """The one that has the characters from `start` up to `end`."""
    ends = list(_END.finditer(line))
    begins = max((each.end() for each in ends if each.end() <= start), default=0)
    stops = min((each.end(1) for each in ends if each.end(1) >= end), default=len(line))
    return Context(line[begins:start], line[start:end], line[end:stops], paragraph)


def _distance(context: Context, population: str) -> Decimal:
    named = _pattern(population).search(context.after) if population else None
    return Decimal(named.start()) if named else Decimal("Infinity")
