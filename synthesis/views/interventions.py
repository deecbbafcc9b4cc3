"""The published interventions, filtered by their address, and the page of each."""

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from synthesis.filters import InterventionFilter
from synthesis.models.editions import Edition
from synthesis.models.passages import Passage
from synthesis.pages import wording
from synthesis.pages.editions import edition_line
from synthesis.pages.interventions import intervention_page
from synthesis.pages.results import result
from synthesis.views import missing

INTERVENTIONS_A_PAGE = 20


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    filtered = InterventionFilter(request.GET, Passage.objects.interventions())
    if filtered.renamed is not None:
        return HttpResponsePermanentRedirect(filtered.renamed)
    page, notices = _page(filtered, request.GET.get("page") or "1")
    context = {
        "filter": filtered,
        "form": filtered.drawn,
        "page": page,
        "results": [result(passage) for passage in page],
        "notices": [*filtered.notices, *notices],
    }
    return TemplateResponse(request, "synthesis/intervention_list.html", context)


def _page(filtered: InterventionFilter, asked: str) -> tuple[Page, list[str]]:
    """The page asked for, or the nearest and a sentence that says so."""
    paginator = Paginator(filtered.qs, INTERVENTIONS_A_PAGE)
    paginator.count = filtered.found
    try:
        return paginator.page(asked), []
    except (PageNotAnInteger, EmptyPage):
        return paginator.get_page(asked), [wording.unknown("page", asked)]


@require_safe
def intervention(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    edition = Edition.objects.current().with_document().filter(slug=slug).first()
    if edition is None:
        return missing.plenary(request, slug)
    page = intervention_page(edition.synthesis, key)
    if page is None:
        return missing.intervention(request, edition, key)
    context = {"page": page, "slug": slug, "edition": edition_line(edition, slug)}
    return TemplateResponse(request, "synthesis/intervention_detail.html", context)
