"""The living style guide: every component in every state, for those who write the site."""

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from synthesis.pages.colours import colours
from synthesis.pages.heads.addresses import path
from synthesis.pages.heads.head import Head


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Only for staff: a stranger is asked to log in."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path(), reverse("admin:login"))
    if not request.user.is_staff:
        raise PermissionDenied
    # Here, as a wrong sample must break this page alone, not the site as it starts.
    from synthesis.pages.samples import finding, naming, reading

    description = _("Chaque élément du site, dans chacun de ses états.")
    head = Head(_("Charte"), description, path("styleguide"), indexed=False)
    context = {
        "head": head,
        "samples": reading,
        "named": naming,
        "mixed": finding,
        "page": reading.page(),
        "colours": colours(),
    }
    return TemplateResponse(request, "synthesis/styleguide.html", context)
