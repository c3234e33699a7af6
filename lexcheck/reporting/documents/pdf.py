"""A Word document as PDF, by LibreOffice where it is installed."""

from __future__ import annotations

import tempfile
from pathlib import Path

from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.reading.tools import found, run

SECONDS = 300  # a long framework takes half a minute
_NAMES = ("soffice", "libreoffice")
# tagged: a reader that speaks finds headings, tables and the words beside pictures
_FILTER = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"}}'
)


def as_pdf(document: bytes) -> bytes:
    """The document (DOCX) as PDF. Raises LexcheckError (OUTPUT) where LibreOffice is not there, fails, or takes too long."""
    office = next(filter(None, map(found, _NAMES)), "")
    if not office:
        raise LexcheckError(
            "a PDF cannot be made on this machine",
            cause="LibreOffice, which makes it, is not installed",
            mend="install it (apt-get install -y libreoffice-writer), or write a .docx and save it as PDF in your word processor",
            code=ExitCode.OUTPUT,
        )
    with tempfile.TemporaryDirectory(prefix="lexcheck-") as scratch:
        folder = Path(scratch)
        source, made = folder / "document.docx", folder / "document.pdf"
        source.write_bytes(document)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"  # its own: one that runs already is not disturbed
        command = [office, "--headless", "--norestore", profile, "--convert-to", _FILTER, "--outdir", str(folder), str(source)]
        try:
            run(command, SECONDS)
            return made.read_bytes()
        except (LexcheckError, OSError) as fault:
            cause = fault.cause if isinstance(fault, LexcheckError) else "LibreOffice wrote no file"
            raise LexcheckError(
                "LibreOffice could not make the PDF",
                cause=cause,
                mend="write a .docx and save it as PDF in your word processor",
                code=ExitCode.OUTPUT,
            ) from fault
