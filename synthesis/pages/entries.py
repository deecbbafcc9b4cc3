"""An organisation or a person of the index, from its Entry and its Passages alone."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import get_language, ngettext

from synthesis import text
from synthesis.models.kinds import EntryKind
from synthesis.models.passages import Entry
from synthesis.pages import voices


@dataclass(frozen=True, slots=True)
class EntryLine:
    """`kind` is "person" for a person; `counts` are worded, none for what is only named."""

    slug: str
    name: str
    short_name: str
    kind: str
    kind_label: str
    counts: tuple[str, ...]


def entry_line(entry: Entry) -> EntryLine:
    spoken, mentioned = entry.interventions, entry.mentions
    counts = (
        ngettext("%(number)s intervention", "%(number)s interventions", spoken),
        ngettext("%(number)s mention", "%(number)s mentions", mentioned),
    )
    return EntryLine(
        slug=entry.slug,
        name=entry.label,
        short_name=entry.value.get("short_name", ""),
        kind="person" if entry.kind == EntryKind.PERSON else entry.organisation_kind,
        kind_label=voices.kind_label(entry.organisation_kind),
        counts=tuple(
            words % {"number": number(found)}
            for words, found in zip(counts, (spoken, mentioned), strict=True)
            if found
        ),
    )


def number(value: int) -> str:
    """As the language of the page writes it: « 12 345 »."""
    english = (get_language() or "").startswith("en")
    return text.quantity(Decimal(value), language="en" if english else "fr")
