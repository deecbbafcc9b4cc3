"""The people who speak or are quoted in the current editions, and what there is to read of each."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from synthesis.models.entries import Entry, Reference
from synthesis.models.kinds import NamedKind, Relation
from synthesis.models.passages import Passage
from synthesis.pages.entries import BYLINES, person_line
from synthesis.pages.heads.entries import person_head
from synthesis.pages.heads.lists import entry_links, list_head
from synthesis.pages.people import person_page
from synthesis.pages.registers import Register
from synthesis.pages.shelves import SHOWN
from synthesis.views import missing


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    register = Register(Entry.objects.people(), request.GET)
    bylines = Reference.objects.last_bylines(register.entries)
    links = entry_links("person", register.entries)
    context = {
        "head": list_head(
            "people", number=register.page.number, asked=register.question, links=links
        ),
        "register": register,
        "lines": {
            each.slug: person_line(each, bylines.get(each.pk, [])) for each in register.entries
        },
    }
    return TemplateResponse(request, "synthesis/person_list.html", context)


@require_safe
def person(request: HttpRequest, slug: str) -> HttpResponse:
    entry = Entry.objects.people().filter(slug=slug).first()
    if entry is None:
        return missing.record(request, NamedKind.PERSON, slug)
    bylines = Reference.objects.bylines(entry, Relation.SPEAKER, BYLINES)
    newest = Passage.objects.newest_naming(entry, SHOWN)
    page = person_page(entry, newest, bylines, _namesakes(entry))
    said = [voice for each in page.heard for voice in each.voices]
    context = {"head": person_head(entry, said), "page": page}
    return TemplateResponse(request, "synthesis/person_detail.html", context)


def _namesakes(entry: Entry) -> list[tuple[Entry, list[dict[str, str]]]]:
    """With their last byline: what tells them apart."""
    found = list(Entry.objects.namesakes(entry)[:SHOWN])
    bylines = Reference.objects.last_bylines(found) if found else {}
    return [(each, bylines.get(each.pk, [])) for each in found]
