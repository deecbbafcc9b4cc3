"""The people who speak or are quoted in the current editions: all of them, and what each said."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from synthesis.models.kinds import NamedKind, PassageKind, Relation
from synthesis.models.passages import Entry, Passage
from synthesis.pages.entries import entry_line
from synthesis.pages.heads.entries import person_head
from synthesis.pages.heads.lists import entry_links, list_head
from synthesis.pages.passages import quotation
from synthesis.pages.results import result
from synthesis.views import missing

PEOPLE_A_PAGE = 100
SHOWN = 20


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    entries = Entry.objects.people().order_by("sort_key", "slug")
    page = Paginator(entries, PEOPLE_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "head": list_head("people", number=page.number, links=entry_links("person", page)),
        "page": page,
        "entries": [entry_line(each) for each in page],
    }
    return TemplateResponse(request, "synthesis/person_list.html", context)


@require_safe
def person(request: HttpRequest, slug: str) -> HttpResponse:
    entry = Entry.objects.people().filter(slug=slug).first()
    if entry is None:
        return missing.record(request, NamedKind.PERSON, slug)
    spoken = Passage.objects.interventions().naming(entry, Relation.SPEAKER)[:SHOWN]
    quoted = Passage.objects.filter(kind=PassageKind.QUOTATION).naming(entry)[:SHOWN]
    results = [result(each) for each in spoken]
    context = {
        "head": person_head(entry, [voice for each in results for voice in each.byline]),
        "entry": entry,
        "line": entry_line(entry),
        "spoken": results,
        "quotations": [(each, quotation(each)) for each in quoted],
    }
    return TemplateResponse(request, "synthesis/person_detail.html", context)
