"""Who speaks, as printed that day, and what is named beside: organisations, themes and goals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import get_language

from synthesis import text
from synthesis.document.composing import Directory
from synthesis.document.extracts import GoalTag, ThemeTag
from synthesis.document.reference import Organisation
from synthesis.document.synthesis import Intervention, Mention, Speaking
from synthesis.models.kinds import InterventionKind, OrganisationKind


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice. When an organisation speaks with no person, it is the `name`; `organisation` is "".

    `person_slug` and `organisation_slug` are "" where nobody is known, `kind` where no organisation
    is.
    """

    name: str
    role: str = ""
    organisation: str = ""
    kind: str = ""
    person_slug: str = ""
    organisation_slug: str = ""

    def __str__(self) -> str:
        return self.name

    @property
    def kind_label(self) -> str:
        return kind_label(self.kind)

    @property
    def initials(self) -> str:
        return text.initials(self.name)


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation where it is named; `printed` is how it was written there."""

    slug: str
    name: str
    kind: str
    printed: str = ""

    @property
    def kind_label(self) -> str:
        return kind_label(self.kind)


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of something; `stated` by the speaker, or assigned by the editor."""

    slug: str
    name: str
    stated: bool


@dataclass(frozen=True, slots=True)
class Goal:
    """A Sustainable Development Goal; `stated` by the speaker, or assigned by the editor."""

    number: int
    title: str
    stated: bool


def kind_label(kind: str) -> str:
    return str(OrganisationKind(kind).label) if kind else ""


def voice(speaking: Speaking, directory: Directory) -> Voice:
    person = directory.people.get(speaking.person or "")
    organisation = directory.organisations.get(speaking.organisation or "")
    spoken_for = speaking.printed_organisation or (organisation.name if organisation else "")
    name = speaking.printed_name or (person.name if person else "")
    return Voice(
        name=name or spoken_for,
        role=speaking.printed_role,
        organisation=spoken_for if name else "",
        kind=organisation.kind if organisation else "",
        person_slug=speaking.person or "",
        organisation_slug=speaking.organisation or "",
    )


def voice_of_byline(line: Mapping[str, str]) -> Voice:
    """A voice of a `Passage.byline`."""
    name = line["name"]
    return Voice(
        name=name or line["organisation"],
        role=line["role"],
        organisation=line["organisation"] if name else "",
        kind=line["kind"],
        person_slug=line["person_slug"],
        organisation_slug=line["organisation_slug"],
    )


def said_by(person: str | None, organisation: str | None, directory: Directory) -> Voice | None:
    """Who said a quotation or gave an answer; None when the synthesis does not say."""
    if not (person or organisation):
        return None
    return voice(Speaking(person=person, organisation=organisation), directory)


def label(intervention: Intervention, voices: Iterable[Voice]) -> str:
    """What an intervention is called in a list: who speaks, or its heading, or what kind it is."""
    kind = str(InterventionKind(intervention.kind).label).capitalize()
    return ", ".join(map(str, voices)) or intervention.heading or kind


def named(organisation: Organisation, printed: str = "") -> Named:
    return Named(organisation.slug, organisation.name, organisation.kind, printed)


def mentioned(mention: Mention, directory: Directory) -> Named:
    return named(directory.organisations[mention.organisation], mention.printed)


def themes(tags: Iterable[ThemeTag], directory: Directory) -> tuple[Theme, ...]:
    return tuple(Theme(tag.theme, directory.themes[tag.theme].name, tag.stated) for tag in tags)


def goals(tags: Iterable[GoalTag], directory: Directory) -> tuple[Goal, ...]:
    """Titles in the language of the page, as the United Nations write them."""
    english = (get_language() or "").startswith("en")
    records = ((directory.goals[tag.goal], tag.stated) for tag in tags)
    return tuple(
        Goal(each.number, each.title_en if english else each.title_fr, stated)
        for each, stated in records
    )
