"""What the search over everything finds: passages of each kind."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.text import capfirst

from synthesis.models.kinds import PassageKind
from synthesis.pages.results import Extracted
from synthesis.pages.samples import reading
from synthesis.pages.searching import Answered, Mixed
from synthesis.search.query import Query

_COMMON: dict[str, Any] = {
    "language": "fr",
    "plenary": "Réparer, relier",
    "plenary_slug": reading.PLENARY,
    "session": "Deux rives",
    "held_on": date(2030, 6, 21),
    "query": Query(),
}
_SHOWN: dict[PassageKind, Any] = {
    PassageKind.TAKEAWAY: reading.TAKEAWAYS[0],
    PassageKind.KEY_FIGURE: reading.ONE_FIGURE.figures[0],
    PassageKind.QUOTATION: reading.QUOTATION,
    PassageKind.ALLIANCE: reading.ALLIANCES[0],
}
EXTRACTED = {
    kind.value: Extracted(shown=shown, voices=(reading.ADA,), origins=reading.ORIGINS, **_COMMON)
    for kind, shown in _SHOWN.items()
}
ANSWERED = Answered(shown=reading.ANSWERS[0], origin=reading.ORIGINS[0], **_COMMON)


def _mixed() -> Iterator[Mixed]:
    found = {PassageKind.INTERVENTION: reading.RESULTS[0], **EXTRACTED}
    for kind, one in {**found, PassageKind.ANSWER: ANSWERED}.items():
        yield Mixed(PassageKind(kind), capfirst(str(PassageKind(kind).label)), one)  # type: ignore[arg-type]


MIXED = tuple(_mixed())
