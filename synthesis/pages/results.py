"""A passage in a list, from its row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from synthesis.models.passages import Passage
from synthesis.pages import anchors, passages, voices
from synthesis.pages.extracts import Alliance, Figure, Quotation, Takeaway
from synthesis.pages.passages import Origin
from synthesis.pages.quotations import as_printed, reporters
from synthesis.pages.voices import Voice
from synthesis.search import highlight
from synthesis.search.highlight import Pieces
from synthesis.search.query import NOTHING, Query
from synthesis.text import Language


@dataclass(frozen=True, slots=True)
class Found:
    """Where a passage is from, and what was looked for when it was found."""

    language: str
    plenary: str
    plenary_slug: str
    session: str
    held_on: date
    query: Query

    def marked(self, words: str) -> Pieces:
        """Words of the passage, and which of them were looked for."""
        return highlight.marked(words, _language(self), self.query)


@dataclass(frozen=True, slots=True)
class Result(Found):
    """`excerpt` is text in `language`, around the words that were looked for; `title` is its
    heading, if it has one. `place` is what follows the intervention's address to lead to those
    words.
    """

    key: str
    byline: tuple[Voice, ...]
    title: str
    excerpt: Pieces
    place: str


@dataclass(frozen=True, slots=True)
class Extracted(Found):
    """A quotation, a figure, an alliance or a takeaway in a list. `voices` are whose words it is
    and `origins` the interventions that it stands in or leans on.
    """

    shown: Quotation | Figure | Alliance | Takeaway
    voices: tuple[Voice, ...]
    origins: tuple[Origin, ...]


def result(passage: Passage, query: Query = NOTHING) -> Result:
    """Of an intervention."""
    excerpt = highlight.excerpt(passage.text, _language(passage), query)
    return Result(
        key=passage.key,
        byline=tuple(voices.voice_of_byline(line) for line in passage.byline),
        title=passage.title,
        excerpt=excerpt.pieces,
        place=place(excerpt, passage.html) if excerpt.fragment else "",
        language=passage.language,
        plenary=passage.plenary,
        plenary_slug=passage.plenary_slug,
        session=passage.session,
        held_on=passage.held_on,
        query=query,
    )


def _language(thing: Passage | Found) -> Language:
    return "en" if thing.language == "en" else "fr"


def place(excerpt: highlight.Excerpt, html: str) -> str:
    """What follows an intervention's address to lead to the words in this text of it."""
    if not excerpt.fragment:
        return ""
    lines = anchors.numbers(html)
    return f"#p{lines[excerpt.line]}{excerpt.fragment}" if excerpt.line < len(lines) else ""


def quotation(passage: Passage, query: Query = NOTHING) -> Extracted:
    """Its voice is as printed in the intervention, when that one speaks there; `origins` is empty
    then, as nobody else reports it.
    """
    shown = passages.quotation(passage)
    (origin,) = passages.origins(passage)
    said_by = as_printed(shown.said_by, origin.voices)
    reported = (origin,) if reporters(said_by, origin.voices) else ()
    return _extracted(passage, query, shown, (said_by,) if said_by else (), reported)


def figure(passage: Passage, query: Query = NOTHING) -> Extracted:
    origins = passages.origins(passage)
    return _extracted(passage, query, passages.figure(passage), origins[0].voices, origins)


def alliance(passage: Passage, query: Query = NOTHING) -> Extracted:
    return _extracted(passage, query, passages.alliance(passage), (), passages.origins(passage))


def takeaway(passage: Passage, query: Query = NOTHING) -> Extracted:
    return _extracted(passage, query, passages.takeaway(passage), (), passages.origins(passage))


def _extracted(
    passage: Passage,
    query: Query,
    shown: Quotation | Figure | Alliance | Takeaway,
    heard: tuple[Voice, ...],
    origins: tuple[Origin, ...],
) -> Extracted:
    return Extracted(
        shown=shown,
        voices=heard,
        origins=origins,
        language=passage.language,
        plenary=passage.plenary,
        plenary_slug=passage.plenary_slug,
        session=passage.session,
        held_on=passage.held_on,
        query=query,
    )
