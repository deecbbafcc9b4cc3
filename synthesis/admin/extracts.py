"""What is taken out of interventions: rows of an intervention's form; takeaways have a form of
their own.
"""

from typing import Any, cast

from django.contrib.admin import register
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from synthesis.admin.desk import desk
from synthesis.admin.editing import TableRows
from synthesis.admin.parts import PartAdmin, PartForm
from synthesis.admin.sections import SectionRows
from synthesis.admin.voices import InterventionsField, InterventionsInput, with_voices
from synthesis.models import (
    Answer,
    KeyFigure,
    Quotation,
    Takeaway,
    TakeawayGoal,
    TakeawayTheme,
)
from synthesis.models.kinds import TakeawayKind


class QuotationRows(SectionRows):
    model = Quotation
    add_text = _("Ajouter une citation")
    fields = ("text", ("order", "person", "organisation"), "note")
    autocomplete_fields = ("person", "organisation")


class KeyFigureRows(SectionRows):
    model = KeyFigure
    add_text = _("Ajouter un chiffre")
    fields = (
        ("order", "qualifier", "number", "unit"),
        ("counted", "population"),
        ("study", "year", "series"),
    )


class AnswerRows(SectionRows):
    model = Answer
    add_text = _("Ajouter une réponse")
    fields = (("order", "text", "person"),)
    autocomplete_fields = ("person",)


class TakeawayThemeRows(TableRows):
    model = TakeawayTheme
    fields = ("theme", "stated")
    autocomplete_fields = ("theme",)


class TakeawayGoalRows(TableRows):
    model = TakeawayGoal
    fields = ("goal", "stated")
    autocomplete_fields = ("goal",)


class TakeawayForm(PartForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "kind" in self.fields and not self.instance.pk:
            # Half of all are observations; the list says so first.
            self.initial.setdefault("kind", TakeawayKind.OBSERVATION)
        if "supports" in self.fields:
            cast(Any, self.fields["supports"]).queryset = with_voices(self.plenary)


@register(Takeaway, site=desk)
class TakeawayAdmin(PartAdmin):
    form = TakeawayForm
    fieldsets = (
        (None, {"fields": (("kind", "place"), "statement", "supports")}),
        (_("Adresse"), {"classes": ("collapse",), "fields": ("key",)}),
    )
    inlines = (TakeawayThemeRows, TakeawayGoalRows)
    list_display = ("statement", "kind", "plenary")
    list_filter = ("kind", "plenary")
    search_fields = ("statement",)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "supports":
            kwargs |= {"form_class": InterventionsField, "widget": InterventionsInput}
        return super().formfield_for_manytomany(db_field, request, **kwargs)
