"""The page of a quotation: words, who said them, who reports them, and the sentence around."""

from __future__ import annotations

from dataclasses import dataclass

from synthesis import text
from synthesis.document import extracts as values
from synthesis.document.synthesis import Synthesis
from synthesis.pages import contexts, extracts, items
from synthesis.pages.extracts import Quotation
from synthesis.pages.interventions import Reading
from synthesis.pages.items import Place, Surroundings
from synthesis.pages.voices import Voice
from synthesis.pages.wording import quoted


@dataclass(frozen=True, slots=True)
class QuotationPage:
    """`said_by` as printed that day, if they speak in the intervention; None when the synthesis
    does not say. `reported_by` are the intervention's voices, when they are others.
    """

    place: Place
    quotation: Quotation
    said_by: Voice | None
    reported_by: tuple[Voice, ...]
    around: Surroundings


def quotation_page(document: Synthesis, key: str) -> QuotationPage | None:
    """The page of the quotation that has this key; None when the document has none."""
    found = [
        (session, within, each)
        for session in document.sessions
        for within in session.interventions
        for each in within.quotations
    ]
    for session, within, value in found:
        if value.key == key:
            reading = Reading(document)
            context = contexts.around(within.body, value.text)
            shown = extracts.quotation(value, reading.directory)
            said_by = as_printed(shown.said_by, reading.voices[within.key])
            return QuotationPage(
                place=items.place(document, [each for *_, each in found], key, _name),
                quotation=shown,
                said_by=said_by,
                reported_by=reporters(said_by, reading.voices[within.key]),
                around=items.around(reading, session, within, context),
            )
    return None


def as_printed(said_by: Voice | None, heard: tuple[Voice, ...]) -> Voice | None:
    """With the role and the organisation of the day, for somebody who speaks here."""
    if said_by is None or not said_by.person_slug:
        return said_by
    same = (each for each in heard if each.person_slug == said_by.person_slug)
    return next(same, said_by)


def reporters(said_by: Voice | None, heard: tuple[Voice, ...]) -> tuple[Voice, ...]:
    return () if said_by in heard else heard


def _name(value: values.Quotation) -> str:
    return quoted(text.excerpt(value.text, items.NAME_LENGTH))
