"""An intervention with everything that belongs to it, and its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from synthesis.document.composing import Directory
from synthesis.document.extracts import Takeaway as TakeawayValue
from synthesis.document.synthesis import Intervention as InterventionValue
from synthesis.document.synthesis import Synthesis
from synthesis.models.kinds import InterventionKind, InterventionMode
from synthesis.pages import extracts, voices
from synthesis.pages.extracts import Alliance, Answer, Figure, Quotation, Step, Takeaway
from synthesis.pages.voices import Goal, Named, Theme, Voice


@dataclass(frozen=True, slots=True)
class Intervention:
    """`label` is what lists call it; `takeaways` lean on it, `alliances` are told by it."""

    key: str
    label: str
    heading: str
    kind: str
    kind_label: str
    mode_label: str
    body: str
    voices: tuple[Voice, ...]
    mentions: tuple[Named, ...]
    quotations: tuple[Quotation, ...]
    figures: tuple[Figure, ...]
    answers: tuple[Answer, ...]
    themes: tuple[Theme, ...]
    goals: tuple[Goal, ...]
    takeaways: tuple[Takeaway, ...]
    alliances: tuple[Alliance, ...]

    @property
    def figure_groups(self) -> list[list[Figure]]:
        """Neighbours that count the same thing, for several populations, stand together."""
        return [list(group) for _counted, group in groupby(self.figures, lambda each: each.counted)]


@dataclass(frozen=True, slots=True)
class InterventionPage:
    """One intervention in its plenary; `position` counts from 1 among all `of` the plenary's."""

    plenary: str
    language: str
    session_key: str
    session: str
    intervention: Intervention
    position: int
    of: int
    previous: Step | None
    next: Step | None


class Reading:
    """A document with its names looked up once: makes the parts that pages show."""

    def __init__(self, document: Synthesis) -> None:
        self.document = document
        self.directory = Directory.of(document)
        self.voices = {
            each.key: tuple(voices.voice(speaking, self.directory) for speaking in each.speakings)
            for each in document.interventions
        }
        self.steps = {
            each.key: Step(each.key, voices.label(each, self.voices[each.key]))
            for each in document.interventions
        }

    def intervention(self, value: InterventionValue) -> Intervention:
        directory, language = self.directory, self.document.language
        return Intervention(
            key=value.key,
            label=self.steps[value.key].label,
            heading=value.heading,
            kind=value.kind,
            kind_label=str(InterventionKind(value.kind).label),
            mode_label=str(InterventionMode(value.mode).label),
            body=value.body,
            voices=self.voices[value.key],
            mentions=tuple(voices.mentioned(each, directory) for each in value.mentions),
            quotations=tuple(extracts.quotation(each, directory) for each in value.quotations),
            figures=tuple(extracts.figure(each, language) for each in value.figures),
            answers=tuple(extracts.answer(each, directory) for each in value.answers),
            themes=voices.themes(value.themes, directory),
            goals=voices.goals(value.goals, directory),
            takeaways=self.takeaways(
                [each for each in self.document.takeaways if value.key in each.supports]
            ),
            alliances=self.alliances(value.key),
        )

    def takeaways(self, values: Sequence[TakeawayValue]) -> tuple[Takeaway, ...]:
        return tuple(extracts.takeaway(each, self.directory, self.steps) for each in values)

    def alliances(self, told_by: str | None = None) -> tuple[Alliance, ...]:
        """All of them, or those that one intervention tells."""
        return tuple(
            extracts.alliance(each, self.directory, self.steps, self.document.language)
            for each in self.document.alliances
            if told_by is None or told_by in each.told_by
        )


def intervention_page(document: Synthesis, key: str) -> InterventionPage | None:
    """The page of the intervention that has this key; None when the document has none."""
    for session in document.sessions:
        for intervention in session.interventions:
            if intervention.key == key:
                reading = Reading(document)
                steps = list(reading.steps.values())
                at = list(reading.steps).index(key)
                return InterventionPage(
                    plenary=document.title,
                    language=document.language,
                    session_key=session.key,
                    session=session.title,
                    intervention=reading.intervention(intervention),
                    position=at + 1,
                    of=len(steps),
                    previous=steps[at - 1] if at else None,
                    next=steps[at + 1] if at + 1 < len(steps) else None,
                )
    return None
