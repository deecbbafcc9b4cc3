"""What searches find a passage by: its own words, and the names of those who speak in it."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch, QuerySet

from synthesis import text
from synthesis.document.extracts import CURRENCIES
from synthesis.models.entries import Entry, Reference
from synthesis.models.kinds import EntryKind, PassageKind, Relation
from synthesis.models.passages import Passage
from synthesis.search.analysis import Analysed, analysed

# Those whose words a passage gives, or who made what it tells of: their names count as its title.
_ITS_OWN = (Relation.SPEAKER, Relation.SPEAKS_FOR, Relation.PARTY)
_NAMED = (*_ITS_OWN, Relation.MENTIONS)


def read(passages: QuerySet[Passage], at_once: int = 500) -> Iterator[tuple[int, Analysed]]:
    """By pk, what each of these passages is found by. Two queries for so many of them."""
    naming = Reference.objects.filter(relation__in=_NAMED).select_related("entry").order_by("pk")
    rows = passages.order_by("pk").prefetch_related(Prefetch("references", naming))
    columns = ("kind", "language", "title", "byline", "text", "value")
    for passage in rows.only(*columns).iterator(at_once):
        yield passage.pk, contents(passage)


def contents(passage: Passage) -> Analysed:
    """Reads the passage's references and their entries."""
    named = [each for each in passage.references.all() if each.relation in _NAMED]
    own = [each.entry for each in named if each.relation in _ITS_OWN]
    others = [each.entry for each in named if each.relation not in _ITS_OWN]
    return analysed(
        _once([passage.title, *_printed(passage), *_names(own)]),
        [passage.text, *_once([*_roles(passage), *_names(others), *_particulars(passage)])],
        "en" if passage.language == "en" else "fr",
    )


def names_of(entry: Entry) -> tuple[str, ...]:
    """All that a person or an organisation is called."""
    if entry.kind == EntryKind.ORGANISATION:
        aliases = entry.value.get("aliases", ())
        return (entry.label, entry.value.get("short_name", ""), *aliases)
    return (entry.label,)


def _names(entries: Iterable[Entry]) -> Iterator[str]:
    return (name for entry in entries for name in names_of(entry))


def _printed(passage: Passage) -> Iterator[str]:
    return (each[name] for each in passage.byline for name in ("name", "organisation"))


def _roles(passage: Passage) -> Iterator[str]:
    return (each["role"] for each in passage.byline)


def _particulars(passage: Passage) -> Iterator[str]:
    """What lists show of a figure or an alliance beside its text, as they write it."""
    node: dict[str, Any] = passage.value.get("node", {})
    if passage.kind in (PassageKind.ALLIANCE, PassageKind.KEY_FIGURE) and node.get("year"):
        yield str(node["year"])
    if passage.kind == PassageKind.ALLIANCE:
        yield from (each.get("part", "") for each in node.get("parties", ()))
        if node.get("amount"):
            currency = node.get("currency", "EUR")
            unit = CURRENCIES.get(currency, currency)
            language: text.Language = "en" if passage.language == "en" else "fr"
            yield text.quantity(Decimal(node["amount"]), unit, language)


def _once(names: Iterable[str]) -> list[str]:
    """Each of them once, however it is printed."""
    return list({text.fold(each): each for each in names if each}.values())
