from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from synthesis.filters import InterventionFilter
from synthesis.models.editions import Edition
from synthesis.models.passages import Passage
from synthesis.pages.heads.lists import home_head

LATEST = 6


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, the latest plenaries, and the ways into their interventions."""
    everything = InterventionFilter({}, Passage.objects.interventions())
    context = {
        "head": home_head(),
        "editions": Edition.objects.current()[:LATEST],
        "sentence": everything.sentence,
        "questions": {each.name: each for each in everything.questions},
    }
    return TemplateResponse(request, "synthesis/home.html", context)
