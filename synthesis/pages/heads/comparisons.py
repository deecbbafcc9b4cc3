"""The head of a page that compares two editions of a plenary."""

from __future__ import annotations

from django.utils.translation import gettext as _

from synthesis.pages.comparisons import ComparisonPage
from synthesis.pages.heads.addresses import path
from synthesis.pages.heads.head import Head, Kind


def comparison_head(page: ComparisonPage) -> Head:
    """Not listed by search engines: what it shows has been corrected."""
    slug, numbers = page.older.slug, {"older": page.older.number, "newer": page.newer.number}
    return Head(
        title=_("Éditions %(older)s et %(newer)s comparées, %(title)s")
        % {**numbers, "title": page.title},
        description=_("Ce qui change de l’édition %(older)s à l’édition %(newer)s.") % numbers,
        path=path("comparison", slug, page.older.number, page.newer.number),
        kind=Kind.TEXT,
        trail=((_("Plénières"), path("plenaries")), (page.title, path("plenary", slug))),
        indexed=False,
    )
