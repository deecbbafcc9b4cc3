"""Arrays in one file: written once, then mapped into memory, where all processes share them."""

from __future__ import annotations

import json
import mmap
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from weakref import ref

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Arrays = dict[str, Array]

_MAGIC = b"columns 1\n"
_ALIGNED = 64


class Broken(Exception):
    """The file is not one of arrays, or not a whole one."""


def save(path: Path, arrays: Mapping[str, Array], about: Mapping[str, Any]) -> None:
    """Write them under this name, whole or not at all; `about` is what JSON can say of them."""
    table, place = {}, 0
    for name, array in arrays.items():
        table[name] = (array.dtype.str, list(array.shape), place)
        place += -(-array.nbytes // _ALIGNED) * _ALIGNED
    said = json.dumps({"about": about, "arrays": table, "bytes": place}).encode()
    header = _MAGIC + len(said).to_bytes(8, "little") + said
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    with unfinished.open("wb") as file:
        file.write(header + bytes(-len(header) % _ALIGNED))
        for array in arrays.values():
            file.write(np.ascontiguousarray(array).data)
            file.write(bytes(-array.nbytes % _ALIGNED))
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def load(path: Path) -> tuple[Arrays, dict[str, Any]]:
    """The arrays of a file, read as they are used, and what was said of them.

    Raises:
        Broken: with what is wrong.
    """
    try:
        with path.open("rb") as file:
            said, start = _header(file.read(len(_MAGIC) + 8), file)
        mapped = np.memmap(path, mode="r")
        _remember(mapped)
        whole = mapped.view(np.ndarray)
        if len(whole) < start + said["bytes"]:
            raise Broken(f"{path.name} is cut short")
        return {
            name: _view(whole, start + place, dtype, shape)
            for name, (dtype, shape, place) in said["arrays"].items()
        }, said["about"]
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise Broken(f"{path.name}: {fault}") from fault


# The files that are mapped and large enough to be let go of.
_large: list[ref[Any]] = []
_LARGE = 64 * 1024 * 1024
# In memory, of a worker: what is read of large files is given back above it.
_MOST_RESIDENT = 360 * 1024 * 1024


def _remember(mapped: Any) -> None:
    if mapped.nbytes >= _LARGE and hasattr(mmap, "MADV_DONTNEED"):
        _large[:] = [each for each in _large if each() is not None]
        _large.append(ref(mapped._mmap))


def _resident() -> int:
    """Bytes."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * mmap.PAGESIZE
    except (OSError, IndexError, ValueError):
        return 0


def let_go() -> None:
    """Give back the memory of what was read of large files: the system has it still, and reads it
    again as it is asked for. Without this a worker grows to the size of the files; to do it often
    makes pages wait. Only where the system says how much a process has (Linux).
    """
    if _large and _resident() < _MOST_RESIDENT:
        return
    for each in _large:
        opened = each()
        if opened is not None:
            with suppress(ValueError, OSError):  # closed, or refused: nothing depends on it
                opened.madvise(mmap.MADV_DONTNEED)


def _header(first: bytes, file: Any) -> tuple[dict[str, Any], int]:
    if not first.startswith(_MAGIC):
        raise Broken("it begins otherwise")
    size = int.from_bytes(first[len(_MAGIC) :], "little")
    end = len(first) + size
    return json.loads(file.read(size)), -(-end // _ALIGNED) * _ALIGNED


def _view(whole: Array, start: int, dtype: str, shape: list[int]) -> Array:
    size = int(np.prod(shape)) * np.dtype(dtype).itemsize
    return whole[start : start + size].view(dtype).reshape(shape)
