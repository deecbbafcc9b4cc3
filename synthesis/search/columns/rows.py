"""Sets of rows: sorted arrays of their numbers, without doubles. Pure.

Where both of two sets are large they meet in a mask, one bit of each row; where one is small, its
rows are looked for in the other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce

import numpy as np

from synthesis.search.columns.arrays import Array

# Says of rows which of them are in a set that would be large to write down.
Test = Callable[[Array | slice], Array]
Rows = Array | Test
NOTHING: Array = np.zeros(0, np.uint32)
# A set is small if looking its rows up one by one is quicker than making a mask.
_SMALL = 32


def distinct(numbers: Array) -> Array:
    """Each once, sorted. `np.unique` takes ten times as long (NumPy 2.4)."""
    numbers = np.sort(numbers)
    leads = np.ones(len(numbers), bool)
    leads[1:] = numbers[1:] != numbers[:-1]
    return np.compress(leads, numbers)


def mask(rows: Array, size: int) -> Array:
    marked = np.zeros(size, bool)
    marked[rows] = True
    return marked


def union(sets: Sequence[Array], span: tuple[int, int]) -> Array:
    """Of sets whose rows are all between the two of `span`."""
    sets = [each for each in sets if len(each)]
    if len(sets) < 2:
        return sets[0] if sets else NOTHING
    start, end = span
    together = sum(map(len, sets))
    if together * _SMALL < end - start:
        return distinct(np.concatenate(sets))
    marked = np.zeros(end - start, bool)
    for each in sets:
        marked[each - np.uint32(start)] = True
    return (np.flatnonzero(marked) + start).astype(np.uint32)


def intersection(sets: Sequence[Rows], span: tuple[int, int]) -> Array:
    """Of one set or more, of rows between the two of `span`."""
    arrays = [each for each in sets if isinstance(each, np.ndarray)]
    tests = [each for each in sets if not isinstance(each, np.ndarray)]
    if arrays:
        rows = reduce(_common, sorted(arrays, key=len))
    elif tests:
        rows = (np.flatnonzero(tests.pop()(slice(*span))) + span[0]).astype(np.uint32)
    else:
        rows = np.arange(*span, dtype=np.uint32)
    for test in tests:
        rows = np.compress(test(rows), rows)
    return rows


def _common(small: Array, large: Array) -> Array:
    if not len(small):
        return small
    return np.compress(_among(small, large), small)


def difference(rows: Array, others: Array) -> Array:
    return np.compress(~_among(rows, others), rows) if len(rows) and len(others) else rows


def _among(rows: Array, others: Array) -> Array:
    """Whether each of these rows is among the others."""
    if len(rows) * _SMALL < len(others):
        at = np.searchsorted(others, rows)
        at[at == len(others)] = 0
        return np.asarray(others[at] == rows)
    last = int(max(rows[-1], others[-1])) + 1
    return mask(others, last).take(rows)
