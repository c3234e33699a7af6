"""PDF with a text layer: words in reading order, page by page, with page furniture, headings and bold runs marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from lexcheck.errors import LexcheckError
from lexcheck.model import Mark, Source
from lexcheck.reading.pdf_furniture import furniture
from lexcheck.reading.pdf_layout import Row, rows_of
from lexcheck.reading.pdf_process import report
from lexcheck.reading.pdf_worker import Page
from lexcheck.reading.sheet import Sheet

_SWAPPED = str.maketrans("()[]{}", ")(][}{")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
_OCR = "run OCR first (for instance ocrmypdf --force-ocr) and give the PDF with its text layer"
_LONGEST_HEADING = 160  # characters
_FILE_NAME = re.compile(r"(?i)\.(?:docx?|pdf|rtf|indd|wpd|odt)\b|microsoft word|untitled")


def read(data: bytes, name: str) -> Source:
    """The source of a PDF. Raises LexcheckError where it has no text layer, is encrypted, damaged or too large."""
    found = report(data)
    _has_text(found.pages)
    pages = [_brackets_mended(rows_of(page)) for page in found.pages]
    sheet = Sheet()
    known = furniture(pages, [page.height for page in found.pages])
    usual = median([row.size for rows in pages for row in rows] or [0.0])
    for rows, gone in zip(pages, known, strict=True):
        # parts of a file may be set in other type: a heading is large against its own page
        _print(sheet, rows, gone, median(row.size for row in rows) if len(rows) > 6 else usual)
    empty = [str(number) for number, page in enumerate(found.pages, 1) if page.pictures]
    if empty:
        sheet.warnings.append(
            f"pages without a text layer, left out: {', '.join(empty[:20])}{' ...' if len(empty) > 20 else ''}; "
            "run OCR over the PDF"
        )
    title = found.properties.get("Title", "")
    return sheet.finish(
        data,
        name,
        "pdf",
        metadata=found.properties,
        title="" if _FILE_NAME.search(title) or len(title.split()) < 2 else title.strip(),
    )


def _has_text(pages: Sequence[Page]) -> None:
    """Raises LexcheckError where a PDF holds pictures of pages, or letters that nobody can read."""
    text = "".join(word.text for page in pages for word in page.words)
    if not text:
        pictures = sum(page.pictures for page in pages)
        cause = f"its {len(pages)} pages are pictures" if pictures else "no page has a word"
        raise LexcheckError(
            "this PDF has no text layer: it is a scan" if pictures else "this PDF has no text", cause=cause, mend=_OCR
        )
    broken = len(re.findall("[\ufffd\ue000-\uf8ff\x00-\x1f]", text))
    if 3 * broken > len(text):
        raise LexcheckError(
            "the text layer of this PDF cannot be read", cause="its fonts do not say which letters they draw", mend=_OCR
        )


def _brackets_mended(rows: list[Row]) -> list[Row]:
    """Right-to-left lines with their brackets the right way round, where the program that made the PDF had turned them over."""
    lines = [row.text for row in rows if _RIGHT_TO_LEFT.search(row.text)]
    right = sum(len(re.findall(r"(?:^|\s)\(\w|\w\)(?=[\s.،؛:]|$)", line)) for line in lines)
    wrong = sum(len(re.findall(r"(?:^|\s)\)\w|\w\((?=[\s.،؛:]|$)", line)) for line in lines)
    if wrong <= right:
        return rows
    return [
        Row(row.text.translate(_SWAPPED), row.bold, row.left, row.right, row.base, row.size, row.far)
        if _RIGHT_TO_LEFT.search(row.text)
        else row
        for row in rows
    ]


def _print(sheet: Sheet, rows: Sequence[Row], gone: set[int], size: float) -> None:
    """One page: its rows, a blank line where a gap is; each line's number is that on its page."""
    sheet.page_starts.append(sheet.size)
    for index, row in enumerate(rows):
        large = row.size > 1.18 * size and index not in gone and len(row.text) < _LONGEST_HEADING
        if row.far and index not in gone and index - 1 not in gone:
            sheet.blank(index + 1)
        kind = "furniture" if index in gone else "heading" if large else ""
        start = sheet.line(row.text, index + 1, kind, (1 if row.size > 1.5 * size else 2) if large else 0)
        sheet.marks += [Mark(start + left, start + right, "bold") for left, right in row.bold]
