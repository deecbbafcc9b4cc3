"""The pictures of what is public, from the storage that drafts' pictures are in too."""

from mimetypes import guess_type

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from synthesis.models.editions import Edition
from synthesis.views import missing


@require_safe
@cache_control(public=True, max_age=3600)
def photo(request: HttpRequest, slug: str, key: str) -> HttpResponse | FileResponse:
    """The file of a photo that the current edition shows.

    Raises:
        Http404: it shows none of that key, or the storage has lost its file.
    """
    edition = Edition.objects.current().with_document().filter(slug=slug).first()
    if edition is None:
        return missing.plenary(request, slug)
    shown = {each.key: each.file for each in edition.synthesis.photos}
    if key not in shown or not default_storage.exists(shown[key]):
        raise Http404
    kind = guess_type(shown[key])[0] or "application/octet-stream"
    return FileResponse(default_storage.open(shown[key]), content_type=kind)
