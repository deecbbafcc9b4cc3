"""The list of the passages of one kind, filtered by its address."""

from collections.abc import Callable, Sequence
from typing import Any

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.response import TemplateResponse

from synthesis.filters import PassageFilter
from synthesis.models.passages import Passage
from synthesis.pages import wording
from synthesis.pages.heads.lists import list_head, passage_links
from synthesis.search.query import Query
from synthesis.search.words import unfailing

A_PAGE = 20
# Of what was found, of the number of this page of it, and of its results.
Picture = Callable[[PassageFilter, int, Sequence[Any]], Any]


def no_picture(filtered: PassageFilter, number: int, results: Sequence[Any]) -> None:
    """Most lists are read, not looked at."""


@unfailing
def listed(
    request: HttpRequest,
    template: str,
    filters: type[PassageFilter],
    result: Callable[[Passage, Query], Any],
    picture: Picture = no_picture,
) -> HttpResponse:
    """The page of the list that the address asks for; each passage as `result` makes it, and what
    `picture` makes of them all.
    """
    filtered = filters(request.GET, Passage.objects.all())
    if filtered.renamed is not None:
        return HttpResponsePermanentRedirect(filtered.renamed)
    page, notices = _page(filtered, request.GET.get("page") or "1")
    results = [result(passage, filtered.query) for passage in page]
    context = {
        "head": list_head(
            filtered.route,
            number=page.number,
            asked=filtered.asked,
            sentence=filtered.sentence,
            links=passage_links(page),
        ),
        "filter": filtered,
        "page": page,
        "results": results,
        "picture": picture(filtered, page.number, results) if results else None,
        "notices": [*filtered.notices, *notices],
    }
    return TemplateResponse(request, template, context)


def _page(filtered: PassageFilter, asked: str) -> tuple[Page, list[str]]:
    """The page asked for, or the nearest and a sentence that says so."""
    paginator = Paginator(filtered.qs, A_PAGE)
    paginator.count = filtered.found
    try:
        return paginator.page(asked), []
    except (PageNotAnInteger, EmptyPage):
        return paginator.get_page(asked), [wording.unknown("page", asked)]
