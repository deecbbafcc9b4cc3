"""Parts from the database: what the passages of some plenaries are, and what they name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import numpy as np
from django.db.models import Case, F, JSONField, Value, When

from synthesis.models.entries import Entry, Reference
from synthesis.models.kinds import EntryKind, PassageKind, Relation
from synthesis.models.passages import Passage
from synthesis.search.analysis import BOUNDARY
from synthesis.search.columns.arrays import Arrays
from synthesis.search.columns.building import RELATIONS, Named, Row, part_arrays
from synthesis.search.columns.entries import Entries
from synthesis.search.contents import ITS_OWN, contents, names_of

_NAMING = (*ITS_OWN, Relation.MENTIONS)
Names = Mapping[int, tuple[str, ...]]


def part_of(plenaries: Collection[int], entries: Entries, names: Names) -> Arrays:
    """The arrays of the part that these plenaries' passages make. Two queries."""
    every = _references(plenaries)
    return part_arrays(_rows(plenaries, every, names), _named(every, entries))


def names_by_pk(plenaries: Collection[int] | None = None) -> dict[int, tuple[str, ...]]:
    """All that people and organisations are called: those that passages of these plenaries name
    (None: all). One query.
    """
    found = Entry.objects.filter(kind__in=(EntryKind.ORGANISATION, EntryKind.PERSON))
    if plenaries is not None:
        found = found.filter(editions__plenary__in=plenaries).distinct()
    return {each.pk: names_of(each) for each in found.only("kind", "label", "value")}


Reading = list[tuple[int, int, str, str]]


def _named(every: Reading, entries: Entries) -> Named:
    passages = np.fromiter((each[0] for each in every), np.int64, len(every))
    pks = np.fromiter((each[1] for each in every), np.int64, len(every))
    codes = {relation: at for at, relation in enumerate(RELATIONS)}
    relations = np.fromiter((codes[Relation(each[3])] for each in every), np.uint8, len(every))
    places = {kind: at for at, kind in enumerate(entries.kinds)}
    kinds = np.fromiter((places[each[2]] for each in every), np.uint8, len(every))
    numbers = np.zeros(len(every), np.uint32)
    for kind, at in places.items():
        numbers[kinds == at] = entries.kinds[kind].of_pks(pks[kinds == at])
    return Named(passages, relations, numbers)


def _rows(plenaries: Collection[int], every: Reading, names: Names) -> Iterator[Row]:
    own: dict[int, list[str]] = {}
    others: dict[int, list[str]] = {}
    for passage, entry, _kind, relation in every:
        if relation in _NAMING:
            named = own if relation in ITS_OWN else others
            named.setdefault(passage, []).extend(names.get(entry, ()))
    for each in _passages(plenaries):
        words = contents(each, own.get(each.pk, ()), others.get(each.pk, ()))
        yield Row(
            each.pk,
            each.kind,
            each.nature,
            each.of_plenary,
            each.plenary_slug,
            each.held_on,
            each.position,
            each.sort_key,
            words,
        )


def words_of(pks: Collection[int]) -> Iterator[tuple[int, frozenset[str]]]:
    """What these passages are found by, as they are in the database now."""
    plenaries = Passage.objects.filter(pk__in=pks).values_list("edition__plenary", flat=True)
    for plenary in sorted(set(plenaries.order_by())):
        every = _references((plenary,))
        for row in _rows((plenary,), every, names_by_pk((plenary,))):
            if row.pk in pks:
                yield row.pk, row.words.every_form - {BOUNDARY}


def _references(plenaries: Collection[int]) -> Reading:
    found = Reference.objects.filter(passage__edition__plenary__in=plenaries).order_by("pk")
    return list(found.values_list("passage_id", "entry_id", "entry__kind", "relation").iterator())


def _passages(plenaries: Collection[int]) -> Iterator[Any]:
    """Without what lists show of them: the value only of those that are found by what is in it."""
    listed = Passage.objects.filter(edition__plenary__in=plenaries, translates=False).order_by()
    columns = ("pk", "kind", "nature", "plenary_slug", "held_on", "position", "sort_key")
    told = Case(
        When(kind__in=(PassageKind.ALLIANCE, PassageKind.KEY_FIGURE), then=F("value")),
        default=Value({}, JSONField()),
    )
    words = ("language", "title", "byline", "text")
    shown = listed.annotate(of_plenary=F("edition__plenary"), told=told)
    return shown.values_list(*columns, *words, "of_plenary", "told", named=True).iterator(2_000)
