from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    raise Http404


@require_safe
def citing(request: HttpRequest) -> HttpResponse:
    raise Http404


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    raise Http404


@require_safe
def legal(request: HttpRequest) -> HttpResponse:
    raise Http404
