"""Each paragraph and each list item of published HTML at an address of its own on its page."""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from synthesis import text

# A whole tag: what stands between quotation marks may look like one.
_TAG = re.compile(r'<(/?)([a-z]+)(?:[^>"]|"[^"]*")*>')
_BLOCKS = {"p", "li"}
_LISTS = {"ul", "ol"}
# Paragraphs with words and nothing else: as many lines.
_EVEN = re.compile(r"(?:<p>[^<\s][^<]*(?:<(?!/?p>|/?li|/?[uo]l|br)[^>]*>[^<]*)*</p>)*")
# A sign that no text has.
_OPENS = "\ue000"


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
    number = at = 0
    link = ""
    for tag, opens in _tags(html):
        yield html[at : tag.start()]
        at, closes, name = tag.end(), bool(tag[1]), tag[2]
        if link and (name in _LISTS or (closes and name in _BLOCKS)):
            yield link
            link = ""
        if not opens:
            yield tag[0]
        else:
            number += 1
            link = _link(f"{stem}{number}", number, language)
            yield f'<{name} id="{stem}{number}">'
    yield html[at:]


def _tags(html: str) -> Iterator[tuple[re.Match[str], bool]]:
    """Each tag, and whether a paragraph or an item that has a number begins with it."""
    depth = 0
    for tag in _TAG.finditer(html):
        closes, name = bool(tag[1]), tag[2]
        yield tag, name in _BLOCKS and not closes and not (name == "p" and depth)
        if name == "li":
            depth += -1 if closes else 1


def numbers(html: str) -> list[int]:
    """For each line of `text.plain(html)`, the number of the paragraph or item that it is of."""
    if _EVEN.fullmatch(html):
        return list(range(1, html.count("<p>") + 1))
    lines = text.plain("".join(_signed(html))).split("\n")
    number = 0
    found = []
    for line in lines:
        number += line.count(_OPENS)
        if line.strip(_OPENS + " "):
            found.append(number)
    return found


def _signed(html: str) -> Iterator[str]:
    """The same, with a sign where each numbered paragraph or item begins."""
    at = 0
    for tag, opens in _tags(html):
        yield html[at : tag.end()]
        at = tag.end()
        if opens:
            yield _OPENS
    yield html[at:]


def _link(anchor: str, number: int, language: str) -> str:
    name = escape(_("Adresse du paragraphe %(number)s") % {"number": number})
    return f'<a class="anchor" href="#{anchor}" lang="{language}" aria-label="{name}"></a>'
