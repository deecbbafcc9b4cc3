"""The published interventions, filtered by their address, and the page of each."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from synthesis.filters import InterventionFilter
from synthesis.models.editions import Edition
from synthesis.models.kinds import NamedKind, PassageKind
from synthesis.pages.citing import citation
from synthesis.pages.editions import edition_line
from synthesis.pages.heads.interventions import intervention_head
from synthesis.pages.interventions import intervention_page, since
from synthesis.views import missing
from synthesis.views.passages import listed


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    template = "synthesis/intervention_list.html"
    return listed(request, template, InterventionFilter)


@require_safe
def intervention(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    edition = Edition.objects.current().with_document().filter(slug=slug).first()
    if edition is None:
        return missing.plenary(request, slug)
    page = intervention_page(edition.synthesis, key)
    if page is None:
        return missing.part(request, NamedKind.INTERVENTION, slug, key)
    context = {
        "head": intervention_head(edition, page),
        "page": page,
        "slug": slug,
        "edition": edition_line(edition, slug),
        "since": since(_first(edition), edition, key),
        "citation": citation(edition, PassageKind.INTERVENTION, key),
    }
    return TemplateResponse(request, "synthesis/intervention_detail.html", context)


def _first(edition: Edition) -> Edition | None:
    """The oldest edition of its plenary that readers still have, unless there never was another."""
    if edition.number == 1:
        return None
    standing = Edition.objects.standing().with_document()
    return standing.filter(plenary=edition.plenary_id).order_by("number").first()
