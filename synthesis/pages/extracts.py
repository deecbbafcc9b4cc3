"""What is taken out of interventions, in words: quotations, figures, alliances, takeaways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import override

from synthesis import text
from synthesis.document import extracts
from synthesis.document.composing import Directory
from synthesis.models.kinds import Qualifier, TakeawayKind
from synthesis.pages import voices
from synthesis.pages.voices import Goal, Theme, Voice


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words without their guillemets; `said_by` is None when the synthesis does not say."""

    key: str
    text: str
    said_by: Voice | None
    note: str


@dataclass(frozen=True, slots=True)
class Figure:
    """`qualifier` and `value` in the document’s language: « plus de », « 120 millions d’euros »;
    `how`, `number` and `unit` are what they say. Those of one `series` are comparable.
    """

    key: str
    qualifier: str
    value: str
    counted: str
    population: str
    study: str
    year: int | None
    how: extracts.Qualifier
    number: Decimal
    unit: str
    series: str

    @property
    def words(self) -> str:
        """« plus de 120 millions d’euros »."""
        return f"{self.qualifier} {self.value}".strip()


@dataclass(frozen=True, slots=True)
class Answer:
    key: str
    text: str
    said_by: Voice | None


@dataclass(frozen=True, slots=True)
class Step:
    """An intervention that something leads to."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation of an alliance and the part that it has in it."""

    slug: str
    name: str
    kind: str
    part: str

    @property
    def kind_label(self) -> str:
        return voices.kind_label(self.kind)


@dataclass(frozen=True, slots=True)
class Alliance:
    """`amount` is worded, "" when unknown; `told_by` are the interventions that tell it."""

    key: str
    name: str
    made: str
    amount: str
    year: int | None
    parties: tuple[Party, ...]
    told_by: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Takeaway:
    """A statement and the interventions that support it."""

    key: str
    kind: str
    kind_label: str
    statement: str
    supports: tuple[Step, ...]
    themes: tuple[Theme, ...]
    goals: tuple[Goal, ...]


def qualifier(how: extracts.Qualifier, language: text.Language) -> str:
    """« plus de », « depuis »…; "" for an exact number."""
    with override(language):
        return "" if how == extracts.Qualifier.EXACT else str(Qualifier(how).label)


def quotation(value: extracts.Quotation, directory: Directory) -> Quotation:
    said_by = voices.said_by(value.person, value.organisation, directory)
    return Quotation(value.key, value.text, said_by, value.note)


def figure(value: extracts.KeyFigure, language: text.Language) -> Figure:
    return Figure(
        key=value.key,
        qualifier=qualifier(value.qualifier, language),
        value=text.quantity(value.number, value.unit, language),
        counted=value.counted,
        population=value.population,
        study=value.study,
        year=value.year,
        how=value.qualifier,
        number=value.number,
        unit=value.unit,
        series=value.series,
    )


def answer(value: extracts.Answer, directory: Directory) -> Answer:
    return Answer(value.key, value.text, voices.said_by(value.person, None, directory))


def amount(value: extracts.Alliance, language: text.Language) -> str:
    """« plus de 120 millions d’euros »; "" when no amount is known."""
    if value.amount is None:
        return ""
    unit = extracts.CURRENCIES.get(value.currency, value.currency)
    words = text.quantity(Decimal(value.amount), unit, language)
    return f"{qualifier(value.amount_qualifier, language)} {words}".strip()


def alliance(
    value: extracts.Alliance,
    directory: Directory,
    steps: Mapping[str, Step],
    language: text.Language,
) -> Alliance:
    return Alliance(
        key=value.key,
        name=value.name,
        made=value.made,
        amount=amount(value, language),
        year=value.year,
        parties=tuple(_party(each, directory) for each in value.parties),
        told_by=tuple(step for key, step in steps.items() if key in value.told_by),
    )


def _party(value: extracts.Party, directory: Directory) -> Party:
    organisation = directory.organisations[value.organisation]
    return Party(organisation.slug, organisation.name, organisation.kind, value.part)


def takeaway(value: extracts.Takeaway, directory: Directory, steps: Mapping[str, Step]) -> Takeaway:
    """`steps` are all interventions in their order, by key: supports are told in that order."""
    return Takeaway(
        key=value.key,
        kind=value.kind,
        kind_label=str(TakeawayKind(value.kind).label),
        statement=value.statement,
        supports=tuple(step for key, step in steps.items() if key in value.supports),
        themes=voices.themes(value.themes, directory),
        goals=voices.goals(value.goals, directory),
    )
