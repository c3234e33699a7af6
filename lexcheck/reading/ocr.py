"""Scans: pages without a text layer, read by Tesseract; those that it reads badly are set upright by OCRmyPDF and read again.

Both are programs of the system and optional. Nothing is kept: pictures of pages stand in a temporary folder while they are read.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from lexcheck.errors import LexcheckError
from lexcheck.reading.hocr import Scanned, page_of
from lexcheck.reading.limits import SCAN_PAGE_SECONDS, SCAN_PAGES, SCAN_SECONDS
from lexcheck.reading.pdf_process import pictures
from lexcheck.reading.progress import tell
from lexcheck.reading.tools import INSTALL, found, run

# Tesseract's names of the languages that statutes are read in; those that are installed are tried on a page in the middle
_TONGUES = ("eng", "fra", "spa", "ara", "fas", "por")
_BATCH = 8  # pages drawn at a time: a picture has 8 MB
_BAD, _ASKEW = 0.75, 0.02  # certainty below which, and slope above which, a page is set upright and read again


@dataclass(frozen=True, slots=True)
class Reading:
    """Pages by their number from 0, and what read them, in words."""

    pages: dict[int, Scanned]
    program: str


def available() -> bool:
    """Whether scans can be read here."""
    return bool(found("tesseract"))


def scan(data: bytes, numbers: Sequence[int]) -> Reading:
    """The pages of a PDF with these numbers (from 0), read by OCR.

    Raises LexcheckError where Tesseract or its languages are missing, where the scan is too long, and where it takes too much time.
    """
    if not available():
        raise LexcheckError(
            "this is a scan, and the program that reads scans is not installed",
            cause=f"{len(numbers)} of its pages are pictures without a text layer, and there is no program tesseract",
            mend=f"install it ({INSTALL}), or give the text in another format",
        )
    if len(numbers) > SCAN_PAGES:
        raise LexcheckError(
            f"this scan is too long to be read here ({len(numbers)} pages)",
            cause=f"lexcheck reads scans of up to {SCAN_PAGES} pages",
            mend="run OCR over it yourself (ocrmypdf scan.pdf law.pdf) and give the PDF with its text layer",
        )
    limit = time.monotonic() + SCAN_SECONDS
    tongues = _tongues()
    with tempfile.TemporaryDirectory(prefix="lexcheck-scan-") as folder:
        middle = numbers[len(numbers) // 2]  # the first page is often a title page in several languages
        sure, tongue = _tongue(data, middle, tongues, Path(folder), limit)
        if sure < _BAD and (upright := _upright(data, [middle], tongue, Path(folder), limit)):
            _, tongue = _tongue(upright, middle, tongues, Path(folder), limit)
        pages = _read(data, numbers, tongue, Path(folder), limit)
        bad = [number for number, page in pages.items() if page.sure < _BAD or abs(page.slope) > _ASKEW]
        program = "tesseract"
        if bad and (upright := _upright(data, bad, tongue, Path(folder), limit)):
            program = "ocrmypdf and tesseract"
            again = _read(upright, bad, tongue, Path(folder), limit)
            pages |= {number: page for number, page in again.items() if page.sure > pages[number].sure}
    return Reading(pages, f"{program} ({tongue})")


def _tongues() -> list[str]:
    """The languages that Tesseract knows here, of those we want."""
    listed = set(run([found("tesseract"), "--list-langs"], 30).decode("utf-8", "replace").split())
    known = [tongue for tongue in _TONGUES if tongue in listed]
    if not known:
        raise LexcheckError(
            "this is a scan, and the program that reads scans has no language installed",
            cause=f"tesseract knows none of {', '.join(_TONGUES)}",
            mend=f"install one ({INSTALL})",
        )
    return known


def _tongue(data: bytes, number: int, tongues: Sequence[str], folder: Path, limit: float) -> tuple[float, str]:
    """The language in which a page reads the surest, and how sure."""
    scale = pictures(data, [number], folder)[number]
    return max(((_page(folder, number, scale, tongue, limit).sure, tongue) for tongue in tongues), key=lambda each: each[0])


def _read(data: bytes, numbers: Sequence[int], tongue: str, folder: Path, limit: float) -> dict[int, Scanned]:
    """The pages, some at a time; one thread a processor, as each runs a program of one thread."""
    pages: dict[int, Scanned] = {}
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for start in range(0, len(numbers), _BATCH):
            tell("reading the scan", start, len(numbers))
            batch = numbers[start : start + _BATCH]
            scales = pictures(data, batch, folder)
            waiting = {number: pool.submit(_page, folder, number, scales[number], tongue, limit) for number in batch}
            pages |= {number: page.result() for number, page in waiting.items()}
            for number in batch:
                (folder / f"{number}.pgm").unlink(missing_ok=True)
    return pages


def _page(folder: Path, number: int, scale: float, tongue: str, limit: float) -> Scanned:
    picture = folder / f"{number}.pgm"
    seconds = min(SCAN_PAGE_SECONDS, limit - time.monotonic())
    return page_of(
        run([found("tesseract"), str(picture), "stdout", "-l", tongue, "--dpi", str(round(72 * scale)), "hocr"], seconds), scale
    )


def _upright(data: bytes, numbers: Sequence[int], tongue: str, folder: Path, limit: float) -> bytes:
    """The PDF with its pages turned and levelled; empty where OCRmyPDF is missing or fails, which costs nothing but these pages."""
    program = found("ocrmypdf")
    if not program:
        return b""
    given, made = folder / "given.pdf", folder / "upright.pdf"
    given.write_bytes(data)
    pages = ",".join(str(number + 1) for number in numbers)
    # a low threshold for turning: these pages read badly as they are, and the surer reading is kept
    ways = [
        "--force-ocr",
        "--rotate-pages",
        "--rotate-pages-threshold",
        "2",
        "--deskew",
        "--output-type",
        "pdf",
        "--optimize",
        "0",
    ]
    try:
        run(
            [program, *ways, "--quiet", "--pages", pages, "-l", tongue, str(given), str(made)],
            min(len(numbers) * SCAN_PAGE_SECONDS, limit - time.monotonic()),
        )
    except LexcheckError:
        return b""
    return made.read_bytes() if made.is_file() else b""
