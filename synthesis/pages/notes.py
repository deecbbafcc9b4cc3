"""On paper, where nobody follows a link, its address is a note at the end of what is being read.

The number beside the words is counted by print.css, so that the published text stays as it is; it
counts the same links in the same order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

_AWAY = re.compile(r'<a href="(https?://[^"]*)"')


@dataclass(frozen=True, slots=True)
class Notes:
    """The addresses that one part of a text links to, in its order; the first has this `number`."""

    number: int
    addresses: tuple[str, ...]


class Notebook:
    """Numbers the notes of a text through all its parts."""

    def __init__(self) -> None:
        self._next = 1

    def notes(self, *prose: str) -> Notes | None:
        """Of the next part, in safe HTML; None when it leads nowhere."""
        found = tuple(unescape(address) for html in prose for address in _AWAY.findall(html))
        if not found:
            return None
        notes = Notes(self._next, found)
        self._next += len(found)
        return notes
