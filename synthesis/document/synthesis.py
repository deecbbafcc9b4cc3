"""The Synthesis: everything that one synthesis says, as one frozen value.

Whatever comes in becomes one, whatever goes out is made from one. Order is the order of the tuples;
what has no order (slugs, tags, former keys) is kept sorted, so that two values are equal when they
say the same thing, and so are their bytes. `version` is that of this vocabulary: it rises when an
old document would no longer be read as it was meant.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from synthesis.document.extracts import (
    Alliance,
    Answer,
    GoalTags,
    KeyFigure,
    Quotation,
    Takeaway,
    ThemeTags,
)
from synthesis.document.integrity import check
from synthesis.document.reference import Event, Goal, Organisation, Person, Theme
from synthesis.document.values import (
    FullLine,
    Key,
    Keys,
    Line,
    OptionalWebAddress,
    Percentage,
    Prose,
    Text,
    Value,
    WebAddress,
    clean_document,
)


class InterventionKind(StrEnum):
    """The part that an intervention has in its session."""

    FRAMING = "framing"
    TALK = "talk"
    TESTIMONY = "testimony"
    ROUND_TABLE = "round_table"
    CONCLUSION = "conclusion"


class InterventionMode(StrEnum):
    """Whether the text reports the words, gives them, or does both."""

    PARAPHRASE = "paraphrase"
    VERBATIM = "verbatim"
    MIXED = "mixed"


class LinkStatus(StrEnum):
    """Whether a link's address still answered when it was last tried."""

    UNKNOWN = "unknown"
    ALIVE = "alive"
    DEAD = "dead"


class Place(Value):
    """Where something stands in the source's text: characters from `start` up to, not including,
    `end`.
    """

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(le=2**31 - 1)]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.start >= self.end:
            raise PydanticCustomError("place", "Le passage de la source finit avant de commencer.")
        return self


class Source(Value):
    """The document that the editor started from. Its text stays on the desk: a public document has
    only its SHA-256.
    """

    name: FullLine
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    text: Annotated[str, AfterValidator(clean_document)] = ""

    @model_validator(mode="after")
    def _text_has_its_hash(self) -> Self:
        if self.text and self.sha256 != fingerprint(self.text):
            message = "Le texte de la source ne répond pas à son SHA-256."
            raise PydanticCustomError("source", message)
        return self

    @classmethod
    def of(cls, name: str, text: str) -> Self:
        text = clean_document(text)
        return cls(name=name, text=text, sha256=fingerprint(text))


def fingerprint(text: str) -> str:
    """SHA-256 of the text's UTF-8 bytes, in 64 lower-case hexadecimal digits."""
    return sha256(text.encode()).hexdigest()


class Speaking(Value):
    """Who speaks, and for whom, as printed that day. At least a person, an organisation or a
    printed name.
    """

    person: Key | None = None
    organisation: Key | None = None
    printed_name: Line = ""
    printed_role: Line = ""
    printed_organisation: Line = ""

    @model_validator(mode="after")
    def _somebody(self) -> Self:
        if not (self.person or self.organisation or self.printed_name):
            message = "Indiquez une personne, une organisation ou un nom imprimé."
            raise PydanticCustomError("nobody", message)
        return self


class Mention(Value):
    """An organisation talked about without its speaking; `printed` is how it was written there."""

    organisation: Key
    printed: Line = ""


def _each_once(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    if len({mention.organisation for mention in mentions}) != len(mentions):
        message = "Une intervention mentionne deux fois la même organisation."
        raise PydanticCustomError("repeated", message)
    return mentions


class Intervention(Value):
    """What one voice (or several) said. `heading` is printed above it; `place` is where the source
    has it.
    """

    key: Key
    former_keys: Keys = ()
    heading: Line = ""
    kind: InterventionKind = InterventionKind.TALK
    mode: InterventionMode = InterventionMode.PARAPHRASE
    body: Prose = ""
    place: Place | None = None
    speakings: tuple[Speaking, ...] = ()
    mentions: Annotated[tuple[Mention, ...], AfterValidator(_each_once)] = ()
    quotations: tuple[Quotation, ...] = ()
    figures: tuple[KeyFigure, ...] = ()
    answers: tuple[Answer, ...] = ()
    themes: ThemeTags = ()
    goals: GoalTags = ()


class Session(Value):
    """One « temps d’échanges » and its interventions, in order."""

    key: Key
    former_keys: Keys = ()
    title: FullLine
    opening: Prose = ""
    interventions: tuple[Intervention, ...] = ()


class Photo(Value):
    """A picture. `file` is its name in the site's storage; the focal point is in percent from the
    top left.
    """

    key: Key
    former_keys: Keys = ()
    file: FullLine
    alternative_text: Text = ""
    decorative: bool = False
    credit: Line = ""
    caption: Text = ""
    focal_x: Percentage = 50
    focal_y: Percentage = 50


class Link(Value):
    """An address that the synthesis gives, its archived copy, and whether it still answered on
    `checked_on`.
    """

    key: Key
    former_keys: Keys = ()
    url: WebAddress
    label: FullLine
    archived_url: OptionalWebAddress = ""
    status: LinkStatus = LinkStatus.UNKNOWN
    checked_on: date | None = None


def _by_slug(records: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(sorted(records, key=lambda record: str(record.slug)))


def _by_number(goals: tuple[Goal, ...]) -> tuple[Goal, ...]:
    return tuple(sorted(goals, key=lambda goal: goal.number))


class Synthesis(Value):
    """The synthesis of one plenary. Every slug and key that it uses, it also defines; it defines
    nothing it does not use.
    """

    version: Literal[1] = 1
    slug: Key
    former_slugs: Keys = ()
    title: FullLine
    language: Literal["fr", "en"] = "fr"
    held_on: date
    event: Event
    co_organisers: Keys = ()
    introduction: Prose = ""
    closing: Prose = ""
    cover: Key | None = None
    translation_of: Key | None = None
    source: Source | None = None
    sessions: tuple[Session, ...] = ()
    alliances: tuple[Alliance, ...] = ()
    takeaways: tuple[Takeaway, ...] = ()
    photos: tuple[Photo, ...] = ()
    links: tuple[Link, ...] = ()
    organisations: Annotated[tuple[Organisation, ...], AfterValidator(_by_slug)] = ()
    people: Annotated[tuple[Person, ...], AfterValidator(_by_slug)] = ()
    themes: Annotated[tuple[Theme, ...], AfterValidator(_by_slug)] = ()
    goals: Annotated[tuple[Goal, ...], AfterValidator(_by_number)] = ()

    @model_validator(mode="after")
    def _whole(self) -> Self:
        check(self)
        return self

    @property
    def interventions(self) -> Iterator[Intervention]:
        return (each for session in self.sessions for each in session.interventions)

    def public(self) -> Self:
        """The same without the source's text, which readers never get."""
        if self.source is None:
            return self
        return self.model_copy(update={"source": self.source.model_copy(update={"text": ""})})
