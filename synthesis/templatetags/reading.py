"""How what is published is written into a page."""

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import get_language

from synthesis import text
from synthesis.pages import anchors


def prose(html: str) -> SafeString:
    """Small HTML of a published document, as it is; the only text that is not escaped.

    It was cleaned when the document was made (`document.values.clean_prose`: paragraphs, lists,
    emphasis, links), and an edition can't change: cleaning it again would make every reader wait.
    """
    return mark_safe(html)  # noqa: S308


def anchored(html: str, stem: str) -> SafeString:
    """`prose` whose paragraphs have the ids `stem` and 1, 2…, and links to themselves."""
    return mark_safe(anchors.anchored(html, stem))  # noqa: S308


def lines(words: str) -> SafeString:
    """Plain text of several lines, as paragraphs."""
    return mark_safe(linebreaks(words, autoescape=True))  # noqa: S308 - it escapes


def long_date(day: date) -> str:
    """« 1er septembre 2017 », "1 September 2017": a day in words, as the language writes it."""
    if isinstance(day, datetime):
        day = localtime(day).date()
    return _in_words(day, get_language())


@lru_cache(maxsize=1000)
def _in_words(day: date, language: str | None) -> str:
    words = date_format(day, "DATE_FORMAT")
    if not _english() and day.day == 1:
        return words.replace("1 ", "1er ", 1)
    return words


def number(value: int | Decimal) -> str:
    """As the language of the page writes it: « 12 345 », "12,345"."""
    if isinstance(value, int) and 0 <= value < 1000:
        return str(value)
    return text.quantity(Decimal(value), language="en" if _english() else "fr")


def _english() -> bool:
    return (get_language() or "").startswith("en")
