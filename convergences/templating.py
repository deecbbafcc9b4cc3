"""The environment that public pages are written in: Jinja2, and what a template may call."""

from functools import lru_cache, partial
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse, translate_url
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext, ngettext
from jinja2 import Environment

from convergences.static import stylesheets
from synthesis.templatetags import reading


def environment(**options: Any) -> Environment:
    """What Django's Jinja2 backend asks for; its own options are `options`."""
    options |= {"trim_blocks": True, "lstrip_blocks": True, "extensions": ["jinja2.ext.i18n"]}
    made = Environment(**options)  # noqa: S701 - Django's backend escapes, by its options
    made.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.globals |= {
        "url": url,
        "query": query,
        "static": static if settings.DEBUG else lru_cache(static),
        "stylesheets": stylesheets if settings.DEBUG else lru_cache(stylesheets),
        "language": language,
        "absolute": absolute,
        "translate_url": translate_url,
        "page_address": page_address,
    }
    made.filters |= {
        "capfirst": capfirst,
        "prose": reading.prose,
        "long_date": reading.long_date,
        "number": reading.number,
        "lines": reading.lines,
    }
    return made


def language() -> str:
    """The page's: "fr" or "en"."""
    return get_language() or settings.LANGUAGE_CODE


def url(name: str, *args: Any) -> str:
    """The address of one of the site's pages, in the language of this one."""
    return _reversed(language(), name, args)


@lru_cache(maxsize=20_000)
def _reversed(language: str, name: str, args: tuple[Any, ...]) -> str:
    """A page writes some 200 addresses, and Django looks each up anew: a third of its time."""
    return reverse(f"synthesis:{name}", args=args)


def absolute(path: str) -> str:
    """The public address of a path of this site, for those who read it elsewhere."""
    return f"{settings.SITE_URL}{path}"


def page_address(request: HttpRequest, number: int) -> str:
    """Another page of the list that this request asked for, asked in the same way."""
    asked = request.GET.copy()
    asked["page"] = str(number)
    return f"{request.path}?{asked.urlencode()}"


query = partial(urlencode, doseq=True)
