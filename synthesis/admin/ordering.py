"""Order, which nobody types as a number that could collide.

A position is unique among siblings at every moment, so a new order is written in two steps: all
step aside, then each takes its place, 1 to n. Called inside the transaction of the request that
orders.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, cast

from django import forms
from django.db.models import Case, F, Max, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from synthesis.admin.conflicts import RowForm, RowFormSet


def last_position(siblings: QuerySet[Any]) -> int:
    """0 when there is none."""
    return siblings.aggregate(last=Max("position"))["last"] or 0


def step_aside(siblings: QuerySet[Any], room: int) -> None:
    """Leave positions 1 to `room` free, and the siblings in their order."""
    siblings.update(position=F("position") + last_position(siblings) + room)


def number(siblings: QuerySet[Any], ids: Sequence[int]) -> None:
    """Positions from 1, in the order of `ids`; nobody else may stand on these positions."""
    if ids:
        places = [When(pk=pk, then=Value(place)) for place, pk in enumerate(ids, start=1)]
        siblings.filter(pk__in=ids).update(position=Case(*places))


def renumber(siblings: QuerySet[Any], ids: Sequence[int]) -> None:
    """Put all the siblings in the order of `ids`."""
    step_aside(siblings, len(ids))
    number(siblings, ids)


def put_after(row: Any, siblings: QuerySet[Any], after: int | None) -> None:
    """Put a stored row behind the sibling of that id; first, when there is none."""
    others = siblings.exclude(pk=row.pk).order_by("position")
    ids = list(others.values_list("pk", flat=True))
    at = ids.index(after) + 1 if after in ids else 0
    ids.insert(at, row.pk)
    renumber(siblings, ids)
    row.position = at + 1


class OrderedRowForm(RowForm):
    """A row whose place among the others is a small number: the rows are sorted by it, then
    renumbered.

    Equal numbers keep the order of the page; a row without number goes last.
    """

    order = forms.IntegerField(
        label=_("Ordre"),
        required=False,
        widget=forms.NumberInput(attrs={"class": "desk-order", "min": 0}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding:
            self.initial.setdefault("order", self.instance.position)

    @cached_property
    def changed_data(self) -> list[str]:
        """A new row that has nothing but its number is an empty one."""
        changed: list[str] = super().changed_data
        return [] if self.instance._state.adding and changed == ["order"] else changed


class OrderedRowFormSet(RowFormSet):
    def save(self, commit: bool = True) -> list[Any]:
        if not any(form.has_changed() for form in self.forms):
            return super().save(commit)
        rows = self._in_order()
        siblings = cast(Any, self.model)._default_manager.filter(**{self.fk.name: self.instance})
        step_aside(siblings, len(rows))
        for position, row in enumerate(rows, start=1):
            row.position = position
        saved = super().save(commit)
        number(siblings, [*(row.pk for row in rows), *self._not_in_the_form(siblings)])
        return saved

    def _in_order(self) -> list[Any]:
        """The rows that stay."""
        staying = [
            form
            for form in self.forms
            if form not in self.deleted_forms
            and (form.has_changed() or not form.instance._state.adding)
        ]
        staying.sort(key=_asked_place)
        return [form.instance for form in staying]

    def _not_in_the_form(self, siblings: QuerySet[Any]) -> list[int]:
        """Those that a colleague added meanwhile: they go last, none is lost."""
        mine = [form.instance.pk for form in self.forms if form.instance.pk]
        rows = siblings.exclude(pk__in=mine).order_by("position")
        return list(rows.values_list("pk", flat=True))


def _asked_place(form: forms.BaseForm) -> float:
    asked: int | None = form.cleaned_data.get("order")
    return float("inf") if asked is None else asked


class PlaceField(forms.ChoiceField):
    """Where something goes: « parent:sibling before it », sibling 0 for the first place."""

    default_error_messages = {
        "invalid_choice": _("Cette place n’existe plus : choisissez-en une autre."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Place"))
        # What the page showed: a colleague who moved it since is not undone by an older page.
        kwargs.setdefault("show_hidden_initial", True)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> tuple[int, int | None]:
        """Ids of the parent and of the sibling before it."""
        parent, _colon, before = super().clean(value).partition(":")
        return int(parent), int(before) or None


Group = tuple[str, int, Sequence[tuple[int, str]]]


def places(groups: Sequence[Group]) -> list[Any]:
    """Choices of a PlaceField: for each parent (its title, its id), the siblings' ids and labels in
    order.
    """
    choices = []
    for title, parent, siblings in groups:
        after = [
            (f"{parent}:{pk}", _("après « %(label)s »") % {"label": label})
            for pk, label in siblings
        ]
        choices.append((title, [(f"{parent}:0", _("au début")), *after]))
    return choices if len(choices) > 1 else [each for _title, few in choices for each in few]


def place_before(siblings: QuerySet[Any], row: Any) -> int:
    """Id of the sibling just before a stored row; 0 when it is the first."""
    before = siblings.filter(position__lt=row.position).order_by("-position")
    return before.values_list("pk", flat=True).first() or 0
