"""The forms of the filtered lists: fields that take any name, and questions as readers see them.

A name that nothing has is no error of form: the page says so, and shows what the rest gives.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms


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
    give the fewest. `note` says how to get others.
    """

    name: str
    legend: str
    choices: tuple[Option, ...]
    type: str = "checkbox"
    hidden: int = 0
    open: bool = False
    note: str = ""


class WordsField(forms.CharField):
    """What a reader looks for, as it was typed: nothing that is typed is an error."""

    def clean(self, value: Any) -> str:
        return str(value or "")


class NamesField(forms.MultipleChoiceField):
    """Names, each once, in the order of the address; what they name is looked up later."""

    widget = forms.CheckboxSelectMultiple

    def valid_value(self, value: str) -> bool:
        return True

    def clean(self, value: Any) -> tuple[str, ...]:
        # PostgreSQL takes no NUL, not even to look for it; no name has the sign that replaces it.
        names = (name.strip().replace("\0", "\ufffd") for name in super().clean(value))
        return tuple(dict.fromkeys(filter(None, names)))


class NameField(forms.ChoiceField):
    """One name, the last of the address."""

    widget = forms.RadioSelect

    def valid_value(self, value: str) -> bool:
        return True
