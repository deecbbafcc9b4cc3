"""What a synthesis refers to and shares with others: organisations, people, the event, themes and
goals.

A document carries a copy of each record that it names, as it stood that day, so that an edition
says the same thing for ever. Affiliations are not in it: they only suggest a role to the editor,
and the role that was printed stands in the Speaking.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from synthesis.document.values import (
    FullLine,
    Key,
    Keys,
    Line,
    Lines,
    OptionalWebAddress,
    Text,
    Value,
)


class OrganisationKind(StrEnum):
    """What an organisation is; Popolo's `classification`."""

    ASSOCIATION = "association"
    COMPANY = "company"
    FOUNDATION = "foundation"
    PUBLIC = "public"
    INTERNATIONAL = "international"
    RESEARCH = "research"
    MEDIA = "media"
    NETWORK = "network"
    OTHER = "other"


class Organisation(Value):
    """Popolo Organization. `parent` is the slug of the one that runs it: that is no alliance."""

    slug: Key
    former_slugs: Keys = ()
    name: FullLine
    short_name: Line = ""
    kind: OrganisationKind = OrganisationKind.OTHER
    parent: Key | None = None
    aliases: Lines = ()
    logo: Line = ""
    website: OptionalWebAddress = ""
    description: Text = ""


class Person(Value):
    """Popolo Person. `portrait` is a file's name in the site's storage."""

    slug: Key
    former_slugs: Keys = ()
    given_name: Line = ""
    family_name: FullLine
    portrait: Line = ""
    biography: Text = ""

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


class Event(Value):
    """schema.org Event. `organisers` are slugs of organisations of the same document."""

    slug: Key
    name: FullLine
    edition: Line = ""
    starts_on: date | None = None
    ends_on: date | None = None
    venue: Line = ""
    city: Line = ""
    organisers: Keys = ()

    @model_validator(mode="after")
    def _dates_in_order(self) -> Self:
        if self.starts_on and self.ends_on and self.starts_on > self.ends_on:
            raise PydanticCustomError("dates", "L’événement finit avant d’avoir commencé.")
        return self

    @property
    def full_name(self) -> str:
        """With its edition, which may be a year that the name already says."""
        said = self.edition in self.name
        return self.name if said else f"{self.name} {self.edition}"


class Theme(Value):
    """An editor's own subject heading; schema.org DefinedTerm."""

    slug: Key
    former_slugs: Keys = ()
    name: FullLine
    description: Text = ""


class Goal(Value):
    """One of the 17 Sustainable Development Goals, with its official titles."""

    number: Annotated[int, Field(ge=1, le=17)]
    title_fr: FullLine
    title_en: FullLine
