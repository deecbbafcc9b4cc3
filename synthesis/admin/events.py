from typing import Any

from django.contrib.admin import register
from django.utils.translation import gettext_lazy as _

from synthesis.admin.conflicts import RowForm
from synthesis.admin.desk import desk
from synthesis.admin.editing import DeskAdmin, TableRows
from synthesis.models import Event, EventOrganiser
from synthesis.models.permanent import NAME_WORDS
from synthesis.text import slug


class EventOrganiserRows(TableRows):
    model = EventOrganiser
    fields = ("organisation",)
    autocomplete_fields = ("organisation",)


class EventForm(RowForm):
    """An address left empty is made of the name and the edition."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _("Laissez vide : elle est faite du nom.")

    def clean_slug(self) -> str:
        words = f"{self.cleaned_data.get('name', '')} {self.cleaned_data.get('edition', '')}"
        stem = slug(words, NAME_WORDS) or "evenement"
        taken = set(Event.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
        free = (f"{stem}-{number}" if number > 1 else stem for number in range(1, len(taken) + 2))
        return (
            self.cleaned_data["slug"]
            or self.initial.get("slug")
            or next(each for each in free if each not in taken)
        )


@register(Event, site=desk)
class EventAdmin(DeskAdmin):
    fieldsets = (
        (
            None,
            {"fields": (("name", "edition"), ("starts_on", "ends_on"), ("venue", "city"), "slug")},
        ),
    )
    form = EventForm
    inlines = (EventOrganiserRows,)
    list_display = ("name", "edition", "starts_on", "city")
    search_fields = ("name", "edition", "city")
