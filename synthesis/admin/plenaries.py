"""A plenary: its own words in the form, all that it holds one click away, and the button that
publishes.
"""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.admin import display, register
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _

from synthesis.admin import gathering, history, outline, previewing, publishing
from synthesis.admin.addresses import form_address
from synthesis.admin.conflicts import RowForm
from synthesis.admin.desk import desk
from synthesis.admin.editing import DeskAdmin, TableRows
from synthesis.admin.media import LinkRows, PhotoRows
from synthesis.admin.sessions import SessionRows
from synthesis.admin.states import state
from synthesis.models import CoOrganiser, Edition, Photo, Plenary, Revision


class CoOrganiserRows(TableRows):
    model = CoOrganiser
    fields = ("organisation",)
    autocomplete_fields = ("organisation",)


class PlenaryForm(RowForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "cover" in self.fields:
            photos = (
                Photo.objects.filter(plenary=self.instance.pk)
                if self.instance.pk
                else Photo.objects.none()
            )
            cast(Any, self.fields["cover"]).queryset = photos


@register(Plenary, site=desk)
class PlenaryAdmin(DeskAdmin):
    form = PlenaryForm
    change_form_template = "admin/synthesis/plenary/change_form.html"
    fieldsets = (
        (None, {"fields": ("title", ("event", "held_on"), "introduction", "closing")}),
        (_("Source"), {"classes": ("collapse",), "fields": ("source_name", "source_text")}),
        (
            _("Couverture, langue, adresse"),
            {"classes": ("collapse",), "fields": ("cover", ("language", "translation_of"), "slug")},
        ),
    )
    inlines = (SessionRows, CoOrganiserRows, PhotoRows, LinkRows)
    autocomplete_fields = ("event", "translation_of")
    list_display = ("title", "plan", "event", "held_on", "state")
    list_filter = ("event", "language")
    list_select_related = ("event",)
    search_fields = ("title", "event__name")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        editions = Edition.objects.select_related("withdrawal").order_by("number")
        rows = super().get_queryset(request).select_related("event")
        return rows.prefetch_related(Prefetch("editions", editions))

    @display(description=_("plan"))
    def plan(self, obj: Plenary) -> SafeString:
        return format_html(
            '<a href="{}">{}<span class="visually-hidden">{}</span></a>',
            outline.address(obj),
            translate("Le plan"),
            f" : {obj}",
        )

    @display(description=_("état"))
    def state(self, obj: Plenary) -> str:
        return state(obj.editions.all())

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<int:plenary_id>/plan/", view(outline.outline), name="outline"),
            path("<int:plenary_id>/publier/", view(publishing.publish), name="publish"),
            path("<int:plenary_id>/retirer/", view(publishing.withdraw), name="withdraw"),
            path("<int:plenary_id>/photos/ajouter/", view(gathering.add), name="add_photos"),
            path("<int:plenary_id>/apercu/", view(previewing.preview), name="preview"),
            path("<int:plenary_id>/apercu/partager/", view(previewing.share), name="share_preview"),
            path(
                "<int:plenary_id>/apercu/<int:link_id>/revoquer/",
                view(previewing.revoke),
                name="revoke_preview",
            ),
            path("<int:plenary_id>/apercu/page/", view(previewing.page), name="preview_page"),
            path(
                "<int:plenary_id>/apercu/page/<path:rest>",
                view(previewing.page),
                name="preview_page",
            ),
            path("<int:plenary_id>/revisions/", view(history.revisions), name="revisions"),
            path(
                "<int:plenary_id>/revisions/<int:revision_id>/restaurer/",
                view(history.restore),
                name="restore",
            ),
            *super().get_urls(),
        ]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        plenary = context["original"]
        if plenary:
            context |= _contents(plenary)
            context["previewed"] = plenary.pk
            context["preview"] = previewing.preview_address(plenary.pk)
            context["may_publish"] = request.user.has_perm("synthesis.publish_plenary")
        return super().render_change_form(request, context, *args, **kwargs)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """What was published stays citable: its plenary can be withdrawn, never deleted."""
        plenary = self.get_object(request, object_id)
        if plenary and Revision.objects.filter(plenary=plenary).exists():
            messages.error(
                request,
                translate(
                    "Cette plénière a été publiée : ses éditions doivent rester citables, "
                    "on ne la supprime pas. Pour que les lecteurs ne la voient plus, retirez-la."
                ),
            )
            return HttpResponseRedirect(form_address(plenary))
        return super().delete_view(request, object_id, extra_context)


def _contents(plenary: Plenary) -> dict[str, Any]:
    """What the plenary holds beside its outline; its editions were read with it."""
    editions = list(plenary.editions.all())
    last = editions[-1] if editions else None
    public = last if last and not hasattr(last, "withdrawal") else None
    return {
        "takeaways": plenary.takeaways.order_by("position"),
        "alliances": plenary.alliances.order_by("position"),
        "state": state(editions),
        "public": public,
        "public_address": publishing.edition_address(public) if public else "",
    }
