"""First editions put into the index many at once.

`indexed` says what a document becomes there, which can be done in any process; `store` writes it.
The result is what `index.index` gives, one edition after the other.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from django.db import connection

from synthesis.document.cuttings import Cutting
from synthesis.document.synthesis import Synthesis
from synthesis.models.bulk import Row, insert, ready, reserve
from synthesis.models.editions import Edition
from synthesis.models.entries import OWN, Entry, Reference
from synthesis.models.kinds import EntryKind, PassageKind, Relation
from synthesis.models.passages import Passage
from synthesis.models.publications import Publication
from synthesis.search import names
from synthesis.search.index import (
    DESCRIBED,
    described_as_plenary,
    plenaries_of,
    records_in,
    session_slug,
    values_of,
)
from synthesis.search.passages import Draft, drafts

Name = tuple[str, str]

_PASSAGE = tuple(
    each.attname
    for each in Passage._meta.concrete_fields
    if each.attname not in ("id", "edition_id", "translates")
)
_REFERENCE = ("id", "passage_id", "entry_id", "kind", "relation", "held_on", "stated")
_NUMBERS = (*OWN, "mentions")
_ENTRY = ("id", "kind", "slug", *DESCRIBED, "edition_id", *_NUMBERS)
_passage = ready(Passage, _PASSAGE)


class Described(NamedTuple):
    """What an edition says of an entry: `said` are the columns of DESCRIBED, `value` as JSON."""

    kind: str
    slug: str
    said: tuple[str, ...]


@dataclass(frozen=True)
class Indexed:
    """What one document becomes in the index. `references` point to passages by their place and to
    entries by theirs; `numbers` are those of passages, by the place of the entry.
    """

    entries: list[Described]
    passages: list[Row]
    references: list[tuple[int, int, str, str, str, bool]]
    numbers: dict[int, list[int]]


def indexed(document: Synthesis) -> tuple[Indexed, list[Passage]]:
    """With the passages as objects that no table has yet."""
    edition = Edition(
        slug=document.slug,
        title=document.title,
        language=document.language,
        held_on=document.held_on,
        event=document.event.full_name,
    )
    entries = [
        Described(kind.value, slug, _said_of(kind, record))
        for kind, slug, record in records_in(document)
    ]
    entries += [
        Described(kind.value, slug, _said(values))
        for kind, slug, values in described_as_plenary(edition, document)
    ]
    places = {(each.kind, each.slug): at for at, each in enumerate(entries)}
    found = list(drafts(document))
    references = list(_references(found, document, places))
    columns = [_columns(edition, draft, position) for position, draft in enumerate(found, start=1)]
    passages = [_unsaved(each, draft.cutting) for each, draft in zip(columns, found, strict=True)]
    index = Indexed(entries, list(map(_passage, columns)), references, _numbers(references))
    return index, passages


@lru_cache(40_000)
def _said_of(kind: EntryKind, record: Any) -> tuple[str, ...]:
    """What a record's entry is made of. Other documents have the same."""
    return _said(values_of(kind, record))


def _said(values: dict[str, Any]) -> tuple[str, ...]:
    more = {"organisation_kind": "", "parent": "", **values, "value": json.dumps(values["value"])}
    return tuple(str(more[name]) for name in DESCRIBED)


def _columns(edition: Edition, draft: Draft, position: int) -> dict[str, Any]:
    columns = {
        "nature": "",
        "title": "",
        "session": "",
        "intervention": "",
        **draft.columns,
        "position": position,
        "plenary": edition.title,
        "plenary_slug": edition.slug,
        "held_on": edition.held_on,
        "language": edition.language,
    }
    return {**columns, "kind": str(columns["kind"]), "nature": str(columns["nature"])}


def _unsaved(columns: dict[str, Any], cutting: Cutting[Any]) -> Passage:
    passage = Passage(**columns)
    passage.cutting = cutting
    return passage


def _references(
    found: Iterable[Draft], document: Synthesis, places: dict[Name, int]
) -> Iterator[tuple[int, int, str, str, str, bool]]:
    day = document.held_on.isoformat()
    for at, draft in enumerate(found):
        kind = draft.columns["kind"].value
        for (name, slug, relation), stated in draft.names.items():
            if name == EntryKind.SESSION:
                slug = session_slug(document.slug, slug)
            yield at, places[str(name), slug], kind, str(relation), day, stated


def _numbers(references: Iterable[tuple[int, int, str, str, str, bool]]) -> dict[int, list[int]]:
    """As `EntryQuerySet.count_passages` counts: each passage once for an entry."""
    own: set[tuple[int, int, str]] = set()
    numbers: dict[int, list[int]] = defaultdict(lambda: [0] * len(_NUMBERS))
    for passage, entry, kind, relation, _day, _stated in references:
        if relation != Relation.MENTIONS:
            own.add((passage, entry, kind))
        elif kind == PassageKind.INTERVENTION:
            numbers[entry][-1] += 1
    columns = {kind.value: at for at, kind in enumerate(OWN.values())}
    for _passage, entry, kind in own:
        numbers[entry][columns[kind]] += 1
    return dict(numbers)


# --- Writing it


@dataclass
class _Known:
    """An entry while editions that name it are put into the index."""

    pk: int
    said: tuple[str, ...]
    edition: int
    is_new: bool = True
    changed: bool = False
    renamed: bool = False
    numbers: list[int] = field(default_factory=lambda: [0] * len(_NUMBERS))

    def hear(self, said: tuple[str, ...], edition: int) -> None:
        self.edition = edition
        if said == self.said:
            return
        if not self.is_new and _same(said, self.said):
            self.said = said
            return
        self.renamed |= _called(said) != _called(self.said)
        self.said, self.changed = said, True


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """A database may write a JSON value in another order."""
    return one[:-1] == other[:-1] and json.loads(one[-1]) == json.loads(other[-1])


def _called(said: tuple[str, ...]) -> tuple[Any, ...]:
    value = json.loads(said[-1])
    return said[0], value.get("short_name"), value.get("aliases")


def store(editions: Sequence[Edition], found: Sequence[Indexed]) -> list[Sequence[int]]:
    """Index first editions that translate nothing, in their order; the ids of the passages of each.
    In a transaction that began with `Publication.objects.in_turn`.
    """
    known = _known(found)
    here = [[known[each.kind, each.slug] for each in one.entries] for one in found]
    for edition, one, entries in zip(editions, found, here, strict=True):
        for each, entry in zip(one.entries, entries, strict=True):
            entry.hear(each.said, edition.pk)
        for at, numbers in one.numbers.items():
            entries[at].numbers = list(map(sum, zip(entries[at].numbers, numbers, strict=True)))
    _write_entries(known)
    _write_names(editions, here)
    called = [each.pk for each in known.values() if each.is_new or each.renamed]
    names.store(Entry.objects.filter(pk__in=called))
    passages = _write_passages(editions, found, here)
    renamed = [each.pk for each in known.values() if each.renamed]
    touched = {each.plenary_id for each in editions}
    if renamed:
        touched |= plenaries_of(Passage.objects.filter(entries__in=renamed))
    Publication.objects.record_all(sorted(touched))
    return passages


def _known(found: Iterable[Indexed]) -> dict[Name, _Known]:
    """What there is of what is named, and what will be."""
    first = {(each.kind, each.slug): each for one in found for each in reversed(one.entries)}
    known: dict[Name, _Known] = {}
    for name, entry in Entry.objects.named(first).items():
        said = tuple(str(getattr(entry, column)) for column in DESCRIBED[:-1])
        value = json.dumps(entry.value)
        known[name] = _Known(entry.pk, (*said, value), entry.edition_id, is_new=False)
    new = [each for name, each in first.items() if name not in known]
    for pk, each in zip(reserve(Entry, len(new)), new, strict=True):
        known[each.kind, each.slug] = _Known(pk, each.said, 0)
    return known


def _write_entries(known: dict[Name, _Known]) -> None:
    insert(
        Entry,
        _ENTRY,
        (
            (each.pk, *name, *each.said, each.edition, *each.numbers)
            for name, each in known.items()
            if each.is_new
        ),
    )
    more = ", ".join(f"{name} = {name} + %s" for name in _NUMBERS)
    _update(
        f"edition_id = %s, {more}",
        [(each.edition, *each.numbers, each.pk) for each in known.values() if not each.is_new],
    )
    _update(
        ", ".join(f"{name} = %s" for name in DESCRIBED),
        [(*each.said, each.pk) for each in known.values() if each.changed and not each.is_new],
    )


def _update(assignments: str, rows: list[Row]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {Entry._meta.db_table} SET {assignments} WHERE id = %s", rows)  # noqa: S608


def _write_names(editions: Sequence[Edition], here: Sequence[list[_Known]]) -> None:
    rows = (
        (entry.pk, edition.pk)
        for edition, entries in zip(editions, here, strict=True)
        for entry in entries
    )
    insert(Entry.editions.through, ("entry_id", "edition_id"), rows)


def _write_passages(
    editions: Sequence[Edition], found: Sequence[Indexed], here: Sequence[list[_Known]]
) -> list[Sequence[int]]:
    pks = reserve(Passage, sum(len(one.passages) for one in found))
    taken, ids = 0, []
    for one in found:
        ids.append(pks[taken : taken + len(one.passages)])
        taken += len(one.passages)
    insert(
        Passage,
        ("id", "edition_id", "translates", *_PASSAGE),
        (
            (pk, edition.pk, False, *row)
            for edition, one, mine in zip(editions, found, ids, strict=True)
            for pk, row in zip(mine, one.passages, strict=True)
        ),
    )
    insert(Reference, _REFERENCE, _rows_of_references(found, here, ids))
    return ids


def _rows_of_references(
    found: Sequence[Indexed], here: Sequence[list[_Known]], ids: Sequence[Sequence[int]]
) -> list[Row]:
    """In the order of the entries: an index by entry is then written from one end to the other."""
    pks = iter(reserve(Reference, sum(len(one.references) for one in found)))
    rows = [
        (next(pks), mine[passage], entries[entry].pk, *more)
        for one, entries, mine in zip(found, here, ids, strict=True)
        for passage, entry, *more in one.references
    ]
    return sorted(rows, key=itemgetter(2))
