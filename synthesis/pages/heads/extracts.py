"""The heads of what is cited alone, each from its Passage and the value that its page shows."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from synthesis import text
from synthesis.document.reference import Person
from synthesis.models.passages import Passage
from synthesis.pages import voices, wording
from synthesis.pages.extracts import Alliance, Figure, Quotation, Takeaway
from synthesis.pages.heads import nodes, pictures
from synthesis.pages.heads.addresses import absolute, identity, path
from synthesis.pages.heads.head import (
    DESCRIPTION_LENGTH,
    SITE,
    TITLE_LENGTH,
    Citation,
    Head,
    Kind,
    Node,
    titled,
)
from synthesis.pages.voices import Voice
from synthesis.templatetags.reading import long_date

WORDS_IN_A_TITLE = 50


def quotation_head(passage: Passage, shown: Quotation) -> Head:
    said_by = str(shown.said_by or "")
    words = wording.quoted(text.excerpt(shown.text, WORDS_IN_A_TITLE))
    return _head(
        passage,
        name="quotation",
        trail=(_("Citations"), path("quotations")),
        title=titled(words, said_by),
        description=_where(passage, ", ".join(filter(None, (wording.quoted(shown.text), said_by)))),
        authors=[shown.said_by] if shown.said_by else [],
        node=_cited(passage, nodes.quotation(passage.plenary_slug, shown)),
    )


def figure_head(passage: Passage, shown: Figure) -> Head:
    value = f"{shown.qualifier} {shown.value}".strip()
    said = ", ".join(filter(None, (value, shown.population, shown.counted)))
    return _head(
        passage,
        name="figure",
        trail=(_("Chiffres clés"), path("figures")),
        title=text.excerpt(capfirst(said), TITLE_LENGTH),
        description=_where(passage, ", ".join(filter(None, (said, shown.study)))),
        authors=_heard(passage),
        node=_figure(passage, shown),
    )


def takeaway_head(passage: Passage, shown: Takeaway) -> Head:
    return _head(
        passage,
        name="takeaway",
        trail=(_("À retenir"), path("takeaways")),
        title=text.excerpt(shown.statement, TITLE_LENGTH),
        description=_where(passage, shown.statement),
        authors=[],
        node=_takeaway(passage, shown),
    )


def alliance_head(passage: Passage, shown: Alliance) -> Head:
    names = ", ".join(each.name for each in shown.parties)
    return _head(
        passage,
        name="alliance",
        trail=(_("Alliances"), path("alliances")),
        title=titled(text.excerpt(shown.name, TITLE_LENGTH), passage.plenary),
        description=_where(passage, f"{shown.name} — {names}"),
        authors=[],
        node=_alliance(passage, shown),
    )


def _head(
    passage: Passage,
    *,
    name: str,
    trail: tuple[str, str],
    title: str,
    description: str,
    authors: Iterable[Voice],
    node: Node,
) -> Head:
    own = path(name, passage.plenary_slug, passage.key)
    return Head(
        title=title,
        description=description,
        path=own,
        kind=Kind.TEXT,
        trail=(trail, (passage.plenary, path("plenary", passage.plenary_slug))),
        picture=pictures.of_passage(passage),
        citation=Citation(
            title=title,
            authors=nodes.authors(authors, _people(passage)) or (SITE,),
            day=passage.held_on,
            conference=passage.plenary,
            language=passage.language,
            path=own,
        ),
        nodes=(node,),
    )


def _where(passage: Passage, words: str) -> str:
    day = _("plénière du %(day)s") % {"day": long_date(passage.held_on)}
    return f"{text.excerpt(words, DESCRIPTION_LENGTH - len(day) - 3)} — {day}"


def _people(passage: Passage) -> list[Person]:
    return [Person.model_validate(each) for each in passage.value.get("people", ())]


def _heard(passage: Passage) -> list[Voice]:
    return [voices.voice_of_byline(line) for line in passage.byline]


def _cited(passage: Passage, node: Node) -> Node:
    """With what is said of every text: its language, its day, where it was said and stands."""
    slug, within = passage.plenary_slug, passage.intervention
    text_around = (
        nodes.intervention(slug, within) if within else nodes.synthesis(slug, passage.plenary)
    )
    return {
        **node,
        "inLanguage": passage.language,
        "dateCreated": passage.held_on.isoformat(),
        "recordedAt": nodes.plenary(slug),
        "isPartOf": text_around,
    }


def _figure(passage: Passage, shown: Figure) -> Node:
    """A set of one number: what it counts, in which population, and where it comes from."""
    number = passage.value["node"]["number"]
    measured = nodes.node(
        "PropertyValue",
        name=shown.counted,
        value=float(number),
        unitText=passage.value["node"].get("unit"),
        description=", ".join(filter(None, (f"{shown.qualifier} {shown.value}", shown.population))),
    )
    set_of_one = nodes.node(
        "Dataset",
        id=identity("figure", passage.plenary_slug, passage.key, thing="figure"),
        name=capfirst(", ".join(filter(None, (shown.counted, shown.population)))),
        description=_where(passage, f"{shown.qualifier} {shown.value} {shown.counted}".strip()),
        url=absolute(path("figure", passage.plenary_slug, passage.key)),
        variableMeasured=measured,
        isBasedOn=shown.study and nodes.node("CreativeWork", name=shown.study),
        temporalCoverage=shown.year and str(shown.year),
        creator=nodes.voices(_heard(passage)),
    )
    return _cited(passage, set_of_one)


def _takeaway(passage: Passage, shown: Takeaway) -> Node:
    slug = passage.plenary_slug
    statement = nodes.node(
        "CreativeWork",
        id=identity("takeaway", slug, shown.key, thing="takeaway"),
        name=shown.statement,
        genre=shown.kind_label,
        url=absolute(path("takeaway", slug, shown.key)),
        isBasedOn=nodes.steps(slug, shown.supports),
        about=[
            *(nodes.theme(each.slug, each.name) for each in shown.themes),
            *(nodes.goal(each.number, each.title) for each in shown.goals),
        ],
    )
    return _cited(passage, statement)


def _alliance(passage: Passage, shown: Alliance) -> Node:
    slug = passage.plenary_slug
    return nodes.node(
        "Project",
        id=identity("alliance", slug, shown.key, thing="alliance"),
        name=shown.name,
        description=shown.made,
        url=absolute(path("alliance", slug, shown.key)),
        foundingDate=shown.year and str(shown.year),
        member=[nodes.organisation(each.slug, each.name) for each in shown.parties],
        subjectOf=nodes.steps(slug, shown.told_by),
    )
