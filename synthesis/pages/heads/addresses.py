"""Addresses of the site's pages, in the language of the page that writes them, and in another."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language


def language() -> str:
    """The page's: "fr" or "en"."""
    return get_language() or settings.LANGUAGE_CODE


def path(name: str, *args: Any) -> str:
    """The path of one of the site's pages, in the language of this one."""
    return _reversed(language(), name, args)


@lru_cache(maxsize=20_000)
def _reversed(language: str, name: str, args: tuple[Any, ...]) -> str:
    """A page writes some 200 addresses, and Django looks each up anew: a third of its time."""
    return reverse(f"synthesis:{name}", args=args)


def absolute(path: str) -> str:
    """The public address of a path of this site, for those who read it elsewhere."""
    return f"{settings.SITE_URL}{path}"


def translated(path: str, language: str) -> str:
    """The same page, asked in the same way, in another language: the address alone says it.

    Django's `translate_url` resolves and reverses the address: a hundred times as long, for what
    `i18n_patterns` only ever puts in front of it.
    """
    for code, _name in settings.LANGUAGES:
        path = path.removeprefix(f"/{code}") if path.startswith(f"/{code}/") else path
    return path if language == settings.LANGUAGE_CODE else f"/{language}{path}"


def in_other_language(path: str) -> str:
    """The same page in the first language that it is not in."""
    others = (code for code, _name in settings.LANGUAGES if code != language())
    return translated(path, next(others))


def identity(name: str, *args: Any, thing: str) -> str:
    """What linked data call a thing that has a page: the same in every language."""
    return absolute(_identity(name, args, thing))


@lru_cache(maxsize=20_000)
def _identity(name: str, args: tuple[Any, ...], thing: str) -> str:
    return f"{translated(path(name, *args), settings.LANGUAGE_CODE)}#{thing}"
