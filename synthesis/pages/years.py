"""The plenaries in a list, year by year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import get_language, ngettext

from synthesis.models.editions import Edition
from synthesis.models.entries import Entry
from synthesis.models.kinds import Language
from synthesis.templatetags.reading import number


@dataclass(frozen=True, slots=True)
class Organiser:
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class PlenaryLine:
    """`counts` are worded; `language_label` is « anglais », "" in the language of the page."""

    slug: str
    title: str
    language: str
    language_label: str
    event: str
    held_on: date
    organisers: tuple[Organiser, ...]
    counts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Year:
    year: int
    plenaries: tuple[PlenaryLine, ...]


def years(editions: Iterable[Edition], entries: Iterable[Entry]) -> tuple[Year, ...]:
    """Of editions that `EditionQuerySet.counted` counted, in their order, and the plenaries'
    entries.
    """
    described = {each.edition_id: each.value for each in entries}
    lines = (_line(each, described.get(each.pk, {})) for each in editions)
    return tuple(
        Year(year, tuple(found)) for year, found in groupby(lines, lambda each: each.held_on.year)
    )


def _line(edition: Edition, value: Mapping[str, list[Mapping[str, str]]]) -> PlenaryLine:
    here = (get_language() or "")[:2] == edition.language
    return PlenaryLine(
        slug=edition.slug,
        title=edition.title,
        language=edition.language,
        language_label="" if here else str(Language(edition.language).label),
        event=edition.event,
        held_on=edition.held_on,
        organisers=tuple(Organiser(**each) for each in value.get("organisers", ())),
        counts=tuple(_counts(edition)),
    )


def _counts(edition: Edition) -> Iterator[str]:
    """« 14 interventions », without what there is none of."""
    counted = vars(edition)
    spoken, kept, figures = (counted[each] for each in ("interventions", "takeaways", "figures"))
    for words, found in (
        (ngettext("%(number)s intervention", "%(number)s interventions", spoken), spoken),
        (ngettext("%(number)s point à retenir", "%(number)s points à retenir", kept), kept),
        (ngettext("%(number)s chiffre clé", "%(number)s chiffres clés", figures), figures),
    ):
        if found:
            yield words % {"number": number(found)}
