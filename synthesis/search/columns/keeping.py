"""The columns at hand: found in memory, in files, or made again; always those of what is public.

A worker asks the database for the last publication's token (one query) and takes the columns of
that one. Files are in a folder of this machine, shared by its workers: the first that needs them
makes them, the others wait for it. A small library is made anew in a moment; a large one by
`manage.py rebuild_index` or an import, and until then there are no columns.
"""

from __future__ import annotations

import fcntl
import json
import logging
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from itertools import count
from pathlib import Path
from threading import RLock
from uuid import uuid4

import numpy as np
import Stemmer
from django.conf import settings

from synthesis.models.passages import Passage
from synthesis.models.publications import Publication
from synthesis.search.columns import arrays, entries, reading
from synthesis.search.columns.arrays import Array, Arrays, Broken
from synthesis.search.columns.entries import Entries
from synthesis.search.columns.generation import alive_of, generation
from synthesis.search.columns.merging import united
from synthesis.search.columns.part import Part
from synthesis.search.columns.store import Store
from synthesis.search.columns.together import together

logger = logging.getLogger(__name__)

# So many passages are read while a reader waits (a second or two), and no more.
MOST_AT_ONCE = 20_000
# A library of fewer rows is one part after each publication.
_SMALL = 50_000
# Passages in one part while a large library is read.
_BY_PART = 30_000
_CURRENT = "current.json"

# After so many questions, what was read of large files is given back.
_LET_GO = 64
_asked = count(1)
_lock = RLock()
_held: Store | None = None


def current() -> Store | None:
    """The columns of what is public now; None where they have to be made by an operator. No query,
    when they are at hand and were when the page that is being made was begun.
    """
    global _held
    if next(_asked) % _LET_GO == 0:
        arrays.let_go()
    if _held is not None and _held.token == Publication.objects.token_of_page():
        return _held
    token = Publication.objects.token()
    if _held is not None and _held.token == token:
        return _held
    with _lock:
        if _held is None or _held.token != token:
            _held = _found(token) or _made_if_it_can_be(token)
        return _held


def bring_up() -> None:
    """Made by whoever publishes, so that no reader waits."""
    current()


def forget() -> None:
    """What is in memory: the files say."""
    global _held
    _held = None


def _folder() -> Path:
    folder = Path(settings.COLUMNS_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextmanager
def _alone() -> Iterator[None]:
    """One process of this machine at a time."""
    with (_folder() / "lock").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


# --- In files


def _found(token: str) -> Store | None:
    """From the files, if they are those of this publication."""
    store = _latest()
    return store if store and store.token == token else None


def _latest() -> Store | None:
    """From the files, of whichever publication they are."""
    try:
        said = json.loads((_folder() / _CURRENT).read_text())
        if said["made_by"] != _made_by():
            return None
        return _opened(said["token"], said["parts"], said["whole"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    except Broken as fault:
        logger.warning("Columns are made again: %s", fault)
        return None


def _opened(token: str, parts: Sequence[str], whole: str) -> Store:
    folder = _folder()
    return Store(token, tuple(map(_part, parts)), arrays.load(folder / whole)[0])


def _kept(part: Arrays) -> Part:
    """The part in a file of its own."""
    name = f"part-{uuid4().hex}.columns"
    arrays.save(_folder() / name, part, {})
    return _part(name)


def _part(name: str) -> Part:
    return Part(arrays.load(_folder() / name)[0], name)


def _put_down(token: str, parts: Sequence[Part], whole: Arrays) -> Store:
    """In the place of what was there."""
    folder, name = _folder(), f"whole-{token}.columns"
    arrays.save(folder / name, whole, {"token": token})
    said = {
        "made_by": _made_by(),
        "token": token,
        "parts": [part.name for part in parts],
        "whole": name,
    }
    unfinished = folder / f"{_CURRENT}.{os.getpid()}"
    unfinished.write_text(json.dumps(said))
    unfinished.replace(folder / _CURRENT)
    # Whoever has an old file open keeps what is in it.
    for file in folder.glob("*.columns*"):
        if file.name not in (name, *said["parts"]):
            file.unlink(missing_ok=True)
    return _opened(token, said["parts"], name)


@cache
def _made_by() -> str:
    """The code that decides what columns are: those that other code made are no good."""
    folder = Path(__file__).parent
    files = [
        *sorted(folder.glob("*.py")),
        folder.parent / "analysis.py",
        folder.parent / "contents.py",
        folder.parent / "french.py",
        folder.parent / "quantities.py",
    ]
    digest = blake2b(Stemmer.version().encode(), digest_size=8)
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


# --- Made again


def _made_if_it_can_be(token: str) -> Store | None:
    try:
        return _made(token)
    except OSError:  # a disk that is full, a folder that is somebody else's
        logger.exception("Columns were not written: lists ask the database")
        return None


def _made(token: str) -> Store | None:
    with _alone():
        found = _found(token)
        if found:
            return found
        before = _latest()
        store = before and _brought_up(before)
        if store is None and Passage.objects.count() > MOST_AT_ONCE:
            logger.error("There are no columns: run manage.py rebuild_index --columns")
            return None
        return store or _read()


def rebuild(said: Callable[[int, int], None] = lambda done, of: None) -> int:
    """All of them, from the database; how many passages there are. `said` is told how many were
    read.
    """
    with _alone():
        store = _read(said)
    forget()
    return sum(map(len, store.parts))


def _read(said: Callable[[int, int], None] = lambda done, of: None) -> Store:
    token = Publication.objects.token()
    written = entries.numbered(entries.records(), None)
    known, names = Entries.of(written), reading.names_by_pk()
    parts: list[Part] = []
    done, of, reads = 0, Passage.objects.count(), _Reading(known, names)
    for name in together(reads, list(_runs())):
        parts.append(_part(name))
        done += len(parts[-1])
        said(done, of)
    if len(parts) != 1:
        parts = [_kept(united(parts, [None] * len(parts)))] if parts else [_kept(_nothing())]
    store = _put_down(token, parts, generation(written, parts, [None]))
    return store if Publication.objects.token() == token else _brought_up(store) or store


@dataclass(frozen=True)
class _Reading:
    """Reads some plenaries: the file of the part that they make."""

    entries: Entries
    names: reading.Names

    def __call__(self, plenaries: list[int]) -> str:
        return _kept(reading.part_of(plenaries, self.entries, self.names)).name


def _nothing() -> Arrays:
    return reading.part_of((), Entries.of(entries.numbered((), None)), {})


def _runs() -> Iterator[list[int]]:
    """The plenaries that have passages, in the order of lists, as many as make a part."""
    run: list[int] = []
    size = 0
    for plenary, passages in Passage.objects.by_plenary():
        if run and size + passages > _BY_PART:
            yield run
            run, size = [], 0
        run.append(plenary)
        size += passages
    if run:
        yield run


def _brought_up(before: Store) -> Store | None:
    """With what was published since; None when it is too much, or not known."""
    token = Publication.objects.token()
    changed = _changed_since(before.token)
    if changed is None:
        return None
    if not changed:
        return _put_down(token, before.parts, before.arrays) if token != before.token else before
    written = entries.numbered(entries.records(), before.entries)
    names = reading.names_by_pk(changed)
    new = Part(reading.part_of(changed, Entries.of(written), names))
    parts, gone = _with(before, new, np.array(sorted(changed), np.int64))
    store = _put_down(token, parts, generation(written, parts, gone))
    return store if Publication.objects.token() == token else _brought_up(store)


def _changed_since(token: str) -> set[int] | None:
    later = Publication.objects.since(token)
    changed = {each.plenary_id for each in later} if later is not None else {None}
    if None in changed:
        return None
    plenaries = {each for each in changed if each}  # what changes no plenary changes no passage
    passages = Passage.objects.filter(edition__plenary__in=plenaries)
    return plenaries if passages.count() <= MOST_AT_ONCE else None


def _with(before: Store, new: Part, changed: Array) -> tuple[list[Part], list[Array | None]]:
    """The parts, and the plenaries that are gone from each."""
    gone = [np.union1d(before.gone(at), changed) for at in range(len(before.parts))]
    alive = [alive_of(part, each) for part, each in zip(before.parts, gone, strict=True)]
    first, *second = before.parts
    later = sum(map(len, second)) + len(new)
    if len(first) + later <= _SMALL:
        return [_kept(united([*before.parts, new], [*alive, None]))], [None]
    recent = _kept(united([*second, new], [*alive[1:], None]))
    return [first, recent], [gone[0], None]
