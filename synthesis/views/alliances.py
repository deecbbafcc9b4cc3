"""The alliances, and the page of each with the network that it is part of."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from synthesis.filters import AllianceFilter, PassageFilter
from synthesis.models.kinds import NamedKind, PassageKind
from synthesis.models.passages import Passage
from synthesis.pages.alliances import alliance_page
from synthesis.pages.citing import citation
from synthesis.pages.editions import edition_line
from synthesis.pages.heads.extracts import alliance_head
from synthesis.pages.networks.graph import Graph, graph
from synthesis.pages.networks.ties import ties_of_rows
from synthesis.views import missing
from synthesis.views.passages import listed

MOST_DRAWN = 60


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    template = "synthesis/alliance_list.html"
    return listed(request, template, AllianceFilter, _network)


def _network(filtered: PassageFilter, number: int, _pks: Sequence[int]) -> Graph | None:
    """Of all that was found, beside the first of them: one alliance makes no network, and too many
    make one that nobody could read.
    """
    if number > 1 or not 2 <= filtered.found <= MOST_DRAWN:
        return None
    found = Passage.objects.filter(pk__in=filtered.page(0, MOST_DRAWN))
    return graph(ties_of_rows(found.parties(), get_language() or ""))


@require_safe
def alliance(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    passage = Passage.objects.at(PassageKind.ALLIANCE, slug, key)
    page = alliance_page(passage.edition.synthesis, key) if passage else None
    if passage is None or page is None:
        return missing.part(request, NamedKind.ALLIANCE, slug, key)
    around = Passage.objects.allied_with(passage).parties()
    ties = ties_of_rows(around, passage.language, (slug, key))
    context = {
        "head": alliance_head(passage, page.alliance),
        "page": page,
        "graph": graph(ties, here=(slug, key)),
        "slug": slug,
        "edition": edition_line(passage.edition, slug),
        "citation": citation(passage.edition, PassageKind.ALLIANCE, key),
    }
    return TemplateResponse(request, "synthesis/alliance_detail.html", context)
