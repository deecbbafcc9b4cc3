"""The preview: every page of a plenary as readers will get it, from the working copy, kept nowhere.

Whoever may see the plenary on the desk may preview it, and give a colleague who has no account a
link that expires, can be revoked, and is told to no search engine.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.decorators import csp_replace, csp_update
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as translate
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe
from pydantic import ValidationError

from synthesis import publishing, renditions
from synthesis.admin.desk import desk
from synthesis.admin.publishing import context, faults_of, publisher
from synthesis.document.synthesis import Synthesis
from synthesis.models import Alliance, Edition, Intervention, Plenary, PreviewLink, Takeaway
from synthesis.pages import previews

Screen = Callable[..., HttpResponseBase]
_SHELVES: dict[type, str] = {
    Intervention: "interventions",
    Takeaway: "a-retenir",
    Alliance: "alliances",
}


def for_readers_of_drafts(screen: Screen) -> Screen:
    """A screen of one plenary, for those who may see it on the desk."""

    @wraps(screen)
    def checked(request: HttpRequest, plenary_id: int, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm("synthesis.view_plenary"):
            raise PermissionDenied(
                translate("Votre compte ne permet pas de voir les plénières : demandez ce droit.")
            )
        return screen(request, get_object_or_404(Plenary, pk=plenary_id), **kwargs)

    return checked


def unlisted(screen: Screen) -> Screen:
    """What no cache keeps, no search engine lists, and whose address no link gives away. Only the
    desk may show it in a frame.
    """

    @wraps(screen)
    def said(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = screen(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        response["Referrer-Policy"] = "no-referrer"
        return response

    framed = csp_replace({"frame-ancestors": "'self'"})(xframe_options_sameorigin(said))
    return never_cache(require_safe(framed))


@csp_update({"frame-src": "'self'"})
@for_readers_of_drafts
def preview(request: HttpRequest, plenary: Plenary) -> HttpResponse:
    """The screen: the page chosen, as on a phone and as on a desk, and who else may see it."""
    faults, pages = [], []
    try:
        pages = _pages(publishing.review(plenary).document)
    except ValidationError as error:
        faults = faults_of(error, plenary)
    asked = request.GET.get("page", "")
    shown = asked if asked in {rest for rest, _ in pages} else ""
    base = reverse("admin:preview_page", args=[plenary.pk])
    more = {
        "faults": faults,
        "pages": pages,
        "shown": shown,
        "address": base + shown,
        "links": PreviewLink.objects.open().filter(plenary=plenary).select_related("made_by"),
        "origin": f"{request.scheme}://{request.get_host()}",
    }
    page = context(request, plenary, translate("Aperçu"), **more)
    return TemplateResponse(request, "admin/synthesis/plenary/preview.html", page)


def preview_address(plenary_id: int, row: Any = None) -> str:
    """Of the screen, on the page of this intervention, takeaway or alliance if it is one."""
    screen = reverse("admin:preview", args=[plenary_id])
    shelf = _SHELVES.get(type(row))
    return f"{screen}?page={shelf}/{row.key}/" if shelf else screen


def _pages(document: Synthesis) -> list[tuple[str, str]]:
    """Where each page of the plenary stands under the preview's address, and what it is called."""
    listed = [("", translate("La plénière"))]
    for session in document.sessions:
        for each in session.interventions:
            said = ", ".join(
                voice.printed_name or voice.printed_organisation for voice in each.speakings
            )
            listed.append((f"interventions/{each.key}/", said or each.heading or each.key))
    listed += [(f"a-retenir/{each.key}/", each.statement[:80]) for each in document.takeaways]
    listed += [(f"alliances/{each.key}/", each.name) for each in document.alliances]
    return listed


@unlisted
@for_readers_of_drafts
def page(request: HttpRequest, plenary: Plenary, rest: str = "") -> HttpResponseBase:
    return _page(request, plenary, rest, reverse("admin:preview_page", args=[plenary.pk]))


@unlisted
def shared(request: HttpRequest, token: str, rest: str = "") -> HttpResponseBase:
    """For whoever was given the link."""
    link = PreviewLink.objects.open().select_related("plenary").filter(token=token).first()
    if link is None:
        return _instead(request, "over", 404)
    base = reverse("admin:shared_preview", args=[token])
    return _page(request, link.plenary, rest, base, link)


def _page(
    request: HttpRequest, plenary: Plenary, rest: str, base: str, link: PreviewLink | None = None
) -> HttpResponseBase:
    """One page, or why there is none. Links within the plenary lead to other previews."""
    try:
        edition = publishing.proposed(publishing.review(plenary))
    except ValidationError:
        return _instead(request, "faulty", 409)
    if rest.startswith("photos/"):
        return _photo(request, edition, rest.removeprefix("photos/").strip("/"))
    standing = Edition.objects.standing().filter(plenary=plenary).order_by("-number")
    found = previews.page(edition, rest, request.path, standing if not rest else ())
    if found is None:
        return _instead(request, "unknown", 404)
    template, shown = found
    html: str = render_to_string(template, shown, request)
    html = previews.led_back(html, edition.slug, base)
    if link:
        bar = render_to_string("synthesis/preview_bar.html", {"expires_at": link.expires_at})
        html = previews.barred(html, bar)
    return HttpResponse(html)


def _instead(request: HttpRequest, why: str, status: int) -> HttpResponse:
    return render(request, "synthesis/preview_over.html", {"why": why}, status=status)


def _photo(request: HttpRequest, edition: Edition, key: str) -> HttpResponseBase:
    files = {each.key: each.file for each in edition.synthesis.photos}
    width = request.GET.get("largeur", "")
    found = (
        renditions.sent(files[key], width, request.headers.get("accept", ""))
        if key in files
        else None
    )
    return found or HttpResponse(status=404)


@require_POST
@for_readers_of_drafts
def share(request: HttpRequest, plenary: Plenary) -> HttpResponse:
    _refuse_who_may_not_change(request)
    link = PreviewLink.objects.share(plenary, publisher(request))
    screen = reverse("admin:preview", args=[plenary.pk])
    messages.success(request, translate("Le lien est prêt : copiez-le et envoyez-le."))
    return HttpResponseRedirect(f"{screen}#lien-{link.pk}")


@require_POST
@for_readers_of_drafts
def revoke(request: HttpRequest, plenary: Plenary, link_id: int) -> HttpResponse:
    _refuse_who_may_not_change(request)
    PreviewLink.objects.filter(plenary=plenary, pk=link_id).revoke()
    messages.success(request, translate("Le lien est révoqué : il ne montre plus rien."))
    return redirect("admin:preview", plenary.pk)


def _refuse_who_may_not_change(request: HttpRequest) -> None:
    if not request.user.has_perm("synthesis.change_plenary"):
        raise PermissionDenied(
            translate("Votre compte ne permet pas de partager un aperçu : demandez ce droit.")
        )


desk.show_all("apercu/<str:token>/", shared, "shared_preview")
desk.show_all("apercu/<str:token>/<path:rest>", shared, "shared_preview")
