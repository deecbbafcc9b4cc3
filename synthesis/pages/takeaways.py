"""The page of a takeaway: its statement, and the interventions that it leans on."""

from __future__ import annotations

from dataclasses import dataclass

from synthesis import text
from synthesis.document.synthesis import Synthesis
from synthesis.pages import items
from synthesis.pages.extracts import Takeaway
from synthesis.pages.interventions import Reading
from synthesis.pages.items import Place, Support


@dataclass(frozen=True, slots=True)
class TakeawayPage:
    """`others` lean on one of the same interventions."""

    place: Place
    takeaway: Takeaway
    supports: tuple[Support, ...]
    others: tuple[Takeaway, ...]


def takeaway_page(document: Synthesis, key: str) -> TakeawayPage | None:
    """The page of the takeaway that has this key; None when the document has none."""
    value = next((each for each in document.takeaways if each.key == key), None)
    if value is None:
        return None
    reading, wanted = Reading(document), set(value.supports)
    (shown,) = reading.takeaways([value])
    return TakeawayPage(
        place=items.place(
            document,
            document.takeaways,
            key,
            lambda each: text.excerpt(each.statement, items.NAME_LENGTH),
        ),
        takeaway=shown,
        supports=items.supports(reading, wanted),
        others=reading.takeaways(
            [each for each in document.takeaways if each.key != key and wanted & set(each.supports)]
        ),
    )
