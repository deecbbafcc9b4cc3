"""What the outline of a plenary shows: its sessions and interventions, smaller (nine queries)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from synthesis import models
from synthesis.admin import outline_order
from synthesis.admin.addresses import Addresses, form_address
from synthesis.admin.differences import Asked, asked
from synthesis.admin.publishing import faults_of
from synthesis.admin.states import NEVER, State, all_editions, state_of
from synthesis.document.doubts import doubts
from synthesis.document.synthesis import Synthesis
from synthesis.models.kinds import InterventionKind
from synthesis.text import excerpt, plain
from synthesis.workspace import Compilation, compilations

FIRST_WORDS = 140
VOICELESS = {InterventionKind.FRAMING, InterventionKind.ROUND_TABLE}
NAME = 90


@dataclass(frozen=True)
class Voice:
    """Who speaks, and for whom ("" when nobody says); an organisation alone is the name."""

    name: str
    organisation: str


@dataclass(frozen=True)
class Row:
    """One intervention. `name` is what a button that acts on it says."""

    stored: models.Intervention
    voices: Sequence[Voice]
    themes: Sequence[str]
    doubts: Sequence[Asked]

    @property
    def address(self) -> str:
        return form_address(self.stored)

    @property
    def rename(self) -> str:
        """What renames it, as the page asks for it."""
        return f"rename:{self.stored.pk}"

    @property
    def first_words(self) -> str:
        return excerpt(plain(self.stored.body), FIRST_WORDS)

    @property
    def name(self) -> str:
        voices = ", ".join(each.name for each in self.voices)
        named = " — ".join(each for each in (voices, self.stored.heading) if each)
        return excerpt(named or self.first_words or self.stored.key, NAME)

    @property
    def kind(self) -> str:
        """What it is, when it is no ordinary talk."""
        talk = self.stored.kind == InterventionKind.TALK
        return "" if talk else str(self.stored.get_kind_display())

    @property
    def needs_a_voice(self) -> bool:
        return not self.voices and self.stored.kind not in VOICELESS


@dataclass(frozen=True)
class Part:
    """One session and what it holds."""

    stored: models.Session
    rows: Sequence[Row]

    @property
    def rename(self) -> str:
        return f"rename-session:{self.stored.pk}"

    @property
    def address(self) -> str:
        return form_address(self.stored)


@dataclass
class Outline:
    """`elsewhere` are the doubts about what is in no intervention; `faults` keep the whole from
    being a document, so that its doubts are not known.
    """

    plenary: models.Plenary
    parts: Sequence[Part] = ()
    elsewhere: Sequence[Asked] = ()
    faults: Sequence[tuple[str, str]] = ()
    state: State = NEVER

    @property
    def rows(self) -> list[Row]:
        return [row for part in self.parts for row in part.rows]

    @property
    def doubts(self) -> list[Asked]:
        """All of them, in the order of the document."""
        return [*(each for row in self.rows for each in row.doubts), *self.elsewhere]

    @property
    def number_of_doubts(self) -> int:
        return len(self.doubts)

    @property
    def seen(self) -> str:
        stored = [part.stored for part in self.parts]
        return outline_order.seen(outline_order.ordered(stored, [row.stored for row in self.rows]))


def outline_of(plenary: models.Plenary) -> Outline:
    return next(outlines_of([plenary.pk]))


def outlines_of(plenaries: Collection[int]) -> Iterator[Outline]:
    """Of these plenaries, by their ids, in their order (no more queries than for one)."""
    editions: dict[int, list[models.Edition]] = defaultdict(list)
    for each in all_editions().filter(plenary__in=plenaries):
        editions[each.plenary_id].append(each)
    for compilation in compilations(plenaries):
        yield _outline(compilation, editions[compilation.plenary.pk])


def _outline(compilation: Compilation, editions: list[models.Edition]) -> Outline:
    outline = Outline(compilation.plenary)
    found: Mapping[str, list[Asked]] = {}
    document = None
    try:
        document = compilation.document()
        found = doubts_of(compilation, document)
    except ValidationError as error:
        outline.faults = faults_of(error, compilation.plenary)
    outline.elsewhere = found.get("", [])
    outline.parts = _parts(compilation, found)
    outline.state = state_of(editions, document)
    return outline


def doubts_of(compilation: Compilation, document: Synthesis) -> Mapping[str, list[Asked]]:
    """The doubts by the key of their intervention, "" for those of no intervention."""
    addresses = Addresses.read_with(compilation)
    grouped: dict[str, list[Asked]] = defaultdict(list)
    for each in doubts(document):
        grouped[each.within or ""].append(asked(each, addresses))
    return grouped


def _parts(compilation: Compilation, found: Mapping[str, list[Asked]]) -> list[Part]:
    rows: dict[int, list[Row]] = defaultdict(list)
    speakings = _by_intervention(compilation, models.Speaking)
    tags = _by_intervention(compilation, models.InterventionTheme)
    for stored in compilation.rows_of(models.Intervention):
        rows[stored.session_id].append(
            Row(
                stored,
                [_voice(compilation, each) for each in speakings[stored.pk]],
                [str(compilation.themes[each.theme_id]) for each in tags[stored.pk]],
                found.get(stored.key, []),
            )
        )
    return [Part(each, rows[each.pk]) for each in compilation.rows_of(models.Session)]


def _by_intervention(compilation: Compilation, table: Any) -> dict[int, list[Any]]:
    rows: dict[int, list[Any]] = defaultdict(list)
    for row in compilation.rows_of(table):
        rows[row.intervention_id].append(row)
    return rows


def _voice(compilation: Compilation, row: models.Speaking) -> Voice:
    person = compilation.people.get(row.person_id or 0)
    organisation = compilation.organisations.get(row.organisation_id or 0)
    for_whom = row.printed_organisation or str(organisation or "")
    name = row.printed_name or str(person or "")
    return Voice(name, for_whom) if name else Voice(for_whom, "")
