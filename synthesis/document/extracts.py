"""What is taken out of an intervention to be cited alone: quotations, key figures, answers,
takeaways, alliances.
"""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from synthesis.document.values import (
    FullLine,
    FullText,
    Key,
    Keys,
    Line,
    Number,
    OptionalKey,
    Text,
    Value,
    Year,
)

# What the currencies are called that have a name, in French and in English.
CURRENCIES = {"EUR": "euros", "USD": "dollars"}


class ThemeTag(Value):
    """A theme put on something: `stated` by the speaker, or assigned by the editor."""

    theme: Key
    stated: bool = False


class GoalTag(Value):
    """A goal put on something: `stated` by the speaker, or assigned by the editor."""

    goal: Annotated[int, Field(ge=1, le=17)]
    stated: bool = False


def _one_tag_a_theme(tags: tuple[ThemeTag, ...]) -> tuple[ThemeTag, ...]:
    if len({tag.theme for tag in tags}) != len(tags):
        raise PydanticCustomError("repeated", "Le même thème est posé deux fois.")
    return tuple(sorted(tags, key=lambda tag: tag.theme))


def _one_tag_a_goal(tags: tuple[GoalTag, ...]) -> tuple[GoalTag, ...]:
    if len({tag.goal for tag in tags}) != len(tags):
        raise PydanticCustomError("repeated", "Le même objectif est posé deux fois.")
    return tuple(sorted(tags, key=lambda tag: tag.goal))


ThemeTags = Annotated[tuple[ThemeTag, ...], AfterValidator(_one_tag_a_theme)]
GoalTags = Annotated[tuple[GoalTag, ...], AfterValidator(_one_tag_a_goal)]


class Qualifier(StrEnum):
    """How a number was given: « plus de 120 millions », « depuis 1987 »."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    SINCE = "since"


class Quotation(Value):
    """Words between guillemets, without them. Who said them may be nobody, or not the one who
    speaks.

    `note` tells readers what is odd about it (a guillemet that the source does not open).
    """

    key: Key
    former_keys: Keys = ()
    text: FullText
    person: Key | None = None
    organisation: Key | None = None
    note: Line = ""


class KeyFigure(Value):
    """A number and what it counts. `unit` is "%" for a percentage (0 to 100), "année" for a year.

    `number` is in units (1,2 million partnerships is 1200000). Figures of one `series` are
    comparable: one chart.
    """

    key: Key
    former_keys: Keys = ()
    number: Number
    unit: Line = ""
    qualifier: Qualifier = Qualifier.EXACT
    counted: FullLine
    population: Line = ""
    study: Line = ""
    year: Year | None = None
    series: OptionalKey = ""

    @model_validator(mode="after")
    def _percentage_in_bounds(self) -> Self:
        if self.unit == "%" and not 0 <= self.number <= 100:
            raise PydanticCustomError("percentage", "Un pourcentage va de 0 à 100.")
        return self


class Answer(Value):
    """One answer of a round table. It may belong to nobody: the printed synthesis does not always
    say.
    """

    key: Key
    former_keys: Keys = ()
    text: FullText
    person: Key | None = None


class Party(Value):
    """One organisation of an alliance and the part that it has in it."""

    organisation: Key
    part: Line = ""


class Alliance(Value):
    """What several organisations made together. `amount` is in whole `currency` (ISO 4217),
    `told_by` are interventions.
    """

    key: Key
    former_keys: Keys = ()
    name: FullLine
    made: Text = ""
    amount: Annotated[Number, Field(ge=Decimal(0))] | None = None
    amount_qualifier: Qualifier = Qualifier.EXACT
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "EUR"
    year: Year | None = None
    parties: tuple[Party, ...]
    told_by: Keys = ()

    @model_validator(mode="after")
    def _at_least_two(self) -> Self:
        names = [party.organisation for party in self.parties]
        if len(set(names)) != len(names):
            message = "Une organisation figure deux fois dans l’alliance."
            raise PydanticCustomError("repeated", message)
        if len(names) < 2:
            raise PydanticCustomError(
                "alliance_parties",
                "Une alliance réunit au moins deux organisations : ajoutez la seconde.",
            )
        return self


class TakeawayKind(StrEnum):
    """What kind of thing is to be kept."""

    OBSERVATION = "observation"
    OBSTACLE = "obstacle"
    LEVER = "lever"
    REQUEST = "request"
    COMMITMENT = "commitment"
    OUTLOOK = "outlook"


class Takeaway(Value):
    """A statement to keep, and the keys of the interventions that support it."""

    key: Key
    former_keys: Keys = ()
    kind: TakeawayKind
    statement: FullText
    supports: Keys = ()
    themes: ThemeTags = ()
    goals: GoalTags = ()
