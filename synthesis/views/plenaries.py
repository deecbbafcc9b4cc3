"""The plenaries, the page of each, and each of its editions at its own address for ever."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from synthesis import renditions
from synthesis.document.synthesis import Synthesis
from synthesis.models.editions import Edition
from synthesis.models.entries import Entry
from synthesis.pages.citing import citation
from synthesis.pages.editions import edition_lines, translations
from synthesis.pages.heads.addresses import language, path
from synthesis.pages.heads.lists import list_head
from synthesis.pages.heads.plenaries import edition_head, plenary_head
from synthesis.pages.plenaries import PlenaryPage, plenary_page
from synthesis.pages.years import years
from synthesis.renditions import Size
from synthesis.views import missing

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
    around = Edition.objects.standing().around(edition).order_by("-number")
    return _show(request, edition, edition, around)


@require_safe
def edition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """An edition under the slug that its plenary has now; older addresses lead to that one."""
    current = Edition.objects.current().filter(slug=slug).first()
    if current is None:
        return missing.plenary(request, slug)
    around = Edition.objects.around(current).select_related("withdrawal").order_by("-number")
    found = {each.number: each for each in around if each.plenary_id == current.plenary_id}
    if number not in found:
        raise Http404
    if hasattr(found[number], "withdrawal"):
        return missing.withdrawn(request, found[number].withdrawal)
    standing = [each for each in around if not hasattr(each, "withdrawal")]
    return _show(request, found[number], current, standing, permanent=True)


@dataclass(frozen=True)
class _Frozen:
    """A document of an edition, told from others by its SHA-256."""

    sha256: str
    document: Synthesis = field(compare=False)


def _page(edition: Edition) -> PlenaryPage:
    """What the edition shows, in the language of the page."""
    frozen = _Frozen(edition.revision.sha256, edition.synthesis)
    sizes = renditions.sizes(each.file for each in frozen.document.photos)
    return _composed(frozen, language(), tuple(sorted(sizes.items())))


@lru_cache(maxsize=64)
def _composed(frozen: _Frozen, language: str, sizes: tuple[tuple[str, Size], ...]) -> PlenaryPage:
    """An edition never changes, so what it shows may be kept: a fifth of the time of its page."""
    return plenary_page(frozen.document, dict(sizes))


def _show(
    request: HttpRequest,
    edition: Edition,
    current: Edition,
    around: Iterable[Edition],
    *,
    permanent: bool = False,
) -> HttpResponse:
    """`around` are the editions of `EditionQuerySet.around` that readers may read."""
    page = _page(edition)
    own = [each for each in around if each.plenary_id == edition.plenary_id]
    lines = {each.number: each for each in edition_lines(own, current.slug)}
    context = {
        "head": edition_head(edition, page, current) if permanent else plenary_head(edition, page),
        "plenary": page,
        "slug": current.slug,
        "edition": lines[edition.number],
        "editions": list(lines.values()),
        "newer": lines[current.number] if edition.number != current.number else None,
        "translations": translations(edition, _translating(edition, around)),
        "citation": citation(edition, slug=current.slug),
    }
    return TemplateResponse(request, "synthesis/plenary_detail.html", context)


def _translating(edition: Edition, around: Iterable[Edition]) -> Iterable[Edition]:
    """Those that may be the same synthesis in another language, with their documents: most have
    none, and ask for none.
    """
    found = [each.pk for each in around if each.plenary_id != edition.plenary_id]
    if not found:
        return ()
    return Edition.objects.current().with_document().filter(pk__in=found)
