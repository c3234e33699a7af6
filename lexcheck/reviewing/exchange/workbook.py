"""The table as an Excel workbook: what the machine says grey and locked, the reviewer's columns open, with drop-down lists."""

from __future__ import annotations

import io
from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING, Any

from lexcheck.model import Decision
from lexcheck.reviewing.deciding import VERDICTS
from lexcheck.reviewing.exchange import columns as names
from lexcheck.reviewing.exchange.columns import Column
from lexcheck.reviewing.exchange.rows import Row, right_to_left

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

SHEET = "Findings"
HELP = "How to fill in"
CHOICES = {names.DECISION: [each.value for each in Decision], names.VERDICT: [each.value for each in VERDICTS]}
_HINTS = {
    names.DECISION: "confirm: the machine's verdict is right. overrule: another verdict, with a reason. comment: neither.",
    names.VERDICT: "Your verdict. Leave it empty when you confirm or comment.",
}
_FILL = 1.02  # letters that a column takes for each of its width, at this size
_LINE = 13.0  # points of a line
_LEAST_LINES = 3  # so that a reviewer sees what was written
_HIGHEST = 400.0  # points: Excel allows 409
_GUIDE = (
    ("The white columns are yours; the grey ones come back unread, but for the key that ties your row to its finding.", ""),
    ("decision", "confirm, overrule or comment. Leave the row empty where you decide nothing."),
    ("verdict", "What you find. Needed to overrule; empty otherwise. Without a decision, a verdict alone decides."),
    ("reason", "Why. Needed to overrule: say which words of the law decide it."),
    ("comment", "Anything else that a reader should know."),
    ("reviewer", "Your name, where the person who imports the table is another."),
    ("You may sort whole rows, filter, move columns and add your own.", "Unprotect the sheet to sort: there is no password."),
    ("What is not taken is told when the table is imported, row by row; nothing is lost.", ""),
    ("met", "All that the requirement needs is in the texts supplied."),
    ("partial", "Something it needs is there, and something is missing or narrower."),
    ("contradicted", "The texts say the opposite."),
    ("not_found", "Nothing in the texts bears on it."),
    ("not_applicable", "It does not concern this State: say why."),
)


def workbook(chosen: Sequence[Column], rows: Sequence[Row], title: str, rightward: bool = False) -> bytes:
    """The workbook's bytes: a sheet of findings and one that tells how to fill it in. `rightward`: the sheet runs from right to left."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    book.set_properties({"title": title, "comments": "Made by lexcheck. It assists a legal review and is no legal advice."})
    _findings(book, book.add_worksheet(SHEET), chosen, rows, rightward)
    _help(book, book.add_worksheet(HELP))
    book.close()
    return out.getvalue()


def _findings(book: Workbook, sheet: Worksheet, chosen: Sequence[Column], rows: Sequence[Row], rightward: bool) -> None:
    base = {"text_wrap": True, "valign": "top", "font_size": 10, "border": 1, "border_color": "#C9D0D8", "num_format": "@"}
    machine, given = {**base, "bg_color": "#EEF0F3"}, {**base, "locked": False}
    looks = {
        (kind, way): book.add_format({**look, "reading_order": 2 if way else 1, "align": "right" if way else "left"})
        for kind, look in ((False, machine), (True, given))
        for way in (False, True)
    }
    heads = {
        kind: book.add_format({**base, "bold": True, "font_color": "#FFFFFF", "bg_color": colour, "valign": "vcenter"})
        for kind, colour in ((False, "#5A6570"), (True, "#1D3C63"))
    }
    if rightward:
        sheet.right_to_left()
    for at, column in enumerate(chosen):
        sheet.set_column(at, at, column.width, looks[column.open, False])
        sheet.write_string(0, at, column.name, heads[column.open])
    for line, row in enumerate(rows, 1):
        sheet.set_row(line, _height(chosen, row))
        for at, column in enumerate(chosen):
            words = row[column.name]
            look = looks[column.open, right_to_left(words)]
            sheet.write_string(line, at, words, look) if words else sheet.write_blank(line, at, None, look)
    last = max(len(rows), 1)
    sheet.set_row(0, 30)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, last, len(chosen) - 1)
    _validations(book, sheet, chosen, last)
    sheet.protect("", _ALLOWED)
    sheet.set_landscape()
    sheet.set_paper(8)  # A3
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&RPage &P of &N")


_ALLOWED = dict.fromkeys(
    ("sort", "autofilter", "format_cells", "format_columns", "format_rows", "insert_columns", "delete_columns"), True
)


def _height(chosen: Sequence[Column], row: Row) -> float:
    """The height of a row in points that shows its longest cell: a spreadsheet that does not reckon it would hide the words."""
    lines = (sum(ceil(max(len(line), 1) / (column.width * _FILL)) for line in row[column.name].split("\n")) for column in chosen)
    return min(max(*lines, _LEAST_LINES) * _LINE + 3, _HIGHEST)


def _validations(book: Workbook, sheet: Worksheet, chosen: Sequence[Column], last: int) -> None:
    """Drop-down lists, and a red cell where overruling still lacks its verdict or reason."""
    places = {column.name: at for at, column in enumerate(chosen)}
    for name, choices in CHOICES.items():
        if name in places:
            rule: dict[str, Any] = {
                "validate": "list",
                "source": choices,
                "input_title": name,
                "input_message": _HINTS[name],
                "error_title": "Not one of the list",
                "error_message": f"Choose one of: {', '.join(choices)}"[:255],
            }
            sheet.data_validation(1, places[name], last, places[name], rule)
    if names.DECISION in places:
        from xlsxwriter.utility import xl_col_to_name

        decision = xl_col_to_name(places[names.DECISION])
        lacking = book.add_format({"bg_color": "#F8D7DA"})
        for name in (names.VERDICT, names.REASON):
            own = xl_col_to_name(places[name])
            sheet.conditional_format(
                1,
                places[name],
                last,
                places[name],
                {"type": "formula", "criteria": f'=AND(${decision}2="overrule",LEN(TRIM(${own}2))=0)', "format": lacking},
            )


def _help(book: Workbook, sheet: Worksheet) -> None:
    wrap = book.add_format({"text_wrap": True, "valign": "top", "font_size": 11})
    strong = book.add_format({"text_wrap": True, "valign": "top", "font_size": 11, "bold": True})
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 80)
    for line, (left, right) in enumerate(_GUIDE):
        if right:
            sheet.write_string(line, 0, left, strong)
            sheet.write_string(line, 1, right, wrap)
        else:
            sheet.merge_range(line, 0, line, 1, left, wrap)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
