"""Packed files (ZIP): what they hold, and their parts read without trusting the sizes they state."""

from __future__ import annotations

import io
import zipfile
import zlib

from lexcheck.errors import LexcheckError
from lexcheck.reading.limits import MAX_UNPACKED

_KNOWN = (  # a member's name begins so: what the file is
    ("xl/", "an Excel workbook"),
    ("ppt/", "a PowerPoint presentation"),
    ("content.xml", "an OpenDocument file"),
)
_ODT = b"opendocument.text"  # of the type that an OpenDocument text states, and its templates


def opened(data: bytes) -> zipfile.ZipFile:
    """The archive. Raises LexcheckError where it is damaged."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as fault:
        raise LexcheckError(
            "this packed file (ZIP, DOCX, ODT or EPUB) is damaged",
            cause=f"it may be truncated ({fault})",
            mend="download or save it again",
        ) from fault


def inside(data: bytes) -> str:
    """The reader for what an archive holds. Raises LexcheckError where none reads it."""
    names = opened(data).namelist()
    if any(name.lower() in ("word/document.xml", "word/document2.xml") for name in names):
        return "docx"
    if "META-INF/container.xml" in names:
        return "epub"
    if "content.xml" in names and _ODT in (part(opened(data), "mimetype") or _ODT):
        return "odt"
    what = next((what for start, what in _KNOWN if any(name.startswith(start) for name in names)), "an archive (ZIP)")
    raise LexcheckError(
        f"this is {what}, not a law's text", cause="its content says so", mend="save the law in it as DOCX, PDF or plain text"
    )


def part(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """One member, None where there is none. Raises LexcheckError where it is damaged, encrypted, or unpacks to too much."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    if info.flag_bits & 1:
        raise LexcheckError(
            "this document is encrypted", cause="its parts open only with a password", mend="save it without a password"
        )
    try:
        with archive.open(info) as member:
            data = member.read(MAX_UNPACKED + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, EOFError, RuntimeError) as fault:
        raise LexcheckError(
            "this document is damaged", cause=f"its part {name} cannot be unpacked ({fault})", mend="save or download it again"
        ) from fault
    if len(data) > MAX_UNPACKED:
        raise LexcheckError(
            "this document unpacks to too much to be a law",
            cause=f"its part {name} has more than {MAX_UNPACKED // 1_048_576} MB",
            mend="save it again as a new DOCX",
        )
    return data
