"""Passages as lists show them: written once, when they are published, in each language of the site.

A fragment is what the templates write of a `pages.results` value, with signs of control around what
may hold the words that a reader looks for. Without words the signs are taken out, with words the
texts between them are marked: nothing else of a result depends on who asks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from hashlib import blake2b
from html import unescape
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import override
from markupsafe import Markup, escape

import synthesis
from synthesis import text
from synthesis.models.fragments import Fragment
from synthesis.models.kinds import PassageKind
from synthesis.models.passages import Passage
from synthesis.pages import results
from synthesis.pages.heads.addresses import language, path, translated
from synthesis.pages.kept import macro
from synthesis.pages.marks import END, SLOTS, TEXT, marked
from synthesis.pages.results import Found
from synthesis.search import highlight
from synthesis.search.highlight import Piece
from synthesis.search.query import Query
from synthesis.text import Language

# Before the excerpt, and where the place of the words goes.
EXCERPT, PLACE = "\x04", "\x05"
_SIGNS = (TEXT, END, EXCERPT, PLACE)
_TEXTS = re.compile(f"{TEXT}([^{END}]*){END}")
_EXCERPT = re.compile(f"{EXCERPT}[^{END}]*{END}")

SHOWN: dict[str, Callable[[Passage], Found]] = {
    PassageKind.INTERVENTION: results.result,
    PassageKind.TAKEAWAY: results.takeaway,
    PassageKind.KEY_FIGURE: results.figure,
    PassageKind.QUOTATION: results.quotation,
    PassageKind.ALLIANCE: results.alliance,
}
_LABEL_LENGTH = 60
_AT_ONCE = 500
_NAMES = {PassageKind.KEY_FIGURE.value: "figure"}


class Shown(NamedTuple):
    """A passage in a list: its HTML, and its name and address for machines."""

    html: Markup
    label: str
    address: str


# --- When it is published


def write(passages: Iterable[Passage]) -> list[Fragment]:
    """The fragments of passages that lists show, unsaved."""
    return [_fragment(each) for each in passages if each.kind in SHOWN]


def _fragment(passage: Passage) -> Fragment:
    written = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            written[code] = str(_written(passage))
    with override(settings.LANGUAGE_CODE):
        address = path(_NAMES.get(passage.kind, passage.kind), passage.plenary_slug, passage.key)
    return Fragment(
        passage=passage, label=_label(passage), address=address, made_by=made_by(), **written
    )


def _written(passage: Passage) -> Markup:
    """In the language of the page."""
    found = replace(SHOWN[passage.kind](passage), query=SLOTS)
    if isinstance(found, results.Result):
        between = "".join(each.text for each in found.excerpt)
        found = replace(found, excerpt=(Piece(f"{EXCERPT}{between}{END}"),), place=PLACE)
    return Markup(macro("found", passage.kind)(found))  # noqa: S704 - the template escapes


def _label(passage: Passage) -> str:
    """By its title, or by whose words it is, or by its words."""
    if passage.kind == PassageKind.QUOTATION:
        return text.excerpt(passage.text, _LABEL_LENGTH)
    names = (line["name"] or line["organisation"] for line in passage.byline)
    return passage.title or ", ".join(names) or text.excerpt(passage.text, _LABEL_LENGTH)


@cache
def made_by() -> str:
    """The code that fragments depend on."""
    room = Path(synthesis.__file__).parent
    folders = (room / "pages", room.parent / "templates" / "site" / "components")
    files = [each for folder in folders for each in sorted(folder.rglob("*.*"))]
    digest = blake2b(digest_size=8)
    for file in (*files, room / "text.py", *sorted(room.parent.glob("locale/*/*/*.mo"))):
        if file.suffix != ".pyc":
            digest.update(file.read_bytes())
    return digest.hexdigest()


def complete(plenaries: Collection[int]) -> None:
    """Write those that these plenaries' passages lack."""
    listed = Passage.objects.filter(edition__plenary__in=plenaries, translates=False, fragment=None)
    for passages in _batches(listed.order_by("pk").iterator(_AT_ONCE)):
        Fragment.objects.bulk_create(write(passages))


def rewrite(said: Callable[[int], None] = lambda done: None) -> None:
    """All that other code wrote or nobody; `said` is told how many."""
    today = Fragment.objects.filter(made_by=made_by())
    lacking = Passage.objects.filter(translates=False).exclude(pk__in=today.values("pk"))
    done = 0
    for passages in _batches(lacking.order_by("pk").iterator(_AT_ONCE)):
        Fragment.objects.filter(pk__in=[each.pk for each in passages]).delete()
        Fragment.objects.bulk_create(write(passages))
        done += len(passages)
        said(done)


def _batches(passages: Iterable[Passage]) -> Iterator[list[Passage]]:
    every = iter(passages)
    while batch := list(islice(every, _AT_ONCE)):
        yield batch


# --- When a list shows them


def shown(pks: Sequence[int], query: Query) -> list[Shown]:
    """Of these passages, in their order. One query; two where words are looked for; one more where
    some are to be written.
    """
    column = language()
    kept = Fragment.objects.shown(pks, column, made_by()) if pks else ()
    found = {pk: (label, address, html) for pk, label, address, html in kept}
    missing = [pk for pk in pks if pk not in found] if len(found) < len(pks) else []
    for each in write(Passage.objects.in_this_order(missing, bodies=True)) if missing else ():
        found[each.pk] = (each.label, each.address, getattr(each, column))
    texts = Passage.objects.texts(pks) if query else {}
    return [_shown(*found[pk], query, texts.get(pk)) for pk in pks if pk in found]


def _shown(
    label: str, address: str, html: str, query: Query, body: tuple[str, str, str, str] | None
) -> Shown:
    if body is not None:
        html = _marked(html, query, *body)
    for sign in _SIGNS:
        html = html.replace(sign, "")
    return Shown(Markup(html), label, translated(address, language()))  # noqa: S704 - as written


def _marked(html: str, query: Query, kind: str, said_in: str, words: str, body: str) -> str:
    """With what was looked for marked in every text, and the excerpt around it."""
    spoken: Language = "en" if said_in == "en" else "fr"

    def mark(found: re.Match[str]) -> str:
        return marked(highlight.marked(unescape(found[1]), spoken, query))

    if kind == PassageKind.INTERVENTION:
        excerpt = highlight.excerpt(words, spoken, query)
        if excerpt.fragment:
            html = _EXCERPT.sub(lambda _: marked(excerpt.pieces), html)
            html = html.replace(PLACE, str(escape(results.place(excerpt, body))))
    return _TEXTS.sub(mark, html)
