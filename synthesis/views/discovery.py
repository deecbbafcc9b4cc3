"""What a browser or a robot asks a site before its pages: robots.txt, OpenSearch, the manifest."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from synthesis.pages.heads.addresses import language, path, translated
from synthesis.pages.heads.head import SITE

PAPER = "#fcf9f3"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything may be read but the desk, and lists asked with several parameters: there are more
    of those than a robot could ever come to the end of.
    """
    desk = reverse("admin:index")
    desks = [translated(desk, code) for code, _name in settings.LANGUAGES]
    kind = "text/plain; charset=utf-8"
    return render(request, "robots.txt", {"desks": desks}, content_type=kind)


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """How a browser searches the site from its address bar."""
    kind = "application/opensearchdescription+xml; charset=utf-8"
    return render(request, "opensearch.xml", content_type=kind)


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """How the site is called and drawn on the screen of a phone that it was put on."""
    said = {
        "id": path("home"),
        "name": _("Convergences : ce qui s’est dit en plénière"),
        "short_name": SITE,
        "lang": language(),
        "dir": "ltr",
        "start_url": path("home"),
        "scope": "/",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            _icon("icon-192", 192, "any"),
            _icon("icon-512", 512, "any"),
            _icon("icon-maskable-512", 512, "maskable"),
        ],
    }
    return JsonResponse(said, content_type="application/manifest+json")


def _icon(name: str, side: int, purpose: str) -> dict[str, str]:
    return {
        "src": static(f"img/{name}.png"),
        "sizes": f"{side}x{side}",
        "type": "image/png",
        "purpose": purpose,
    }
