"""The environment that public pages are written in: Jinja2, and what a template may call."""

from functools import lru_cache, partial
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from jinja2 import Environment

from convergences.static import stylesheets
from synthesis.filters import AFTER
from synthesis.pages import kept, marks
from synthesis.pages.heads import pictures
from synthesis.pages.heads.addresses import absolute, in_other_language, language, path
from synthesis.pages.heads.graph import linked_data
from synthesis.pages.heads.lists import plain_head
from synthesis.templatetags import reading


def environment(**options: Any) -> Environment:
    """What Django's Jinja2 backend asks for; its own options are `options`."""
    options |= {"trim_blocks": True, "lstrip_blocks": True, "extensions": ["jinja2.ext.i18n"]}
    made = Environment(**options)  # noqa: S701 - Django's backend escapes, by its options
    made.install_gettext_callables(said, ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.globals |= {
        "url": path,
        "query": query,
        "static": static if settings.DEBUG else lru_cache(static),
        "stylesheets": stylesheets if settings.DEBUG else lru_cache(stylesheets),
        "language": language,
        "absolute": absolute,
        "in_other_language": in_other_language,
        "plain_head": plain_head,
        "linked_data": linked_data,
        "site_picture": pictures.of_site,
        "page_address": page_address,
        "kept_choices": kept.choices,
        "kept_frame": kept.frame,
        "kept_kind": kept.kind,
        "marked": marks.marked,
        "told": marks.told,
        "kept_shapes": kept.shapes,
    }
    made.filters |= {
        "capfirst": capfirst,
        "prose": reading.prose,
        "anchored": reading.anchored,
        "long_date": reading.long_date,
        "number": reading.number,
        "lines": reading.lines,
    }
    return made


def said(message: str) -> str:
    """The message in the language of the page."""
    return _said(language(), message)


@lru_cache(maxsize=5_000)
def _said(language: str, message: str) -> str:
    """A page says some 200, and Django looks for each in all its catalogues."""
    return gettext(message)


def page_address(request: HttpRequest, number: int, after: str = "") -> str:
    """Another page of the list that this request asked for, asked in the same way; what comes after
    a passage, whatever is published meanwhile.
    """
    asked = request.GET.copy()
    asked["page"] = str(number)
    asked.pop(AFTER, None)
    if after:
        asked[AFTER] = after
    return f"{request.path}?{asked.urlencode()}"


query = partial(urlencode, doseq=True)
