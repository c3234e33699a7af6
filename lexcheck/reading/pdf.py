"""PDF with a text layer: words in reading order, page by page, with page furniture, headings and bold runs marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from lexcheck.errors import LexcheckError
from lexcheck.model import Mark, Source
from lexcheck.reading import ocr
from lexcheck.reading.pdf_furniture import footnotes, furniture
from lexcheck.reading.pdf_layout import Row, rows_of
from lexcheck.reading.pdf_process import report
from lexcheck.reading.pdf_worker import Page
from lexcheck.reading.sheet import Sheet
from lexcheck.reading.tools import INSTALL

_SWAPPED = str.maketrans("()[]{}", ")(][}{")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
_LONGEST_HEADING = 160  # characters
_FILE_NAME = re.compile(r"(?i)\.(?:docx?|pdf|rtf|indd|wpd|odt)\b|microsoft word|untitled")


def read(data: bytes, name: str) -> Source:
    """The source of a PDF; pages without a text layer are read by OCR where its programs are installed.

    Raises LexcheckError where it has no text, is encrypted, damaged or too large.
    """
    found = report(data)
    sheet = Sheet()
    drawn, program = _drawn(data, found.pages, sheet)
    pages = [_brackets_mended(rows_of(page)) for page in drawn]
    scanned = {number for number, page in enumerate(drawn) if any(word.sure < 1 for word in page.words)}
    known = furniture(pages, [page.height for page in drawn], scanned)
    usual = median([row.size for rows in pages for row in rows] or [0.0])
    for rows, gone in zip(pages, known, strict=True):
        # parts of a file may be set in other type: a heading is large against its own page
        _print(sheet, rows, gone, median(row.size for row in rows) if len(rows) > 6 else usual)
    title = found.properties.get("Title", "")
    return sheet.finish(
        data,
        name,
        "pdf",
        metadata=found.properties | ({"ocr": program} if program else {}),
        title="" if _FILE_NAME.search(title) or len(title.split()) < 2 else title.strip(),
    )


def _drawn(data: bytes, pages: Sequence[Page], sheet: Sheet) -> tuple[list[Page], str]:
    """The pages, those that are pictures or whose letters nobody can read as OCR reads them, and the program that did.

    Raises LexcheckError where nothing can be read without OCR and OCR cannot be had.
    """
    text = "".join(word.text for page in pages for word in page.words)
    broken = 3 * len(re.findall("[\ufffd\ue000-\uf8ff\x00-\x1f]", text)) > len(text) > 0
    wanted = [number for number, page in enumerate(pages) if page.pictures or (broken and page.words)]
    if not text and not wanted:
        raise LexcheckError("this PDF has no text", cause="no page has a word", mend="give the PDF with its text layer")
    if not wanted:
        return list(pages), ""
    if not ocr.available():
        if broken or len(wanted) == len(pages):
            raise _missing(broken, len(wanted))
        sheet.warnings.append(f"pages without a text layer, left out: {_listed(wanted)}; to read them install OCR: {INSTALL}")
        return list(pages), ""
    reading = ocr.scan(data, wanted)
    unread = [number for number, page in reading.pages.items() if not page.page.words]
    if len(unread) == len(pages):
        raise LexcheckError(
            "nothing can be read on this scan",
            cause=f"{reading.program} found no word on its pages",
            mend="scan it again, upright and sharp",
        )
    sheet.warnings.append(f"pages read by OCR ({reading.program}): {_listed(wanted)}; compare quotations with the scan")
    return [reading.pages[number].page if number in reading.pages else page for number, page in enumerate(pages)], reading.program


def _listed(numbers: Sequence[int]) -> str:
    """Page numbers for a reader, who counts from 1."""
    return ", ".join(str(number + 1) for number in numbers[:20]) + (" ..." if len(numbers) > 20 else "")


def _missing(broken: bool, count: int) -> LexcheckError:
    """The fault for a scan where there is no OCR."""
    mend = f"install OCR ({INSTALL}) and give the file again, or give the text in another format"
    if broken:
        return LexcheckError(
            "the text layer of this PDF cannot be read", cause="its fonts do not say which letters they draw", mend=mend
        )
    return LexcheckError(
        "this PDF has no text layer: it is a scan",
        cause=f"its {count} pages are pictures, and tesseract is not installed",
        mend=mend,
    )


def _brackets_mended(rows: list[Row]) -> list[Row]:
    """Right-to-left lines with their brackets the right way round, where the program that made the PDF had turned them over."""
    lines = [row.text for row in rows if _RIGHT_TO_LEFT.search(row.text)]
    right = sum(len(re.findall(r"(?:^|\s)\(\w|\w\)(?=[\s.،؛:]|$)", line)) for line in lines)
    wrong = sum(len(re.findall(r"(?:^|\s)\)\w|\w\((?=[\s.،؛:]|$)", line)) for line in lines)
    if wrong <= right:
        return rows
    return [replace(row, text=row.text.translate(_SWAPPED)) if _RIGHT_TO_LEFT.search(row.text) else row for row in rows]


def _print(sheet: Sheet, rows: Sequence[Row], gone: set[int], size: float) -> None:
    """One page: its rows, a blank line where a gap is; each line's number is that on its page."""
    sheet.page_starts.append(sheet.size)
    notes = footnotes(rows, gone, size)
    for index, row in enumerate(rows):
        large = row.size > 1.18 * size and index not in gone and len(row.text) < _LONGEST_HEADING
        if row.far and index not in gone and index - 1 not in gone:
            sheet.blank(index + 1)
        kind = "furniture" if index in gone else "note" if index in notes else "heading" if large else ""
        start = sheet.line(row.text, index + 1, kind, (1 if row.size > 1.5 * size else 2) if large else 0)
        sheet.marks += [Mark(start + left, start + right, "bold") for left, right in row.bold]
        sheet.marks += [Mark(start + left, start + right, "ocr") for left, right in row.doubtful]
