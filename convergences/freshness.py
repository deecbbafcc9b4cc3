"""Every public page says which it is (`ETag`), answers 304 to whoever has it, and is kept.

What is kept is found under what the page was made from (decision 0016): the last publication, this
release of the site, the day, the address. So nothing that was kept is ever wrong, and a publication
shows at once.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from hashlib import blake2b
from typing import NamedTuple

from django.conf import settings
from django.core.cache import cache
from django.db import Error
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.timezone import localdate

from convergences.compression import COMPRESSED_ALREADY
from convergences.desk import is_desk
from convergences.release import release
from synthesis.models.publications import Publication, page_of

Responder = Callable[[HttpRequest], HttpResponseBase]

# Kept by browsers and proxies, and asked about each time: a 304 costs less than an empty page.
REVALIDATED = "public, no-cache"
# Seconds. There is no end to the questions that robots put after an address.
ADDRESS_KEPT, QUESTION_KEPT = 24 * 3600, 3600
# Bytes, as sent. Shorter ones gain nothing by compression.
LARGEST, SHORTEST = 256 * 1024, 200
LEVEL = 6
_ACCEPTS_GZIP = re.compile(r"\bgzip\b")
# What says something of a body that a 304 does not have.
_OF_THE_BODY = ("content-type", "content-length", "content-encoding", "content-disposition")


class Kept(NamedTuple):
    """A page as it was sent: what names its content, its headers, its bytes. Without bytes, it is
    only known that the page at this address is still the one of this mark.
    """

    mark: str
    headers: dict[str, str]
    body: bytes | None = None


def freshness_middleware(get_response: Responder) -> Responder:
    """Outside of everything that a kept page can do without; inside of what every answer needs."""
    of_this_release = release()

    def respond(request: HttpRequest) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD") or is_desk(request):
            return get_response(request)
        # Refuses a host that is not ours, as what is inside would.
        request.get_host()
        published = _last_published()
        key = _key(request, published, of_this_release)
        found = _found(key, request)
        if found and _has(request, found.mark):
            return _not_modified(found)
        if found and found.body is not None:
            return HttpResponse(found.body, headers=found.headers)
        with page_of(published or ""):
            response = get_response(request)
        return _fresh(request, response, key, found) if _is_all_s(request, response) else response

    return respond


def _last_published() -> str | None:
    """The token of the last publication; None when the database does not answer.

    Read before the page is made: one made while another publication comes is found by nobody who
    comes after it.
    """
    try:
        return Publication.objects.token()
    except Error:
        return None


def _key(request: HttpRequest, published: str | None, of_this_release: str) -> str:
    """Where the page is kept; "" when none may be: templates change under the hands of those who
    debug, and without the database nothing tells whether a page is still true.
    """
    if settings.DEBUG or published is None:
        return ""
    question = request.META.get("QUERY_STRING", "")
    compressed = str(_accepts_gzip(request))
    made_of = (of_this_release, published, str(localdate()), compressed, request.path, question)
    return _named("\n".join(made_of))


def _named(made_of: str) -> str:
    return f"page:{blake2b(made_of.encode('utf-8', 'replace'), digest_size=16).hexdigest()}"


def _found(key: str, request: HttpRequest) -> Kept | None:
    found = cache.get(key) if key else None
    if isinstance(found, list):
        found = cache.get(_variant(key, request, found))
    return found


def _variant(key: str, request: HttpRequest, headers: list[str]) -> str:
    """Where the page is kept that answers to what this request says in these headers."""
    return _named("\n".join([key, *(request.headers.get(each, "") for each in headers)]))


def _has(request: HttpRequest, mark: str) -> bool:
    """Whether the browser has this content, however it was sent."""
    asked = request.META.get("HTTP_IF_NONE_MATCH", "")
    return bool(asked) and (f'"{mark}"' in asked or f'"{mark}-gzip"' in asked or asked == "*")


def _not_modified(page: Kept) -> HttpResponse:
    response = HttpResponseNotModified()
    for name, value in page.headers.items():
        if name.lower() not in _OF_THE_BODY:
            response[name] = value
    return response


def _is_all_s(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether it is a page that whoever asks would get."""
    return (
        response.status_code == 200
        and not response.cookies
        and not re.search("private|no-store", response.get("Cache-Control", ""))
        and "cookie" not in response.get("Vary", "").lower()
        and not getattr(request, "_csp_nonce", None)
        and not any(name.startswith("_csp") for name in vars(response))
    )


def _fresh(
    request: HttpRequest, response: HttpResponseBase, key: str, known: Kept | None
) -> HttpResponseBase:
    """The page with what says which it is, or 304; and kept for who comes next."""
    response.headers.setdefault("Cache-Control", REVALIDATED)
    if isinstance(response, HttpResponse):
        mark = blake2b(response.content, digest_size=16).hexdigest()
        compressed = _compress(request, response)
        response["ETag"] = f'"{mark}-gzip"' if compressed else f'"{mark}"'
    elif "ETag" in response:
        mark = response["ETag"].strip('"')
    else:
        return response
    page = Kept(mark, dict(response.items()), _body(request, response, known))
    if key and not getattr(response, "asked_each_time", False):
        _keep(request, key, page)
    if not _has(request, mark):
        return response
    unsent = _not_modified(page)
    # A picture's file is open, and closed with what is sent.
    closers = response._resource_closers  # type: ignore[attr-defined]
    unsent._resource_closers.extend(closers)  # type: ignore[attr-defined]
    return unsent


def _is_words(response: HttpResponseBase) -> bool:
    return not response.get("Content-Type", "").startswith(COMPRESSED_ALREADY)


def _compress(request: HttpRequest, response: HttpResponse) -> bool:
    """Here and not once more for each who asks; always to the same bytes, so that the mark of what
    is sent is a strong one.
    """
    if not _is_words(response) or len(response.content) < SHORTEST:
        return False
    patch_vary_headers(response, ("Accept-Encoding",))
    if not _accepts_gzip(request):
        return False
    response.content = gzip.compress(response.content, LEVEL, mtime=0)
    response["Content-Encoding"] = "gzip"
    response["Content-Length"] = str(len(response.content))
    return True


def _accepts_gzip(request: HttpRequest) -> bool:
    return bool(_ACCEPTS_GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", "")))


def _body(request: HttpRequest, response: HttpResponseBase, known: Kept | None) -> bytes | None:
    """What is worth keeping: not what is large or kept elsewhere already, and the answer to a
    question only when it is asked again: robots ask each of theirs once.
    """
    if not isinstance(response, HttpResponse) or not _is_words(response):
        return None
    asked_once = request.META.get("QUERY_STRING") and not known
    return None if asked_once or len(response.content) > LARGEST else response.content


def _keep(request: HttpRequest, key: str, page: Kept) -> None:
    seconds = QUESTION_KEPT if request.META.get("QUERY_STRING") else ADDRESS_KEPT
    others = [each.strip() for each in page.headers.get("Vary", "").split(",")]
    others = [each for each in others if each.lower() not in ("", "accept-encoding")]
    if others:
        cache.set(key, others, seconds)
        key = _variant(key, request, others)
    cache.set(key, page, seconds)
