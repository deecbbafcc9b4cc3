"""The form of the filtered list: fields that take any name, and how each question is drawn.

A name that nothing has is no error of form: the page says so, and shows what the rest gives.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout, Submit
from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Option:
    """One choice as a reader sees it; `count` is None where a number would say nothing."""

    value: str
    label: str
    count: int | None
    selected: bool
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A facet as a reader sees it; `hidden` choices are not shown, those that give the fewest.

    The `first` that readers come for is open before anything is asked.
    """

    name: str
    legend: str
    choices: tuple[Option, ...]
    type: str = "checkbox"
    hidden: int = 0
    first: bool = False

    @property
    def open(self) -> bool:
        return self.first or any(each.selected for each in self.choices)


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


def drawn(form: forms.Form, questions: Iterable[Question]) -> forms.Form:
    """The form with its questions and their choices, for `{% crispy %}`."""
    names = []
    for question in questions:
        form.fields[question.name].question = question  # type: ignore[attr-defined]
        names.append(Field(question.name, template="synthesis/question.html"))
    helper = FormHelper(form)
    helper.form_method = "get"
    helper.form_action = reverse("synthesis:interventions")
    helper.disable_csrf = True
    helper.form_show_errors = False
    helper.layout = Layout(*names, Submit("", _("Filtrer")))
    form.helper = helper  # type: ignore[attr-defined]
    return form
