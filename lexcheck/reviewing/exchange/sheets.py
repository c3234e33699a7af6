"""A table as it comes back: XLSX or CSV in any of the dialects that spreadsheets write, as rows of words."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lexcheck.errors import LexcheckError
from lexcheck.reviewing.exchange import columns as names
from lexcheck.reviewing.exchange.columns import named
from lexcheck.reviewing.exchange.delimited import unguarded

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MAX_BYTES = 64 * 1024 * 1024
MAX_UNPACKED = 512 * 1024 * 1024
HEADING_ROWS = 20  # in which the headings are looked for
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its `number` as the spreadsheet shows it, its words by column name, and the faults of its cells by column name (empty name:
    of the row), each a cause and how to mend it."""

    number: int
    words: dict[str, str]
    faults: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows below the headings, empty ones left out. `letters` says in which spreadsheet column each known one stands."""

    lines: tuple[Line, ...]
    letters: dict[str, str]
    warnings: tuple[str, ...] = field(default=())


def read_sheet(path: Path, needed: Sequence[str]) -> Sheet:
    """The table in a file. Raises LexcheckError (INPUT) where it cannot be read, or lacks one of the `needed` columns."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise LexcheckError("this file is too large to be a table of findings", mend="give the table alone", file=path)
        data = path.read_bytes()
    except OSError as fault:
        raise LexcheckError("this table cannot be read", cause=fault.strerror or "", mend="check the name", file=path) from fault
    try:
        if data.startswith(b"PK\x03\x04"):
            return _workbook(data, needed)
        if data.startswith(_OLD_EXCEL):
            raise LexcheckError(
                "this is an Excel file of the old kind, or one with a password", mend="save it as .xlsx without a password"
            )
        return _delimited(data, needed)
    except LexcheckError as fault:
        fault.file = fault.file or path
        raise


def _workbook(data: bytes, needed: Sequence[str]) -> Sheet:
    import openpyxl

    from lexcheck.reading.packed import opened

    archive = opened(data)
    if "xl/workbook.xml" not in archive.namelist():
        raise LexcheckError("this is no Excel workbook", cause="its content says so", mend="save it as .xlsx or .csv")
    if sum(member.file_size for member in archive.infolist()) > MAX_UNPACKED:
        raise LexcheckError("this workbook unpacks to too much to be a table of findings", mend="save it again as a new .xlsx")
    try:
        # formulas and what they came to are read apart: a formula alone would be taken for words
        written, shown = (openpyxl.load_workbook(io.BytesIO(data), data_only=only) for only in (False, True))
    except Exception as fault:  # openpyxl raises whatever its parsers do
        raise LexcheckError(
            "this workbook is damaged", cause=f"{type(fault).__name__}", mend="open it in Excel or LibreOffice and save it again"
        ) from fault
    tables = [found for sheet in written.worksheets if (found := _headings(sheet))]
    if not tables:
        raise LexcheckError("this workbook has no sheet with cells", mend="name the workbook in which the table was filled in")
    whole = [(title, top, heads) for title, top, heads in tables if set(needed) <= set(heads)]
    if len(whole) > 1:
        raise LexcheckError(
            f"{len(whole)} sheets of this workbook hold findings: {', '.join(title for title, _, _ in whole)}",
            cause="it is not clear which of them counts",
            mend="leave one of them, or save each in a workbook of its own and import both",
        )
    title, top, heads = (whole or sorted(tables, key=lambda table: -len(set(table[2]))))[0]
    _check(heads, needed)
    merged = _merged(written[title], heads)
    last = written[title].max_row
    pairs = zip(*(book[title].iter_rows(min_row=top + 1, max_row=last) for book in (written, shown)), strict=True)
    lines = [_cells(at, row, seen, heads, merged.get(at, [])) for at, (row, seen) in enumerate(pairs, top + 1)]
    return Sheet(tuple(line for line in lines if line.words or line.faults), _letters(heads))


def _headings(sheet: Worksheet) -> tuple[str, int, list[str]] | None:
    """A sheet's title, the number of the row that names most columns, and the columns; None for a sheet without cells."""
    found: tuple[str, int, list[str]] | None = None
    for number, row in enumerate(sheet.iter_rows(max_row=min(sheet.max_row, HEADING_ROWS), values_only=True), 1):
        heads = [named(str(value)) if value is not None else "" for value in row]
        if found is None or len(set(heads)) > len(set(found[2])):
            found = sheet.title, number, heads
    return found


def _cells(number: int, row: Sequence[Any], seen: Sequence[Any], heads: Sequence[str], merged: Sequence[str]) -> Line:
    words: dict[str, str] = {}
    faults: list[tuple[str, str, str]] = []
    for cell, value, head in zip(row, seen, heads, strict=False):
        if not head:
            continue
        text = _words(value.value)
        if cell.data_type == "f" and value.value is None:
            faults.append((head, "the cell holds a formula whose result is not in the file", "write the words in its place"))
        elif value.data_type == "e":
            faults.append((head, f"the cell holds an error ({text})", "write the words in its place"))
        elif text:
            words[head] = text
    for head in merged:
        faults.append((head, "the cell is merged with others", "unmerge the cells and fill in each row"))
    return Line(number, words, tuple(fault for fault in faults if fault[0] in names.FIELDS or fault[0] == names.KEY))


def _merged(sheet: Worksheet, heads: Sequence[str]) -> dict[int, list[str]]:
    """The columns of each row whose cells are merged over several rows: only the first of them would hold the words."""
    found: dict[int, list[str]] = {}
    for area in sheet.merged_cells.ranges:
        if area.max_row > area.min_row:
            for number in range(area.min_row, area.max_row + 1):
                found.setdefault(number, []).extend(filter(None, heads[area.min_col - 1 : area.max_col]))
    return found


def _words(value: Any) -> str:
    """What a cell holds as words, whatever type a spreadsheet made of it."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    return str(value).strip()


def _delimited(data: bytes, needed: Sequence[str]) -> Sheet:
    from lexcheck.reading.decoding import decode

    try:
        text, warnings = decode(data)
    except LexcheckError as fault:
        fault.mend = "save the table as .xlsx, or as CSV in UTF-8"
        raise
    stated = text[4:5] if text[:4].lower() == "sep=" else ""
    lead = 1 if stated else 0
    text = text.split("\n", 1)[1] if stated and "\n" in text else text
    best: tuple[int, int, list[list[str]]] = (-1, 0, [])
    for delimiter in (stated,) if stated else (",", ";", "\t", "|"):
        table = _parsed(text, delimiter)
        for at, row in enumerate(table[:HEADING_ROWS]):
            score = len({named(cell) for cell in row} - {""})
            if score > best[0]:
                best = score, at, table
    _, top, table = best
    heads = [named(unguarded(cell)) for cell in table[top]] if table else []
    _check(heads, needed)
    lines = []
    for at, row in enumerate(table[top + 1 :], top + 2 + lead):
        words = {
            head: cell for head, cell in zip(heads, (unguarded(cell).strip() for cell in row), strict=False) if head and cell
        }
        over = any(cell.strip() for cell in row[len(heads) :])
        cause = "the row has more cells than there are headings"
        faults = (
            (("", cause, "put text that holds the delimiter in quotation marks, or save the table as .xlsx"),) if over else ()
        )
        lines.append(Line(at, words, faults))
    return Sheet(tuple(line for line in lines if line.words or line.faults), _letters(heads), warnings)


def _letters(heads: Sequence[str]) -> dict[str, str]:
    return {head: _letter(at) for at, head in enumerate(heads) if head}


def _letter(at: int) -> str:
    letters = ""
    while at >= 0:
        letters, at = chr(65 + at % 26) + letters, at // 26 - 1
    return letters


def _parsed(text: str, delimiter: str) -> list[list[str]]:
    csv.field_size_limit(MAX_BYTES)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as fault:
        raise LexcheckError("this is no CSV that can be read", cause=str(fault), mend="save the table as .xlsx") from fault


def _check(heads: Iterable[str], needed: Sequence[str]) -> None:
    found = [head for head in heads if head]
    missing = [name for name in needed if name not in found]
    twice = sorted({head for head in found if found.count(head) > 1})
    if missing:
        raise LexcheckError(
            f"the table has no column {' and no column '.join(missing)}",
            cause="its headings may have been renamed, or the columns deleted",
            mend=f"put the heading back; the table that `lexcheck review export` writes has {', '.join(c.name for c in names.COLUMNS)}",
        )
    if twice:
        raise LexcheckError(f"the column {twice[0]} stands twice", mend="rename or delete one of them")
