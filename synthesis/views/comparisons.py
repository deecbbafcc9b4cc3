"""Two editions of a plenary side by side, the older one first."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from synthesis.models.editions import Edition
from synthesis.pages.comparisons import comparison_page
from synthesis.pages.editions import edition_line
from synthesis.pages.heads.comparisons import comparison_head
from synthesis.views import missing


@require_safe
def comparison(request: HttpRequest, slug: str, number: int, other: int) -> HttpResponse:
    current = Edition.objects.current().filter(slug=slug).first()
    if current is None:
        return missing.plenary(request, slug)
    editions = Edition.objects.filter(plenary=current.plenary_id).select_related("withdrawal")
    found = {each.number: each for each in editions.order_by("number")}
    for each in (number, other):
        if each not in found:
            raise Http404
        if hasattr(found[each], "withdrawal"):
            return missing.withdrawn(request, found[each].withdrawal)
    if number > other:
        return missing.moved(request, number=str(other), other=str(number))
    standing = {at: each for at, each in found.items() if not hasattr(each, "withdrawal")}
    if number == other:
        return _same(request, standing, number, slug)
    return _compared(request, standing, (number, other), slug)


def _same(
    request: HttpRequest, standing: Mapping[int, Edition], number: int, slug: str
) -> HttpResponse:
    """An edition with itself: the page offers the others."""
    context = {
        "edition": edition_line(standing[number], slug),
        "pairs": [sorted((number, each)) for each in standing if each != number],
    }
    return TemplateResponse(request, "synthesis/comparison_same.html", context)


def _compared(
    request: HttpRequest, standing: Mapping[int, Edition], numbers: tuple[int, int], slug: str
) -> HttpResponse:
    ids = [standing[each].pk for each in numbers]
    older, newer = Edition.objects.with_document().filter(pk__in=ids).order_by("number")
    page = comparison_page(older, newer, list(standing.values()), slug)
    context = {"head": comparison_head(page), "page": page, "slug": slug}
    return TemplateResponse(request, "synthesis/comparison_detail.html", context)
