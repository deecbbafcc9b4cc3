"""What every table of the desk has in common: rich text, choosing by name, two editors at once,
clear refusals.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.contrib.admin import ModelAdmin, StackedInline, TabularInline
from django.contrib.admin.options import BaseModelAdmin, InlineModelAdmin
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models
from django.forms import Script, Textarea, TextInput
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as translate
from js_asset import Media

from synthesis.admin.conflicts import RowForm, RowFormSet, conflict
from synthesis.admin.naming import NameSelect
from synthesis.admin.ordering import OrderedRowForm, OrderedRowFormSet
from synthesis.admin.pictures import PictureField, PictureInput
from synthesis.admin.prose import ProseFormField
from synthesis.models.fields import LineField, PlainField, ProseField
from synthesis.models.permanent import EditConflict, Keyed

# Asks for an empty row in each part of a form, where no script adds one.
EMPTY_ROWS = "lignes"
# Where a request keeps the sentence of a refusal while its form is made again.
REFUSAL = "desk.refusal"
REFUSED = (EditConflict, ValidationError, IntegrityError)


class NumberField(forms.DecimalField):
    """A number as one writes it: « 1 200 000 », « 1,5 », without zeros that say nothing."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(localize=True, **kwargs)

    def to_python(self, value: Any) -> Any:
        return super().to_python(re.sub(r"\s", "", value) if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        return Decimal(f"{value.normalize():f}") if isinstance(value, Decimal) else value


class Fields(BaseModelAdmin):
    """How the columns of the house are edited, in a form or in its rows."""

    formfield_overrides = {
        ProseField: {"form_class": ProseFormField},
        PlainField: {"widget": Textarea(attrs={"rows": 3, "class": "vLargeTextField"})},
        models.DecimalField: {"form_class": NumberField},
        models.ImageField: {"form_class": PictureField, "widget": PictureInput},
        LineField: {"widget": TextInput(attrs={"class": "vTextField"})},
    }

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", NameSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Beside a choice, what one does there: make a new one, or correct it."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = field.widget.can_view_related = False
            if issubclass(db_field.remote_field.model, Keyed):
                # What belongs to a plenary is made in it.
                field.widget.can_add_related = field.widget.can_change_related = False
        return field


class DeskAdmin(Fields, ModelAdmin):
    form = RowForm
    list_per_page = 50

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.refusal = request.META.get(REFUSAL, "")
        return form

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """What the database refuses comes back as it was typed, with a sentence."""
        if request.method == "POST" and object_id and not self._stored(request, object_id):
            request.META[REFUSAL] = translate(
                "Quelqu’un a supprimé ce que vous modifiez. Ce que vous avez écrit est "
                "ci-dessous : enregistrez-le pour le recréer, ou quittez la page."
            )
            object_id, form_url = None, self.add_address(request)
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except REFUSED as failure:
            request.META[REFUSAL] = _sentence(failure)
            for file in cast(Any, request.FILES).values():
                file.seek(0)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def _stored(self, request: HttpRequest, object_id: str) -> bool:
        return self.get_object(request, unquote(object_id)) is not None

    def add_address(self, request: HttpRequest) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_add")

    def get_inline_formsets(self, request: HttpRequest, *args: Any, **kwargs: Any) -> list[Any]:
        """Django's « Ajouter un objet Citation supplémentaire », as an editor would say it."""
        inlines = super().get_inline_formsets(request, *args, **kwargs)
        for inline in inlines:
            data = json.loads(inline.inline_formset_data())
            data["options"]["addText"] = translate("Ajouter : %s") % inline.opts.verbose_name
            inline.inline_formset_data = json.dumps(data)
        return inlines

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        name = capfirst(str(self.opts.verbose_name))
        context["title"] = translate("%s : création") % name if add else name
        formsets = [each.formset for each in context["inline_admin_formsets"]]
        context["conflict"] = conflict(context["adminform"].form, formsets, obj)
        for formset in formsets:
            formset.align()
        # The rich text editor's import map is an inline script: its nonce lets it run.
        context["media"] = Media.from_media(context["media"], nonce=cast(Any, request).csp_nonce)
        context.setdefault("preview", "")
        context["empty_rows"] = f"?{_with(request, EMPTY_ROWS)}" if formsets else ""
        return super().render_change_form(request, context, add, change, form_url, obj)


def _sentence(failure: Exception) -> str:
    if isinstance(failure, ValidationError):
        return " ".join(failure.messages)
    return translate(
        "Quelqu’un a enregistré au même instant que vous : rien n’est perdu. "
        "Relisez, puis enregistrez de nouveau."
    )


def _with(request: HttpRequest, name: str) -> str:
    query = request.GET.copy()
    query[name] = "1"
    return query.urlencode()


class Rows(Fields, InlineModelAdmin):
    """Rows of a form: none empty unless asked for, names read in one query."""

    form: type[forms.ModelForm] = RowForm
    formset = RowFormSet
    extra = 0
    extra_when_new = 0

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        if EMPTY_ROWS in request.GET:
            return 1
        return self.extra if obj else self.extra_when_new

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        names = self.get_autocomplete_fields(request)
        rows = super().get_queryset(request)
        return rows.select_related(*names) if names else rows


class TableRows(Rows, TabularInline):
    pass


class OrderedTableRows(Rows, TabularInline):
    """`fields` begin with "order"."""

    form = OrderedRowForm
    formset = OrderedRowFormSet

    class Media:
        js = (Script("js/desk-order.js", type="module"),)


class OrderedStackedRows(Rows, StackedInline):
    """`fields` begin with "order"."""

    form = OrderedRowForm
    formset = OrderedRowFormSet

    class Media:
        js = (Script("js/desk-order.js", type="module"),)
