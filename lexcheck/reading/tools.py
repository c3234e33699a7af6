"""Run a program of the system within bounds; with it end the programs that it started."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence

from lexcheck.errors import LexcheckError

INSTALL = "apt-get install -y ocrmypdf tesseract-ocr tesseract-ocr-fra tesseract-ocr-ara tesseract-ocr-spa tesseract-ocr-fas"


def found(name: str) -> str:
    """The path of a program, empty where there is none; one that pip installed beside Python counts."""
    return shutil.which(name) or shutil.which(name, path=os.path.dirname(sys.executable)) or ""


def run(command: Sequence[str], seconds: float) -> bytes:
    """What a program writes. Raises LexcheckError where it fails or takes longer than `seconds`."""
    name = os.path.basename(command[0])
    # one thread each: several pages are read at a time, and results do not depend on the machine
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            start_new_session=True,
        )
    except OSError as fault:
        raise LexcheckError(f"the program {name} cannot be started", cause=str(fault), mend="install it again") from fault
    try:
        written, said = process.communicate(timeout=max(seconds, 0.1))
    except subprocess.TimeoutExpired as fault:
        raise LexcheckError(
            "this scan takes too long to read",
            cause=f"the program {name} was not done in time",
            mend="run OCR over it yourself (ocrmypdf scan.pdf law.pdf) and give the PDF with its text layer",
        ) from fault
    finally:
        _end(process)
    if process.returncode:
        words = " ".join(said.decode("utf-8", "replace").split())[-200:]
        raise LexcheckError(
            "this scan cannot be read",
            cause=f"the program {name} failed: {words}",
            mend="run OCR over it yourself and give the result",
        )
    return written


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program that still runs, and its children."""
    if process.poll() is not None:
        return
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (AttributeError, OSError):  # no process groups on this system
        process.kill()
    process.communicate()
