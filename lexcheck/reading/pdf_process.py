"""Run the PDF worker: it is bounded in time and memory, and its end, however it ends, becomes a report or a clear fault."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from lexcheck.errors import LexcheckError
from lexcheck.reading.limits import MAX_PAGES, PDF_SECONDS, characters
from lexcheck.reading.pdf_worker import Report

_AGAIN = "open it in a PDF viewer and print it to a new PDF, or download it again"


def report(data: bytes) -> Report:
    """The words of a PDF. Raises LexcheckError where it is encrypted, damaged or hostile."""
    try:
        found = msgspec.msgpack.decode(_run("pdf_worker", data), type=Report)
    except msgspec.DecodeError as fault:
        raise LexcheckError(
            "this PDF cannot be read", cause="the PDF library broke off on it: it is damaged or made to do harm", mend=_AGAIN
        ) from fault
    if found.fault == "password":
        raise LexcheckError(
            "this PDF is encrypted",
            cause="it opens only with a password",
            mend="open it with the password and print it to a new PDF",
        )
    if found.fault == "pages":
        raise LexcheckError(
            f"this PDF is too large to be a law ({found.detail} pages)",
            cause=f"lexcheck reads PDFs of up to {MAX_PAGES} pages",
            mend="give it one law at a time",
        )
    if found.fault == "characters":
        raise characters(int(found.detail))
    if found.fault:
        raise LexcheckError(
            "this PDF cannot be read", cause=f"it is damaged or truncated ({found.detail.rstrip('.')})", mend=_AGAIN
        )
    return found


def pictures(data: bytes, numbers: Sequence[int], folder: Path) -> dict[int, float]:
    """Draw pages (numbers from 0) as `<number>.pgm` in a folder; the pixels a point of each. Raises LexcheckError where it fails."""
    try:
        return msgspec.msgpack.decode(_run("pdf_pictures", data, str(folder), *map(str, numbers)), type=dict[int, float])
    except msgspec.DecodeError as fault:
        raise LexcheckError(
            "the pages of this PDF cannot be drawn",
            cause="the PDF library broke off on it: it is damaged, made to do harm, or there is no room for the pictures",
            mend=_AGAIN,
        ) from fault


def _run(worker: str, data: bytes, *arguments: str) -> bytes:
    """What a worker writes; empty bytes where it dies."""
    # the same places are searched for modules as here, whatever the working folder
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            [sys.executable, "-c", f"from lexcheck.reading.{worker} import main; main()", *arguments],
            input=data,
            capture_output=True,
            timeout=PDF_SECONDS,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as fault:
        raise LexcheckError(
            "this PDF takes too long to read",
            cause=f"it was not done after {PDF_SECONDS} seconds; it is damaged, or made to do harm",
            mend=_AGAIN,
        ) from fault
    except OSError as fault:
        raise LexcheckError(
            "PDF files cannot be read here",
            cause=f"the reader process cannot be started ({fault})",
            mend="convert the PDF to plain text and give that",
        ) from fault
    return done.stdout if done.returncode == 0 else b""
