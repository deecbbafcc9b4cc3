"""In which language a page is: its address alone says it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import get_language_from_path, override

Responder = Callable[[HttpRequest], HttpResponseBase]


def language_middleware(get_response: Responder) -> Responder:
    """Django's LocaleMiddleware looks at a cookie and at what the browser asks for, then says that
    pages vary by it: a cache would keep one copy for each browser of pages that are all alike.
    """

    def respond(request: HttpRequest) -> HttpResponseBase:
        language = get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return respond
