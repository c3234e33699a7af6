"""What Tesseract writes of a page (hOCR): words with their places and how sure it is of each.

Source: the hOCR microformat (`bbox`, `baseline`, `x_size`, `x_wconf`); pixels, y downwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from lxml import etree

from lexcheck.reading.pdf_worker import Page, Word
from lexcheck.reading.xmlsafe import parse

_BOX = re.compile(r"\bbbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_BASE = re.compile(r"\bbaseline (-?[\d.]+) (-?[\d.]+)")
_SIZE = re.compile(r"\bx_size ([\d.]+)")
_SURE = re.compile(r"\bx_wconf (\d+)")
_SAME_TYPE = 0.3
_LINES = frozenset(("ocr_line", "ocr_caption", "ocr_header", "ocr_textfloat"))


@dataclass(frozen=True, slots=True)
class Scanned:
    """A page read by OCR: its words, how sure the program is of them on average (0 to 1, by length), the slope of its lines."""

    page: Page
    sure: float
    slope: float


@dataclass(frozen=True, slots=True)
class _Line:
    box: tuple[int, int, int, int]
    slope: float
    offset: float
    size: float
    words: tuple[tuple[str, tuple[int, int, int, int], float], ...]


def page_of(data: bytes, scale: float) -> Scanned:
    """The page that hOCR describes; `scale` is the pixels a point."""
    root = parse(data)
    outer = next((found for each in root.iter() if (found := _box(each)) and each.get("class") == "ocr_page"), (0, 0, 1, 1))
    lines = list(_lines(root))
    slope = median(line.slope for line in lines) if lines else 0.0
    across, down = outer[2] / 2, outer[3] / 2
    usual = median(line.size for line in lines) if lines else 1.0
    words: list[Word] = []
    for line in lines:
        base = line.box[3] + line.offset + slope * (across - line.box[0])
        # a page laid askew: lines are levelled about the middle, margins set upright
        aside = slope * (base - down)
        # the size that is seen depends on the letters of a line: only a great difference is one of type
        size = line.size if abs(line.size - usual) > _SAME_TYPE * usual else usual
        words += [
            Word(text, (box[0] + aside) / scale, (box[2] + aside) / scale, (outer[3] - base) / scale, size / scale, False, sure)
            for text, box, sure in line.words
        ]
    letters = sum(len(word.text) for word in words)
    sure = sum(word.sure * len(word.text) for word in words) / letters if letters else 0.0
    return Scanned(Page(outer[2] / scale, outer[3] / scale, tuple(words), not words), sure, slope)


def _lines(root: etree._Element) -> Iterator[_Line]:
    for each in root.iter():
        if each.get("class") not in _LINES or not (box := _box(each)):
            continue
        about = each.get("title") or ""
        base, size = _BASE.search(about), _SIZE.search(about)
        words = tuple(_words(each))
        if words:
            slope, offset = (float(base[1]), float(base[2])) if base else (0.0, 0.0)
            yield _Line(box, slope, offset, float(size[1]) if size else float(box[3] - box[1]), words)


def _words(line: etree._Element) -> Iterator[tuple[str, tuple[int, int, int, int], float]]:
    for each in line.iter():
        if each.get("class") != "ocrx_word" or not (box := _box(each)):
            continue
        text = "".join("".join(str(part) for part in each.itertext()).split())
        found = _SURE.search(each.get("title") or "")
        if text:
            yield text, box, int(found[1]) / 100 if found else 0.0


def _box(element: etree._Element) -> tuple[int, int, int, int] | None:
    found = _BOX.search(element.get("title") or "")
    return (int(found[1]), int(found[2]), int(found[3]), int(found[4])) if found else None
