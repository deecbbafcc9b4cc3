"""Each paragraph and each list item of published HTML at an address of its own on its page."""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape

from django.utils.translation import get_language
from django.utils.translation import gettext as _

# A whole tag: what stands between quotation marks may look like one.
_TAG = re.compile(r'<(/?)([a-z]+)(?:[^>"]|"[^"]*")*>')
_BLOCKS = {"p", "li"}
_LISTS = {"ul", "ol"}


def anchored(html: str, stem: str) -> str:
    """The same words; each paragraph and item has the id `stem` and its number, from 1, and a link
    to itself at its end, which has a name and no text.

    `html` is published prose (`document.values.clean_prose`), in which `p` and `li` have no
    attribute; an item is one whatever paragraphs it holds. `stem` is made of keys.
    """
    return _anchored(html, stem, get_language() or "")


@lru_cache(maxsize=1000)
def _anchored(html: str, stem: str, language: str) -> str:
    return "".join(_parts(html, stem, language))


def _parts(html: str, stem: str, language: str) -> Iterator[str]:
    number = depth = at = 0
    link = ""
    for tag in _TAG.finditer(html):
        yield html[at : tag.start()]
        at, closes, name = tag.end(), bool(tag[1]), tag[2]
        if link and (name in _LISTS or (closes and name in _BLOCKS)):
            yield link
            link = ""
        if name == "li":
            depth += -1 if closes else 1
        if closes or name not in _BLOCKS or (name == "p" and depth):
            yield tag[0]
        else:
            number += 1
            link = _link(f"{stem}{number}", number, language)
            yield f'<{name} id="{stem}{number}">'
    yield html[at:]


def _link(anchor: str, number: int, language: str) -> str:
    name = escape(_("Adresse du paragraphe %(number)s") % {"number": number})
    return f'<a class="anchor" href="#{anchor}" lang="{language}" aria-label="{name}"></a>'
