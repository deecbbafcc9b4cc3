"""Work shared out among processes, where there is much of it."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

from django.db import connection, connections

Work = TypeVar("Work")
Done = TypeVar("Done")
# More would take each other's memory, and wait for one disk.
_MOST = 8


def together(do: Callable[[Work], Done], works: Sequence[Work]) -> Iterator[Done]:
    """What each work makes, in their order. A process of its own has a connection of its own, and
    does not see what a transaction has not committed.
    """
    workers = min(len(works), os.cpu_count() or 1, _MOST)
    if workers < 2 or connection.in_atomic_block or "fork" not in _ways():
        yield from map(do, works)
        return
    connections.close_all()
    with ProcessPoolExecutor(workers, multiprocessing.get_context("fork")) as pool:
        yield from pool.map(do, works)


def _ways() -> list[str]:
    return multiprocessing.get_all_start_methods()
