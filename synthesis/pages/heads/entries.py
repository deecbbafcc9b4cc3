"""The heads of what the index names: organisations, people, themes and goals, from its entries."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from synthesis import text
from synthesis.models.entries import Entry
from synthesis.pages.heads import nodes, pictures
from synthesis.pages.heads.addresses import path
from synthesis.pages.heads.head import DESCRIPTION_LENGTH, TITLE_LENGTH, Head, Kind, Node
from synthesis.pages.voices import Voice


def organisation_head(entry: Entry, family: Iterable[Entry]) -> Head:
    """`family` are the organisation that runs it and those that it runs."""
    said = _("Qui s’est exprimé au nom de %(name)s, qui l’a mentionnée, et ses alliances.")
    return _head(
        entry,
        name="organisation",
        list_name="organisations",
        among=_("Organisations"),
        said=_described(entry, "description") or said % {"name": entry.label},
        node=nodes.described_organisation(entry, family),
    )


def person_head(entry: Entry, heard: Iterable[Voice]) -> Head:
    """`heard` are voices, theirs among others, the last one first."""
    said = _("Les interventions de %(name)s en plénière, et ses mots cités.")
    mine = [each for each in heard if each.person_slug == entry.slug]
    return _head(
        entry,
        name="person",
        list_name="people",
        among=_("Personnes"),
        kind=Kind.PROFILE,
        said=_described(entry, "biography") or said % {"name": entry.label},
        node=nodes.described_person(entry, mine),
    )


def theme_head(entry: Entry) -> Head:
    said = _("Ce qui s’est dit en plénière sur le thème « %(name)s » : qui, et au nom de qui.")
    return _head(
        entry,
        name="theme",
        list_name="themes",
        among=_("Thèmes"),
        title=_("Thème : %(name)s") % {"name": entry.label},
        said=_described(entry, "description") or said % {"name": entry.label},
        node=nodes.theme(entry.slug, entry.label, entry.value.get("description", "")),
    )


def goal_head(entry: Entry, title: str) -> Head:
    """`title` is the goal's in the language of the page."""
    said = _(
        "Ce qui s’est dit en plénière sur l’objectif de développement durable %(number)s,"
        " « %(title)s »."
    )
    return _head(
        entry,
        name="goal",
        list_name="goals",
        among=_("Objectifs de développement durable"),
        title=_("Objectif %(number)s : %(title)s") % {"number": entry.slug, "title": title},
        said=said % {"number": entry.slug, "title": title},
        node=nodes.goal(int(entry.slug), title),
    )


def _described(entry: Entry, field: str) -> str:
    """What its record says of it; "" when it says nothing."""
    words = entry.value.get(field)
    said = _("%(name)s en plénière. %(words)s")
    return said % {"name": entry.label, "words": words} if words else ""


def _head(
    entry: Entry,
    *,
    name: str,
    list_name: str,
    among: str,
    said: str,
    node: Node,
    title: str = "",
    kind: Kind = Kind.PAGE,
) -> Head:
    which = int(entry.slug) if name == "goal" else entry.slug
    return Head(
        title=text.excerpt(title or entry.label, TITLE_LENGTH),
        description=text.excerpt(said, DESCRIPTION_LENGTH),
        path=path(name, which),
        kind=kind,
        trail=((among, path(list_name)),),
        picture=pictures.of_entry(entry),
        nodes=(node,),
    )
