"""An intervention in a list, from its Passage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from synthesis import text
from synthesis.models.passages import Passage
from synthesis.pages import voices
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


def result(passage: Passage) -> Result:
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
