from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    raise Http404


@require_safe
def goal(request: HttpRequest, number: int) -> HttpResponse:
    raise Http404
