"""An intervention with everything about it, in one form."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast
from urllib.parse import urlencode

from django import forms
from django.contrib.admin import display, register
from django.db.models import QuerySet, prefetch_related_objects
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _

from synthesis.admin import ordering
from synthesis.admin.desk import desk
from synthesis.admin.editing import REFUSAL
from synthesis.admin.extracts import AnswerRows, KeyFigureRows, QuotationRows
from synthesis.admin.naming_in_text import named_in
from synthesis.admin.parts import PartAdmin, PartForm
from synthesis.admin.sections import SectionRows, TagRows, with_row
from synthesis.admin.voices import called, with_voices
from synthesis.models import (
    Edition,
    Intervention,
    InterventionGoal,
    InterventionTheme,
    Mention,
    Plenary,
    Session,
    Speaking,
)
from synthesis.text import plain


class SpeakingRows(SectionRows):
    model = Speaking
    add_text = _("Ajouter un intervenant")
    fields = (
        ("order", "person", "organisation"),
        ("printed_name", "printed_role", "printed_organisation"),
    )
    autocomplete_fields = ("person", "organisation")
    extra_when_new = 1


class MentionRows(SectionRows):
    model = Mention
    add_text = _("Ajouter une mention")
    fields = (("order", "organisation", "printed"),)
    autocomplete_fields = ("organisation",)


class InterventionThemeRows(TagRows):
    model = InterventionTheme
    add_text = _("Ajouter un thème")
    fields = (("theme", "stated"),)
    autocomplete_fields = ("theme",)


class InterventionGoalRows(TagRows):
    model = InterventionGoal
    add_text = _("Ajouter un objectif")
    fields = (("goal", "stated"),)
    autocomplete_fields = ("goal",)


class InterventionForm(PartForm):
    """The place says the session too. `session` is the one that the address asks for."""

    session: int | None = None

    @cached_property
    def spoken(self) -> list[Intervention]:
        """All the plenary's interventions in their order, with who speaks."""
        return list(with_voices(self.plenary))

    def groups(self) -> Sequence[ordering.Group]:
        others = [each for each in self.spoken if each.pk != self.instance.pk]
        return [
            (
                session.title,
                session.pk,
                [(each.pk, called(each)) for each in others if each.session_id == session.pk],
            )
            for session in self.plenary.sessions.order_by("position")
        ]

    def present_place(self, groups: Sequence[ordering.Group]) -> str:
        if not self.instance._state.adding:
            session = self.instance.session_id
            before = [
                each.pk
                for each in self.spoken
                if each.session_id == session and each.position < self.instance.position
            ]
            return f"{session}:{before[-1] if before else 0}"
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
    stands_in = "admin:outline"
    fieldsets = (
        (None, {"fields": ("heading", "body")}),
        (_("Place et nature"), {"fields": ("place", ("kind", "mode"))}),
        (
            _("Place dans la source, adresse"),
            {"classes": ("collapse",), "fields": (("source_start", "source_end"), "key")},
        ),
    )
    change_form_template = "admin/synthesis/intervention/change_form.html"
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

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Django asks several times for one form, and each time an edition would be read."""
        if obj is None:
            return super().get_readonly_fields(request, obj)
        if not hasattr(obj, "readonly_on_desk"):
            obj.readonly_on_desk = super().get_readonly_fields(request, obj)
        fields: tuple[str, ...] = obj.readonly_on_desk
        return fields

    def get_inline_formsets(self, request: HttpRequest, *args: Any, **kwargs: Any) -> list[Any]:
        """Each section's button says what it adds."""
        inlines = super().get_inline_formsets(request, *args, **kwargs)
        for inline in inlines:
            data = json.loads(inline.inline_formset_data)
            data["options"]["addText"] = str(inline.opts.add_text)
            inline.inline_formset_data = json.dumps(data)
        return inlines

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("session")

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        changes = super().get_changelist_instance(request)
        prefetch_related_objects(
            list(changes.result_list), "speakings__person", "speakings__organisation"
        )
        return changes

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
        form = context["adminform"].form
        if context["original"]:
            own = [each for each in getattr(form, "spoken", []) if each.pk == form.instance.pk]
            context["subtitle"] = called(own[0] if own else context["original"])
        context["source"] = source_of(form)
        rights = ("synthesis.change_plenary", "synthesis.publish_plenary")
        context["may_publish"] = request.user.has_perms(rights)
        return super().render_change_form(request, context, *args, **kwargs)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """A row asked for where no script adds it: the form comes back as it was typed."""
        if request.method == "POST" and (section := request.POST.get("_row")):
            cast(Any, request).POST = with_row(request.POST, section)
            request.META[REFUSAL] = translate(
                "La ligne est ajoutée ci-dessous. Rien n’est encore enregistré."
            )
        if request.method == "POST" and "_mentions" in request.POST:
            cast(Any, request).POST = with_mentions(request.POST)
            request.META[REFUSAL] = translate(
                "Les organisations que le texte nomme sont ci-dessous, parmi les mentions. "
                "Rien n’est encore enregistré."
            )
        return super().changeform_view(request, object_id, form_url, extra_context)

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        if "_publish" in request.POST:
            return HttpResponseRedirect(publish_address(obj))
        return super().response_post_save_change(request, obj)

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        if "_publish" in request.POST:
            return HttpResponseRedirect(publish_address(obj))
        return super().response_post_save_add(request, obj)

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
        losses = [loss for row in rows for loss in losses_of(row)]
        return super().delete_view(request, object_id, {"losses": losses} | (extra_context or {}))


def with_mentions(sent: QueryDict) -> QueryDict:
    """What was sent, with a mention of each organisation that the text names and no row has."""
    chosen = re.compile(r"(mentions|speakings)-\d+-organisation")
    there = {value for name, value in sent.items() if chosen.fullmatch(name)}
    for each in named_in(plain(str(sent.get("body", "")))):
        if str(each.organisation) not in there:
            found = {"organisation": str(each.organisation), "printed": each.printed}
            sent = with_row(sent, "mentions", **found)
    return sent


def publish_address(intervention: Intervention) -> str:
    """Where it is published alone, what else waits being left to wait."""
    address = reverse("admin:publish", args=[intervention.plenary_id])
    chosen = urlencode({"portee": "choix", "intervention": intervention.key})
    published = Edition.objects.filter(plenary=intervention.plenary_id).exists()
    return f"{address}?{chosen}" if published else address


@dataclass(frozen=True)
class SourceParts:
    """The source, cut at the intervention's passage; no passage when its place is not known."""

    before: str
    passage: str
    after: str


def source_of(form: Any) -> SourceParts | None:
    """None when the plenary has no source."""
    plenary: Plenary | None = form.plenary
    if plenary is None or not plenary.source_text:
        return None
    start, end = form.instance.source_start, form.instance.source_end
    if start is None or end is None:
        return SourceParts(plenary.source_text, "", "")
    text = plenary.source_text
    return SourceParts(text[:start], text[start:end], text[end:])


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


def losses_of(intervention: Intervention) -> list[str]:
    """What leans on it and will no longer."""
    supported = translate("Le point à retenir « %s » perdra cet appui.")
    told = translate("L’alliance « %s » ne sera plus racontée par cette intervention.")
    return [
        *(supported % each for each in intervention.takeaways.all()),
        *(told % each for each in intervention.alliances.all()),
    ]
