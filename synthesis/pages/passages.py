"""What passages show away from their plenary: the very same values as on its page.

Each function reads nothing but the row of a Passage, of the kind that it is named after.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from synthesis import text
from synthesis.models.passages import Passage
from synthesis.pages import extracts, voices
from synthesis.pages.extracts import Alliance, Answer, Figure, Quotation, Step, Takeaway
from synthesis.pages.voices import Voice


@dataclass(frozen=True, slots=True)
class Origin:
    """An intervention that a passage stands in or leans on; `label` is what lists call it."""

    key: str
    label: str
    voices: tuple[Voice, ...]

    @property
    def organisations(self) -> str:
        """Those that its people speak for, each once."""
        return ", ".join(
            dict.fromkeys(each.organisation for each in self.voices if each.organisation)
        )


def quotation(passage: Passage) -> Quotation:
    cutting = passage.cutting
    return extracts.quotation(cutting.node, cutting.directory)


def figure(passage: Passage) -> Figure:
    return extracts.figure(passage.cutting.node, _language(passage))


def answer(passage: Passage) -> Answer:
    cutting = passage.cutting
    return extracts.answer(cutting.node, cutting.directory)


def alliance(passage: Passage) -> Alliance:
    cutting, steps = passage.cutting, _steps(passage)
    return extracts.alliance(cutting.node, cutting.directory, steps, _language(passage))


def takeaway(passage: Passage) -> Takeaway:
    cutting = passage.cutting
    return extracts.takeaway(cutting.node, cutting.directory, _steps(passage))


def origins(passage: Passage) -> tuple[Origin, ...]:
    """Of a passage of any kind: the one that it stands in, or all that it leans on, in order."""
    directory = passage.cutting.directory
    found = []
    for each in passage.cutting.interventions:
        heard = tuple(voices.voice(speaking, directory) for speaking in each.speakings)
        found.append(Origin(each.key, voices.label(each, heard), heard))
    return tuple(found)


def _steps(passage: Passage) -> dict[str, Step]:
    return {each.key: Step(each.key, each.label) for each in origins(passage)}


def _language(passage: Passage) -> text.Language:
    return cast(text.Language, passage.language)
