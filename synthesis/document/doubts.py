"""What is doubtful in a document before it is published. A doubt is asked about, never a refusal.

Codes only: the sentences that editors read, in their language, are made where they are shown.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from synthesis.document.extracts import Quotation
from synthesis.document.nodes import KINDS, Kind, Labels, name_of
from synthesis.document.synthesis import (
    Intervention,
    InterventionKind,
    Link,
    LinkStatus,
    Photo,
    Place,
    Speaking,
    Synthesis,
)
from synthesis.document.values import Value
from synthesis.text import fold, normalise, plain

# Those that nobody need speak in: the editor frames, a round table has answers.
_VOICELESS = {InterventionKind.FRAMING, InterventionKind.ROUND_TABLE}


class DoubtCode(StrEnum):
    """What may be wrong. Stable names: translations and screens rely on them."""

    QUOTATION_NOT_IN_SOURCE = "quotation_not_in_source"
    QUOTATION_UNCHECKED = "quotation_unchecked"
    QUOTATION_NOT_IN_BODY = "quotation_not_in_body"
    QUOTATION_OF_ABSENT_PERSON = "quotation_of_absent_person"
    SPEAKER_WITHOUT_ROLE = "speaker_without_role"
    SPEAKER_OF_ANOTHER_NAME = "speaker_of_another_name"
    INTERVENTION_WITHOUT_SPEAKER = "intervention_without_speaker"
    INTERVENTION_WITHOUT_TEXT = "intervention_without_text"
    PLACE_OUTSIDE_SOURCE = "place_outside_source"
    PLACE_SHARED = "place_shared"
    FIGURE_WITHOUT_STUDY = "figure_without_study"
    ALLIANCE_UNTOLD = "alliance_untold"
    TAKEAWAY_UNSUPPORTED = "takeaway_unsupported"
    PHOTO_WITHOUT_ALTERNATIVE = "photo_without_alternative"
    PHOTO_WITHOUT_CREDIT = "photo_without_credit"
    LINK_DEAD = "link_dead"


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is doubtful, about which thing; `within` is the key of the intervention that has it."""

    code: DoubtCode
    kind: Kind
    key: str
    label: str
    within: str | None = None


def doubts(document: Synthesis, source: str | None = None) -> tuple[Doubt, ...]:
    """All the doubts, in the order of the document.

    `source` is the text that quotations and places are checked with: the document's own unless
    given, none at all if "".
    """
    if source is None:
        source = document.source.text if document.source else ""
    return tuple(_Reader(document, source).doubts())


class _Reader:
    """Reads a document once beside its source."""

    def __init__(self, document: Synthesis, source: str) -> None:
        self.document = document
        self.labels = Labels(document)
        self.length = len(source)
        self.source = normalise(source)
        self.families = {each.slug: each.family_name for each in document.people}
        self.places: set[Place] = set()

    def doubts(self) -> Iterator[Doubt]:
        for intervention in self.document.interventions:
            for value, code in self._of_intervention(intervention):
                yield self._doubt(code, value, intervention.key)
        for value, code in self._of_the_rest():
            yield self._doubt(code, value, None)

    def _doubt(self, code: DoubtCode, value: Value, within: str | None) -> Doubt:
        return Doubt(code, KINDS[type(value)], name_of(value), self.labels.of(value), within)

    def _of_intervention(self, each: Intervention) -> Iterator[tuple[Value, DoubtCode]]:
        if not each.speakings and each.kind not in _VOICELESS:
            yield each, DoubtCode.INTERVENTION_WITHOUT_SPEAKER
        if not each.body:
            yield each, DoubtCode.INTERVENTION_WITHOUT_TEXT
        yield from ((each, code) for code in self._of_place(each.place))
        for speaking in each.speakings:
            yield from ((speaking, code) for code in self._of_speaking(speaking))
        body = normalise(plain(each.body)) if each.quotations else ""
        for quotation in each.quotations:
            yield from ((quotation, code) for code in self._of_words(quotation, body))
            if quotation.person and quotation.person not in {one.person for one in each.speakings}:
                yield quotation, DoubtCode.QUOTATION_OF_ABSENT_PERSON
        for figure in each.figures:
            if not figure.study:
                yield figure, DoubtCode.FIGURE_WITHOUT_STUDY

    def _of_place(self, place: Place | None) -> Iterator[DoubtCode]:
        if not place:
            return
        if self.length and place.end > self.length:
            yield DoubtCode.PLACE_OUTSIDE_SOURCE
        if place in self.places:
            yield DoubtCode.PLACE_SHARED
        self.places.add(place)

    def _of_speaking(self, speaking: Speaking) -> Iterator[DoubtCode]:
        if (speaking.person or speaking.printed_name) and not speaking.printed_role:
            yield DoubtCode.SPEAKER_WITHOUT_ROLE
        if speaking.person and speaking.printed_name:
            family = self.families[speaking.person]
            if not _has_name(speaking.printed_name, family):
                yield DoubtCode.SPEAKER_OF_ANOTHER_NAME

    def _of_words(self, quotation: Quotation, body: str) -> Iterator[DoubtCode]:
        """Whether the words are those of the source and of the intervention's (normalised) body."""
        if not self.source:
            yield DoubtCode.QUOTATION_UNCHECKED
        elif not _has_words(self.source, quotation.text):
            yield DoubtCode.QUOTATION_NOT_IN_SOURCE
        if body and not _has_words(body, quotation.text):
            yield DoubtCode.QUOTATION_NOT_IN_BODY

    def _of_the_rest(self) -> Iterator[tuple[Value, DoubtCode]]:
        for alliance in self.document.alliances:
            if not alliance.told_by:
                yield alliance, DoubtCode.ALLIANCE_UNTOLD
        for takeaway in self.document.takeaways:
            if not takeaway.supports:
                yield takeaway, DoubtCode.TAKEAWAY_UNSUPPORTED
        for photo in self.document.photos:
            yield from ((photo, code) for code in _of_photo(photo))
        for link in self.document.links:
            yield from ((link, code) for code in _of_link(link))


def _of_photo(photo: Photo) -> Iterator[DoubtCode]:
    if not (photo.alternative_text or photo.decorative):
        yield DoubtCode.PHOTO_WITHOUT_ALTERNATIVE
    if not photo.credit:
        yield DoubtCode.PHOTO_WITHOUT_CREDIT


def _of_link(link: Link) -> Iterator[DoubtCode]:
    if link.status is LinkStatus.DEAD:
        yield DoubtCode.LINK_DEAD


def _has_words(normalised: str, words: str) -> bool:
    """Whether these whole words stand in a normalised text, its first letter in either case.

    The sign that ends a quotation is often the quoting sentence's: it is not looked for.
    """
    wanted = normalise(words).rstrip(" .,;:")
    first = "|".join(re.escape(each) for each in (wanted[:1].lower(), wanted[:1].upper()))
    return bool(re.search(rf"(?<!\w)(?:{first}){re.escape(wanted[1:])}(?!\w)", normalised))


def _has_name(printed: str, family: str) -> bool:
    """Whether a family name is one of the words printed, whatever its case and accents."""
    return f" {_bare(family)} " in f" {_bare(printed)} "


def _bare(name: str) -> str:
    return re.sub(r"[\W_]+", " ", fold(name)).strip()
