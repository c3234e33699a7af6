"""The gap table as a workbook: findings, laws, conflicts, legend, each a sheet with frozen panes and filters, ready to print on
landscape A4."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from lexcheck.model import Assessment, Verdict
from lexcheck.reporting.documents import front
from lexcheck.reporting.documents.frame import Frame, frame_for
from lexcheck.reporting.documents.gap_docx import SHADES
from lexcheck.reporting.documents.gap_rows import GapRow, gap_rows
from lexcheck.reporting.documents.quoting import Quote, quotes, titled
from lexcheck.reporting.documents.words import clean, cut, runs_right_to_left

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

CELL = 32_000  # characters; a cell holds 32,767
_HEIGHT = 409  # points; a row is never higher
_LINE = 12.0  # points
# key of the heading, width in characters, what stands in it
_Column = tuple[str, float, Callable[[GapRow, Frame], str]]
_COLUMNS: tuple[_Column, ...] = (
    ("identifier", 17, lambda row, frame: row.item.requirement.id),
    ("col_obligation", 9, lambda row, frame: row.obligation),
    ("col_requirement", 20, lambda row, frame: f"{row.title} ({row.item.requirement.instrument} {row.article})"),
    ("col_provision", 44, lambda row, frame: _provisions(row, frame)),
    ("verdict", 11, lambda row, frame: row.verdict),
    ("col_assessment", 24, lambda row, frame: _assessed(row, frame)),
    ("col_gap", 24, lambda row, frame: row.gap),
    ("col_recommendation", 30, lambda row, frame: row.recommendation),
    ("col_priority", 9, lambda row, frame: row.priority),
    ("col_home", 16, lambda row, frame: frame.say("comma").join(home for home, _ in row.home)),
    ("col_reviewer", 16, lambda row, frame: "\n".join(row.reviewer)),
    # what follows is for filters and stays out of print
    ("instrument", 11, lambda row, frame: row.item.requirement.instrument.value),
    ("col_article", 11, lambda row, frame: row.item.requirement.article),
    ("field", 16, lambda row, frame: frame.name("domains", row.item.requirement.domain)),
    ("severity", 9, lambda row, frame: frame.name("severities", row.item.requirement.severity)),
    ("confidence_label", 11, lambda row, frame: row.confidence),
    ("not_supplied", 24, lambda row, frame: frame.say("comma").join(home for home, lacking in row.home if lacking)),
    ("statement", 60, lambda row, frame: clean(frame.statement(row.item.requirement))),
)
_PRINTED = 11  # columns
_LAWS = ("law", "citation", "status", "text_kind", "language", "characters", "accounted", "file", "to_look_at")
_LAW_WIDTHS = (40, 30, 16, 24, 10, 12, 12, 30, 50, 68)
_CONFLICTS = (("conflict", 30), ("identifier", 22), ("about_conflict", 40), ("law", 34), ("sides", 34), ("quotes_shown", 70))
_LEGEND = ("legend_offsets", "legend_priority", "legend_confidence", "legend_reviewer", "silence", "disclaimer")


def gap_xlsx(assessment: Assessment, notes: Sequence[str] = (), language: str = "") -> bytes:
    """The workbook in `language` (that of the laws where there is a frame in it, else English). Raises LexcheckError (USAGE) for a
    language that there is no frame in."""
    from xlsxwriter import Workbook

    frame = frame_for(assessment.laws, language)
    out = io.BytesIO()
    # words of laws are never taken for formulas or links
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    title = frame.say("gap_title", title=front.heading(assessment, frame))
    created = datetime.datetime.fromisoformat(assessment.stamp.date.replace("Z", "+00:00")).replace(tzinfo=None)
    book.set_properties({"title": title, "author": "lexcheck", "created": created})
    sheets = _Sheets(book, frame, title)
    sheets.write("sheet_findings", [(frame.say(key), width) for key, width, _ in _COLUMNS], *_findings(assessment, frame))
    sheets.write(
        "sheet_laws",
        list(zip([*(frame.say(key) for key in _LAWS), "sha256"], _LAW_WIDTHS, strict=True)),
        _laws(assessment, frame),
    )
    sheets.write("sheet_conflicts", [(frame.say(key), width) for key, width in _CONFLICTS], _conflicts(assessment, frame))
    sheets.write("sheet_legend", [(frame.say("legend"), 34), (frame.say("meaning"), 110)], _legend(assessment, notes, frame))
    book.close()
    return out.getvalue()


class _Sheets:
    """Writes sheets of one look."""

    def __init__(self, book: Workbook, frame: Frame, title: str) -> None:
        look = {"font_name": "Arial", "font_size": 9, "valign": "top", "text_wrap": True, "border": 1, "border_color": "#9AA5B1"}
        look |= {"reading_order": 2 if frame.right else 1, "align": "right" if frame.right else "left"}
        self._book, self._frame, self._title = book, frame, title
        self._plain = book.add_format(look)
        self._foreign = book.add_format(
            look | {"reading_order": 1 if frame.right else 2, "align": "left" if frame.right else "right"}
        )
        self._head = book.add_format(look | {"bold": True, "font_color": "white", "bg_color": "#1F3A5F"})
        self._shaded = {v: book.add_format(look | {"bold": True, "bg_color": f"#{color}"}) for v, color in SHADES.items()}

    def write(
        self,
        name: str,
        columns: Sequence[tuple[str, float]],
        rows: Iterable[Sequence[str | int]],
        verdicts: Sequence[Verdict] = (),
        shaded: int = -1,
    ) -> None:
        """A sheet; the cell in column `shaded` bears the colour of the row's verdict."""
        sheet: Worksheet = self._book.add_worksheet(self._frame.say(name)[:31])
        for at, (heading, width) in enumerate(columns):
            sheet.set_column(at, at, width)
            sheet.write_string(0, at, heading, self._head)
        last = 0
        for last, row in enumerate(rows, 1):
            lines = 1
            for at, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(last, at, value, self._plain)
                    continue
                lines = max(lines, sum(1 + int(len(part) / (1.4 * columns[at][1])) for part in value.split("\n")))
                look = self._plain if runs_right_to_left(value, self._frame.right) == self._frame.right else self._foreign
                sheet.write_string(last, at, value, self._shaded.get(verdicts[last - 1], look) if at == shaded else look)
            sheet.set_row(last, min(_HEIGHT, lines * _LINE + 3))
        self._settle(sheet, last, len(columns), name)

    def _settle(self, sheet: Worksheet, last: int, width: int, name: str) -> None:
        """What a reader and a printer need."""
        sheet.freeze_panes(1, 1)
        if width > _PRINTED:
            sheet.print_area(0, 0, last, _PRINTED - 1)
        sheet.autofilter(0, 0, max(last, 1), width - 1)
        if self._frame.right:
            sheet.right_to_left()
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.repeat_rows(0)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        header = f"{self._title} · {self._frame.say(name)}".replace("&", "&&")
        sheet.set_header(f"&L&8{cut(header, 200)}")
        sheet.set_footer("&C&8&P / &N")


def _findings(assessment: Assessment, frame: Frame) -> tuple[list[list[str]], list[Verdict], int]:
    rows = gap_rows(assessment, frame)
    words = [[held(content(row, frame)) for _, _, content in _COLUMNS] for row in rows]
    return words, [row.item.verdict for row in rows], [key for key, _, _ in _COLUMNS].index("verdict")


def held(words: str) -> str:
    """Words that a cell can hold: without what XML cannot, and not too many; lines stay."""
    lines = "\n".join(clean(line) for line in words.split("\n"))
    return lines if len(lines) <= CELL else f"{lines[:CELL].rsplit(' ', 1)[0]} …"


def _assessed(row: GapRow, frame: Frame) -> str:
    lines = [f"{frame.say('reason')} {reason}" for reason in row.reasons]
    return "\n".join([*lines, *row.notes, *(f"{frame.say('to_check')} {reason}" for reason in row.review)])


def _provisions(row: GapRow, frame: Frame) -> str:
    lines = [_told(quote) for quote in row.quotes]
    if row.more:
        lines.append(frame.say("also_in", places=frame.say("comma").join(quote.place for quote in row.more)))
    if row.searched:
        lines.append(frame.say("searched", laws=frame.listed(row.searched)))
    if row.nearest:
        lines += [frame.say("nearest"), *(_told(quote) for quote in row.nearest)]
    return "\n".join(lines)


def _told(quote: Quote) -> str:
    return f"{quote.title}, {quote.place}: “{quote.words}”"


def _laws(assessment: Assessment, frame: Frame) -> list[list[str | int]]:
    return [
        [
            held(law.title),
            held(law.citation),
            law.status,
            law.kind,
            law.language,
            law.characters,
            law.accounted,
            held(law.file),
            held("\n".join(law.warnings)),
            law.sha256,
        ]
        for law in front.law_rows(assessment, frame)
    ]


def _conflicts(assessment: Assessment, frame: Frame) -> list[list[str]]:
    """One row for each side of a conflict: a filter finds all sides by the requirement."""
    names = titled(assessment)
    return [
        [
            frame.name("conflicts", conflict.kind),
            conflict.requirement,
            held(conflict.because),
            held(names.get(side.law, side.law)),
            held(side.says),
            held("\n".join(_told(quote) for quote in quotes(side.evidence, assessment, 400, 6)[0])),
        ]
        for conflict in assessment.conflicts
        for side in conflict.sides
    ]


def _legend(assessment: Assessment, notes: Sequence[str], frame: Frame) -> list[list[str]]:
    rows = [[frame.verdict(verdict), frame.name("meanings", verdict)] for verdict in Verdict]
    rows += [["", frame.say(key)] for key in _LEGEND]
    rows += [[label, held(words)] for label, words in front.stamp(assessment, frame)]
    lacking = front.lacking(assessment, frame)
    rows.append(
        [frame.say("not_supplied"), frame.say("comma").join(f"{kind} ({n})" for kind, n in lacking) or frame.say("all_supplied")]
    )
    return [*rows, *([frame.say("notes"), held(note)] for note in front.said(notes, frame))]
