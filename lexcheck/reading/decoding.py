"""Bytes to text: Unicode where they are Unicode, else the legacy encoding under which they read best, with a warning.

Statistics of letters alone go wrong on statutes, which are ASCII but for quotation marks, dashes and section signs; so candidates
are judged by whether such signs stand where they stand in print (`guessing`).
"""

from __future__ import annotations

import codecs
import re

from lexcheck.errors import LexcheckError
from lexcheck.reading.guessing import guess

_BOMS = (  # UTF-32 before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_ESCAPED = re.compile("[\udc80-\udcff]")
_SHOWN = {
    "cp1252": "windows-1252 (Western European)",
    "cp1256": "windows-1256 (Arabic)",
    "cp1251": "windows-1251 (Cyrillic)",
    "cp1250": "windows-1250 (Central European)",
    "cp1254": "windows-1254 (Turkish)",
}


def decode(data: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The text and warnings. `declared` is the encoding that the file itself states. Raises LexcheckError where it is no text."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _unicode(data[len(mark) :], encoding)
    if wide := _wide(data):
        return _unicode(data, wide)
    try:
        return _text(data.decode("utf-8")), ()
    except UnicodeDecodeError:
        pass
    if declared:
        try:
            return _text(data.decode(declared)), ()
        except (LookupError, UnicodeDecodeError):
            pass
    mended = _mixed(data)
    if mended:
        return mended
    _text(data.decode("latin-1"))  # a binary file is told before its encoding is guessed
    encoding = guess(data)
    shown = _SHOWN.get(encoding, encoding)
    warning = f"the file does not state its encoding; it was read as {shown}, a guess: check accents and quotation marks"
    return _text(data.decode(encoding, errors="replace")), (warning,)


def _unicode(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    """Text of a known Unicode encoding; a file cut in the middle of a character is read up to there."""
    text = data.decode(encoding, errors="replace")
    damaged = text.count("\ufffd")
    if damaged > max(2, len(text) // 100):
        raise _no_text(f"it claims to be {encoding.upper()}, but {damaged} of its characters are not")
    warning = (f"{damaged} characters are damaged: the file may be truncated",) if damaged else ()
    return _text(text), warning


def _wide(data: bytes) -> str:
    """UTF-16 or UTF-32 without a mark, by where the zero bytes of spaces and digits stand."""
    sample = data[:4096]
    if b"\0" not in sample:
        return ""
    zeros = [sample[start::4].count(0) for start in range(4)]
    quarter = len(sample) // 4
    if quarter and zeros[2] == zeros[3] == quarter and zeros[0] == 0:
        return "utf-32-le"
    if quarter and zeros[0] == zeros[1] == quarter and zeros[3] == 0:
        return "utf-32-be"
    even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
    if odd > 20 * even and odd > max(1, len(sample) // 50):
        return "utf-16-le"
    if even > 20 * odd and even > max(1, len(sample) // 50):
        return "utf-16-be"
    return ""


def _mixed(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """UTF-8 with a few stray bytes of another encoding, or cut at its end; None where that is not what the bytes look like."""
    text = data.decode("utf-8", errors="surrogateescape")
    stray = len(_ESCAPED.findall(text))
    valid = sum(len(run) for run in re.findall("[^\x00-\x7f\udc80-\udcff]+", text))
    if stray <= 3 and text[-stray:] == "".join(_ESCAPED.findall(text)) and (valid or stray == 1):
        return _text(text[:-stray]), ("the file ends in the middle of a character: it may be truncated",)
    if stray * 10 > valid:
        return None
    first = _ESCAPED.search(text)
    line = text.count("\n", 0, first.start() if first else 0) + 1
    repaired = _ESCAPED.sub(lambda found: bytes([ord(found[0]) - 0xDC00]).decode("cp1252", errors="replace"), text)
    return _text(repaired), (
        f"the file mixes encodings: {stray} bytes that are not UTF-8 were read as windows-1252 (the first in line {line})",
    )


def _text(text: str) -> str:
    """The text itself. Raises LexcheckError where too much of it cannot be read."""
    found = len(_CONTROL.findall(text[:1_000_000]))
    if found > 2 and found > min(len(text), 1_000_000) // 200:
        raise _no_text(f"{found} of its characters are control characters")
    return text


def _no_text(cause: str) -> LexcheckError:
    return LexcheckError(
        "this file is not text",
        cause=cause,
        mend="give the law as plain text, Markdown, HTML, PDF, DOCX, ODT, RTF, EPUB or Akoma Ntoso XML",
    )
