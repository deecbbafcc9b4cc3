"""What the site says of itself: who publishes it, how it is made and cited, who can read it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from synthesis.models.editions import Edition
from synthesis.pages.editions import edition_line
from synthesis.pages.heads.lists import about_head


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    head = about_head(
        "about",
        _("À propos de Convergences"),
        _("Qui publie ces synthèses, comment elles sont faites, et ce qu’une édition promet."),
    )
    return _page(request, "about", head=head)


@require_safe
def citing(request: HttpRequest) -> HttpResponse:
    """Its examples are of the last plenary, when one is published."""
    head = about_head(
        "citing",
        _("Citer une synthèse"),
        _("Comment citer une intervention, un chiffre, une phrase : l’adresse qui ne change pas."),
    )
    last = Edition.objects.current().first()
    example = edition_line(last, last.slug) if last else None
    return _page(request, "citing", head=head, example=example)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    head = about_head(
        "accessibility",
        _("Accessibilité"),
        _("Ce qui est vérifié, ce qui ne l’est pas encore, et à qui signaler un obstacle."),
    )
    return _page(request, "accessibility", head=head)


@require_safe
def legal(request: HttpRequest) -> HttpResponse:
    head = about_head(
        "legal",
        _("Mentions légales"),
        _("Qui édite et qui héberge ce site, vos données, et les droits sur les textes."),
    )
    return _page(request, "legal", head=head)


def _page(request: HttpRequest, name: str, **context: object) -> HttpResponse:
    context["publisher"] = settings.PUBLISHER
    return TemplateResponse(request, f"synthesis/{name}.html", context)
