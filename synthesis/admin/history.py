"""The history of a plenary: its revisions and editions, two of them compared, one of them
restored.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as translate
from pydantic import ValidationError

from synthesis import publishing, workspace
from synthesis.admin.addresses import Addresses, form_address
from synthesis.admin.differences import Teller
from synthesis.admin.publishing import context, faults_of, for_publishers, log, publisher
from synthesis.document.diff import diff
from synthesis.document.synthesis import Synthesis
from synthesis.models import Plenary, Revision

WORKING = "travail"


@for_publishers
def revisions(request: HttpRequest, plenary: Plenary) -> HttpResponse:
    """All, and the comparison of two (`avant`, `apres`: a revision's id, or the working copy)."""
    rows = Revision.objects.filter(plenary=plenary).defer("document")
    page = context(
        request,
        plenary,
        translate("Révisions et éditions"),
        revisions=rows.select_related("author", "edition", "edition__withdrawal"),
        before=request.GET.get("avant", ""),
        after=request.GET.get("apres", WORKING),
        working=WORKING,
    )
    if page["before"]:
        page |= _compared(plenary, page["before"], page["after"])
    return TemplateResponse(request, "admin/synthesis/plenary/revisions.html", page)


def _compared(plenary: Plenary, before: str, after: str) -> dict[str, Any]:
    try:
        old, new = (_document(plenary, each) for each in (before, after))
    except ValidationError as error:
        return {"faults": faults_of(error, plenary)}
    return {"changes": Teller(Addresses(plenary, old, new), old, new).changes(diff(old, new))}


def _document(plenary: Plenary, which: str) -> Synthesis:
    if which == WORKING:
        return workspace.compile(plenary)
    number = int(which) if which.isdecimal() else 0
    return get_object_or_404(Revision, plenary=plenary, pk=number).synthesis


@for_publishers
def restore(request: HttpRequest, plenary: Plenary, *, revision_id: int) -> HttpResponse:
    revision = get_object_or_404(Revision, plenary=plenary, pk=revision_id)
    page = context(request, plenary, translate("Restaurer"), revision=revision)
    if request.method == "POST":
        try:
            publishing.restore(revision, publisher(request))
        except ValidationError as error:
            page["faults"] = faults_of(error, plenary)
        else:
            log(request, plenary, translate("Révision du %s restaurée.") % revision)
            messages.success(
                request,
                translate(
                    "La copie de travail est de nouveau celle de cette révision. "
                    "Ce qui s’y trouvait est gardé dans l’historique. "
                    "Les lecteurs n’ont rien vu changer."
                ),
            )
            return HttpResponseRedirect(form_address(plenary))
    page |= _compared(plenary, WORKING, str(revision.pk))
    return TemplateResponse(request, "admin/synthesis/plenary/restore.html", page)
