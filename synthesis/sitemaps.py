"""The addresses of the site for search engines: an index, and files of what it leads to.

Looked at: django.contrib.sitemaps, which asks for each address of each item in each language anew,
its alternates too (a second and more for a file), and wants the sites framework. Here a file takes
one query, of the columns that an address is made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from xml.sax.saxutils import escape

from django.conf import settings
from django.db.models import Max, Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from synthesis.models.editions import Edition
from synthesis.models.entries import Entry
from synthesis.models.kinds import EntryKind, PassageKind
from synthesis.models.passages import Passage
from synthesis.pages.heads.addresses import absolute, translated

# Twice as many addresses, in 0.1 s of CPU; a file may have 50,000.
ITEMS_A_FILE = 2_000
PAGES = (
    *("home", "plenaries", "interventions", "takeaways", "figures", "quotations", "alliances"),
    *(
        "organisations",
        "people",
        "themes",
        "goals",
        "search",
        "about",
        "citing",
        "accessibility",
        "legal",
    ),
)
PASSAGES = {
    PassageKind.INTERVENTION: "intervention",
    PassageKind.TAKEAWAY: "takeaway",
    PassageKind.KEY_FIGURE: "figure",
    PassageKind.QUOTATION: "quotation",
    PassageKind.ALLIANCE: "alliance",
}
ENTRIES = {
    EntryKind.ORGANISATION: "organisation",
    EntryKind.PERSON: "person",
    EntryKind.PLENARY: "plenary",
    EntryKind.THEME: "theme",
    EntryKind.GOAL: "goal",
}

Item = tuple[str, datetime | None]


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The files that there are, each with when something in it was last published."""
    last = _last_published()
    counts = {"entries": _entries().count(), "passages": _passages().count()}
    files = [("pages", 1)]
    files += [
        (section, number)
        for section, count in counts.items()
        for number in range(1, -(-count // ITEMS_A_FILE) + 1)
    ]
    addresses = (absolute(reverse("machines:sitemap", args=each)) for each in files)
    body = "".join(f"<sitemap><loc>{each}</loc>{_lastmod(last)}</sitemap>" for each in addresses)
    return _answer("sitemapindex", body)


@require_safe
def file(request: HttpRequest, section: str, number: int) -> HttpResponse:
    """One of them.

    Raises:
        Http404: there is no such file.
    """
    sections = {"pages": _page_items, "entries": _entry_items, "passages": _passage_items}
    if section not in sections or number < 1:
        raise Http404
    body = "".join(_urls(sections[section](number)))
    if not body:
        raise Http404
    return _answer("urlset", body)


def _page_items(number: int) -> Iterator[Item]:
    last = _last_published()
    for name in PAGES if number == 1 else ():
        yield reverse(f"synthesis:{name}"), last


def _entry_items(number: int) -> Iterator[Item]:
    rows = _slice(_entries(), number).values_list("kind", "slug", "edition__published_at")
    for kind, slug, published_at in rows:
        yield reverse(f"synthesis:{ENTRIES[kind]}", args=[slug]), published_at


def _passage_items(number: int) -> Iterator[Item]:
    columns = ("kind", "plenary_slug", "key", "edition__published_at")
    for kind, slug, key, published_at in _slice(_passages(), number).values_list(*columns):
        yield reverse(f"synthesis:{PASSAGES[kind]}", args=[slug, key]), published_at


def _entries() -> QuerySet[Entry]:
    return Entry.objects.filter(kind__in=ENTRIES).order_by("pk")


def _passages() -> QuerySet[Passage]:
    return Passage.objects.filter(kind__in=PASSAGES).order_by("pk")


def _slice(rows: QuerySet[Model], number: int) -> QuerySet[Model]:
    return rows[(number - 1) * ITEMS_A_FILE : number * ITEMS_A_FILE]


def _last_published() -> datetime | None:
    last: datetime | None = Edition.objects.current().aggregate(last=Max("published_at"))["last"]
    return last


def _urls(items: Iterable[Item]) -> Iterator[str]:
    """Each page in each language, with where it is in the others."""
    for path, published_at in items:
        found = {
            code: escape(absolute(translated(path, code))) for code, _name in settings.LANGUAGES
        }
        default = found[settings.LANGUAGE_CODE]
        alternates = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href="{address}"/>'
            for code, address in (*found.items(), ("x-default", default))
        )
        for address in found.values():
            yield f"<url><loc>{address}</loc>{_lastmod(published_at)}{alternates}</url>\n"


def _lastmod(published_at: datetime | None) -> str:
    return (
        f"<lastmod>{published_at.isoformat(timespec='seconds')}</lastmod>" if published_at else ""
    )


def _answer(root: str, body: str) -> HttpResponse:
    names = (
        'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    )
    written = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} {names}>\n{body}</{root}>\n'
    return HttpResponse(written, content_type="application/xml; charset=utf-8")
