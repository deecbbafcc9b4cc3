"""What searches find a passage by: its own words, and the names of those who speak in it."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, Protocol

from synthesis import text
from synthesis.document.extracts import CURRENCIES
from synthesis.models.entries import Entry
from synthesis.models.kinds import EntryKind, PassageKind, Relation
from synthesis.search.analysis import Analysed, analysed

# Those whose words a passage gives, or who made what it tells of: their names count as its title.
ITS_OWN = (Relation.SPEAKER, Relation.SPEAKS_FOR, Relation.PARTY)


class Written(Protocol):
    """A passage, or what a query reads of one; `told` is its value, {} where nothing is found by
    it.
    """

    @property
    def kind(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def byline(self) -> Any: ...
    @property
    def text(self) -> str: ...
    @property
    def told(self) -> Any: ...


def contents(passage: Written, own: Iterable[str], others: Iterable[str]) -> Analysed:
    """`own` are all names of those whose words it gives, `others` of those whom it mentions."""
    return analysed(
        _once([passage.title, *_printed(passage), *own]),
        [passage.text, *_once([*_roles(passage), *others, *_particulars(passage)])],
        "en" if passage.language == "en" else "fr",
    )


def names_of(entry: Entry) -> tuple[str, ...]:
    """All that a person or an organisation is called."""
    if entry.kind == EntryKind.ORGANISATION:
        aliases = entry.value.get("aliases", ())
        return (entry.label, entry.value.get("short_name", ""), *aliases)
    return (entry.label,)


def _printed(passage: Written) -> Iterator[str]:
    return (each[name] for each in passage.byline for name in ("name", "organisation"))


def _roles(passage: Written) -> Iterator[str]:
    return (each["role"] for each in passage.byline)


def _particulars(passage: Written) -> Iterator[str]:
    """What lists show of a figure or an alliance beside its text, as they write it."""
    node: dict[str, Any] = passage.told.get("node", {})
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
