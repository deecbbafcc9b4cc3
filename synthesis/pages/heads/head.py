"""The one value that says what a page is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from synthesis import text
from synthesis.models.kinds import Language
from synthesis.pages.heads import addresses

SITE = "Convergences"
# What is seen of a title in a list of results, and what is kept of a plenary's own in a tab.
TITLE_LENGTH, LONGEST_TITLE = 70, 110
AROUND = 12
DESCRIPTION_LENGTH = 160
_LOCALES = {"fr": "fr_FR", "en": "en_GB"}

Node = Mapping[str, Any]
Steps = tuple[tuple[str, str], ...]


class Kind(Enum):
    """What sort of page: its Open Graph type and its schema.org type."""

    PAGE = ("website", "WebPage")
    LIST = ("website", "CollectionPage")
    TEXT = ("article", "ItemPage")
    PROFILE = ("profile", "ProfilePage")
    ABOUT = ("website", "AboutPage")

    @property
    def open_graph(self) -> str:
        return self.value[0]

    @property
    def schema_org(self) -> str:
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG of 1200 × 630 at a path of this site; `alternative_text` says all that it says."""

    path: str
    alternative_text: str


@dataclass(frozen=True, slots=True)
class Citation:
    """What a reference manager takes: one text, whose authors are « Family, Given » or a name.

    `path` is the address to cite, which may be more lasting than the one being read. `conference`
    is what the text was said at, `language` that of its words.
    """

    title: str
    authors: tuple[str, ...]
    day: date
    conference: str
    language: str
    path: str

    @property
    def publisher(self) -> str:
        return settings.PUBLISHER["name"] or SITE


@dataclass(frozen=True, slots=True)
class Head:
    """What a page is.

    title: its own words, without the site's name, about `TITLE_LENGTH` characters at most
    description: one sentence or two, about `DESCRIPTION_LENGTH` characters at most
    path: its canonical path, question included, in the language of the page
    trail: what it belongs to, the widest first, as pairs of a label and a path; not itself
    picture: what stands for it where it is shared; the site's own, when it is None
    indexed: False for what search engines should not list
    nodes: schema.org nodes of what the page is about, the first being its main one (see nodes.py)
    """

    title: str
    description: str
    path: str
    kind: Kind = Kind.PAGE
    trail: Steps = ()
    picture: Picture | None = None
    indexed: bool = True
    citation: Citation | None = None
    published_at: datetime | None = None
    nodes: tuple[Node, ...] = field(default=())

    @property
    def full_title(self) -> str:
        """With the language of the words, where it is not the page's; or else with the site's name,
        where there is room. No two pages have the same, those in another language included.
        """
        if self._foreign:
            words = text.excerpt(self.title, LONGEST_TITLE - 15)
            return f"{words} ({_('en %(language)s') % {'language': self._foreign}})"
        if addresses.language() != settings.LANGUAGE_CODE and SITE not in self.title:
            site = _("%(title)s, en %(language)s")
            return f"{self.title} — {site % {'title': SITE, 'language': _page_language()}}"
        named = f"{self.title} — {SITE}"
        if SITE in self.title or len(named) > TITLE_LENGTH:
            return text.excerpt(self.title, LONGEST_TITLE)
        return named

    @property
    def full_description(self) -> str:
        """With the language of the words, where it is not the page's."""
        if not self._foreign:
            return self.description
        said = {"language": self._foreign, "words": self.description}
        return text.excerpt(_("En %(language)s : %(words)s") % said, DESCRIPTION_LENGTH)

    @property
    def _foreign(self) -> str:
        """What the language of the words is called, if it is not that of the page."""
        if self.citation is None or self.citation.language == addresses.language():
            return ""
        return str(Language(self.citation.language).label)

    @property
    def section(self) -> str:
        """The path of the list that it belongs to, or is."""
        return self.trail[0][1] if self.trail else self.path.partition("?")[0]

    @property
    def address(self) -> str:
        return addresses.absolute(self.path)

    @property
    def locale(self) -> str:
        return _LOCALES[addresses.language()]

    @property
    def other_locales(self) -> list[str]:
        return [locale for code, locale in _LOCALES.items() if code != addresses.language()]

    @property
    def alternates(self) -> list[tuple[str, str]]:
        """The page in each language, and where those of any other are sent, by `hreflang`."""
        found = [
            (code, addresses.absolute(addresses.translated(self.path, code)))
            for code, _name in settings.LANGUAGES
        ]
        default = addresses.translated(self.path, settings.LANGUAGE_CODE)
        return [*found, ("x-default", addresses.absolute(default))]


def _page_language() -> str:
    return str(Language(addresses.language()).label)


def titled(words: str, around: str) -> str:
    """A title of these words, and of the beginning of what they stand in, if it has room."""
    room = TITLE_LENGTH - len(words) - 3
    short = text.excerpt(around, room) if room >= AROUND else ""
    return f"{words} — {short}" if short else words
