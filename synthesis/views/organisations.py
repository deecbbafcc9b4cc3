"""The organisations that the current editions name, and who spoke for or mentioned each."""

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from synthesis.models.kinds import NamedKind, PassageKind, Relation
from synthesis.models.passages import Entry, Passage
from synthesis.pages.entries import entry_line
from synthesis.pages.heads.entries import organisation_head
from synthesis.pages.heads.lists import entry_links, list_head
from synthesis.pages.passages import alliance
from synthesis.pages.results import result
from synthesis.views import missing

ORGANISATIONS_A_PAGE = 100
SHOWN = 10


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    entries = Entry.objects.organisations().order_by("sort_key", "slug")
    page = Paginator(entries, ORGANISATIONS_A_PAGE).get_page(request.GET.get("page"))
    links = entry_links("organisation", page)
    context = {
        "head": list_head("organisations", number=page.number, links=links),
        "page": page,
        "entries": [entry_line(each) for each in page],
    }
    return TemplateResponse(request, "synthesis/organisation_list.html", context)


@require_safe
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    entry = Entry.objects.organisations().filter(slug=slug).first()
    if entry is None:
        return missing.record(request, NamedKind.ORGANISATION, slug)
    interventions = Passage.objects.interventions()
    spoken = interventions.naming(entry, Relation.SPEAKS_FOR)[:SHOWN]
    mentioning = interventions.naming(entry, Relation.MENTIONS)[:SHOWN]
    family = list(_family(entry))
    context = {
        "head": organisation_head(entry, family),
        "entry": entry,
        "line": entry_line(entry),
        "family": family,
        "spoken": [result(each) for each in spoken],
        "mentioning": [result(each) for each in mentioning],
        "alliances": [(each, alliance(each)) for each in _alliances(entry)],
    }
    return TemplateResponse(request, "synthesis/organisation_detail.html", context)


def _family(entry: Entry) -> QuerySet[Entry]:
    """The organisation that runs it, and those that it runs."""
    above = entry.value.get("parent") or ""
    return Entry.objects.organisations().filter(Q(slug=above) | Q(value__parent=entry.slug))


def _alliances(entry: Entry) -> QuerySet[Passage]:
    return Passage.objects.of_kind(PassageKind.ALLIANCE).naming(entry, Relation.PARTY)
