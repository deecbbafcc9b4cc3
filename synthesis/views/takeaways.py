"""What is to be retained, and the page of each statement."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from synthesis.filters import TakeawayFilter
from synthesis.models.kinds import NamedKind, PassageKind
from synthesis.models.passages import Passage
from synthesis.pages.citing import citation
from synthesis.pages.editions import edition_line
from synthesis.pages.heads.extracts import takeaway_head
from synthesis.pages.takeaways import takeaway_page
from synthesis.views import missing
from synthesis.views.passages import listed


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    template = "synthesis/takeaway_list.html"
    return listed(request, template, TakeawayFilter)


@require_safe
def takeaway(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    passage = Passage.objects.at(PassageKind.TAKEAWAY, slug, key)
    page = takeaway_page(passage.edition.synthesis, key) if passage else None
    if passage is None or page is None:
        return missing.part(request, NamedKind.TAKEAWAY, slug, key)
    context = {
        "head": takeaway_head(passage, page.takeaway),
        "page": page,
        "slug": slug,
        "edition": edition_line(passage.edition, slug),
        "citation": citation(passage.edition, PassageKind.TAKEAWAY, key),
    }
    return TemplateResponse(request, "synthesis/takeaway_detail.html", context)
