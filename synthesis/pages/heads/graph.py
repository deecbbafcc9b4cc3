"""The linked data of a page: the page itself, where it is in the site, and what it is about."""

from __future__ import annotations

import json
from collections.abc import Iterable

from django.conf import settings
from markupsafe import Markup

from synthesis.pages.heads import addresses
from synthesis.pages.heads.addresses import absolute, path
from synthesis.pages.heads.head import SITE, Head, Node, Steps
from synthesis.pages.heads.nodes import Made, node, reference

# A browser looks for `</script`, `<!--` and `<script` in a block; old scripts took the two
# separators for ends of lines.
_ESCAPED = {each: f"\\u{ord(each):04x}" for each in "<>&\u2028\u2029"}


def linked_data(head: Head) -> Markup:
    """The JSON-LD of a page, for a `<script type="application/ld+json">` that no word can end."""
    said = {"@context": "https://schema.org", "@graph": graph(head)}
    words = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    for each, escaped in _ESCAPED.items():
        words = words.replace(each, escaped)
    return Markup(words)  # noqa: S704 - no mark of HTML is left in it


def graph(head: Head) -> list[Node]:
    """The page first; a main node that has a name of its own is referred to, or else is in it."""
    main, *others = head.nodes or ({},)
    named = main if "@id" in main else None
    page = node(
        head.kind.schema_org,
        id=head.address,
        url=head.address,
        name=head.title,
        description=head.description,
        inLanguage=addresses.language(),
        isPartOf=website(searched=head.path == path("home")),
        breadcrumb=_breadcrumbs(head),
        datePublished=head.published_at and head.published_at.isoformat(timespec="seconds"),
        primaryImageOfPage=_picture(head),
        mainEntity=reference(named["@id"]) if named else main,
    )
    return [page, *([named] if named else []), *others]


def website(*, searched: bool = False) -> Made:
    """The site; `searched` with how to search it, which its home page says."""
    question = f"{absolute(path('search'))}?q={{search_term_string}}"
    action = node("SearchAction", target=node("EntryPoint", urlTemplate=question))
    publisher = settings.PUBLISHER["name"]
    return node(
        "WebSite",
        id=f"{absolute('/')}#site",
        name=SITE,
        url=absolute(path("home")),
        publisher=publisher and node("Organization", name=publisher),
        potentialAction=action if searched else None,
    )


def item_list(links: Iterable[tuple[str, str]]) -> tuple[Node, ...]:
    """What a list leads to, labels and paths in their order; nothing when it is empty."""
    elements = [
        node("ListItem", position=place, name=label, url=absolute(address))
        for place, (label, address) in enumerate(links, start=1)
    ]
    return (node("ItemList", itemListElement=elements),) if elements else ()


def _breadcrumbs(head: Head) -> Made | None:
    steps: Steps = (*head.trail, (head.title, head.path))
    elements = [
        node("ListItem", position=place, name=label, item=absolute(address))
        for place, (label, address) in enumerate(steps, start=1)
    ]
    return node("BreadcrumbList", itemListElement=elements) if head.trail else None


def _picture(head: Head) -> Made | None:
    if head.picture is None:
        return None
    address = absolute(head.picture.path)
    return node("ImageObject", contentUrl=address, caption=head.picture.alternative_text)
