from typing import Any, cast

from django import forms
from django.contrib.admin import register
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _

from synthesis.admin.desk import desk
from synthesis.admin.editing import OrderedTableRows
from synthesis.admin.ordering import OrderedRowFormSet
from synthesis.admin.parts import PartAdmin, PartForm
from synthesis.admin.voices import InterventionsField, with_voices
from synthesis.models import Alliance, Party


class PartyRowFormSet(OrderedRowFormSet):
    def clean(self) -> None:
        super().clean()
        staying = [
            form
            for form in self.forms
            if form.has_changed() or not form.instance._state.adding
            if form not in self.deleted_forms
        ]
        if len(staying) < 2:
            raise ValidationError(
                translate("Une alliance réunit au moins deux organisations : ajoutez la seconde.")
            )


class PartyRows(OrderedTableRows):
    model = Party
    formset = PartyRowFormSet
    fields = ("order", "organisation", "part")
    autocomplete_fields = ("organisation",)
    extra_when_new = 2


class AllianceForm(PartForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "told_by" in self.fields:
            cast(Any, self.fields["told_by"]).queryset = with_voices(self.plenary)


@register(Alliance, site=desk)
class AllianceAdmin(PartAdmin):
    form = AllianceForm
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("name", "place"),
                    "made",
                    ("amount_qualifier", "amount", "currency", "year"),
                    "told_by",
                )
            },
        ),
        (_("Adresse"), {"classes": ("collapse",), "fields": ("key",)}),
    )
    inlines = (PartyRows,)
    list_display = ("name", "year", "plenary")
    search_fields = ("name", "made", "parties__organisation__name")

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "told_by":
            kwargs |= {"form_class": InterventionsField, "widget": forms.CheckboxSelectMultiple}
        return super().formfield_for_manytomany(db_field, request, **kwargs)
