"""The heads of a plenary's pages: its own, and that of each of its editions."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from synthesis import text
from synthesis.models.editions import Edition
from synthesis.pages.heads import nodes, pictures
from synthesis.pages.heads.addresses import absolute, identity, path
from synthesis.pages.heads.head import (
    DESCRIPTION_LENGTH,
    LONGEST_TITLE,
    SITE,
    Citation,
    Head,
    Kind,
    Picture,
)
from synthesis.pages.plenaries import PlenaryPage
from synthesis.templatetags.reading import long_date


def plenary_head(edition: Edition, page: PlenaryPage) -> Head:
    """Of the page that always shows the current edition: the one that search engines list."""
    return Head(
        title=page.title,
        description=_description(page),
        path=path("plenary", edition.slug),
        kind=Kind.TEXT,
        trail=((_("Plénières"), path("plenaries")),),
        picture=_picture(edition, edition.slug),
        citation=_citation(edition, page, edition.slug),
        published_at=edition.published_at,
        nodes=_nodes(edition, page, edition.slug),
    )


def edition_head(edition: Edition, page: PlenaryPage, current: Edition) -> Head:
    """Of an edition at its own address, which is what is cited; `current` is its plenary's today.

    The current one says the same as the plenary's page, which is then its canonical address. An
    older one is not listed by search engines: nobody should land on words that were corrected.
    """
    slug, is_current = current.slug, edition.number == current.number
    own = path("edition", slug, edition.number)
    short = text.excerpt(page.title, LONGEST_TITLE - 15)
    return Head(
        title=_("%(title)s, édition %(number)s") % {"title": short, "number": edition.number},
        description=_description(page),
        path=path("plenary", slug) if is_current else own,
        kind=Kind.TEXT,
        trail=((_("Plénières"), path("plenaries")), (page.title, path("plenary", slug))),
        indexed=is_current,
        picture=_picture(current, slug),
        citation=_citation(edition, page, slug),
        published_at=edition.published_at,
        nodes=_nodes(edition, page, slug),
    )


def _description(page: PlenaryPage) -> str:
    """When and at what, and the beginning of the introduction."""
    day = long_date(page.held_on)
    introduction = text.plain(page.introduction)
    if introduction:
        return text.excerpt(f"{page.event.name}, {day} — {introduction}", DESCRIPTION_LENGTH)
    return _(
        "Synthèse de la plénière du %(day)s, %(event)s : interventions, citations, chiffres et"
        " points à retenir."
    ) % {"day": day, "event": page.event.name}


def _picture(edition: Edition, slug: str) -> Picture:
    """An older edition has that of the current one, the only one that is drawn."""
    return pictures.of_plenary(slug, edition.title, edition.event, edition.held_on)


def _citation(edition: Edition, page: PlenaryPage, slug: str) -> Citation:
    """What is cited is the edition, at the address that it keeps."""
    return Citation(
        title=page.title,
        authors=tuple(each.name for each in page.co_organisers) or (SITE,),
        day=edition.published_at.date(),
        conference=page.event.name,
        language=page.language,
        path=path("edition", slug, edition.number),
    )


def _nodes(edition: Edition, page: PlenaryPage, slug: str) -> tuple[dict[str, Any], ...]:
    event = _event(page, slug)
    original = edition.synthesis.translation_of
    translated_from = original and identity("plenary", original, thing="synthesis")
    said = nodes.synthesis(slug, page.title) | nodes.node(
        "CreativeWork",
        about=nodes.plenary(slug) if event else None,
        inLanguage=page.language,
        datePublished=edition.published_at.isoformat(timespec="seconds"),
        version=edition.number,
        translationOfWork=translated_from and nodes.reference(translated_from),
        sameAs=absolute(path("edition", slug, edition.number)),
    )
    return (event, said) if event else (said,)


def _event(page: PlenaryPage, slug: str) -> dict[str, Any] | None:
    """Nothing when the place is not known: an event without one is refused by those who read it."""
    if not page.event.place:
        return None
    heard = [
        voice
        for session in page.sessions
        for intervention in session.interventions
        for voice in intervention.voices
    ]
    organisers = {each.slug: each for each in (*page.co_organisers, *page.event.organisers)}
    return nodes.node(
        "Event",
        id=identity("plenary", slug, thing="event"),
        name=page.title,
        description=page.event.name,
        url=absolute(path("plenary", slug)),
        startDate=page.held_on.isoformat(),
        endDate=page.held_on.isoformat(),
        eventStatus="https://schema.org/EventScheduled",
        eventAttendanceMode="https://schema.org/OfflineEventAttendanceMode",
        inLanguage=page.language,
        location=nodes.node("Place", name=page.event.place, address=page.event.place),
        organizer=[nodes.organisation(each.slug, each.name) for each in organisers.values()],
        performer=nodes.voices(heard),
        subjectOf=nodes.reference(identity("plenary", slug, thing="synthesis")),
    )
