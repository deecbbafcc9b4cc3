"""The search over everything that was published."""

from typing import Any

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from synthesis.models.kinds import Order
from synthesis.pages import searching as pages
from synthesis.pages import wording
from synthesis.pages.heads.addresses import absolute
from synthesis.pages.heads.lists import list_head
from synthesis.pages.searching import Proposal, Way
from synthesis.search import everywhere, in_vain, names, spelling
from synthesis.search.everywhere import Everywhere
from synthesis.search.query import LONGEST, MOST_WORDS, Query, parse

A_PAGE = 20
# Deeper, each kind's own list goes on, with its facets.
MOST_PAGES = 25
CARDS = 6
SUGGESTED = 8
# When less was found, it may be that something else was meant.
LITTLE = 3
MOST_LOOSER = 3
# A name is short, and each letter that is typed asks.
LONGEST_NAME = 100


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Who is called so, then passages of every kind that hold the words. Five queries at most, one
    of them to note what nothing was found for."""
    query = parse(request.GET.get("q", ""))
    tri = request.GET.get("tri", "")
    order = Order(tri) if tri in everywhere.ORDERS else Order.RELEVANCE
    shown = _found(request, query, order) if query.wanted else {"lost": []}
    asked = {"q": query.text, "tri": "" if order == Order.RELEVANCE else order.value}
    head = list_head(
        pages.ROUTE,
        number=shown["page"].number if query.wanted else 1,
        asked=asked,
        sentence=shown.get("sentence", ""),
    )
    notices = [*pages.notices(query, tri), *shown["lost"]]
    context = {"head": head, "query": query, "order": asked["tri"], "notices": notices, **shown}
    response = TemplateResponse(request, "synthesis/search.html", context)
    if query.wanted and not shown["ways"] and not shown["cards"]:
        in_vain.note(query)
        # Each time that somebody asks in vain counts.
        response.asked_each_time = True  # type: ignore[attr-defined]
    return response


def _found(request: HttpRequest, query: Query, order: Order) -> dict[str, Any]:
    looked = everywhere.look(query)
    totals = looked.totals
    found = sum(totals.values())
    page, lost = _page(request.GET.get("page") or "1", min(found, A_PAGE * MOST_PAGES))
    start = (page.number - 1) * A_PAGE
    passages = looked.page(order, start, start + A_PAGE) if found else []
    entries = names.typed(query, CARDS) if page.number == 1 else []
    return {
        "page": page,
        "lost": lost,
        "goes_on": found > A_PAGE * MOST_PAGES and not page.has_next(),
        "sentence": pages.sentence(query, found),
        "cards": [pages.card(each) for each in entries],
        "ways": pages.ways(query, order, totals) if found else (),
        "orders": pages.orders(query, order, everywhere.ORDERS) if found > 1 else (),
        "results": [pages.mixed(each, query) for each in passages],
        "advice": pages.advice(query),
        "proposal": _proposal(looked, found) if found < LITTLE else None,
        "looser": _looser(query) if not found else [],
    }


def _proposal(looked: Everywhere, found: int) -> Proposal | None:
    """What may have been meant, if more holds it. One query, when a word is known to nothing."""
    meant = spelling.correction(looked.query.text, looked.occurrences, names.among)
    if meant is None:
        return None
    more = sum(everywhere.look(parse(meant.text)).totals.values())
    return pages.proposal(meant.text, more) if more > found else None


def _looser(query: Query) -> list[Way]:
    """Without one of its words, if that finds something: what finds most first. No query."""
    typed = query.text[:LONGEST].split()[:MOST_WORDS] if '"' not in query.text else []
    found = []
    for at, word in enumerate(typed):
        words = " ".join(typed[:at] + typed[at + 1 :])
        less = parse(words)
        if less.wanted and len(less.wanted) < len(query.wanted):
            found.append((sum(everywhere.look(less).totals.values()), word, words))
    best = sorted((each for each in found if each[0]), key=lambda each: -each[0])[:MOST_LOOSER]
    return [pages.without(word, words, number) for number, word, words in best]


def _page(asked: str, found: int) -> tuple[Page, list[str]]:
    """The page asked for, or the nearest and a sentence that says so."""
    paginator = Paginator(range(found), A_PAGE)
    try:
        return paginator.page(asked), []
    except (PageNotAnInteger, EmptyPage):
        return paginator.get_page(asked), [wording.unknown("page", asked)]


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """Names that begin with what was typed, as browsers ask for them: what was typed, the names,
    what each is, where it is.

    https://github.com/dewitt/opensearch/blob/master/mediawiki/Specifications/OpenSearch/Extensions/Suggestions/1.1/Draft%201.wiki
    """
    typed = request.GET.get("q", "")[:LONGEST_NAME]
    found = names.beginning(typed, SUGGESTED)
    said = [
        typed,
        [pages.name(each) for each in found],
        [pages.kind_label(each) for each in found],
        [absolute(pages.address(each)) for each in found],
    ]
    return JsonResponse(said, safe=False, content_type="application/x-suggestions+json")
