"""The themes that editors gave to what the current editions say, and what was said on each."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from synthesis.models.entries import Entry
from synthesis.models.kinds import NamedKind
from synthesis.models.passages import Passage
from synthesis.pages.entries import theme_line
from synthesis.pages.heads.entries import theme_head
from synthesis.pages.heads.lists import entry_links, list_head
from synthesis.pages.registers import Register
from synthesis.pages.shelves import SHOWN
from synthesis.pages.themes import SPEAKING, theme_page
from synthesis.views import missing


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    register = Register(Entry.objects.themes(), request.GET)
    links = entry_links("theme", register.entries)
    context = {
        "head": list_head(
            "themes", number=register.page.number, asked=register.question, links=links
        ),
        "register": register,
        "lines": {each.slug: theme_line(each) for each in register.entries},
    }
    return TemplateResponse(request, "synthesis/theme_list.html", context)


@require_safe
def theme(request: HttpRequest, slug: str) -> HttpResponse:
    entry = Entry.objects.themes().filter(slug=slug).first()
    if entry is None:
        return missing.record(request, NamedKind.THEME, slug)
    speaking = Entry.objects.speaking_most(entry, SPEAKING)
    page = theme_page(entry, Passage.objects.newest_naming(entry, SHOWN), speaking)
    context = {"head": theme_head(entry), "page": page}
    return TemplateResponse(request, "synthesis/theme_detail.html", context)
