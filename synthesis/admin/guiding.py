"""How to make a synthesis, on one page: what an editor who never saw the desk needs to begin."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as translate

from synthesis.admin.desk import desk


def guide(request: HttpRequest) -> HttpResponse:
    page = {**desk.each_context(request), "title": translate("Faire une synthèse")}
    return TemplateResponse(request, "admin/synthesis/guide.html", page)


desk.show("mode-d-emploi/", guide, "guide")
