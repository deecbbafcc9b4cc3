"""Words in a list, of which those that were looked for are marked. Functions, not templates: a list
writes hundreds of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from synthesis.search.highlight import Pieces
from synthesis.search.query import Query

# What stands for the words of any reader, while a fragment is written: each text that may hold
# them goes between these signs.
SLOTS = Query(wanted=((),))
TEXT, END = "\x02", "\x03"

if TYPE_CHECKING:
    from synthesis.pages.results import Found


def marked(pieces: Pieces) -> Markup:
    texts = ((escape(each.text), each.is_match) for each in pieces)
    return Markup("").join(Markup(f"<mark>{t}</mark>") if match else t for t, match in texts)  # noqa: S704


def told(words: str, found: Found | None) -> Markup:
    """A text of a passage; `found` is None when nothing is looked for."""
    if found and found.query is SLOTS:
        return Markup(f"{TEXT}{escape(words)}{END}")  # noqa: S704 - it is escaped
    return marked(found.marked(words)) if found and found.query else escape(words)
