"""Search over the whole desk: plenaries, interventions, people and organisations, as they are being
written. Accents and case are forgiven by patterns that both databases read: SQLite folds no accent,
and PostgreSQL only with an extension that its owner must install.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import and_, or_
from typing import Any

from django.db.models import Case, IntegerField, Model, Q, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as translate

from synthesis.admin.addresses import form_address
from synthesis.admin.desk import desk
from synthesis.admin.voices import called
from synthesis.models import Alias, Intervention, Organisation, Person, Plenary, Speaking
from synthesis.text import fold

ASKED, PART = "q", "partie"
MOST_WORDS, MOST_LETTERS, MOST_FOUND = 8, 100, 8


@lru_cache(maxsize=1)
def _variants() -> dict[str, str]:
    """By folded letter, every Latin letter that is it: « e » gives eEéÉèÈ…"""
    found: dict[str, str] = {}
    for code in range(0x41, 0x250):
        letter = chr(code)
        if letter.isalpha() and len(folded := fold(letter)) == 1:
            found[folded] = found.get(folded, "") + letter
    return found


def pattern(word: str) -> str:
    """A regular expression of a word, whatever its accents and its case."""
    parts = []
    for part in re.findall("oe|ae|.", fold(word)):
        each = "".join(
            f"[{_variants()[letter]}]" if letter in _variants() else re.escape(letter)
            for letter in part
        )
        joined = {"oe": "œŒ", "ae": "æÆ"}.get(part)
        parts.append(f"({each}|[{joined}])" if joined else each)
    return "".join(parts)


def words_of(asked: str) -> list[str]:
    return re.findall(r"\w+", asked[:MOST_LETTERS])[:MOST_WORDS]


def has(columns: Iterable[str], word: str) -> Q:
    return reduce(or_, (Q(**{f"{column}__regex": pattern(word)}) for column in columns))


def organisations(words: Sequence[str]) -> QuerySet[Organisation]:
    """Those of which every word is in a name, best first."""

    def named(word: str) -> Q:
        aliases = Alias.objects.filter(has(["name"], word))
        return has(["name", "short_name"], word) | Q(pk__in=aliases.values("organisation"))

    return _best(Organisation.objects.filter(_all(named, words)), "name", words)


def people(words: Sequence[str]) -> QuerySet[Person]:
    names = ("family_name", "given_name")
    found = Person.objects.filter(_all(lambda word: has(names, word), words))
    return _best(found, "family_name", words).prefetch_related("affiliations__organisation")


def plenaries(words: Sequence[str]) -> QuerySet[Plenary]:
    columns = ("title", "event__name", "event__edition")
    found = Plenary.objects.filter(_all(lambda word: has(columns, word), words))
    return _best(found, "title", words).select_related("event").defer("source_text")


def interventions(words: Sequence[str]) -> QuerySet[Intervention]:
    """By who speaks and for whom, by heading, by text."""
    voices = (
        "printed_name",
        "printed_organisation",
        "person__family_name",
        "person__given_name",
        "organisation__name",
    )

    def said(word: str) -> Q:
        spoken = Speaking.objects.filter(has(voices, word))
        return has(["heading", "body"], word) | Q(pk__in=spoken.values("intervention"))

    found = Intervention.objects.filter(_all(said, words)).select_related("plenary")
    spoken = ("speakings__person", "speakings__organisation")
    return _best(found, "heading", words).prefetch_related(*spoken)


def _all(condition: Callable[[str], Q], words: Sequence[str]) -> Q:
    return reduce(and_, (condition(word) for word in words))


def _best(rows: QuerySet[Any], name: str, words: Sequence[str]) -> QuerySet[Any]:
    """First those whose name begins with the first word, then those that have it at all."""
    first = pattern(words[0])
    rank = Case(
        When(**{f"{name}__regex": f"^{first}"}, then=Value(0)),
        When(**{f"{name}__regex": rf"(^|\W){first}"}, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return rows.order_by(rank, name, "pk")


@dataclass(frozen=True)
class Found:
    """A result: what it is called, what tells it from its namesakes, its form."""

    name: str
    about: str
    address: str


@dataclass(frozen=True)
class Shelf:
    """The results of one kind, at most `MOST_FOUND`; `more` when there are others."""

    title: str
    results: Sequence[Found]
    more: bool


def shelves(request: HttpRequest, asked: str) -> list[Shelf]:
    """What the editor may see of what is found. Nine queries."""
    words = words_of(asked)
    if not words:
        return []
    kinds: tuple[tuple[type[Model], Any, Any], ...] = (
        (Plenary, plenaries, _plenary),
        (Intervention, interventions, _intervention),
        (Person, people, _person),
        (Organisation, organisations, _organisation),
    )
    found = []
    for table, find, tell in kinds:
        if desk.get_model_admin(table).has_view_permission(request):
            rows = list(find(words)[: MOST_FOUND + 1])
            results = [tell(row) for row in rows[:MOST_FOUND]]
            title = str(table._meta.verbose_name_plural).capitalize()
            found.append(Shelf(title, results, len(rows) > MOST_FOUND))
    return [each for each in found if each.results]


def _plenary(row: Plenary) -> Found:
    return Found(row.title, str(row.event), form_address(row))


def _intervention(row: Intervention) -> Found:
    return Found(called(row), row.plenary.title, form_address(row))


def _person(row: Person) -> Found:
    roles = [each.role or str(each.organisation) for each in row.affiliations.all()]
    return Found(str(row), ", ".join(roles[-2:]), form_address(row))


def _organisation(row: Organisation) -> Found:
    about = [row.short_name, row.get_kind_display()]
    return Found(row.name, ", ".join(filter(None, about)), form_address(row))


def search(request: HttpRequest) -> HttpResponse:
    """The page; its results alone where a script asks for them."""
    asked = request.GET.get(ASKED, "").strip()
    found = shelves(request, asked)
    page = {
        "asked": asked,
        "shelves": found,
        "number": sum(len(each.results) for each in found),
    }
    if PART in request.GET:
        return TemplateResponse(request, "admin/synthesis/includes/found.html", page)
    page |= {**desk.each_context(request), "title": translate("Chercher dans le bureau")}
    return TemplateResponse(request, "admin/search.html", page)


desk.show("recherche/", search, "search")
