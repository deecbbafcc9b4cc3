"""The entries of the index, by number: each kind has its own, counted from 1.

A number is never given to another entry, for parts that were made earlier know them by it. What is
said of each (its label, its slug) is read from the file when it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from synthesis.models.entries import Entry
from synthesis.models.kinds import EntryKind, OrganisationKind
from synthesis.search.columns import terms
from synthesis.search.columns.arrays import Array, Arrays
from synthesis.search.entries import TELLING, Named
from synthesis.text import fold

ORGANISATION_KINDS = tuple(OrganisationKind.values)
_COLUMNS = ("pk", "kind", "slug", "label", "sort_key", "organisation_kind")
# A sign that no name has: the databases refuse it.
_BETWEEN = "\0"
# In memory, of each kind.
_MOST_KEPT = 5_000


class Record(NamedTuple):
    pk: int
    kind: str
    slug: str
    label: str
    sort_key: str
    organisation_kind: str
    told: str = ""


def records() -> list[Record]:
    """Of all entries. Two queries."""
    found = list(Entry.objects.order_by().values_list(*_COLUMNS))
    telling = Entry.objects.filter(kind__in=TELLING).values_list("pk", "kind", "value")
    told = {pk: value.get(TELLING[EntryKind(kind)], "") for pk, kind, value in telling}
    return [Record._make((*each, told.get(each[0], ""))) for each in found]


def numbered(found: Iterable[Record], before: Entries | None) -> Arrays:
    """The arrays of all kinds; entries keep the numbers that they had `before`."""
    by_kind: dict[str, list[Record]] = {kind: [] for kind in EntryKind.values}
    for each in found:
        by_kind[each.kind].append(each)
    arrays: Arrays = {}
    for kind, some in by_kind.items():
        known = before.kinds[kind].arrays["pk"] if before else np.zeros(1, np.int64)
        arrays |= {f"{kind}.{name}": each for name, each in _kind_arrays(some, known).items()}
    return arrays


def _kind_arrays(some: Sequence[Record], known: Array) -> Arrays:
    """`known` is the pk of each number, 0 for none."""
    numbers = dict(zip(known.tolist(), range(len(known)), strict=True))
    new = [each.pk for each in some if each.pk not in numbers]
    numbers |= {pk: len(known) + at for at, pk in enumerate(new)}
    by_number: list[Record | None] = [None] * (len(known) + len(new))
    for each in some:
        by_number[numbers[each.pk]] = each
    texts = [_text(each) for each in by_number]
    slugs = terms.numbers(each.slug if each else "" for each in by_number)
    by_slug = np.argsort(slugs)
    in_order = sorted(some, key=lambda each: (each.sort_key, each.slug))
    ranks = np.zeros(len(by_number), np.uint32)
    ranks[[numbers[each.pk] for each in in_order]] = np.arange(len(in_order))
    return {
        "pk": np.array([*known, *new], np.int64),
        "living": np.array([each is not None for each in by_number], bool),
        "rank": ranks,
        "organisation_kind": np.array([_kind_number(each) for each in by_number], np.uint8),
        "slugs": slugs[by_slug],
        "by_slug": by_slug.astype(np.uint32),
        "text_starts": np.cumsum([0, *map(len, texts)], dtype=np.int64),
        "texts": np.frombuffer(b"".join(texts), np.uint8),
    }


def _kind_number(record: Record | None) -> int:
    """From 1; 0 for what is no organisation."""
    if record is None or not record.organisation_kind:
        return 0
    return ORGANISATION_KINDS.index(record.organisation_kind) + 1


def _text(record: Record | None) -> bytes:
    if record is None:
        return b""
    return _BETWEEN.join((record.slug, record.label, record.told)).encode()


@dataclass(frozen=True)
class Numbered:
    """The entries of one kind. `arrays` by name, as above."""

    kind: EntryKind
    arrays: Arrays

    def __len__(self) -> int:
        """One more than the last number."""
        return len(self.arrays["pk"])

    def number(self, slug: str) -> int:
        """0 for none."""
        at = terms.place(self.arrays["slugs"], slug)
        found = int(self.arrays["by_slug"][at]) if at >= 0 else 0
        return found if self.arrays["living"][found] else 0

    def of_pks(self, pks: Array) -> Array:
        """The numbers of entries by their pk; 0 for none."""
        known, order = self._by_pk
        at = np.minimum(np.searchsorted(known, pks), len(known) - 1)
        return np.where(known[at] == pks, order[at], 0).astype(np.uint32)

    @cached_property
    def _by_pk(self) -> tuple[Array, Array]:
        order = np.argsort(self.arrays["pk"], kind="stable")
        return self.arrays["pk"][order], order

    @cached_property
    def living(self) -> Array:
        """The numbers in use, in the order of the names."""
        numbers = np.flatnonzero(self.arrays["living"])
        return numbers[np.argsort(self.arrays["rank"][numbers], kind="stable")]

    def in_order(self, numbers: Iterable[int]) -> list[int]:
        """Each once, in the order of the names."""
        every = np.unique(np.fromiter(numbers, np.int64))
        return every[np.argsort(self.arrays["rank"][every], kind="stable")].tolist()  # type: ignore[no-any-return]

    def named(self, number: int) -> Named:
        """Those that lists show are mostly the same."""
        if number not in self._known:
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            self._known[number] = self._read(number)
        return self._known[number]

    @cached_property
    def _known(self) -> dict[int, Named]:
        return {}

    def _read(self, number: int) -> Named:
        slug, label, told = self._text(number)
        code = int(self.arrays["organisation_kind"][number])
        kind = ORGANISATION_KINDS[code - 1] if code else ""
        return Named(int(self.arrays["pk"][number]), self.kind, slug, label, kind, told)

    def _text(self, number: int) -> list[str]:
        start, end = self.arrays["text_starts"][number : number + 2]
        return str(self.arrays["texts"][start:end].tobytes(), "utf-8").split(_BETWEEN)

    def containing(self, letters: str, numbers: Iterable[int]) -> list[int]:
        """Those of these whose name has these letters, folded as names are."""
        wanted = fold(letters)
        return [each for each in numbers if wanted in fold(self._text(each)[1])]


@dataclass(frozen=True)
class Entries:
    kinds: dict[str, Numbered]

    @classmethod
    def of(cls, arrays: Arrays) -> Entries:
        kinds: dict[str, Arrays] = {kind: {} for kind in EntryKind.values}
        for name, array in arrays.items():
            kind, _, field = name.partition(".")
            kinds[kind][field] = array
        return cls({kind: Numbered(EntryKind(kind), each) for kind, each in kinds.items()})
