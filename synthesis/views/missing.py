"""What an address answers when nothing public has it now: where it went, that it is gone, or 404.

A draft that was never published is answered as what never existed: only editions, redirections and
withdrawals, which publishing writes, are looked at here.
"""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from synthesis.document.integrity import keyed_nodes
from synthesis.models.editions import Edition, Withdrawal
from synthesis.models.kinds import NamedKind
from synthesis.models.redirects import Redirect
from synthesis.pages.editions import edition_line


def plenary(request: HttpRequest, slug: str) -> HttpResponse:
    """No public plenary has this slug: for its page, its editions and its interventions alike.

    Raises:
        Http404: none ever had.
    """
    moved_to = Redirect.objects.target(NamedKind.PLENARY, slug)
    if moved_to:
        return moved(request, slug=moved_to)
    withdrawal = Withdrawal.objects.at(slug).first()
    if withdrawal is None:
        raise Http404
    return withdrawn(request, withdrawal)


def record(request: HttpRequest, kind: NamedKind, slug: str) -> HttpResponse:
    """No public organisation or person has this slug.

    Raises:
        Http404: none ever had.
    """
    moved_to = Redirect.objects.target(kind, slug)
    if not moved_to:
        raise Http404
    return moved(request, slug=moved_to)


def part(request: HttpRequest, kind: NamedKind, slug: str, key: str) -> HttpResponse:
    """The plenary of this slug shows no thing of this kind that has this key.

    Raises:
        Http404: neither it nor any of its editions ever had.
    """
    current = Edition.objects.current().filter(slug=slug).first()
    if current is None:
        return plenary(request, slug)
    moved_to = Redirect.objects.target(kind, key, current.plenary_id)
    if moved_to is None:
        raise Http404
    if moved_to:
        return moved(request, key=moved_to)
    editions = Edition.objects.standing().with_document().filter(plenary=current.plenary_id)
    had_it = [edition_line(each, current.slug) for each in editions if _has(each, kind, key)]
    return _gone(request, {"editions": had_it})


def _has(edition: Edition, kind: NamedKind, key: str) -> bool:
    return any(each.key == key for each in keyed_nodes(edition.synthesis)[kind])


def withdrawn(request: HttpRequest, withdrawal: Withdrawal) -> HttpResponse:
    context = {"reason": withdrawal.reason, "withdrawn_at": withdrawal.withdrawn_at}
    return _gone(request, context)


def _gone(request: HttpRequest, context: dict[str, object]) -> HttpResponse:
    return TemplateResponse(request, "410.html", context, status=410)


def moved(request: HttpRequest, **names: str) -> HttpResponse:
    """The same address with these names in it, for ever; its language and its question are kept."""
    match = request.resolver_match
    assert match
    address = reverse(match.view_name, kwargs=match.kwargs | names)
    question = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{address}?{question}" if question else address)
