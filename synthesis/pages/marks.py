"""Words in a list, of which those that were looked for are marked. Functions, not templates: a list
writes hundreds of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from synthesis.search.highlight import Pieces

if TYPE_CHECKING:
    from synthesis.pages.results import Found


def marked(pieces: Pieces) -> Markup:
    texts = ((escape(each.text), each.is_match) for each in pieces)
    return Markup("").join(Markup(f"<mark>{t}</mark>") if match else t for t, match in texts)  # noqa: S704


def told(words: str, found: Found | None) -> Markup:
    """A text of a passage; `found` is None when nothing is looked for."""
    return marked(found.marked(words)) if found and found.query else escape(words)
