"""Pieces of pages that are the same on many: written once by their templates, then kept by the
worker under all that they depend on.

What changes from page to page (an address, a number) is a sign of control while a piece is written,
and takes its place when it is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.template import engines
from markupsafe import Markup, escape

from synthesis.forms import Option, Question
from synthesis.pages.heads.addresses import language, path
from synthesis.pages.heads.head import Head
from synthesis.templatetags.reading import number

_HERE = "\x07"
# The pages that the head and the foot of every page lead to, by the names of their addresses.
_WAYS = (
    *("home", "plenaries", "interventions", "organisations", "people", "takeaways"),
    *("figures", "quotations", "alliances", "themes", "goals", "search"),
    *("about", "citing", "accessibility", "legal", "schema"),
)


def macro(component: str, name: str = "") -> Callable[..., str]:
    """Of components/*.html, the macro of this name, or of the component's own."""
    template = engines["jinja2"].env.get_template(f"components/{component}.html")  # type: ignore[attr-defined]
    return getattr(template.module, name or component)  # type: ignore[no-any-return]


def choices(facet: Question) -> Markup:
    """components/choice.html, for each of a facet."""
    said_in = language()
    return Markup("".join(_counted(said_in, facet, each) for each in facet.choices))  # noqa: S704


def _counted(said_in: str, facet: Question, shown: Option) -> str:
    count = shown.count
    gives = None if count is None else count > 0
    known = (facet.type, facet.name, shown.value, shown.label, shown.selected, shown.kind)
    before, after = _choice(said_in, *known, shown.note, gives)
    return before if count is None else f"{before}{number(count)}{after}"


def _written_choice(language: str, *known: Any) -> tuple[str, str]:
    type_, name, value, label, selected, kind, note, gives = known
    facet = Question(name, "", (), type=type_)
    shown = Option(value, label, None if gives is None else int(gives), selected, kind, note)
    written = str(macro("choice")(facet, shown, None if gives is None else _HERE))
    before, _here, after = written.partition(_HERE)
    return before, after


_choice = _written_choice if settings.DEBUG else lru_cache(20_000)(_written_choice)


def frame(component: str, said: Head, elsewhere: str) -> Markup:
    """components/site_head.html or site_foot.html, which mark the way to the page that they stand
    on.
    """
    here = said.path if said.path in _ways(language()) else ""
    pieces = _frame(language(), component, here, said.section)
    return Markup(str(escape(elsewhere)).join(pieces))  # noqa: S704 - both are escaped


def _written_frame(language: str, component: str, here: str, section: str) -> tuple[str, ...]:
    stands_on = Standing(here, section)
    return tuple(str(macro(component)(stands_on, _HERE)).split(_HERE))


_frame = _written_frame if settings.DEBUG else lru_cache(500)(_written_frame)


class Standing:
    """What a frame reads of a `Head`."""

    def __init__(self, path: str, section: str) -> None:
        self.path, self.section = path, section


@lru_cache(2)
def _ways(language: str) -> frozenset[str]:
    return frozenset(path(name) for name in _WAYS)


@lru_cache(100)
def kind(of: str) -> Markup:
    """components/kind.html"""
    return Markup(macro("kind")(of))  # noqa: S704 - the template escapes


def shapes() -> Markup:
    """components/shapes.html"""
    return _shapes(language())


def _written_shapes(language: str) -> Markup:
    return Markup(macro("shapes")())  # noqa: S704 - the template escapes


_shapes = _written_shapes if settings.DEBUG else lru_cache(2)(_written_shapes)
