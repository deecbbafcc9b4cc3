"""Whether columns are in step with the database."""

import numpy as np

from synthesis.models.passages import Passage
from synthesis.search.columns import reading
from synthesis.search.columns.store import Store


def in_step(store: Store, sample: int = 50) -> bool:
    """Whether they have every passage that lists show and no other, and some of them as they would
    be made today.
    """
    listed = Passage.objects.filter(translates=False).order_by("pk")
    pks = np.fromiter(listed.values_list("pk", flat=True).iterator(), np.int64)
    if not np.array_equal(pks, _pks(store)):
        return False
    some = pks[:: len(pks) // sample + 1].tolist()
    return all(_is_found(store, pk, words) for pk, words in reading.words_of(some))


def _pks(store: Store) -> np.ndarray:
    rows = [store.still(at, np.arange(len(part))) for at, part in enumerate(store.parts)]
    pks = [part.arrays["pk"][each] for part, each in zip(store.parts, rows, strict=True)]
    return np.sort(np.concatenate(pks))


def _is_found(store: Store, pk: int, words: frozenset[str]) -> bool:
    """By all its words."""
    place = store.row(pk)
    if place is None:
        return False
    part, row = store.parts[place[0]], place[1]
    return all(row in part.holding(each)[0] for each in words)
