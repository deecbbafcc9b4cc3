"""The key figures, and the page of each with those that it can be compared with."""

from collections.abc import Iterator, Sequence
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from synthesis.filters import FigureFilter, PassageFilter
from synthesis.models.kinds import NamedKind, PassageKind
from synthesis.models.passages import Passage
from synthesis.pages import charts, passages, results
from synthesis.pages.charts import Placed, Series
from synthesis.pages.citing import citation
from synthesis.pages.editions import edition_line
from synthesis.pages.extracts import Figure
from synthesis.pages.figures import figure_page
from synthesis.pages.heads.extracts import figure_head
from synthesis.pages.results import Extracted
from synthesis.views import missing
from synthesis.views.passages import listed


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    template = "synthesis/figure_list.html"
    return listed(request, template, FigureFilter, _charts)


def _charts(_filtered: PassageFilter, _number: int, pks: Sequence[int]) -> list[tuple[str, Series]]:
    """Of those on this page that can be compared, each language by itself, and which it is."""
    found = [results.figure(each) for each in Passage.objects.in_this_order(pks, bodies=False)]
    languages = dict.fromkeys(each.language for each in found)
    return [
        (language, chart)
        for language in languages
        for chart in charts.all_series(_placed(each) for each in found if each.language == language)
    ]


def _placed(found: Extracted) -> Placed:
    return Placed(cast(Figure, found.shown), found.plenary_slug, found.plenary)


@require_safe
def figure(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    passage = Passage.objects.at(PassageKind.KEY_FIGURE, slug, key)
    page = figure_page(passage.edition.synthesis, key) if passage else None
    if passage is None or page is None:
        return missing.part(request, NamedKind.KEY_FIGURE, slug, key)
    context = {
        "head": figure_head(passage, page.figure),
        "page": page,
        "series": page.series(_elsewhere(passage, page.figure.series)),
        "slug": slug,
        "edition": edition_line(passage.edition, slug),
        "citation": citation(passage.edition, PassageKind.KEY_FIGURE, key),
    }
    return TemplateResponse(request, "synthesis/figure_detail.html", context)


def _elsewhere(passage: Passage, series: str) -> Iterator[Placed]:
    """Those of the same series in other plenaries, the oldest first; translations repeat them."""
    if series:
        found = Passage.objects.of_series(series).filter(language=passage.language)
        found = found.exclude(edition=passage.edition_id)
        for each in found.order_by("held_on", "plenary_slug", "position"):
            yield Placed(passages.figure(each), each.plenary_slug, each.plenary)
