"""What forms and lists of reference records have in common: files, where each is used, merging."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern
from django.utils.translation import gettext as translate

from synthesis.admin import exchanging, merging, searching
from synthesis.admin.addresses import form_address
from synthesis.admin.editing import DeskAdmin


class ExchangedAdmin(DeskAdmin):
    """Records that go out as a file and come back from one."""

    change_list_template = "admin/synthesis/record_list.html"

    def get_urls(self) -> list[URLPattern]:
        return [*exchanging.screens(self.model), *super().get_urls()]

    def tools(self, request: HttpRequest) -> list[tuple[str, str]]:
        """What one does with the whole list: what it is called, where it is."""
        return exchanging.tools(request, self.model)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return super().changelist_view(
            request, {"tools": self.tools(request)} | (extra_context or {})
        )


class MergeableAdmin(ExchangedAdmin):
    """Records that can be merged, and say where they are used."""

    change_form_template = "admin/synthesis/record_form.html"

    def get_urls(self) -> list[URLPattern]:
        return [*merging.screens(self.model), *super().get_urls()]

    def tools(self, request: HttpRequest) -> list[tuple[str, str]]:
        found = super().tools(request)
        if not merging.may_merge(request, self.model):
            return found
        likely = (translate("Doublons probables"), merging.address(self.model, "duplicates"))
        return [likely, *found]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """As the search over the desk finds them, accents forgiven; lists to choose from too."""
        words = searching.words_of(search_term)
        if not words:
            return queryset, False
        found = merging.SEARCHES[self.model](words).order_by()
        return queryset.filter(pk__in=found.values("pk")), False

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> HttpResponse:
        """The form of a record that was merged leads to the one that stays."""
        kept = merging.became(self.model, object_id)
        if kept is None:
            answer: HttpResponse = super()._get_obj_does_not_exist_redirect(  # type: ignore[misc]
                request, opts, object_id
            )
            return answer
        messages.info(request, translate("Cette fiche a été fusionnée : voici celle qui reste."))
        return HttpResponseRedirect(form_address(kept))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context["may_merge"] = False
        if context["original"]:
            context |= merging.form_context(request, context["original"])
        return super().render_change_form(request, context, *args, **kwargs)
