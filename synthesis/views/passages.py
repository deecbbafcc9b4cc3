"""The list of the passages of one kind, filtered by its address."""

from collections.abc import Callable, Sequence
from typing import Any

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.response import TemplateResponse

from synthesis.filters import AFTER, PassageFilter
from synthesis.pages import fragments, wording
from synthesis.pages.heads.lists import list_head, passage_links
from synthesis.search import in_vain

A_PAGE = 20
# Of what was found, of the number of this page of it, and of the passages on it (their pk).
Picture = Callable[[PassageFilter, int, Sequence[int]], Any]


def no_picture(filtered: PassageFilter, number: int, pks: Sequence[int]) -> None:
    """Most lists are read, not looked at."""


def listed(
    request: HttpRequest,
    template: str,
    filters: type[PassageFilter],
    picture: Picture = no_picture,
) -> HttpResponse:
    """The page of the list that the address asks for, and what `picture` makes of what it shows."""
    filtered = filters(request.GET)
    if filtered.renamed is not None:
        return HttpResponsePermanentRedirect(filtered.renamed)
    page, notices = _page(filtered, request.GET.get("page") or "1", request.GET.get(AFTER, ""))
    pks = list(page)
    results = fragments.shown(pks, filtered.query)
    context = {
        "head": list_head(
            filtered.route,
            number=page.number,
            asked=filtered.asked,
            sentence=filtered.sentence,
            links=passage_links(filtered.kind, results),
        ),
        "filter": filtered,
        "page": page,
        "after": _cursor(results[-1].address) if results else "",
        "results": [each.html for each in results],
        "picture": picture(filtered, page.number, pks) if results else None,
        "notices": [*filtered.notices, *notices],
    }
    response = TemplateResponse(request, template, context)
    if filtered.found_in_vain:
        in_vain.note(filtered.query)
        # Each time that somebody asks in vain counts.
        response.asked_each_time = True  # type: ignore[attr-defined]
    return response


class _Listing(Sequence[int]):
    """The passages of a list (their pk)."""

    def __init__(self, filtered: PassageFilter) -> None:
        self._filtered = filtered

    def __len__(self) -> int:
        return self._filtered.found

    def __getitem__(self, place: Any) -> Any:
        return self._filtered.page(place.start, place.stop)


class _Turned(Page):
    """A page that begins after a passage, wherever that is in the list by now."""

    def __init__(self, start: int, paginator: Paginator) -> None:
        self.start = start
        rows = paginator.object_list[start : start + A_PAGE]
        super().__init__(rows, start // A_PAGE + 1, paginator)

    def start_index(self) -> int:
        return self.start + 1

    def has_next(self) -> bool:
        return self.start + A_PAGE < self.paginator.count


def _cursor(address: str) -> str:
    """What `AFTER` says of the passage at this address."""
    *_before, slug, _shelf, key = address.strip("/").split("/")
    return f"{slug}/{key}"


def _page(filtered: PassageFilter, asked: str, after: str) -> tuple[Page, list[str]]:
    """The page asked for, or the nearest and a sentence that says so."""
    paginator = Paginator(_Listing(filtered), A_PAGE)
    start = filtered.after(after) if after else None
    if start is not None and start < filtered.found:
        return _Turned(start, paginator), []
    try:
        return paginator.page(asked), []
    except (PageNotAnInteger, EmptyPage):
        return paginator.get_page(asked), [wording.unknown("page", asked)]
