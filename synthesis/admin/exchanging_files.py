"""Tables as CSV and XLSX files: what comes in is text, what goes out is never a formula."""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO, StringIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook  # type: ignore[import-untyped]
from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # type: ignore[import-untyped]
from openpyxl.styles import Font  # type: ignore[import-untyped]

LARGEST_FILE, LARGEST_UNPACKED = 5_000_000, 60_000_000
MOST_LINES, MOST_COLUMNS = 20_000, 40
# What a spreadsheet takes for a formula at the beginning of a cell; the wide forms too.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


class BadFile(Exception):
    """A file that can't be read; the message is the sentence to show."""


@dataclass(frozen=True)
class Line:
    """`number` is the one that a spreadsheet shows: the heads of columns are line 1."""

    number: int
    cells: Sequence[str]


@dataclass(frozen=True)
class Sheet:
    heads: Sequence[str]
    lines: Sequence[Line]


def read(name: str, data: bytes) -> Sheet:
    """The lines that are not empty.

    Raises:
        BadFile: it is too large, not of these two formats, damaged, or without heads.
    """
    if len(data) > LARGEST_FILE:
        raise BadFile(_("Ce fichier est trop lourd : 5 Mo au plus. Coupez-le en plusieurs."))
    if not data.strip():
        raise BadFile(_("Ce fichier est vide."))
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadFile(
            _(
                "Ce classeur est protégé par un mot de passe ou d’un ancien format (.xls) : "
                "enregistrez-le en XLSX, sans mot de passe."
            )
        )
    workbook = data.startswith(b"PK") or name.lower().endswith((".xlsx", ".xlsm"))
    return _sheet(_from_xlsx(data) if workbook else _from_csv(data))


def _sheet(rows: Iterable[Sequence[str]]) -> Sheet:
    heads: Sequence[str] = ()
    lines = []
    for number, row in enumerate(rows, start=1):
        if number > MOST_LINES:
            raise BadFile(
                _("Ce fichier a plus de %d lignes : coupez-le en plusieurs.") % MOST_LINES
            )
        cells = [cell.strip() for cell in row]
        if number == 1:
            heads = cells
        elif any(cells):
            lines.append(Line(number, cells))
    if not any(heads):
        raise BadFile(_("La première ligne est vide : elle doit nommer les colonnes."))
    return Sheet(heads, lines)


def _from_csv(data: bytes) -> Iterator[Sequence[str]]:
    if b"\0" in data:
        raise BadFile(_("Ce fichier n’est ni un CSV ni un classeur XLSX."))
    text = _decoded(data)
    first = (text.splitlines() or [""])[0]
    delimiter = max(";,\t", key=first.count)
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True):
            yield [unguarded(cell) for cell in row[:MOST_COLUMNS]]
    except csv.Error as error:
        raise BadFile(
            _("Ce CSV est abîmé (des guillemets ouverts ?) : enregistrez-le de nouveau.")
        ) from error


def _decoded(data: bytes) -> str:
    """UTF-8, or else what a French Excel writes."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadFile(_("Les lettres de ce fichier sont illisibles : enregistrez-le en CSV UTF-8."))


def _from_xlsx(data: bytes) -> Iterator[Sequence[str]]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            unpacked = sum(each.file_size for each in packed.infolist())
        if unpacked > LARGEST_UNPACKED:
            raise BadFile(_("Ce classeur est trop grand une fois ouvert : coupez-le en plusieurs."))
        sheet: Any = load_workbook(BytesIO(data), read_only=True).worksheets[0]
        for row in sheet.iter_rows(max_col=MOST_COLUMNS):
            yield [_cell(each) for each in row]
    except BadFile:
        raise
    except Exception as error:  # openpyxl lets through whatever its parsers meet.
        raise BadFile(
            _("Ce classeur est abîmé, ou n’en est pas un : enregistrez-le de nouveau en XLSX.")
        ) from error


def _cell(cell: Any) -> str:
    value = cell.value
    if getattr(cell, "data_type", "") == "f":
        raise BadFile(
            _(
                "La cellule %s est une formule : remplacez-la par sa valeur "
                "(copier, puis coller les valeurs)."
            )
            % cell.coordinate
        )
    if isinstance(value, bool):
        return _("oui") if value else _("non")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def guarded(text: str) -> str:
    """A cell of a CSV that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text


def to_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """As a French spreadsheet opens it: semicolons, and a mark that says UTF-8."""
    written = StringIO(newline="")
    writer = csv.writer(written, delimiter=";")
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def to_xlsx(rows: Iterable[Sequence[str]], title: str) -> bytes:
    """Every cell is text, whatever it begins with."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", title)[:31])
    sheet.freeze_panes = "A2"
    for number, row in enumerate(rows):
        sheet.append([_text_cell(sheet, each, bold=number == 0) for each in row])
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _text_cell(sheet: Any, text: str, bold: bool) -> Any:
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", text))
    cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell
