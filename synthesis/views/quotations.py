"""The quotations, and the page of each."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from synthesis.filters import QuotationFilter
from synthesis.models.kinds import NamedKind, PassageKind
from synthesis.models.passages import Passage
from synthesis.pages.citing import citation
from synthesis.pages.editions import edition_line
from synthesis.pages.heads.extracts import quotation_head
from synthesis.pages.quotations import quotation_page
from synthesis.views import missing
from synthesis.views.passages import listed


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    template = "synthesis/quotation_list.html"
    return listed(request, template, QuotationFilter)


@require_safe
def quotation(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    passage = Passage.objects.at(PassageKind.QUOTATION, slug, key)
    page = quotation_page(passage.edition.synthesis, key) if passage else None
    if passage is None or page is None:
        return missing.part(request, NamedKind.QUOTATION, slug, key)
    context = {
        "head": quotation_head(passage, page.quotation),
        "page": page,
        "slug": slug,
        "edition": edition_line(passage.edition, slug),
        "citation": citation(passage.edition, PassageKind.QUOTATION, key),
    }
    return TemplateResponse(request, "synthesis/quotation_detail.html", context)
