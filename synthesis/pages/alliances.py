"""The page of an alliance: who made what with whom, the part of each, and who tells it."""

from __future__ import annotations

from dataclasses import dataclass

from synthesis.document.synthesis import Synthesis
from synthesis.pages import items
from synthesis.pages.extracts import Alliance, Takeaway
from synthesis.pages.interventions import Reading
from synthesis.pages.items import Place, Support
from synthesis.pages.voices import Goal, Theme


@dataclass(frozen=True, slots=True)
class AlliancePage:
    """`takeaways` lean on an intervention that tells it; `themes` and `goals` are those of these
    interventions.
    """

    place: Place
    alliance: Alliance
    told_by: tuple[Support, ...]
    takeaways: tuple[Takeaway, ...]
    themes: tuple[Theme, ...]
    goals: tuple[Goal, ...]


def alliance_page(document: Synthesis, key: str) -> AlliancePage | None:
    """The page of the alliance that has this key; None when the document has none."""
    value = next((each for each in document.alliances if each.key == key), None)
    if value is None:
        return None
    reading, tellers = Reading(document), set(value.told_by)
    (shown,) = (each for each in reading.alliances() if each.key == key)
    themes, goals = items.tags(reading, tellers)
    return AlliancePage(
        place=items.place(document, document.alliances, key, lambda each: each.name),
        alliance=shown,
        told_by=items.supports(reading, tellers),
        takeaways=reading.takeaways(
            [each for each in document.takeaways if tellers & set(each.supports)]
        ),
        themes=themes,
        goals=goals,
    )
