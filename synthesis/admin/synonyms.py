"""Names that say the same, and the searches that found nothing, of which one makes them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.admin import ModelAdmin, action, display, register
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from synthesis.admin.desk import desk
from synthesis.admin.editing import DeskAdmin
from synthesis.models import Synonym, ZeroResultSearch
from synthesis.pages.searching import asked
from synthesis.search import everywhere
from synthesis.search.names import typed
from synthesis.search.query import parse
from synthesis.templatetags.reading import number


@register(Synonym, site=desk)
class SynonymAdmin(DeskAdmin):
    fields = ("names",)
    list_display = ("__str__",)
    search_fields = ("names",)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """The words that were looked for in vain stand there already."""
        return {"names": request.GET.get("names", "")[:200]}


@register(ZeroResultSearch, site=desk)
class ZeroResultAdmin(ModelAdmin):
    list_display = ("looked_for", "times", "last_on", "now", "to_synonym")
    list_display_links = None
    search_fields = ("words",)
    ordering = ("-times", "-last_on", "-pk")
    list_per_page = 50
    actions = ("strike_off",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Each row is asked again while the list is shown."""
        self.may_add = request.user.has_perm("synthesis.add_synonym")
        return super().get_queryset(request)

    @display(description=_("mots cherchés"), ordering="words")
    def looked_for(self, search: ZeroResultSearch) -> str:
        if found_now(search):
            return format_html("<s>{}</s>", search.words)
        return search.words

    @display(description=_("aujourd’hui"))
    def now(self, search: ZeroResultSearch) -> str:
        found = found_now(search)
        said = translate("Toujours rien")
        if found:
            said = ngettext("%(number)s trouvé", "%(number)s trouvés", found)
            said = said % {"number": number(found)}
        return format_html('<a href="{}">{}</a>', asked(search.words), said)

    @display(description=_("synonyme"))
    def to_synonym(self, search: ZeroResultSearch) -> str:
        if found_now(search):
            return ""
        address = reverse("admin:synthesis_synonym_add")
        question = urlencode({"names": search.words})
        said = translate("En faire un synonyme")
        hidden = translate("de « %(words)s »") % {"words": search.words}
        return format_html(
            '<a href="{}?{}">{}<span class="visually-hidden"> {}</span></a>',
            address,
            question,
            said,
            hidden,
        )

    @action(description=_("Ôter celles qui trouvent maintenant"), permissions=["delete"])
    def strike_off(self, request: HttpRequest, searches: QuerySet[Any]) -> None:
        gone = [each.pk for each in searches if found_now(each)]
        ZeroResultSearch.objects.filter(pk__in=gone).delete()
        said = ngettext("%(number)s recherche ôtée.", "%(number)s recherches ôtées.", len(gone))
        messages.info(request, said % {"number": number(len(gone))})


def found_now(search: ZeroResultSearch) -> int:
    """How many passages, or else names, the words find today; asked once for each row."""
    known: int | None = getattr(search, "_found_now", None)
    if known is None:
        query = parse(search.words)
        known = sum(everywhere.look(query).totals.values()) if query.wanted else 0
        known = known or len(typed(query, 1))
        search._found_now = known  # type: ignore[attr-defined]
    return known
