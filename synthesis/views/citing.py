"""The files that reference managers take, beside the page of what they cite."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from synthesis.models.editions import Edition
from synthesis.models.kinds import NamedKind, PassageKind
from synthesis.pages.citing import Citation, citation
from synthesis.views import missing

# By the end of its name: a file's media type, and what is written in it.
_FORMS: dict[str, tuple[str, Callable[[Citation], str]]] = {
    "bib": ("application/x-bibtex", lambda cited: cited.bibtex),
    "ris": ("application/x-research-info-systems", lambda cited: cited.ris),
    "json": ("application/vnd.citationstyles.csl+json", lambda cited: cited.csl),
}


@require_safe
def plenary(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The current edition, as a whole."""
    current = Edition.objects.current().filter(slug=slug).first()
    if current is None:
        return missing.plenary(request, slug)
    return _file(citation(current), form)


@require_safe
def edition(request: HttpRequest, slug: str, number: int, form: str) -> HttpResponse:
    current = Edition.objects.current().filter(slug=slug).first()
    if current is None:
        return missing.plenary(request, slug)
    editions = Edition.objects.filter(plenary=current.plenary_id, number=number)
    found = editions.select_related("withdrawal").first()
    if found is None:
        raise Http404
    if hasattr(found, "withdrawal"):
        return missing.withdrawn(request, found.withdrawal)
    return _file(citation(found, slug=slug), form)


@require_safe
def thing(request: HttpRequest, slug: str, kind: PassageKind, key: str, form: str) -> HttpResponse:
    """What the current edition has under this key."""
    current = Edition.objects.current().with_document().filter(slug=slug).first()
    if current is None:
        return missing.plenary(request, slug)
    cited = citation(current, kind, key)
    if cited is None:
        return missing.part(request, NamedKind(kind), slug, key)
    return _file(cited, form)


def _file(cited: Citation | None, form: str) -> HttpResponse:
    """
    Raises:
        Http404: there is no such form.
    """
    if cited is None or form not in _FORMS:
        raise Http404
    media_type, written = _FORMS[form]
    response = HttpResponse(written(cited), content_type=f"{media_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{cited.name}.{form}"'
    return response
