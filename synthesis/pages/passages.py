"""What passages show away from their plenary: the very same values as on its page.

Each function reads nothing but the row of a Passage, of the kind that it is named after.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from synthesis import text
from synthesis.document import extracts as values
from synthesis.document.cuttings import Cutting
from synthesis.document.values import Value
from synthesis.models.passages import Passage
from synthesis.pages import extracts, voices
from synthesis.pages.extracts import Alliance, Answer, Figure, Quotation, Step, Takeaway
from synthesis.pages.voices import Goal, Theme, Voice


@dataclass(frozen=True, slots=True)
class Origin:
    """An intervention that a passage stands in or leans on; `label` is what lists call it."""

    key: str
    label: str
    voices: tuple[Voice, ...]
    themes: tuple[Theme, ...]
    goals: tuple[Goal, ...]


def quotation(passage: Passage) -> Quotation:
    cutting = Cutting[values.Quotation].read(passage.value)
    return extracts.quotation(cutting.node, cutting.directory)


def figure(passage: Passage) -> Figure:
    cutting = Cutting[values.KeyFigure].read(passage.value)
    return extracts.figure(cutting.node, _language(passage))


def answer(passage: Passage) -> Answer:
    cutting = Cutting[values.Answer].read(passage.value)
    return extracts.answer(cutting.node, cutting.directory)


def alliance(passage: Passage) -> Alliance:
    cutting = Cutting[values.Alliance].read(passage.value)
    steps = _steps(_origins(cutting))
    return extracts.alliance(cutting.node, cutting.directory, steps, _language(passage))


def takeaway(passage: Passage) -> Takeaway:
    cutting = Cutting[values.Takeaway].read(passage.value)
    return extracts.takeaway(cutting.node, cutting.directory, _steps(_origins(cutting)))


def origins(passage: Passage) -> tuple[Origin, ...]:
    """Of a passage of any kind: the one that it stands in, or all that it leans on, in order."""
    # Whatever its node says besides is not looked at.
    around = {name: value for name, value in passage.value.items() if name != "node"}
    return _origins(Cutting[Value].read(around | {"node": {}}))


def _origins(cutting: Cutting) -> tuple[Origin, ...]:
    directory = cutting.directory
    found = []
    for each in cutting.interventions:
        heard = tuple(voices.voice(speaking, directory) for speaking in each.speakings)
        themes, goals = voices.themes(each.themes, directory), voices.goals(each.goals, directory)
        found.append(Origin(each.key, voices.label(each, heard), heard, themes, goals))
    return tuple(found)


def _steps(origins: Iterable[Origin]) -> dict[str, Step]:
    return {each.key: Step(each.key, each.label) for each in origins}


def _language(passage: Passage) -> text.Language:
    return cast(text.Language, passage.language)
