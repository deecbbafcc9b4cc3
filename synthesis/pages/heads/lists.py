"""The heads of the home page, of the lists, of what is filtered out of them, and of the pages about
the site.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synthesis import text
from synthesis.models.entries import Entry
from synthesis.models.kinds import PassageKind
from synthesis.pages import wording
from synthesis.pages.fragments import Shown
from synthesis.pages.heads.addresses import path
from synthesis.pages.heads.graph import item_list
from synthesis.pages.heads.head import TITLE_LENGTH, Head, Kind, Steps

Question = Mapping[str, str | Sequence[str]]
_LISTS = {
    "search": (
        gettext_lazy("Chercher"),
        gettext_lazy(
            "Chercher des mots, une organisation, une personne ou un thème dans tout ce qui est"
            " publié."
        ),
    ),
    "plenaries": (
        gettext_lazy("Plénières"),
        gettext_lazy("Les synthèses publiées, de la plénière la plus récente à la plus ancienne."),
    ),
    "interventions": (
        gettext_lazy("Interventions"),
        gettext_lazy(
            "Qui a dit quoi, au nom de qui : toutes les interventions publiées, par organisation,"
            " personne, session, thème et objectif."
        ),
    ),
    "organisations": (
        gettext_lazy("Organisations"),
        gettext_lazy(
            "Les organisations qui se sont exprimées en plénière, et celles qui y ont été"
            " mentionnées."
        ),
    ),
    "people": (
        gettext_lazy("Personnes"),
        gettext_lazy(
            "Les intervenantes et les intervenants des plénières, et les personnes qui y sont"
            " citées."
        ),
    ),
    "takeaways": (
        gettext_lazy("À retenir"),
        gettext_lazy(
            "Constats, obstacles, leviers, demandes et engagements des plénières, chacun avec les"
            " interventions qui l’appuient."
        ),
    ),
    "figures": (
        gettext_lazy("Chiffres clés"),
        gettext_lazy(
            "Les chiffres donnés en plénière : ce que chacun compte, qui l’a donné et l’étude dont"
            " il vient."
        ),
    ),
    "quotations": (
        gettext_lazy("Citations"),
        gettext_lazy("Les mots cités entre guillemets dans les synthèses, et qui les a dits."),
    ),
    "alliances": (
        gettext_lazy("Alliances"),
        gettext_lazy(
            "Les alliances racontées en plénière : qui les a nouées, avec quelle part, et ce qui"
            " en est né."
        ),
    ),
    "themes": (
        gettext_lazy("Thèmes"),
        gettext_lazy("Ce dont les plénières ont parlé, thème par thème, et qui en a parlé."),
    ),
    "goals": (
        gettext_lazy("Objectifs de développement durable"),
        gettext_lazy(
            "Ce que les plénières ont dit de chacun des objectifs de développement durable des"
            " Nations unies."
        ),
    ),
}


def home_head() -> Head:
    return Head(
        title=_("Convergences : ce qui s’est dit en plénière"),
        description=_(
            "Les synthèses de plénières : chaque intervention avec son nom, son rôle et son"
            " organisation, ses citations et ses chiffres."
        ),
        path=path("home"),
    )


def plain_head(address: str) -> Head:
    """Of a page at this path that says nothing of itself: what the site is."""
    return replace(home_head(), path=address)


def about_head(name: str, title: str, description: str) -> Head:
    """Of a page about the site; `name` is that of its address."""
    return Head(title, description, path(name), Kind.ABOUT)


def list_head(
    name: str,
    *,
    number: int = 1,
    asked: Question | None = None,
    sentence: str = "",
    links: Iterable[tuple[str, str]] = (),
) -> Head:
    """Of one of the site's lists.

    name: that of its address
    number: which page of it
    asked: what it is filtered and sorted by, by parameter; nothing for the whole list
    sentence: what the filtered list is, in words
    links: what this page of it leads to: `entry_links`, `passage_links`, or pairs of a label and a
        path

    Each page of a list is canonical to itself. A filtered list is not indexed: there are more of
    them than anybody could read, and what is worth finding (an organisation, a person, a theme)
    has a page of its own. Its address, for who shares it, has its parameters in alphabetical order.
    """
    title, description = map(str, _LISTS[name])
    question = _sorted(asked or {})
    if question and sentence:
        title = text.excerpt(sentence, TITLE_LENGTH)
    numbered = {"page": str(number)} if number > 1 else {}
    words = urlencode(question | numbered, doseq=True)
    if numbered:
        title = _("%(title)s, page %(number)s") % {"title": title, "number": number}
        description = f"{title}. {description}"
    return Head(
        title=title,
        description=description,
        path=f"{path(name)}?{words}" if words else path(name),
        kind=Kind.LIST,
        indexed=not question,
        nodes=item_list(links),
    )


def _sorted(asked: Question) -> dict[str, list[str]]:
    values = {
        name: [value] if isinstance(value, str) else sorted(value)
        for name, value in sorted(asked.items())
    }
    return {name: each for name, each in values.items() if any(each)}


def entry_links(name: str, entries: Iterable[Entry]) -> Steps:
    """Of organisations, people, themes or goals; `name` is that of the address of each."""
    return tuple((each.label, path(name, each.slug)) for each in entries)


def passage_links(kind: PassageKind, shown: Iterable[Shown]) -> Steps:
    """Of passages of a kind in a list."""
    quoted = kind == PassageKind.QUOTATION
    return tuple((wording.quoted(e.label) if quoted else e.label, e.address) for e in shown)
