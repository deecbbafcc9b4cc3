"""A passage in a list, from its row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from synthesis import text
from synthesis.models.passages import Passage
from synthesis.pages import passages, voices
from synthesis.pages.extracts import Alliance, Figure, Quotation, Takeaway
from synthesis.pages.passages import Origin
from synthesis.pages.quotations import as_printed, reporters
from synthesis.pages.voices import Voice

EXCERPT_LENGTH = 280


@dataclass(frozen=True, slots=True)
class Result:
    """`excerpt` is text in `language`, cut at a word; `title` is its heading, if it has one."""

    key: str
    byline: tuple[Voice, ...]
    title: str
    excerpt: str
    language: str
    plenary: str
    plenary_slug: str
    session: str
    held_on: date


@dataclass(frozen=True, slots=True)
class Extracted:
    """A quotation, a figure, an alliance or a takeaway in a list. `voices` are whose words it is
    and `origins` the interventions that it stands in or leans on.
    """

    shown: Quotation | Figure | Alliance | Takeaway
    voices: tuple[Voice, ...]
    origins: tuple[Origin, ...]
    language: str
    plenary: str
    plenary_slug: str
    session: str
    held_on: date


def result(passage: Passage) -> Result:
    """Of an intervention."""
    return Result(
        key=passage.key,
        byline=tuple(voices.voice_of_byline(line) for line in passage.byline),
        title=passage.title,
        excerpt=text.excerpt(passage.text, EXCERPT_LENGTH),
        language=passage.language,
        plenary=passage.plenary,
        plenary_slug=passage.plenary_slug,
        session=passage.session,
        held_on=passage.held_on,
    )


def quotation(passage: Passage) -> Extracted:
    """Its voice is as printed in the intervention, when that one speaks there; `origins` is empty
    then, as nobody else reports it.
    """
    shown = passages.quotation(passage)
    (origin,) = passages.origins(passage)
    said_by = as_printed(shown.said_by, origin.voices)
    reported = (origin,) if reporters(said_by, origin.voices) else ()
    return _extracted(passage, shown, (said_by,) if said_by else (), reported)


def figure(passage: Passage) -> Extracted:
    origins = passages.origins(passage)
    return _extracted(passage, passages.figure(passage), origins[0].voices, origins)


def alliance(passage: Passage) -> Extracted:
    return _extracted(passage, passages.alliance(passage), (), passages.origins(passage))


def takeaway(passage: Passage) -> Extracted:
    return _extracted(passage, passages.takeaway(passage), (), passages.origins(passage))


def _extracted(
    passage: Passage,
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
    )
