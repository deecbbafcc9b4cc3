"""Documents prepared by several processes, in their order.

A process of its own begins by reading this module, before Django is ready: tables are imported
later.
"""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING

from synthesis.management.importing.reading import Fault, Raw

if TYPE_CHECKING:
    from synthesis.management.importing.preparing import Outcome, Preparing

# Bytes that a process is given at once, and how many such lots wait for each.
_LOT, _AHEAD = 400_000, 3
_preparing: Preparing

Lot = list[Raw | Fault]


class Processes:
    """So many processes (0: this one alone); `public` and `publish` are those of `Preparing`."""

    def __init__(self, number: int, public: frozenset[str], *, publish: bool) -> None:
        self.number, self.public, self.publish = number, public, publish

    def outcomes(self, found: Iterable[Raw | Fault]) -> Iterator[tuple[int, list[Outcome]]]:
        """The bytes of each lot, and what became of its documents."""
        if not self.number:
            _begin(self.public, publish=self.publish)
            yield from ((_size(lot), _work(lot)) for lot in _lots(found))
            return
        given = (self.public, self.publish)
        with ProcessPoolExecutor(self.number, get_context("spawn"), _begin, given) as pool:
            waiting: deque[tuple[int, Future[list[Outcome]]]] = deque()
            for lot in _lots(found):
                waiting.append((_size(lot), pool.submit(_work, lot)))
                if len(waiting) > self.number * _AHEAD:
                    size, done = waiting.popleft()
                    yield size, done.result()
            for size, done in waiting:
                yield size, done.result()


def _lots(found: Iterable[Raw | Fault]) -> Iterator[Lot]:
    lot: Lot = []
    for each in found:
        lot.append(each)
        if _size(lot) >= _LOT:
            yield lot
            lot = []
    if lot:
        yield lot


def _size(lot: Lot) -> int:
    return sum(each.size for each in lot if isinstance(each, Raw))


def calm_collector() -> None:
    """Let the garbage collector look at what was just made more seldom: nothing here goes round in
    circles, and it takes a third of the time.
    """
    gc.freeze()
    gc.set_threshold(200_000, 50, 100)


def _begin(public: frozenset[str], publish: bool) -> None:
    import django

    django.setup()
    from synthesis.management.importing.preparing import Preparing

    calm_collector()
    global _preparing
    _preparing = Preparing(public, publish=publish)


def _work(lot: Lot) -> list[Outcome]:
    return [each if isinstance(each, Fault) else _preparing.one(each) for each in lot]
