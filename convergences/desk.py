"""What only the desk needs: who is logged in, and what is said to them. A reader's page pays for
none of it, and can have no cookie.
"""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import override

from synthesis.pages.heads.addresses import translated


def is_desk(request: HttpRequest) -> bool:
    """Whether the address is the desk's, or that of another page which asks who is logged in."""
    return request.path_info.startswith(_addresses())


@lru_cache(maxsize=1)
def _addresses() -> tuple[str, ...]:
    with override(settings.LANGUAGE_CODE):
        roots = reverse("admin:index"), reverse("synthesis:styleguide")
    return tuple(translated(each, code) for each in roots for code, _name in settings.LANGUAGES)


class _OnlyThere:
    """A middleware that other addresses pass by."""

    get_response: Any

    def __call__(self, request: HttpRequest) -> Any:
        if is_desk(request):
            return super().__call__(request)  # type: ignore[misc]
        return self.get_response(request)


class DeskSessions(_OnlyThere, SessionMiddleware):
    pass


class DeskAuthentication(_OnlyThere, AuthenticationMiddleware):
    pass


class DeskMessages(_OnlyThere, MessageMiddleware):
    pass
