"""How what is published is written into a page."""

from datetime import date, datetime

from django import template
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import get_language

register = template.Library()


@register.filter(is_safe=True)
def prose(html: str) -> SafeString:
    """Small HTML of a published document, as it is; the only text that is not escaped.

    It was cleaned when the document was made (`document.values.clean_prose`: paragraphs, lists,
    emphasis, links), and an edition can't change: cleaning it again would make every reader wait.
    """
    return mark_safe(html)  # noqa: S308


@register.filter
def long_date(day: date) -> str:
    """« 1er septembre 2017 », "1 September 2017": a day in words, as the language writes it."""
    if isinstance(day, datetime):
        day = localtime(day)
    words = date_format(day, "DATE_FORMAT")
    if (get_language() or "fr").startswith("fr") and day.day == 1:
        return words.replace("1 ", "1er ", 1)
    return words
