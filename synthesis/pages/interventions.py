"""An intervention with everything that belongs to it, and its page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from synthesis.document.composing import Directory
from synthesis.document.extracts import Takeaway as TakeawayValue
from synthesis.document.synthesis import Intervention as InterventionValue
from synthesis.document.synthesis import Session, Synthesis
from synthesis.models.editions import Edition
from synthesis.models.kinds import InterventionKind, InterventionMode
from synthesis.pages import charts, citing, extracts, voices
from synthesis.pages.extracts import Alliance, Answer, Figure, Quotation, Step, Takeaway
from synthesis.pages.voices import Goal, Named, Theme, Voice


@dataclass(frozen=True, slots=True)
class Intervention:
    """`label` is what lists call it, `credit` says whose words they are where readers quote them.
    `takeaways` lean on it, `alliances` are told by it.
    """

    key: str
    label: str
    heading: str
    kind: str
    kind_label: str
    mode: str
    mode_label: str
    body: str
    credit: str
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
    def figure_groups(self) -> list[charts.Group]:
        """Those that can be compared as a chart, those that count the same thing together."""
        return charts.groups(self.figures)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The intervention before or after another; `session` is "" when they are of the same."""

    key: str
    label: str
    voices: tuple[Voice, ...]
    session: str


@dataclass(frozen=True, slots=True)
class InterventionPage:
    """One intervention in its plenary. It is the `place`th of its session's `places`, and the
    `position`th of all `of` the plenary; all count from 1.
    """

    plenary: str
    event: str
    held_on: date
    language: str
    session_key: str
    session: str
    place: int
    places: int
    intervention: Intervention
    position: int
    of: int
    previous: Neighbour | None
    next: Neighbour | None


@dataclass(frozen=True, slots=True)
class Since:
    """That an intervention has changed since an edition, or been `added`."""

    number: int
    added: bool


Made = TypeVar("Made")


class _Making(Mapping[str, Made]):
    """Something of each intervention by its key, made when it is first asked for."""

    def __init__(
        self, values: Mapping[str, InterventionValue], make: Callable[[InterventionValue], Made]
    ) -> None:
        self._values, self._make = values, make
        self._made: dict[str, Made] = {}

    def __getitem__(self, key: str) -> Made:
        if key not in self._made:
            self._made[key] = self._make(self._values[key])
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


class Reading:
    """A document with its names looked up once: makes the parts that pages show."""

    def __init__(self, document: Synthesis) -> None:
        self.document = document
        self.directory = Directory.of(document)
        self.values = {each.key: each for each in document.interventions}
        self.voices = _Making(self.values, self._voices)
        self.steps = _Making(self.values, self._step)

    def _voices(self, value: InterventionValue) -> tuple[Voice, ...]:
        return tuple(voices.voice(speaking, self.directory) for speaking in value.speakings)

    def _step(self, value: InterventionValue) -> Step:
        return Step(value.key, voices.label(value, self.voices[value.key]))

    def _steps(self, keys: Collection[str]) -> dict[str, Step]:
        """Those of these interventions, in the order of the document."""
        return {key: self.steps[key] for key in self.values if key in keys}

    def intervention(self, value: InterventionValue) -> Intervention:
        directory, language = self.directory, self.document.language
        said_by, label = self.voices[value.key], self.steps[value.key].label
        return Intervention(
            key=value.key,
            label=label,
            heading=value.heading,
            kind=value.kind,
            kind_label=str(InterventionKind(value.kind).label),
            mode=value.mode,
            mode_label=str(InterventionMode(value.mode).label),
            body=value.body,
            credit=citing.credit(said_by, value.mode, label),
            voices=said_by,
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
        return tuple(
            extracts.takeaway(each, self.directory, self._steps(each.supports)) for each in values
        )

    def alliances(self, told_by: str | None = None) -> tuple[Alliance, ...]:
        """All of them, or those that one intervention tells."""
        return tuple(
            extracts.alliance(
                each, self.directory, self._steps(each.told_by), self.document.language
            )
            for each in self.document.alliances
            if told_by is None or told_by in each.told_by
        )


def intervention_page(document: Synthesis, key: str) -> InterventionPage | None:
    """The page of the intervention that has this key; None when the document has none."""
    reading = Reading(document)
    if key not in reading.values:
        return None
    sessions = {
        each.key: session for session in document.sessions for each in session.interventions
    }
    session, keys = sessions[key], list(reading.values)
    at = keys.index(key)
    return InterventionPage(
        plenary=document.title,
        event=document.event.full_name,
        held_on=document.held_on,
        language=document.language,
        session_key=session.key,
        session=session.title,
        place=[each.key for each in session.interventions].index(key) + 1,
        places=len(session.interventions),
        intervention=reading.intervention(reading.values[key]),
        position=at + 1,
        of=len(keys),
        previous=_neighbour(reading, sessions, session, keys[max(at - 1, 0) : at]),
        next=_neighbour(reading, sessions, session, keys[at + 1 : at + 2]),
    )


def _neighbour(
    reading: Reading, sessions: Mapping[str, Session], here: Session, keys: Sequence[str]
) -> Neighbour | None:
    """Of the one key that there is, if there is one."""
    for key in keys:
        session = "" if sessions[key] is here else sessions[key].title
        return Neighbour(key, reading.steps[key].label, reading.voices[key], session)
    return None


def since(first: Edition | None, edition: Edition, key: str) -> Since | None:
    """What became of an intervention of `edition` after the `first` one of its plenary; None when
    it says the same, or there is no earlier one.
    """
    if first is None or first.number == edition.number:
        return None
    value = next(each for each in edition.synthesis.interventions if each.key == key)
    names = {key, *value.former_keys}
    before = next((each for each in first.synthesis.interventions if each.key in names), None)
    if before is None:
        return Since(first.number, added=True)
    return None if _said(before) == _said(value) else Since(first.number, added=False)


def _said(value: InterventionValue) -> InterventionValue:
    """Without its name and its place in the source, which readers do not read."""
    return value.model_copy(update={"key": "", "former_keys": (), "place": None})
