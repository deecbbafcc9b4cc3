"""The pages of a plenary as readers will get them, of an edition that nobody has published yet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from synthesis import renditions
from synthesis.document.synthesis import Synthesis
from synthesis.models.editions import Edition
from synthesis.models.kinds import PassageKind
from synthesis.pages.alliances import alliance_page
from synthesis.pages.citing import citation
from synthesis.pages.editions import edition_line, edition_lines
from synthesis.pages.figures import figure_page
from synthesis.pages.heads.addresses import path
from synthesis.pages.heads.head import Head
from synthesis.pages.interventions import intervention_page
from synthesis.pages.networks.graph import graph
from synthesis.pages.networks.ties import ties_of
from synthesis.pages.plenaries import plenary_page
from synthesis.pages.quotations import quotation_page
from synthesis.pages.takeaways import takeaway_page

Context = dict[str, Any]
# What an address within a plenary names, and what shows it.
PARTS: Mapping[str, tuple[PassageKind, Callable[[Synthesis, str], Any]]] = {
    "interventions": (PassageKind.INTERVENTION, intervention_page),
    "a-retenir": (PassageKind.TAKEAWAY, takeaway_page),
    "chiffres": (PassageKind.KEY_FIGURE, figure_page),
    "citations": (PassageKind.QUOTATION, quotation_page),
    "alliances": (PassageKind.ALLIANCE, alliance_page),
}
_TEMPLATES = {PassageKind.KEY_FIGURE: "figure"}
# What a link to what is public opens in: it is not to be taken for a preview.
ELSEWHERE = 'target="_blank" rel="noopener" '
_LINK = re.compile(r'(<a )([^>]*?href=")(/[^"]*)(")')


def page(
    edition: Edition, rest: str, address: str, before: Iterable[Edition] = ()
) -> tuple[str, Context] | None:
    """The template and the context of the page at `rest` ("" for the plenary, or
    "interventions/KEY/"); None when there is none.

    edition: not saved, with its document
    address: where the page stands
    before: the editions of its plenary that readers have
    """
    head = Head(edition.title, edition.title, address, indexed=False)
    if not rest:
        return "synthesis/plenary_detail.html", {"head": head, **_plenary(edition, before)}
    shelf, _, key = rest.strip("/").partition("/")
    if shelf not in PARTS:
        return None
    kind, reader = PARTS[shelf]
    shown = reader(edition.synthesis, key)
    if shown is None:
        return None
    template = f"synthesis/{_TEMPLATES.get(kind, kind.value)}_detail.html"
    return template, {"head": head, **_part(edition, kind, key, shown)}


def _plenary(edition: Edition, before: Iterable[Edition]) -> Context:
    document = edition.synthesis
    lines = edition_lines([edition, *before], edition.slug)
    return {
        "plenary": plenary_page(document, renditions.sizes(each.file for each in document.photos)),
        "slug": edition.slug,
        "edition": lines[0],
        "editions": list(lines),
        "newer": None,
        "translations": (),
        "citation": citation(edition),
    }


def _part(edition: Edition, kind: PassageKind, key: str, shown: Any) -> Context:
    context: Context = {
        "page": shown,
        "slug": edition.slug,
        "edition": edition_line(edition, edition.slug),
        "since": None,
        "citation": citation(edition, kind, key),
    }
    if kind == PassageKind.KEY_FIGURE:
        context["series"] = shown.series(())
    if kind == PassageKind.ALLIANCE:
        ties = ties_of([shown.alliance], edition.slug, {})
        context["graph"] = graph(ties, here=(edition.slug, key))
    return context


def led_back(html: str, slug: str, base: str) -> str:
    """The page, whose links within the plenary lead to other previews, at `base`, and all others
    to a tab of their own: what is public is not to be taken for a preview.
    """
    own = path("plenary", slug)
    html = html.replace(f'"{own}', f'"{base}')
    html = html.replace(f", {own}", f", {base}")  # the further addresses of a srcset
    return _LINK.sub(lambda link: _elsewhere(link, base), html)


def _elsewhere(link: re.Match[str], base: str) -> str:
    start, attributes, address, end = link.groups()
    within = address.startswith(base)
    return f"{start}{'' if within else ELSEWHERE}{attributes}{address}{end}"


def barred(html: str, bar: str) -> str:
    """The page with a bar that says what it is, before all that it has."""
    return re.sub(r"(<body[^>]*>)", lambda start: start[0] + bar, html, count=1)
