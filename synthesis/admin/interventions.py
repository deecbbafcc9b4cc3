"""An intervention with everything about it, in one form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.admin import display, register
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _

from synthesis.admin import ordering
from synthesis.admin.desk import desk
from synthesis.admin.editing import OrderedStackedRows, OrderedTableRows, TableRows
from synthesis.admin.extracts import AnswerRows, KeyFigureRows, QuotationRows
from synthesis.admin.parts import PartAdmin, PartForm
from synthesis.admin.voices import called, with_voices
from synthesis.models import (
    Intervention,
    InterventionGoal,
    InterventionTheme,
    Mention,
    Plenary,
    Session,
    Speaking,
)


class SpeakingRows(OrderedStackedRows):
    model = Speaking
    fields = (
        ("order", "person", "organisation"),
        ("printed_name", "printed_role", "printed_organisation"),
    )
    autocomplete_fields = ("person", "organisation")
    extra_when_new = 1


class MentionRows(OrderedTableRows):
    model = Mention
    fields = ("order", "organisation", "printed")
    autocomplete_fields = ("organisation",)


class InterventionThemeRows(TableRows):
    model = InterventionTheme
    fields = ("theme", "stated")
    autocomplete_fields = ("theme",)


class InterventionGoalRows(TableRows):
    model = InterventionGoal
    fields = ("goal", "stated")
    autocomplete_fields = ("goal",)


class InterventionForm(PartForm):
    """The place says the session too. `session` is the one that the address asks for."""

    session: int | None = None

    def groups(self) -> Sequence[ordering.Group]:
        others = [each for each in with_voices(self.plenary) if each.pk != self.instance.pk]
        return [
            (
                session.title,
                session.pk,
                [(each.pk, called(each)) for each in others if each.session_id == session.pk],
            )
            for session in self.plenary.sessions.order_by("position")
        ]

    def siblings(self) -> QuerySet[Any]:
        return Intervention.objects.filter(session=self.instance.session_id)

    def present_place(self, groups: Sequence[ordering.Group]) -> str:
        if not self.instance._state.adding:
            session = self.instance.session_id
            return f"{session}:{ordering.place_before(self.siblings(), self.instance)}"
        asked = [group for group in groups if group[1] == self.session] or list(groups)
        return super().present_place(asked) if asked else ""

    def clean(self) -> dict[str, Any] | None:
        if not self.plenary.sessions.exists():
            self.add_error(
                None,
                translate("Cette plénière n’a pas encore de session : ajoutez-en une d’abord."),
            )
        return super().clean()


@register(Intervention, site=desk)
class InterventionAdmin(PartAdmin):
    form = InterventionForm
    parent = "session"
    fieldsets = (
        (None, {"fields": ("place", ("kind", "mode"), "heading", "body", "source_passage")}),
        (
            _("Place dans la source, adresse"),
            {"classes": ("collapse",), "fields": (("source_start", "source_end"), "key")},
        ),
    )
    readonly_fields = ("source_passage",)
    inlines = (
        SpeakingRows,
        QuotationRows,
        KeyFigureRows,
        MentionRows,
        AnswerRows,
        InterventionThemeRows,
        InterventionGoalRows,
    )
    list_display = ("called", "session", "plenary", "kind")
    list_filter = ("kind", "mode", "plenary")
    search_fields = (
        "heading",
        "body",
        "key",
        "speakings__printed_name",
        "speakings__person__family_name",
        "speakings__organisation__name",
    )

    @display(description=_("intervention"))
    def called(self, obj: Intervention) -> str:
        return called(obj)

    @display(description=_("Dans la source"))
    def source_passage(self, obj: Intervention) -> SafeString | str:
        source = obj.plenary.source_text if obj.pk else ""
        if obj.source_start is None or not source[obj.source_start : obj.source_end]:
            return translate("La place de ce texte dans la source n’est pas connue.")
        passage = source[obj.source_start : obj.source_end]
        return format_html('<blockquote class="desk-source">{}</blockquote>', passage)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request).select_related("session")
        return rows.prefetch_related("speakings__person", "speakings__organisation")

    def plenary_of(self, request: HttpRequest, obj: Any = None) -> Plenary | None:
        asked = request.GET.get("session", "")
        if obj is None and asked.isdecimal() and "plenary" not in request.GET:
            session = Session.objects.select_related("plenary").filter(pk=asked).first()
            return session.plenary if session else None
        return super().plenary_of(request, obj)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        asked = request.GET.get("session", "")
        form.session = int(asked) if asked.isdecimal() else None
        return form

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if context["original"]:
            context["subtitle"] = called(context["original"])
        return super().render_change_form(request, context, *args, **kwargs)

    def save_related(
        self, request: HttpRequest, form: forms.ModelForm, formsets: Any, change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        if not change and not form.cleaned_data.get("key"):
            name_after_its_speaker(form.instance)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        rows = Intervention.objects.filter(pk=object_id) if object_id.isdecimal() else []
        losses = [loss for row in rows for loss in _losses(row)]
        return super().delete_view(request, object_id, {"losses": losses} | (extra_context or {}))


def name_after_its_speaker(intervention: Intervention) -> None:
    """Replace the name that a new intervention was stored under: now one knows who speaks."""
    first = intervention.speakings.select_related("person", "organisation").first()
    words = str(intervention.heading or intervention.get_kind_display())
    if first:
        owner = first.person or first.organisation
        words = str(
            getattr(owner, "family_name", "") or getattr(owner, "slug", "") or first.printed_name
        )
    intervention.key = intervention.known_as = intervention.free_name(words)
    Intervention.objects.filter(pk=intervention.pk).update(key=intervention.key)


def _losses(intervention: Intervention) -> list[str]:
    """What leans on it and will no longer."""
    supported = translate("Le point à retenir « %s » perdra cet appui.")
    told = translate("L’alliance « %s » ne sera plus racontée par cette intervention.")
    return [
        *(supported % each for each in intervention.takeaways.all()),
        *(told % each for each in intervention.alliances.all()),
    ]
