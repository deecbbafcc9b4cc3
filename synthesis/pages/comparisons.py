"""Two editions of a synthesis side by side: what each change is, thing by thing, word by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from synthesis.document.diff import Action, Change, Difference, diff
from synthesis.document.nodes import Kind
from synthesis.document.pairs import Renames
from synthesis.document.synthesis import Synthesis
from synthesis.models.editions import Edition
from synthesis.pages.changes import Teller, Told, follows_a_name
from synthesis.pages.citing import ANCHORS
from synthesis.pages.editions import EditionLine, edition_line
from synthesis.pages.heads.addresses import path
from synthesis.templatetags.reading import number as written

# What readers do not read: former names, which a new one tells, and places in the source.
_UNREAD = {"former_keys", "former_slugs", "place", "version"}
# The ids that things have on an edition's page, before their key; and where the others stand here.
_IDS = {Kind(kind): anchor for kind, anchor in ANCHORS.items()} | {
    Kind.SESSION: "session",
    Kind.PHOTO: "photo",
    Kind.LINK: "lien",
}
_WHOLES = (Kind.SESSION, Kind.INTERVENTION, Kind.ALLIANCE, Kind.TAKEAWAY)
_SHELVES = {
    Kind.PLENARY: ("pleniere", _("La plénière")),
    Kind.EVENT: ("pleniere", _("La plénière")),
    Kind.SOURCE: ("pleniere", _("La plénière")),
    Kind.PHOTO: ("photos", _("Photos")),
    Kind.LINK: ("liens", _("Liens")),
}
_INDEX = ("noms", _("Organisations, personnes, thèmes et objectifs"))


@dataclass(frozen=True, slots=True)
class Group:
    """The changes of one thing and of what is in it, each with its id on the page; `anchor` is that
    of the group.
    """

    anchor: str
    title: str
    changes: tuple[tuple[str, Told], ...]


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """`between` are the editions published after the older and before the newer. `counts` are in
    words: « 2 ajouts ». `groups` are empty when readers read the same in both. `others` are what
    else can be compared, by the numbers of both.
    """

    title: str
    language: str
    older: EditionLine
    newer: EditionLine
    between: tuple[EditionLine, ...]
    counts: tuple[str, ...]
    groups: tuple[Group, ...]
    others: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """A document that is known by its SHA-256."""

    sha256: str
    document: Synthesis = field(compare=False)


def comparison_page(
    older: Edition, newer: Edition, standing: Sequence[Edition], slug: str
) -> ComparisonPage:
    """Both are read with their documents; `standing` are all that readers have, the oldest first;
    `slug` is the one that their plenary has now.
    """
    teller = Teller(
        older.synthesis, newer.synthesis, where=lambda each: _address(each, older, newer, slug)
    )
    changes = _as_read(_difference(_known(older), _known(newer)).changes, teller.renamed)
    told = [(each, teller.told(each)) for each in changes]
    between = [each for each in standing if older.number < each.number < newer.number]
    return ComparisonPage(
        title=newer.title,
        language=newer.language,
        older=edition_line(older, slug),
        newer=edition_line(newer, slug),
        between=tuple(edition_line(each, slug) for each in between),
        counts=_counts(each for _change, each in told),
        groups=_groups(told, teller),
        others=_others([each.number for each in standing], (older.number, newer.number)),
    )


def _others(numbers: Sequence[int], shown: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """Each edition with the next, the last first; and the first with the last."""
    pairs = dict.fromkeys([*reversed([*pairwise(numbers)]), (numbers[0], numbers[-1])])
    return tuple(pair for pair in pairs if pair != shown)


def _known(edition: Edition) -> _Known:
    return _Known(edition.revision.sha256, edition.synthesis)


@lru_cache(maxsize=64)
def _difference(older: _Known, newer: _Known) -> Difference:
    """Editions never change, and to compare two takes as long as all the rest of a page."""
    return diff(older.document, newer.document)


def _as_read(changes: Iterable[Change], renamed: Renames) -> list[Change]:
    """Those that readers would notice."""
    found = []
    for change in changes:
        fields = tuple(
            each
            for each in change.fields
            if each.name not in _UNREAD and not follows_a_name(each, renamed)
        )
        if fields or change.action != Action.CHANGED:
            parts = tuple(_as_read(change.parts, renamed))
            found.append(replace(change, fields=fields, parts=parts))
    return found


def _address(change: Change, older: Edition, newer: Edition, slug: str) -> str:
    """In the edition that has it: the thing, or else what it is part of."""
    number = older.number if change.action == Action.REMOVED else newer.number
    kind, key = (change.kind, change.key) if change.kind in _IDS else (change.holder, change.within)
    anchor = f"#{_IDS[kind]}-{key}" if kind else ""
    return path("edition", slug, number) + anchor


def _groups(changes: Iterable[tuple[Change, Told]], teller: Teller) -> tuple[Group, ...]:
    groups: dict[tuple[str, str], list[tuple[str, Told]]] = {}
    for place, (change, told) in enumerate(changes, start=1):
        groups.setdefault(_group(change, teller), []).append((f"changement-{place}", told))
    return tuple(Group(anchor, title, tuple(each)) for (anchor, title), each in groups.items())


def _group(change: Change, teller: Teller) -> tuple[str, str]:
    """The id and the title of the group that a change belongs to."""
    kind, key = change.holder or change.kind, change.within or change.key
    if kind not in _WHOLES:
        anchor, title = _SHELVES.get(kind, _INDEX)
        return anchor, str(title)
    key = teller.renamed.get((kind, key), key)
    return f"{_IDS[kind]}-{key}", teller.called(kind, key)


def _counts(told: Iterable[Told]) -> tuple[str, ...]:
    """« 2 ajouts », « 1 retrait »."""
    found = Counter(each.action for each in told)
    words = {
        "added": ngettext("%(number)s ajout", "%(number)s ajouts", found["added"]),
        "removed": ngettext("%(number)s retrait", "%(number)s retraits", found["removed"]),
        "moved": ngettext("%(number)s déplacement", "%(number)s déplacements", found["moved"]),
        "changed": ngettext(
            "%(number)s modification", "%(number)s modifications", found["changed"]
        ),
        "renamed": ngettext("%(number)s nouveau nom", "%(number)s nouveaux noms", found["renamed"]),
    }
    return tuple(
        each % {"number": written(found[name])} for name, each in words.items() if found[name]
    )
