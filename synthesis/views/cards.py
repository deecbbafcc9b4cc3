"""The pictures that stand for pages where their addresses are shared, drawn when first asked for.

Only what is published has one, at an address with the digest of what is on it: no other is drawn,
whatever is asked. Each is kept in the cache, and by everybody else for as long as they like.
"""

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from synthesis.models.entries import Entry
from synthesis.models.passages import Passage
from synthesis.pages import cards, drawing
from synthesis.pages.cards import Card
from synthesis.pages.heads import pictures

KEPT = 30 * 24 * 3600
FOR_EVER = "public, max-age=31536000, immutable"


@require_safe
def site(request: HttpRequest, digest: str) -> HttpResponse:
    return _answer(digest, cards.of_site(), pictures.of_site().path)


@require_safe
def entry(request: HttpRequest, digest: str, kind: str, slug: str) -> HttpResponse:
    """Of an organisation, a person, a plenary, a theme or a goal.

    Raises:
        Http404: no current edition names it.
    """
    found = Entry.objects.filter(kind=kind, slug=slug).first()
    card = cards.of_entry(found) if found else None
    if found is None or card is None:
        raise Http404
    return _answer(digest, card, pictures.of_entry(found).path)


@require_safe
def passage(request: HttpRequest, digest: str, kind: str, slug: str, key: str) -> HttpResponse:
    """Of something that is cited alone.

    Raises:
        Http404: no current edition has it.
    """
    found = Passage.objects.filter(kind=kind, plenary_slug=slug, key=key).first()
    if found is None:
        raise Http404
    return _answer(digest, cards.of_passage(found), pictures.of_passage(found).path)


def _answer(digest: str, card: Card, path: str) -> HttpResponse:
    """The picture, if it is the one asked for; who asks for what it was, or for another, is led to
    it.
    """
    if digest != card.digest:
        return HttpResponseRedirect(path)
    key = f"card:{digest}"
    written = cache.get(key)
    if written is None:
        written = drawing.png(card)
        cache.set(key, written, KEPT)
    headers = {"Cache-Control": FOR_EVER, "Cross-Origin-Resource-Policy": "cross-origin"}
    return HttpResponse(written, content_type="image/png", headers=headers)
