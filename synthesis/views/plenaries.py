"""The plenaries, the page of each, and each of its editions at its own address for ever."""

from collections.abc import Iterable

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from synthesis.models.editions import Edition
from synthesis.models.passages import Entry
from synthesis.pages.citing import citation
from synthesis.pages.editions import edition_lines, translations
from synthesis.pages.heads.addresses import path
from synthesis.pages.heads.lists import list_head
from synthesis.pages.heads.plenaries import edition_head, plenary_head
from synthesis.pages.plenaries import plenary_page
from synthesis.pages.years import years
from synthesis.views import missing, photos

PLENARIES_A_PAGE = 40


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    editions = Edition.objects.current().counted().order_by("-held_on", "slug")
    page = Paginator(editions, PLENARIES_A_PAGE).get_page(request.GET.get("page"))
    links = [(each.title, path("plenary", each.slug)) for each in page]
    context = {
        "head": list_head("plenaries", number=page.number, links=links),
        "page": page,
        "years": years(page, Entry.objects.plenaries(page)),
    }
    return TemplateResponse(request, "synthesis/plenary_list.html", context)


@require_safe
def plenary(request: HttpRequest, slug: str) -> HttpResponse:
    edition = Edition.objects.current().with_document().filter(slug=slug).first()
    if edition is None:
        return missing.plenary(request, slug)
    editions = Edition.objects.standing().filter(plenary=edition.plenary_id)
    return _show(request, edition, edition, editions.order_by("-number"))


@require_safe
def edition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """An edition under the slug that its plenary has now; older addresses lead to that one."""
    current = Edition.objects.current().filter(slug=slug).first()
    if current is None:
        return missing.plenary(request, slug)
    editions = Edition.objects.filter(plenary=current.plenary_id).select_related("withdrawal")
    found = {each.number: each for each in editions.order_by("-number")}
    if number not in found:
        raise Http404
    if hasattr(found[number], "withdrawal"):
        return missing.withdrawn(request, found[number].withdrawal)
    standing = [each for each in found.values() if not hasattr(each, "withdrawal")]
    return _show(request, found[number], current, standing, permanent=True)


def _show(
    request: HttpRequest,
    edition: Edition,
    current: Edition,
    editions: Iterable[Edition],
    *,
    permanent: bool = False,
) -> HttpResponse:
    document = edition.synthesis
    page = plenary_page(document, photos.sizes(each.file for each in document.photos))
    lines = {each.number: each for each in edition_lines(editions, current.slug)}
    others = Edition.objects.beside(edition).with_document()
    context = {
        "head": edition_head(edition, page, current) if permanent else plenary_head(edition, page),
        "plenary": page,
        "slug": current.slug,
        "edition": lines[edition.number],
        "editions": list(lines.values()),
        "newer": lines[current.number] if edition.number != current.number else None,
        "translations": translations(edition, others),
        "citation": citation(edition, slug=current.slug),
    }
    return TemplateResponse(request, "synthesis/plenary_detail.html", context)
