"""The 17 Sustainable Development Goals, and what the current editions say on each."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from synthesis.document.goals import OFFICIAL
from synthesis.models.entries import Entry
from synthesis.models.kinds import EntryKind
from synthesis.models.passages import Passage
from synthesis.pages.goals import goal_lines, goal_page
from synthesis.pages.heads.addresses import path
from synthesis.pages.heads.entries import goal_head
from synthesis.pages.heads.lists import list_head
from synthesis.pages.shelves import SHOWN
from synthesis.pages.themes import SPEAKING


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    lines = goal_lines(Entry.objects.goals())
    links = [(each.title, path("goal", each.number)) for each in lines if each.counts]
    context = {"head": list_head("goals", links=links), "lines": lines}
    return TemplateResponse(request, "synthesis/goal_list.html", context)


@require_safe
def goal(request: HttpRequest, number: int) -> HttpResponse:
    """Of any of the 17: one that nothing published is about says so.

    Raises:
        Http404: there is no such goal.
    """
    if number not in OFFICIAL:
        raise Http404
    named = {int(each.slug): each for each in Entry.objects.goals()}
    entry = named.get(number)
    if entry is None:
        page = goal_page(number, named.values())
        record = OFFICIAL[number].model_dump()
        entry = Entry(kind=EntryKind.GOAL, slug=str(number), label=page.title, value=record)
    else:
        newest = Passage.objects.newest_naming(entry, SHOWN)
        speaking = Entry.objects.speaking_most(entry, SPEAKING)
        page = goal_page(number, named.values(), newest, speaking)
    head = replace(goal_head(entry, page.title), indexed=bool(page.shelves))
    context = {"head": head, "page": page}
    return TemplateResponse(request, "synthesis/goal_detail.html", context)
