"""The organisations that the current editions name, and what there is to read of each."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from synthesis.models.entries import Entry, Reference
from synthesis.models.kinds import NamedKind, PassageKind, Relation
from synthesis.models.passages import Passage
from synthesis.pages.entries import BYLINES, organisation_line
from synthesis.pages.heads.entries import organisation_head
from synthesis.pages.heads.lists import entry_links, list_head
from synthesis.pages.networks.graph import Graph, graph
from synthesis.pages.networks.ties import ties_of_rows
from synthesis.pages.organisations import organisation_page
from synthesis.pages.registers import Register
from synthesis.pages.shelves import SHOWN
from synthesis.views import missing


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    register = Register(Entry.objects.organisations(), request.GET)
    links = entry_links("organisation", register.entries)
    context = {
        "head": list_head(
            "organisations", number=register.page.number, asked=register.question, links=links
        ),
        "register": register,
        "lines": {each.slug: organisation_line(each) for each in register.entries},
    }
    return TemplateResponse(request, "synthesis/organisation_list.html", context)


@require_safe
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    entry = Entry.objects.organisations().filter(slug=slug).first()
    if entry is None:
        return missing.record(request, NamedKind.ORGANISATION, slug)
    family = list(Entry.objects.family(entry))
    newest = Passage.objects.newest_naming(entry, SHOWN)
    spoken = Reference.objects.bylines(entry, Relation.SPEAKS_FOR, BYLINES)
    bylines = spoken if entry.interventions else ()
    page = organisation_page(entry, newest, bylines, family)
    context = {
        "head": organisation_head(entry, family),
        "page": page,
        "network": _network(entry) if "alliances" in page.shelves else None,
        "editions": () if page.shelves else entry.editions.order_by("-held_on", "slug"),
    }
    return TemplateResponse(request, "synthesis/organisation_detail.html", context)


def _network(entry: Entry) -> Graph | None:
    """Those that it is allied with, whatever the plenary."""
    own = Passage.objects.of_kind(PassageKind.ALLIANCE).naming(entry, Relation.PARTY)
    return graph(ties_of_rows(own.parties(), get_language() or ""), current=entry.slug)
