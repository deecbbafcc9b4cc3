"""The pictures of what is public, from the storage that drafts' pictures are in too."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from synthesis import renditions
from synthesis.models.editions import Edition
from synthesis.views import missing


@require_safe
def photo(request: HttpRequest, slug: str, key: str) -> HttpResponse | FileResponse:
    """A photo that the current edition shows, in a width of `renditions.WIDTHS` (`?largeur=`) at
    most and in the best format that the browser reads.

    Raises:
        Http404: it shows none of that key, or the storage has lost its file.
    """
    edition = Edition.objects.current().with_document().filter(slug=slug).first()
    if edition is None:
        return missing.plenary(request, slug)
    shown = {each.key: each.file for each in edition.synthesis.photos}
    accept = request.headers.get("accept", "")
    found = (
        renditions.sent(shown[key], request.GET.get("largeur", ""), accept)
        if key in shown
        else None
    )
    if found is None:
        raise Http404
    return found
