"""Take the words out of a PDF, in a process of its own: a hostile file can crash, hang or fill the memory of this process only.

Started by `pdf_process`: the PDF comes in on stdin, a `Report` goes out on stdout as MessagePack.
"""

from __future__ import annotations

import ctypes
import math
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable
from typing import Any

import msgspec

from lexcheck.reading.limits import MAX_CHARACTERS, MAX_PAGES, PDF_MEMORY, PDF_SECONDS

Turn = Callable[[float, float], tuple[float, float]]

_DIVIDED = frozenset((0x02, 0xFFFE))  # what PDFium puts for the hyphen of a divided word
_HYPHENS = _DIVIDED | {0xAD}
_FORMS = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]+")  # ligatures and Arabic presentation forms
_STAMP = 8  # words: so many may stand on a scanned page as a stamp or a link
_ARABIC = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


class Word(msgspec.Struct, array_like=True, frozen=True):
    """A word as printed: its edges, base line (points from the lower left corner of the upright page), height of its font, weight.

    `sure` is how sure OCR is of it, between 0 and 1; 1 for a word of a text layer.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    sure: float = 1.0


class Page(msgspec.Struct, array_like=True, frozen=True):
    """One page: width and height in points, its words in the order of the file, whether it is a picture of a page."""

    width: float
    height: float
    words: tuple[Word, ...]
    pictures: bool


class Report(msgspec.Struct, frozen=True):
    """What became of a PDF: its pages and properties, or the fault (`password`, `damaged`, `pages`, `characters`)."""

    pages: tuple[Page, ...] = ()
    properties: dict[str, str] = {}
    fault: str = ""
    detail: str = ""


def words_of(data: bytes) -> Report:
    """The words of every page."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
        if not count:
            return Report(fault="damaged", detail="it has no pages")
        if count > MAX_PAGES:
            return Report(fault="pages", detail=str(count))
        pages, total = [], 0
        for index in range(count):
            pages.append(_page(document, index))
            total += sum(len(word.text) + 1 for word in pages[-1].words)
            if total > MAX_CHARACTERS:
                return Report(fault="characters", detail=str(total))
        properties = {key: str(value) for key, value in document.get_metadata_dict(skip_empty=True).items()}
    except pdfium.PdfiumError as fault:
        return Report(fault="password" if "assword" in str(fault) else "damaged", detail=str(fault))
    return Report(tuple(pages), properties)


def _page(document: Any, index: int) -> Page:
    """One page; one that is broken counts as a page without words."""
    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    try:
        page = document[index]
    except pdfium.PdfiumError:
        return Page(612, 792, (), False)
    left, low, right, high = page.get_mediabox()
    width, height = right - left, high - low
    try:
        text = page.get_textpage()
    except pdfium.PdfiumError:
        return Page(width, height, (), False)
    count = text.count_chars()
    codes = [raw.FPDFText_GetUnicode(text, at) for at in range(count)]
    spans = _spans(codes)
    quarters = _quarters(raw, text, spans)
    turn = _turn(quarters, left, low, width, height)
    words = tuple(_word(raw, text, codes, start, stop, turn) for start, stop in spans)
    pictures = len(words) <= _STAMP and _pictured(raw, page, len(words), width * height)
    return Page(height, width, words, pictures) if quarters % 2 else Page(width, height, words, pictures)


def _pictured(raw: Any, page: Any, words: int, area: float) -> bool:
    """Whether a page is a picture: nothing but an image, or a large one with the few words that an archive stamps on a scan."""
    for item in page.get_objects(max_depth=3):
        if item.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, low, right, high = item.get_bounds()
            if not words or (right - left) * (high - low) > 0.5 * area:
                return True
    return False


def _spans(codes: list[int]) -> list[tuple[int, int]]:
    """Where each word begins and ends: at spaces, and after the hyphen of a divided word, behind which PDFium gives no line end."""
    spans, start = [], -1
    for at, code in enumerate((*codes, 0x20)):
        if (code <= 0x20 and code != 0x02) or code == 0xA0:
            if start >= 0:
                spans.append((start, at))
            start = -1
            continue
        start = at if start < 0 else start
        if code in _DIVIDED:
            spans.append((start, at + 1))
            start = -1
    return spans


def _quarters(raw: Any, text: Any, spans: list[tuple[int, int]]) -> int:
    """By how many quarter turns clockwise most of the text stands: tables are often set sideways."""
    sample = spans[:: max(1, len(spans) // 60)]
    turns = Counter(round(raw.FPDFText_GetCharAngle(text, start) / (math.pi / 2)) % 4 for start, _ in sample)
    return turns.most_common(1)[0][0] if turns else 0


def _turn(quarters: int, left: float, low: float, width: float, height: float) -> Turn:
    """What takes a point of the page to where it is when its text is upright."""
    turns: dict[int, Turn] = {
        0: lambda x, y: (x - left, y - low),
        1: lambda x, y: (height - (y - low), x - left),
        2: lambda x, y: (width - (x - left), height - (y - low)),
        3: lambda x, y: (y - low, width - (x - left)),
    }
    return turns[quarters]


def _word(raw: Any, text: Any, codes: list[int], start: int, stop: int, turn: Turn) -> Word:
    """The word between two characters of the page."""
    first, last = _box(raw, text, start, turn), _box(raw, text, stop - 1, turn)
    signs = "".join("-" if code in _HYPHENS else chr(code) for code in codes[start:stop])
    if _ARABIC.search(signs):
        signs = _ligatures_upright(signs, [_box(raw, text, at, turn)[:2] for at in range(start, stop)])
    if _FORMS.search(signs):
        signs = _FORMS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), signs)
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, start, x, y)
    loose = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, start, loose)
    size = abs(turn(loose.right, loose.top)[1] - turn(loose.left, loose.bottom)[1])
    return Word(signs, min(first[0], last[0]), max(first[1], last[1]), turn(x.value, y.value)[1], size, _bold(raw, text, start))


def _box(raw: Any, text: Any, at: int, turn: Turn) -> tuple[float, float]:
    """The left and right edge of a character."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text, at, left, right, bottom, top)
    one, two = turn(left.value, bottom.value)[0], turn(right.value, top.value)[0]
    return min(one, two), max(one, two)


def _ligatures_upright(signs: str, boxes: list[tuple[float, float]]) -> str:
    """Letters of one Arabic ligature stand in one box, and PDFium gives them in reverse: lam-alef comes out as alef-lam."""
    parts, at = [], 0
    while at < len(signs):
        end = at + 1
        while end < len(signs) and boxes[end] == boxes[at] and boxes[at][1] > boxes[at][0] and _ARABIC.match(signs[end]):
            end += 1
        parts.append(signs[at:end][::-1])
        at = end
    return "".join(parts)


def _bold(raw: Any, text: Any, at: int) -> bool:
    if raw.FPDFText_GetFontWeight(text, at) >= 600:
        return True
    name = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(text, at, name, 128, ctypes.byref(ctypes.c_int()))
    return any(sign in name.value.lower() for sign in (b"bold", b"black", b"heavy"))


def bound() -> None:
    """Bound the time and memory of this process."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (PDF_SECONDS, PDF_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (PDF_MEMORY, PDF_MEMORY))
    except (ImportError, ValueError, OSError):
        pass  # no such limits on this system: the time limit of the caller remains


def main() -> None:
    """Read a PDF from stdin, write its report to stdout, within bounds of time and memory."""
    bound()
    sys.stdout.buffer.write(msgspec.msgpack.encode(words_of(sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()
