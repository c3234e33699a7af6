"""The matrix as a workbook: wide, best texts, long, countries, data dictionary. No colour stands alone: each cell has sign and word."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from math import ceil
from typing import Any

from lexcheck.collating.matrix import Code, Matrix
from lexcheck.reporting import texts
from lexcheck.reporting.matrix import words
from lexcheck.reporting.matrix.dataset import dataset, dictionary
from lexcheck.reporting.matrix.variables import BETWEEN_QUOTES

CELL_LIMIT = 32000  # characters; a cell of a workbook holds 32,767
CUT = " [shortened: a cell holds no more; CSV and Parquet hold it whole]"
# fill and ink: light and dark enough to be told apart in grey
LOOKS = {
    Code.MET: ("1C6142", "FFFFFF"),
    Code.PARTIAL: ("F6DFAE", "1C2126"),
    Code.CONTRADICTED: ("7A111B", "FFFFFF"),
    Code.NOT_FOUND: ("FFFFFF", "1C2126"),
    Code.NOT_APPLICABLE: ("D9DDE1", "1C2126"),
    Code.NOT_ASSESSED: ("EEF0F2", "4D5660"),
    Code.NOT_SUPPLIED: ("EEF0F2", "59636D"),
}
LINE = 15  # points
ITALIC = (Code.NOT_ASSESSED, Code.NOT_SUPPLIED)
LEAD = (("Requirement", 34), ("Article", 11), ("Title", 44), ("Obligation", 14), ("Weight", 9))


def matrix_xlsx(matrix: Matrix) -> bytes:
    """The workbook."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        moment = datetime.datetime.fromisoformat(matrix.stamp.date).replace(tzinfo=None)
        book.set_properties({"title": matrix.title, "created": moment, "comments": texts.DISCLAIMER})
        pen = _Pen(book)
        _matrix(pen, matrix)
        _best(pen, matrix)
        _table(pen, "Long", dataset(matrix), {"quote": 60, "best_quote": 60, "title": 40, "gap": 40, "recommendation": 40}, 5)
        _countries(pen, matrix)
        _table(pen, "Data dictionary", dictionary(matrix), {"variable": 34, "label": 60, "meaning": 90}, 2)
        _about(pen, matrix)
    return out.getvalue()


class _Pen:
    """The workbook with its formats."""

    def __init__(self, book: Any) -> None:
        self.book = book
        line = {"valign": "top", "bottom": 1, "bottom_color": "#CFD5DB"}
        self.plain = book.add_format(line)
        self.wrap = book.add_format({**line, "text_wrap": True})
        self.rtl = book.add_format({**line, "text_wrap": True, "reading_order": 2, "align": "right", "indent": 1})
        self.bold = book.add_format({"bold": True, "valign": "top", "text_wrap": True})
        self.title = book.add_format({"bold": True, "font_size": 14, "text_wrap": True})
        self.head = book.add_format({"bold": True, "bottom": 2, "valign": "bottom", "text_wrap": True, "bg_color": "#F5F6F8"})
        self.number = book.add_format({**line, "num_format": "0.00"})
        self.codes = {
            code: book.add_format(
                {"valign": "top", "border": 1, "border_color": "#7B858F", "bg_color": f"#{fill}", "font_color": f"#{ink}"}
                | {"italic": code in ITALIC, "bold": code is Code.CONTRADICTED}
            )
            for code, (fill, ink) in LOOKS.items()
        }

    def towards(self, text: str) -> Any:
        """The format for words in their direction."""
        return self.rtl if words.direction(text) == "rtl" else self.wrap

    def sheet(self, name: str, heads: Sequence[tuple[str, float]], rows: int, frozen: int) -> Any:
        """A sheet with a header row that stays, a filter over all of it, and print in landscape with the header on each page."""
        sheet = self.book.add_worksheet(name)
        for at, (head, width) in enumerate(heads):
            sheet.set_column(at, at, width)
            sheet.write_string(0, at, head, self.head)
        sheet.freeze_panes(1, frozen)
        sheet.autofilter(0, 0, rows, len(heads) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.repeat_rows(0)
        sheet.fit_to_pages(1, 0)
        return sheet


def _matrix(pen: _Pen, matrix: Matrix) -> None:
    heads = [*LEAD, *(("\n".join(filter(None, (c.member.name, words.own_name(c)[0]))), 15) for c in matrix.columns)]
    sheet = pen.sheet("Matrix", heads, len(matrix.rows), 3)
    sheet.set_row(0, 34)
    for at, row in enumerate(matrix.rows, 1):
        each = row.requirement
        sheet.set_row(at, LINE * ceil(len(each.title) / 48))
        lead = (each.id, f"{each.instrument} {each.article}", each.title, texts.OBLIGATIONS[each.obligation], each.severity.value)
        for place, text in enumerate(lead):
            sheet.write_string(at, place, text, pen.wrap)
        for place, cell in enumerate(row.cells, len(lead)):
            wording = words.CODES[cell.code]
            sheet.write_string(at, place, f"{wording.sign} {wording.name}", pen.codes[cell.code])


def _best(pen: _Pen, matrix: Matrix) -> None:
    heads = [
        ("Requirement", 25),
        ("Title", 36),
        ("Best text", 14),
        ("Verdict", 12),
        ("Law", 34),
        ("Provision", 11),
        ("Quote", 70),
        ("Text", 16),
    ]
    distances = [(f"Distance: {column.member.name}", 12) for column in matrix.columns if column.assessment]
    sheet = pen.sheet("Best texts", [*heads, *distances], len(matrix.rows), 3)
    sheet.set_row(0, 48)
    for at, row in enumerate(matrix.rows, 1):
        sheet.write_string(at, 0, row.requirement.id, pen.plain)
        sheet.write_string(at, 1, row.requirement.title, pen.wrap)
        if row.best is None:
            sheet.set_row(at, 30)
            sheet.write_string(at, 2, "none", pen.plain)
            continue
        quotes = words.joined(row.cells[0], row.best.finding)
        code = Code.of(row.best.finding.verdict)
        sheet.write_string(at, 2, row.best.column.member.name, pen.wrap)
        sheet.write_string(at, 3, f"{words.CODES[code].sign} {words.name(code)}", pen.codes[code])
        # in cells of their own: a number beside an Arabic title would be turned round
        title = words.law_title(row.best.column, quotes[0].law)
        sheet.write_string(at, 4, title, pen.towards(title))
        sheet.write_string(at, 5, quotes[0].provision, pen.wrap)
        quote = BETWEEN_QUOTES.join(each.quote for each in quotes)
        # a row does not grow by itself in every program
        sheet.set_row(at, LINE * min(max(2, ceil(len(quote) / 70)), 12))
        sheet.write_string(at, 6, _fitting(quote), pen.towards(quote))
        sheet.write_string(at, 7, words.TEXT_KINDS[row.best.text], pen.wrap)
        supplied = [cell for cell in row.cells if cell.column.assessment]
        for place, cell in enumerate(supplied, len(heads)):
            if cell.away.value is not None:
                sheet.write_number(at, place, cell.away.value, pen.number)


def _table(pen: _Pen, name: str, rows: Sequence[dict[str, Any]], widths: dict[str, int], frozen: int) -> None:
    """Rows as they are; nothing wraps, so that thousands of rows stay on a line each."""
    heads = [(head, float(widths.get(head, 16))) for head in rows[0]]
    sheet = pen.sheet(name, heads, len(rows), frozen)
    for at, row in enumerate(rows, 1):
        for place, value in enumerate(row.values()):
            if isinstance(value, str):
                if value:
                    sheet.write_string(at, place, _fitting(value), pen.plain)
            elif value is not None:
                sheet.write_number(at, place, value, pen.plain)


def _countries(pen: _Pen, matrix: Matrix) -> None:
    counts = [(words.name(code), 11.0) for code in Code]
    heads = [("Unit", 8), ("Country", 18), ("Own name", 18), ("Texts supplied", 46), ("What to know", 80), *counts]
    sheet = pen.sheet("Countries", heads, len(matrix.columns), 2)
    for at, column in enumerate(matrix.columns, 1):
        own = words.own_name(column)[0]
        laws = column.assessment.laws if column.assessment else ()
        supplied = "\n".join(f"{law.title} ({words.TEXT_KINDS[column.text_kind([law.key])]})" for law in laws)
        sheet.set_row(at, LINE * min(max(1, *(ceil(len(t) / w) for t, w in (("\n".join(column.notes), 75), (supplied, 40)))), 20))
        sheet.write_string(at, 0, column.key, pen.plain)
        sheet.write_string(at, 1, column.member.name, pen.wrap)
        sheet.write_string(at, 2, own, pen.towards(own))
        sheet.write_string(at, 3, supplied or "none", pen.wrap)
        sheet.write_string(at, 4, _fitting("\n".join(column.notes)), pen.wrap)
        for place, code in enumerate(Code, 5):
            sheet.write_number(at, place, words.counted(matrix, column, code), pen.plain)


def _about(pen: _Pen, matrix: Matrix) -> None:
    sheet = pen.book.add_worksheet("About")
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 110)
    sheet.fit_to_pages(1, 0)
    sheet.write_string(0, 1, matrix.title, pen.title)
    stamp = matrix.stamp
    lines = [
        ("Made by", f"{texts.tool(stamp)}, catalogue {stamp.catalogue}, rules {stamp.rules}, {stamp.date}"),
        ("Countries", words.COUNTRIES),
        ("Best texts", words.BEST),
        ("Distance", words.DISTANCE),
        ("Note", f"{texts.SILENCE} {texts.DISCLAIMER}"),
        *((region.name, region.source) for region in matrix.regions),
    ]
    at = 2
    for head, text in lines:
        sheet.write_string(at, 0, head, pen.bold)
        sheet.write_string(at, 1, text, pen.wrap)
        at += 1
    for code, wording in words.CODES.items():
        sheet.write_string(at, 0, f"{wording.sign} {wording.name}", pen.codes[code])
        sheet.write_string(at, 1, f"{int(code)}: {wording.meaning}", pen.wrap)
        at += 1
    for name, hash in sorted(stamp.inputs.items()):
        sheet.write_string(at, 0, name, pen.wrap)
        sheet.write_string(at, 1, f"sha256 {hash}", pen.plain)
        at += 1


def _fitting(text: str) -> str:
    return text if len(text) <= CELL_LIMIT else text[:CELL_LIMIT] + CUT
