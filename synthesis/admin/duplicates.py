"""Records that are likely the same: alike by a name, or one letter apart.

Every name is read (two queries) and compared in one pass: names one letter apart are the same when
each has lost the right letter, so those that are left with the same rest are compared. Looked at:
rapidfuzz, which compares every two (five seconds for ten thousand names).
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import combinations
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Max, Sum
from django.utils.translation import gettext_lazy as _

from synthesis.models import Alias, Organisation, Person
from synthesis.text import fold

# Words that a name is often written without.
_LEFT_OUT = set("le la les l the sa sas sasu sarl".split())
_SHORTEST = 6
# More people of one family name than that are not looked at for their initials.
_LARGEST = 40


class Reason(IntEnum):
    """From the surest."""

    SAME = 0
    OTHER_NAME = 1
    ONE_LETTER = 2
    INITIAL = 3


SAID = {
    Reason.SAME: _("même nom"),
    Reason.OTHER_NAME: _("un autre nom de l’une est un nom de l’autre"),
    Reason.ONE_LETTER: _("une lettre de différence"),
    Reason.INITIAL: _("même nom de famille, prénom abrégé"),
}


@dataclass(frozen=True, order=True)
class Pair:
    """Two records by their ids, the smaller first."""

    reason: Reason
    one: int
    other: int


def key(name: str) -> str:
    """What two spellings of a name have alike: « Le RAMEAU » and « Rameau » are one."""
    folded = name.lower() if name.isascii() else fold(name)
    words = re.findall(r"[^\W_]+", folded)
    return "".join([each for each in words if each not in _LEFT_OUT] or words)


def organisations() -> list[Pair]:
    """The likely pairs, the surest first."""
    names = defaultdict(set)
    others = defaultdict(set)
    for pk, name, short in Organisation.objects.order_by().values_list("pk", "name", "short_name"):
        names[key(name)].add(pk)
        if short:
            others[key(short)].add(pk)
    for pk, name in Alias.objects.order_by().values_list("organisation", "name"):
        others[key(name)].add(pk)
    found = _same(names) | _other_names(names, others)
    return _sorted(found | _one_letter(names))


def people() -> list[Pair]:
    names, families = defaultdict(set), defaultdict(set)
    for pk, given, family in Person.objects.order_by().values_list(
        "pk", "given_name", "family_name"
    ):
        # In either order: a name is sometimes typed the wrong way round.
        parts = sorted((key(given), key(family)))
        names["".join(parts)].add(pk)
        families[key(family)].add((pk, key(given)))
    return _sorted(_same(names) | _one_letter(names) | _initials(families))


def _sorted(found: Iterable[tuple[Reason, int, int]]) -> list[Pair]:
    """Each pair once, for its surest reason."""
    pairs: dict[tuple[int, int], Reason] = {}
    for reason, one, other in found:
        both = (min(one, other), max(one, other))
        pairs[both] = min(reason, pairs.get(both, reason))
    return sorted(Pair(reason, *both) for both, reason in pairs.items())


def _same(names: dict[str, set[int]]) -> set[tuple[Reason, int, int]]:
    return {
        (Reason.SAME, one, other)
        for records in names.values()
        if len(records) > 1
        for one, other in _neighbours(records)
    }


def _neighbours(records: set[int]) -> Iterator[tuple[int, int]]:
    """Each with the first: of a hundred that are one, ninety-nine merges are to be made."""
    first, *rest = sorted(records)
    return ((first, each) for each in rest)


def _other_names(
    names: dict[str, set[int]], others: dict[str, set[int]]
) -> set[tuple[Reason, int, int]]:
    found = set()
    for name, records in others.items():
        alike = records | names.get(name, set())
        if len(alike) > 1:
            found |= {(Reason.OTHER_NAME, one, other) for one, other in _neighbours(alike)}
    return found


def _one_letter(names: dict[str, set[int]]) -> set[tuple[Reason, int, int]]:
    return {
        (Reason.ONE_LETTER, min(names[one]), min(names[other]))
        for one, other in close(names)
        if min(names[one]) != min(names[other])
    }


def close(keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of keys one letter apart: changed, added, taken away, or two that changed places.

    Keys whose digits differ are a series, not a slip of the hand.
    """
    long = [each for each in keys if len(each) >= _SHORTEST]
    first = {each: each for each in long}
    for each in long:
        for at, letter in enumerate(each):
            if "0" <= letter <= "9":
                continue
            rest = each[:at] + each[at + 1 :]
            other = first.setdefault(rest, each)
            if other is not each and near(other, each):
                yield other, each


def near(one: str, other: str) -> bool:
    """Whether they are one letter apart, digits being the same."""
    if len(one) > len(other):
        one, other = other, one
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :] and not other[at].isdigit()
    if one == other or one[at].isdigit() or other[at].isdigit():
        return False
    swapped = one[at : at + 2] == other[at : at + 2][::-1]
    return one[at + 1 :] == other[at + 1 :] or (swapped and one[at + 2 :] == other[at + 2 :])


def _initials(families: dict[str, set[tuple[int, str]]]) -> set[tuple[Reason, int, int]]:
    found = set()
    for records in families.values():
        if not 1 < len(records) <= _LARGEST:
            continue
        for (one, given), (other, name) in combinations(sorted(records), 2):
            short, long = sorted((given, name), key=len)
            if len(short) <= 1 < len(long) and long.startswith(short):
                found.add((Reason.INITIAL, one, other))
    return found


def likely(table: type[Any]) -> list[Pair]:
    """All pairs of a table, kept until one of its records changes: their versions tell."""
    state = table.objects.aggregate(Count("pk"), Max("pk"), Sum("version"))
    state |= {f"alias {name}": value for name, value in _aliases().items()}
    stamp = hashlib.sha256(repr(sorted(state.items())).encode()).hexdigest()[:32]
    name = f"duplicates:{table._meta.model_name}:{stamp}"
    found: list[Pair] | None = cache.get(name)
    if found is None:
        found = FINDERS[table]()
        cache.set(name, found, 24 * 3600)
    return found


def _aliases() -> dict[str, Any]:
    return Alias.objects.aggregate(Count("pk"), Max("pk"))


FINDERS: dict[type[Any], Any] = {Organisation: organisations, Person: people}
