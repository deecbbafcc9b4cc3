"""Files cut into documents: one a file (.json), or one a line (.jsonl)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple

from django.utils.translation import gettext as _

# No synthesis comes near it; what does would take the memory of all the processes.
LARGEST = 20_000_000
ONE_A_LINE = (".jsonl", ".ndjson")
_READ = (".json", *ONE_A_LINE)


class Place(NamedTuple):
    """Where a document stands: `line` is None when it has its file for itself."""

    path: str
    line: int | None = None

    def __str__(self) -> str:
        return self.path if self.line is None else f"{self.path}:{self.line}"


class Fault(NamedTuple):
    """A document that is not taken, and the sentence that says why and what to do."""

    place: Place
    why: str


@dataclass(frozen=True)
class Raw:
    """A document's bytes; `size` are those of the file that it took, spaces too."""

    place: Place
    data: bytes
    size: int


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """These files, and those of these folders by name.

    Raises:
        FileNotFoundError: there is no such file or folder.
    """
    for path in paths:
        if path.is_dir():
            yield from sorted(each for each in path.rglob("*") if each.suffix.lower() in _READ)
        elif path.is_file():
            yield path
        else:
            raise FileNotFoundError(path)


def documents(path: Path) -> Iterator[Raw | Fault]:
    """What stands in a file, in its order; lines of spaces are none."""
    try:
        with path.open("rb") as file:
            if path.suffix.lower() in ONE_A_LINE:
                yield from _lines(path, file)
            else:
                yield _whole(Place(str(path)), file.read(LARGEST + 1))
    except OSError as error:
        why = _("Ce fichier ne se lit pas (%(why)s) : vérifiez ses droits, puis relancez.")
        yield Fault(Place(str(path)), why % {"why": error.strerror})


def _whole(place: Place, data: bytes) -> Raw | Fault:
    if len(data) > LARGEST:
        return Fault(place, _too_large())
    if not data.strip():
        return Fault(place, _("Ce fichier est vide : mettez-y un document, ou retirez-le."))
    return Raw(place, data, len(data))


def _lines(path: Path, file: BinaryIO) -> Iterator[Raw | Fault]:
    number = 0
    while line := file.readline(LARGEST + 1):
        number += 1
        place = Place(str(path), number)
        if len(line) > LARGEST and not line.endswith(b"\n"):
            while (more := file.readline(LARGEST)) and not more.endswith(b"\n"):
                pass
            yield Fault(place, _too_large())
        elif line.strip():
            yield Raw(place, line, len(line))


def _too_large() -> str:
    return _(
        "Ce document est trop lourd : %(most)d Mo au plus. Coupez-le en plusieurs plénières."
    ) % {"most": LARGEST // 1_000_000}
