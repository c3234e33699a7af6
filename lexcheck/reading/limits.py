"""How large a file may be before it is taken for something else than a law, and what is said then."""

from __future__ import annotations

from lexcheck.errors import LexcheckError

MAX_BYTES = 64 * 1024 * 1024  # of a file
MAX_CHARACTERS = 30_000_000  # of its text: the largest codes of the world have about a third
MAX_UNPACKED = 256 * 1024 * 1024  # of one part of a packed file (DOCX)
MAX_PAGES = 20_000  # of a PDF
PDF_SECONDS = 60  # that the parsing of one PDF may take
PDF_MEMORY = 3 * 1024 * 1024 * 1024  # bytes that it may use
PICTURE_PIXELS = 24_000_000  # of a page drawn for OCR: A3 at 300 dots an inch has 17 million
SCAN_PAGES = 1_000  # of a PDF that OCR reads
SCAN_PAGE_SECONDS = 60  # that OCR may take for a page
SCAN_SECONDS = 3_600  # and for a scan


def size(found: int) -> LexcheckError:
    """The fault for a file of `found` bytes."""
    return LexcheckError(
        f"this file is too large to be a law ({found / 1_048_576:.0f} MB)",
        cause=f"lexcheck reads files of up to {MAX_BYTES // 1_048_576} MB",
        mend="give it one law at a time, without the scanned images",
    )


def characters(found: int) -> LexcheckError:
    """The fault for a text of `found` characters."""
    return LexcheckError(
        f"this text is too large to be a law ({found / 1e6:.0f} million characters)",
        cause=f"lexcheck reads texts of up to {MAX_CHARACTERS // 1_000_000} million characters",
        mend="split it: one file a law",
    )


def no_text() -> LexcheckError:
    """The fault for a file in which nothing is written."""
    return LexcheckError("this file is empty", cause="there is no word in it", mend="save or download the law again")
