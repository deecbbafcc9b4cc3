from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@require_safe
def comparison(request: HttpRequest, slug: str, number: int, other: int) -> HttpResponse:
    raise Http404
