"""The forms of the filtered lists: fields that take any name, and questions as readers see them.

A name that nothing has is no error: the page says so, and shows what the rest gives.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Option:
    """One choice as a reader sees it; `count` is None where a number would say nothing, `note`
    tells those apart that have one name.
    """

    value: str
    label: str
    count: int | None
    selected: bool
    kind: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A facet as a reader sees it, unfolded if `open`; `hidden` choices are not shown, those that
    give the fewest. `note` says how to get others, `letters` by which they are looked for.
    """

    name: str
    legend: str
    choices: tuple[Option, ...]
    type: str = "checkbox"
    hidden: int = 0
    open: bool = False
    note: str = ""
    letters: str = ""


@dataclass(frozen=True)
class Field:
    """What an address says under a name, read as it is: nothing that is written there is an error.

    Django's forms were looked at: a form and its fields, copied for each request, took as long as
    finding and counting.
    """

    label: Any

    def read(self, values: list[str]) -> Any:
        raise NotImplementedError


class WordsField(Field):
    """What a reader looks for, as it was typed; the last of the address."""

    def read(self, values: list[str]) -> str:
        return values[-1] if values else ""


class NamesField(Field):
    """Names, each once, in the order of the address; what they name is looked up later."""

    def read(self, values: list[str]) -> tuple[str, ...]:
        # PostgreSQL takes no NUL, not even to look for it; no name has the sign that replaces it.
        names = (name.strip().replace("\0", "\ufffd") for name in values)
        return tuple(dict.fromkeys(filter(None, names)))


class NameField(Field):
    """One name, the last of the address."""

    def read(self, values: list[str]) -> str:
        return values[-1] if values else ""
