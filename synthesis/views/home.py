from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from synthesis.models.editions import Edition
from synthesis.models.entries import Entry
from synthesis.models.passages import Passage
from synthesis.pages import home as pages
from synthesis.pages.heads.lists import home_head
from synthesis.pages.results import Extracted, quotation

LATEST = 6
STRONGEST = 8
# As many characters as read well when they are set large.
SHORTEST, LONGEST = 20, 170


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, the latest plenaries, and the ways into their interventions.

    Five queries at most, after that of what is published.
    """
    editions = list(Edition.objects.current()[:LATEST])
    totals = Passage.objects.totals()
    strongest = Entry.objects.strongest(pages.FACETS, STRONGEST)
    context = {
        "head": home_head(),
        "editions": editions,
        "sentence": pages.interventions(totals),
        "striking": _striking(editions),
        "lists": pages.lists(totals),
        "natures": pages.natures(totals),
        "facets": pages.facets(strongest, Entry.objects.totals()),
    }
    return TemplateResponse(request, "synthesis/home.html", context)


def _striking(editions: list[Edition]) -> Extracted | None:
    """A quotation of the latest plenary, if one is of a length to be set large."""
    found = Passage.objects.striking(editions[0], SHORTEST, LONGEST) if editions else None
    return quotation(found) if found else None
