"""The page of a plenary: the whole synthesis, as one reads it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from synthesis.document.reference import Event as EventValue
from synthesis.document.synthesis import Link as LinkValue
from synthesis.document.synthesis import LinkStatus, Synthesis
from synthesis.document.synthesis import Session as SessionValue
from synthesis.models.kinds import TakeawayKind
from synthesis.pages import charts, photos, voices
from synthesis.pages.charts import Placed, Series
from synthesis.pages.extracts import Alliance, Answer, Figure, Step, Takeaway
from synthesis.pages.interventions import Intervention, Reading
from synthesis.pages.networks.graph import Graph, graph
from synthesis.pages.networks.ties import ties_of
from synthesis.pages.notes import Notebook, Notes
from synthesis.pages.photos import Photo, Row
from synthesis.pages.voices import Named
from synthesis.renditions import Size
from synthesis.templatetags.reading import long_date

# Longer answers, or more of them, are read as sentences: the closing page sets them smaller.
WORD_LENGTH, MOST_WORDS = 24, 6


@dataclass(frozen=True, slots=True)
class Event:
    """`name` with its edition; `place` is venue and city; `days` are in words, "" when unknown."""

    name: str
    place: str
    days: str
    starts_on: date | None
    ends_on: date | None
    organisers: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Session:
    """`notes` is None when nothing in it leads elsewhere."""

    key: str
    title: str
    opening: str
    interventions: tuple[Intervention, ...]
    notes: Notes | None


@dataclass(frozen=True, slots=True)
class LastWords:
    """The answers of the round table that the synthesis ends on, and where they were given."""

    source: Step
    answers: tuple[Answer, ...]

    @property
    def are_few(self) -> bool:
        """Whether they are so few, and so short, that each can fill a line of the closing page."""
        return len(self.answers) <= MOST_WORDS and all(
            len(each.text) <= WORD_LENGTH for each in self.answers
        )


@dataclass(frozen=True, slots=True)
class TakeawayGroup:
    """Takeaways of one kind, in the order of the synthesis; `label` is « Constats »."""

    kind: str
    label: str
    takeaways: tuple[Takeaway, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Comparable figures, and the interventions that give them."""

    series: Series
    told_by: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Figures that count the same thing, for several populations, and the intervention that gives
    them.
    """

    figures: tuple[Figure, ...]
    told_by: Step


@dataclass(frozen=True, slots=True)
class Link:
    """`is_dead` when its address no longer answers, tried on `checked_on` (None: day unknown)."""

    key: str
    url: str
    label: str
    archived_url: str
    is_dead: bool
    checked_on: date | None


@dataclass(frozen=True, slots=True)
class PlenaryPage:
    """The whole synthesis. `introduction`, `closing` and bodies are safe HTML, the rest is text.

    What stands elsewhere on the page is not repeated: `last_words` are not among the answers of
    their intervention, the `cover` is not in a row of the `story`, nor a figure of a chart among
    the `figures`. One alliance makes no `network`.
    """

    title: str
    language: str
    held_on: date
    event: Event
    co_organisers: tuple[Named, ...]
    introduction: str
    introduction_notes: Notes | None
    closing: str
    closing_notes: Notes | None
    sessions: tuple[Session, ...]
    last_words: LastWords | None
    alliances: tuple[Alliance, ...]
    takeaways: tuple[TakeawayGroup, ...]
    charts: tuple[Chart, ...]
    figures: tuple[Told, ...]
    cover: Photo | None
    story: tuple[Row, ...]
    links: tuple[Link, ...]
    network: Graph | None = None

    @property
    def number_of_takeaways(self) -> int:
        return sum(len(group.takeaways) for group in self.takeaways)

    @property
    def number_of_figures(self) -> int:
        drawn = sum(len(chart.series.bars) for chart in self.charts)
        return drawn + sum(len(each.figures) for each in self.figures)

    @property
    def number_of_photos(self) -> int:
        return sum(map(len, self.story))


def plenary_page(document: Synthesis, sizes: Mapping[str, Size] | None = None) -> PlenaryPage:
    """`sizes` are those of the pictures' files in pixels, by name; unknown ones are missing."""
    reading = Reading(document)
    organisations = reading.directory.organisations
    notebook = Notebook()
    introduction_notes = notebook.notes(document.introduction)
    sessions = [_session(each, reading, notebook) for each in document.sessions]
    spoken = [each for session in sessions for each in session.interventions]
    drawn = _charts(spoken)
    alliances = reading.alliances()
    album = photos.photos(document.photos, sizes or {})
    return PlenaryPage(
        title=document.title,
        language=document.language,
        held_on=document.held_on,
        event=_event(document.event, reading),
        co_organisers=tuple(voices.named(organisations[slug]) for slug in document.co_organisers),
        introduction=document.introduction,
        introduction_notes=introduction_notes,
        closing=document.closing,
        closing_notes=notebook.notes(document.closing),
        sessions=_without_last_words(sessions),
        last_words=_last_words(spoken),
        alliances=alliances,
        network=_network(alliances, document),
        takeaways=_by_kind(reading.takeaways(document.takeaways)),
        charts=drawn,
        figures=_told(spoken, drawn),
        cover=next((each for each in album if each.key == document.cover), None),
        story=photos.rows([each for each in album if each.key != document.cover]),
        links=tuple(_link(each) for each in document.links),
    )


def _event(value: EventValue, reading: Reading) -> Event:
    organisations = reading.directory.organisations
    return Event(
        name=value.full_name,
        place=", ".join(filter(None, (value.venue, value.city))),
        days=days(value.starts_on, value.ends_on),
        starts_on=value.starts_on,
        ends_on=value.ends_on,
        organisers=tuple(voices.named(organisations[slug]) for slug in value.organisers),
    )


def days(first: date | None, last: date | None) -> str:
    """« du 4 au 6 septembre 2017 », with what both days share said once; "" when one is unknown,
    and for one day alone: it is the plenary's.
    """
    if first is None or last is None or first == last:
        return ""
    # The year ends a date, and the month stands before it, in both languages.
    words = long_date(first).split(" ")
    shared = 0 if first.year != last.year else 1 if first.month != last.month else 2
    return _("du %(first)s au %(last)s") % {
        "first": " ".join(words[: len(words) - shared]),
        "last": long_date(last),
    }


def _session(value: SessionValue, reading: Reading, notebook: Notebook) -> Session:
    return Session(
        key=value.key,
        title=value.title,
        opening=value.opening,
        interventions=tuple(reading.intervention(each) for each in value.interventions),
        notes=notebook.notes(value.opening, *(each.body for each in value.interventions)),
    )


def _last_words(spoken: Sequence[Intervention]) -> LastWords | None:
    if not spoken or not spoken[-1].answers:
        return None
    return LastWords(Step(spoken[-1].key, spoken[-1].label), spoken[-1].answers)


def _without_last_words(sessions: Sequence[Session]) -> tuple[Session, ...]:
    """The sessions, the last intervention without its answers: the closing page has them."""
    last = next((each for each in reversed(sessions) if each.interventions), None)
    if last is None:
        return tuple(sessions)
    *others, end = last.interventions
    cut = replace(last, interventions=(*others, replace(end, answers=())))
    return tuple(cut if each is last else each for each in sessions)


_HEADINGS = {
    TakeawayKind.OBSERVATION: ngettext_lazy("Constat", "Constats"),
    TakeawayKind.OBSTACLE: ngettext_lazy("Obstacle", "Obstacles"),
    TakeawayKind.LEVER: ngettext_lazy("Levier", "Leviers"),
    TakeawayKind.REQUEST: ngettext_lazy("Demande", "Demandes"),
    TakeawayKind.COMMITMENT: ngettext_lazy("Engagement", "Engagements"),
    TakeawayKind.OUTLOOK: ngettext_lazy("Perspective", "Perspectives"),
}


def _by_kind(takeaways: Sequence[Takeaway]) -> tuple[TakeawayGroup, ...]:
    """From what is observed to what is hoped for; who looks for requests finds them together."""
    groups: dict[str, list[Takeaway]] = {}
    for each in takeaways:
        groups.setdefault(each.kind, []).append(each)
    return tuple(
        TakeawayGroup(kind, str(heading % len(groups[kind])), tuple(groups[kind]))
        for kind, heading in _HEADINGS.items()
        if kind in groups
    )


def _network(alliances: Sequence[Alliance], document: Synthesis) -> Graph | None:
    short_names = {each.slug: each.short_name for each in document.organisations}
    ties = ties_of(alliances, document.slug, short_names)
    return graph(ties) if len(ties) > 1 else None


def _charts(spoken: Iterable[Intervention]) -> tuple[Chart, ...]:
    tellers = {figure: each for each in spoken for figure in each.figures}
    drawn = charts.all_series(Placed(figure) for figure in tellers)
    return tuple(
        Chart(series, tuple(dict.fromkeys(_step(tellers[bar.figure]) for bar in series.bars)))
        for series in drawn
    )


def _told(spoken: Iterable[Intervention], drawn: Iterable[Chart]) -> tuple[Told, ...]:
    """What no chart shows."""
    shown = {bar.figure for chart in drawn for bar in chart.series.bars}
    told = (
        Told(tuple(each for each in group.figures if each not in shown), _step(intervention))
        for intervention in spoken
        for group in intervention.figure_groups
    )
    return tuple(each for each in told if each.figures)


def _step(intervention: Intervention) -> Step:
    return Step(intervention.key, intervention.label)


def _link(value: LinkValue) -> Link:
    return Link(
        key=value.key,
        url=value.url,
        label=value.label,
        archived_url=value.archived_url,
        is_dead=value.status == LinkStatus.DEAD,
        checked_on=value.checked_on,
    )
