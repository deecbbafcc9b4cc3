"""The page of a plenary: the whole synthesis, as one reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from synthesis.document.reference import Event as EventValue
from synthesis.document.synthesis import Link as LinkValue
from synthesis.document.synthesis import LinkStatus, Synthesis
from synthesis.document.synthesis import Photo as PhotoValue
from synthesis.document.synthesis import Session as SessionValue
from synthesis.pages import voices
from synthesis.pages.extracts import Alliance, Takeaway
from synthesis.pages.interventions import Intervention, Reading
from synthesis.pages.voices import Named


@dataclass(frozen=True, slots=True)
class Event:
    """`name` with its edition; `place` is venue and city."""

    name: str
    place: str
    starts_on: date | None
    ends_on: date | None
    organisers: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Session:
    key: str
    title: str
    opening: str
    interventions: tuple[Intervention, ...]


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
class Photo:
    """`alternative_text` is "" for a picture that only decorates."""

    key: str
    alternative_text: str
    credit: str
    caption: str


@dataclass(frozen=True, slots=True)
class PlenaryPage:
    """The whole synthesis. `introduction`, `closing` and bodies are safe HTML, the rest is text."""

    title: str
    language: str
    held_on: date
    event: Event
    co_organisers: tuple[Named, ...]
    introduction: str
    closing: str
    sessions: tuple[Session, ...]
    alliances: tuple[Alliance, ...]
    takeaways: tuple[Takeaway, ...]
    photos: tuple[Photo, ...]
    links: tuple[Link, ...]


def plenary_page(document: Synthesis) -> PlenaryPage:
    reading = Reading(document)
    organisations = reading.directory.organisations
    return PlenaryPage(
        title=document.title,
        language=document.language,
        held_on=document.held_on,
        event=_event(document.event, reading),
        co_organisers=tuple(voices.named(organisations[slug]) for slug in document.co_organisers),
        introduction=document.introduction,
        closing=document.closing,
        sessions=tuple(_session(each, reading) for each in document.sessions),
        alliances=reading.alliances(),
        takeaways=reading.takeaways(document.takeaways),
        photos=tuple(_photo(each) for each in document.photos),
        links=tuple(_link(each) for each in document.links),
    )


def _event(value: EventValue, reading: Reading) -> Event:
    organisations = reading.directory.organisations
    return Event(
        name=value.full_name,
        place=", ".join(filter(None, (value.venue, value.city))),
        starts_on=value.starts_on,
        ends_on=value.ends_on,
        organisers=tuple(voices.named(organisations[slug]) for slug in value.organisers),
    )


def _session(value: SessionValue, reading: Reading) -> Session:
    interventions = tuple(reading.intervention(each) for each in value.interventions)
    return Session(value.key, value.title, value.opening, interventions)


def _photo(value: PhotoValue) -> Photo:
    shown = "" if value.decorative else value.alternative_text
    return Photo(value.key, shown, value.credit, value.caption)


def _link(value: LinkValue) -> Link:
    return Link(
        key=value.key,
        url=value.url,
        label=value.label,
        archived_url=value.archived_url,
        is_dead=value.status == LinkStatus.DEAD,
        checked_on=value.checked_on,
    )
