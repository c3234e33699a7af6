"""Plain text: as it stands, with Unix line ends; a form feed begins a page."""

from __future__ import annotations

from lexcheck.model import Source
from lexcheck.reading.decoding import decode
from lexcheck.reading.limits import MAX_CHARACTERS, characters
from lexcheck.reading.sheet import Sheet


def read(data: bytes, name: str) -> Source:
    """The source of a plain text in any common encoding. Raises LexcheckError where it is no text."""
    text, warnings = decode(data)
    text = unix(text)
    if len(text) > MAX_CHARACTERS:
        raise characters(len(text))
    sheet = Sheet()
    sheet.page_starts = page_starts(text)
    sheet.write(text.replace("\f", " "))
    return sheet.finish(data, name, "text", warnings=warnings)


def unix(text: str) -> str:
    """The text with `\\n` for every line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def page_starts(text: str) -> list[int]:
    """Where each page begins, if form feeds divide the text into pages."""
    starts, at = [0], text.find("\f")
    while at >= 0:
        starts.append(at)
        at = text.find("\f", at + 1)
    return starts if len(starts) > 1 else []
