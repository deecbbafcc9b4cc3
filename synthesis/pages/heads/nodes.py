"""schema.org nodes: what a page says of the things that it is about.

A thing is called by the address of its page and a word (`addresses.identity`), alike in every
language, so that what one page says of it adds to what another does.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from synthesis.document.reference import Person
from synthesis.models.entries import Entry
from synthesis.pages.extracts import Quotation, Step
from synthesis.pages.heads.addresses import absolute, identity, path
from synthesis.pages.voices import Voice

Made = dict[str, Any]


def node(kind: str, **properties: Any) -> Made:
    """Without the properties that say nothing; `id` is its "@id"."""
    said = {"@type": kind, "@id": properties.pop("id", None)} | properties
    return {name: value for name, value in said.items() if value or value == 0}


def reference(identity: str) -> dict[str, str]:
    """A thing that is described elsewhere."""
    return {"@id": identity}


# --- Who


def person(slug: str, name: str, **properties: Any) -> Made:
    """`slug` is "" for somebody of whom nothing but the name is known."""
    if not slug:
        return node("Person", name=name, **properties)
    who, address = identity("person", slug, thing="person"), absolute(path("person", slug))
    return node("Person", id=who, name=name, url=address, **properties)


def organisation(slug: str, name: str, **properties: Any) -> Made:
    """`slug` is "" for one of which nothing but the name is known."""
    if not slug:
        return node("Organization", name=name, **properties)
    who = identity("organisation", slug, thing="organisation")
    address = absolute(path("organisation", slug))
    return node("Organization", id=who, name=name, url=address, **properties)


def voice(said: Voice) -> Made:
    """A person with the printed role and the organisation spoken for; or that one alone."""
    if not said.person_slug and said.organisation_slug and not said.organisation:
        return organisation(said.organisation_slug, said.name)
    spoken_for = said.organisation and organisation(said.organisation_slug, said.organisation)
    return person(said.person_slug, said.name, jobTitle=said.role, affiliation=spoken_for)


def voices(said: Iterable[Voice]) -> list[Made]:
    """Each once, in the order in which they come."""
    found: dict[str, Voice] = {}
    for each in said:
        found.setdefault(each.person_slug or each.organisation_slug or each.name, each)
    return [voice(each) for each in found.values()]


def authors(said: Iterable[Voice], people: Iterable[Person]) -> tuple[str, ...]:
    """Names for a reference manager: « Family, Given » where the two are known apart."""
    known = {each.slug: _family_first(each) for each in people}
    return tuple(dict.fromkeys(known.get(each.person_slug, each.name) for each in said))


def _family_first(who: Person) -> str:
    return ", ".join(filter(None, (who.family_name, who.given_name)))


def described_person(entry: Entry, said: Iterable[Voice]) -> Made:
    """The person of an entry; `said` are voices of theirs, the last one first."""
    said = list(said)
    spoken_for = {each.organisation_slug: each.organisation for each in said if each.organisation}
    return person(
        entry.slug,
        entry.label,
        givenName=entry.value.get("given_name"),
        familyName=entry.value.get("family_name"),
        description=entry.value.get("biography"),
        jobTitle=next((each.role for each in said if each.role), None),
        affiliation=[organisation(slug, name) for slug, name in spoken_for.items()],
    )


def described_organisation(entry: Entry, family: Iterable[Entry]) -> Made:
    """The organisation of an entry; `family` are the one that runs it and those that it runs."""
    said = entry.value
    related = {each.slug: organisation(each.slug, each.label) for each in family}
    above = related.pop(said.get("parent") or "", None)
    return organisation(
        entry.slug,
        entry.label,
        alternateName=list(filter(None, (said.get("short_name"), *said.get("aliases", ())))),
        description=said.get("description"),
        sameAs=said.get("website"),
        parentOrganization=above,
        subOrganization=list(related.values()),
    )


# --- What was said, and where


def plenary(slug: str) -> dict[str, str]:
    """The event that a plenary was, described on its page."""
    return reference(identity("plenary", slug, thing="event"))


def synthesis(slug: str, title: str) -> Made:
    """The synthesis that something is a part of."""
    own = identity("plenary", slug, thing="synthesis")
    return node("CreativeWork", id=own, name=title, url=absolute(path("plenary", slug)))


def intervention(slug: str, key: str, name: str = "") -> Made:
    """An intervention of the plenary that has this slug."""
    own = identity("intervention", slug, key, thing="intervention")
    address = absolute(path("intervention", slug, key))
    return node("CreativeWork", id=own, name=name, url=address)


def steps(slug: str, leading: Iterable[Step]) -> list[Made]:
    return [intervention(slug, each.key, each.label) for each in leading]


def quotation(slug: str, shown: Quotation) -> Made:
    """Words between guillemets in the plenary that has this slug, and who said them."""
    return node(
        "Quotation",
        id=identity("quotation", slug, shown.key, thing="quotation"),
        text=shown.text,
        url=absolute(path("quotation", slug, shown.key)),
        spokenByCharacter=shown.said_by and voice(shown.said_by),
    )


# --- What it is about


def theme(slug: str, label: str, description: str = "") -> Made:
    return _term("theme", slug, label, _("Thèmes"), "themes", description=description)


def goal(number: int, title: str) -> Made:
    among = _("Objectifs de développement durable")
    return _term("goal", number, title, among, "goals", termCode=str(number))


def _term(name: str, which: Any, label: str, among: str, listed: str, **properties: Any) -> Made:
    return node(
        "DefinedTerm",
        id=identity(name, which, thing="term"),
        name=label,
        url=absolute(path(name, which)),
        inDefinedTermSet=node("DefinedTermSet", name=among, url=absolute(path(listed))),
        **properties,
    )
