"""The head of an intervention's page."""

from __future__ import annotations

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from synthesis import text
from synthesis.document.synthesis import Intervention
from synthesis.models.editions import Edition
from synthesis.models.kinds import Language
from synthesis.pages.heads import nodes, pictures
from synthesis.pages.heads.addresses import language, path
from synthesis.pages.heads.head import (
    DESCRIPTION_LENGTH,
    SITE,
    Citation,
    Head,
    Kind,
    titled,
)
from synthesis.pages.interventions import Intervention as Shown
from synthesis.pages.interventions import InterventionPage


def intervention_head(edition: Edition, page: InterventionPage) -> Head:
    """`edition` is the current one, with its document."""
    own = path("intervention", edition.slug, page.intervention.key)
    words = text.plain(page.intervention.body)
    return Head(
        title=titled(_label(edition, page.intervention), edition.event),
        description=text.excerpt(words, DESCRIPTION_LENGTH),
        path=own,
        kind=Kind.TEXT,
        trail=(
            (_("Interventions"), path("interventions")),
            (edition.title, path("plenary", edition.slug)),
        ),
        picture=pictures.of_intervention(edition, page.intervention, words),
        citation=_citation(edition, page, own),
        published_at=edition.published_at,
        nodes=(_node(edition, page),),
    )


def _label(edition: Edition, said: Shown) -> str:
    """What lists call it, a number from the second time that the same voices are heard, and that
    it is translated, when its page is in the language of the translation.
    """
    heard = {each.key: _who(each) for each in edition.synthesis.interventions}
    alike = [key for key, who in heard.items() if who == heard[said.key]]
    rank = alike.index(said.key) + 1
    label = said.label if rank == 1 else f"{said.label} ({rank})"
    if not edition.synthesis.translation_of or edition.language != language():
        return label
    written_in = str(Language(edition.language).label)
    return _("%(title)s, en %(language)s") % {"title": label, "language": written_in}


def _who(said: Intervention) -> object:
    voices = [(each.person, each.organisation, each.printed_name) for each in said.speakings]
    return voices or (said.heading, said.kind)


def _citation(edition: Edition, page: InterventionPage, own: str) -> Citation:
    said = page.intervention
    return Citation(
        title=said.heading or f"{capfirst(said.kind_label)} — {page.session}",
        authors=nodes.authors(said.voices, edition.synthesis.people) or (SITE,),
        day=edition.held_on,
        conference=edition.title,
        language=page.language,
        path=own,
    )


def _node(edition: Edition, page: InterventionPage) -> dict[str, Any]:
    said, slug = page.intervention, edition.slug
    return nodes.intervention(slug, said.key, said.label) | nodes.node(
        "CreativeWork",
        genre=said.kind_label,
        inLanguage=page.language,
        author=nodes.voices(said.voices),
        dateCreated=edition.held_on.isoformat(),
        datePublished=edition.published_at.isoformat(timespec="seconds"),
        recordedAt=nodes.plenary(slug),
        isPartOf=nodes.synthesis(slug, edition.title),
        position=page.position,
        mentions=[nodes.organisation(each.slug, each.name) for each in said.mentions],
        about=[
            *(nodes.theme(each.slug, each.name) for each in said.themes),
            *(nodes.goal(each.number, each.title) for each in said.goals),
        ],
        hasPart=[nodes.quotation(slug, each) for each in said.quotations],
    )
