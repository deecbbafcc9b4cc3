"""Two editors at once: nothing is overwritten unseen, and nothing typed is lost.

Each form carries the version that its editor read. When the stored one is another, nothing is
written: the form comes back as it was typed, with what is stored now beside it, and carries the
new version, so that saving it again is a decision. Rows that a colleague deleted meanwhile stay in
the form, and are made anew if it is saved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django import forms
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms.widgets import HiddenInput
from django.utils.translation import gettext as translate

from synthesis.admin.naming import tell_names
from synthesis.document.words import WordChange, compare_words
from synthesis.models.permanent import Versioned
from synthesis.text import plain

# What a form asks that is not something to compare.
_ASKED = {"read_version", "order", "place", "DELETE"}


class RowForm(forms.ModelForm):
    """A form that knows whether what it shows was saved by somebody else since.

    `refusal` is a sentence when the database has just refused this very form.
    """

    read_version = forms.IntegerField(required=False, widget=HiddenInput)

    refusal = ""
    conflicting = False
    gone = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(self.instance, Versioned):
            self.initial["read_version"] = self.instance.version
        else:
            del self.fields["read_version"]
        tell_names(self)

    def _get_validation_exclusions(self) -> set[str]:
        """A name left empty is made when the row is saved: until then it breaks no rule."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        name = getattr(self.instance, "named_by", "")
        return excluded | {name} if name and not self.cleaned_data.get(name) else excluded

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self._saved_meanwhile():
            self.conflicting = True
            self._carry_new_version()
            self.add_error(
                None, ValidationError(translate("Quelqu’un a enregistré avant vous."), "conflict")
            )
        elif self.refusal:
            self.add_error(None, self.refusal)
        return cleaned

    def _saved_meanwhile(self) -> bool:
        stored = self.instance
        if stored._state.adding or not isinstance(stored, Versioned):
            return False
        return self.cleaned_data.get("read_version") != stored.version

    def _carry_new_version(self) -> None:
        data = cast(Any, self.data).copy()
        data[self.add_prefix("read_version")] = str(self.instance.version)
        self.data = data


class RowFormSet(forms.BaseInlineFormSet):
    _pk_field: Any

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        """A row that is stored no longer becomes a new one: what was typed in it is still there."""
        form = super()._construct_form(i, **kwargs)  # type: ignore[misc]
        if self.is_bound and self.instance._state.adding:
            # It may have been sent for a parent that is no more.
            form.fields[self.fk.name].disabled = True
        form.gone = self.is_bound and i < self.initial_form_count() and form.instance._state.adding
        if form.gone:
            form.empty_permitted, form.use_required_attribute = True, False
            form.fields[self._pk_field.name] = forms.Field(
                required=False, disabled=True, widget=HiddenInput
            )
        return form

    def add_fields(self, form: Any, index: int | None) -> None:
        """In a table the heads of columns are no labels: each field says its own name."""
        super().add_fields(form, index)
        for field in form.fields.values():
            if field.label and not field.widget.is_hidden:
                field.widget.attrs.setdefault("aria-label", str(field.label).capitalize())

    def save_new_objects(self, commit: bool = True) -> list[Any]:
        super().save_new_objects(commit)
        again = [form for form in self._sent() if form.gone and form.has_changed()]
        self.new_objects += [self.save_new(form, commit=commit) for form in again]
        return self.new_objects

    def _sent(self) -> list[Any]:
        """The forms of the rows that were stored when the page was made."""
        return list(self.initial_forms)

    def added_meanwhile(self) -> list[Any]:
        """Stored rows that the form does not show."""
        shown = {form.instance.pk for form in self.forms}
        return [row for row in self.get_queryset() if row.pk not in shown]

    def align(self) -> None:
        """Pair each form with its own row: the admin pairs them by their rank."""
        if self.is_bound:
            self._queryset = [None if form.gone else form.instance for form in self._sent()]


@dataclass(frozen=True)
class Differing:
    """A field whose stored value (removed words) is not the typed one (added words)."""

    label: str
    words: Sequence[WordChange]


@dataclass(frozen=True)
class Conflict:
    """Who saved meanwhile and when (None when nobody knows), and what differs."""

    entry: LogEntry | None
    fields: Sequence[Differing]
    notes: Sequence[str]

    @property
    def when(self) -> datetime | None:
        return self.entry.action_time if self.entry else None


def conflict(form: Any, formsets: Iterable[Any], stored: Model | None) -> Conflict | None:
    """What to show above a form that came back, or None if nobody else saved."""
    formsets = list(formsets)
    rows = [row for each in formsets for row in each.forms]
    if not any(getattr(each, "conflicting", False) for each in (form, *rows)):
        return None
    fields = [*_differing(form, "")]
    for row in rows:
        if not row.gone and not row.instance._state.adding:
            fields += _differing(row, f"{row.instance._meta.verbose_name} — ")
    return Conflict(_last_entry(stored), fields, [*_notes(formsets)])


def _last_entry(stored: Model | None) -> LogEntry | None:
    if stored is None:
        return None
    entries = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(stored), object_id=str(stored.pk)
    )
    return entries.select_related("user").order_by("-action_time").first()


def _notes(formsets: Iterable[Any]) -> Iterator[str]:
    for formset in formsets:
        name = str(formset.model._meta.verbose_name)
        for row in formset.forms:
            if row.gone:
                yield translate(
                    "%(name)s « %(row)s » : suppression entre-temps. Cette ligne sera "
                    "recréée si vous enregistrez ; videz-la pour l’éviter."
                ) % {"name": name.capitalize(), "row": row.instance}
        for added in formset.added_meanwhile():
            yield translate(
                "%(name)s « %(row)s » : ajout entre-temps. "
                "Cette ligne sera gardée, après les vôtres."
            ) % {"name": name.capitalize(), "row": added}


def _differing(form: Any, prefix: str) -> Iterator[Differing]:
    for name in form.changed_data:
        if name in _ASKED or name not in form.fields:
            continue
        stored = spelled(form.fields[name], form.initial.get(name, form.fields[name].initial))
        typed = spelled(form.fields[name], form.cleaned_data.get(name, form[name].value()))
        if stored != typed:
            yield Differing(f"{prefix}{form[name].label}", compare_words(stored, typed))


def spelled(field: Any, value: Any) -> str:
    """A form's value as an editor would read it."""
    if value in (None, ""):
        return ""
    if isinstance(value, bool):
        return translate("oui") if value else translate("non")
    if isinstance(value, list | tuple) or hasattr(value, "all"):
        return "\n".join(spelled(field, each) for each in value)
    if hasattr(field, "queryset") and not isinstance(value, Model):
        return str(field.queryset.filter(pk=value).first() or value)
    if hasattr(field, "choices") and not isinstance(value, Model):
        return str(dict(field.choices).get(value, value))
    return (
        plain(value)
        if isinstance(field.widget, forms.Textarea) and "<" in str(value)
        else str(value)
    )
