"""The text that a reader writes, line by line, with its marks and the lines of the file it came from."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from lexcheck.model import Mark, Node, Source
from lexcheck.reading.limits import MAX_CHARACTERS, characters, no_text

# control characters, halves of surrogate pairs, non-characters: nobody reads them, and no XML output may carry them
_UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SECOND = re.compile("[\x80-\x9f]")
_WINDOWS = {code: bytes([code]).decode("cp1252", errors="replace").replace("\ufffd", " ") for code in range(0x80, 0xA0)}


class Sheet:
    """A text under construction. Offsets handed out stay true: `finish` only puts spaces for characters nobody can read."""

    def __init__(self) -> None:
        self.size = 0
        self.marks: list[Mark] = []
        self.nodes: list[Node] = []
        self.page_starts: list[int] = []
        self.warnings: list[str] = []
        self._parts: list[str] = []
        self._sources: list[int] = []
        self._last = ""

    def write(self, text: str) -> int:
        """Add text without a line end; the offset at which it starts."""
        start = self.size
        if text:
            self._parts.append(text)
            self._last = text
            self.size += len(text)
            if self.size > MAX_CHARACTERS:
                raise characters(self.size)
        return start

    def line(self, text: str, at: int = 0, kind: str = "", level: int = 0) -> int:
        """Add a line (or several) that stands at line `at` of the file, marked with `kind`; the offset at which it starts."""
        start = self.write(text)
        if kind and text:
            self.marks.append(Mark(start, self.size, kind, level))
        self.end_line(at, text.count("\n") + 1)
        return start

    def end_line(self, at: int = 0, count: int = 1) -> None:
        """End the line; it and the `count - 1` before it stand at line `at` of the file."""
        self.write("\n")
        self._sources.extend([at] * count)

    def blank(self, at: int = 0) -> None:
        """One empty line, unless there is one or the text begins here."""
        if self.size and not (self._last == "\n" and (len(self._parts) < 2 or self._parts[-2].endswith("\n"))):
            if not self._last.endswith("\n"):
                self.end_line(at)
            self.end_line(at)

    @property
    def text(self) -> str:
        """What is written so far."""
        return "".join(self._parts)

    @property
    def fresh(self) -> bool:
        """Whether a new line begins here."""
        return not self._last or self._last.endswith("\n")

    def finish(
        self,
        data: bytes,
        name: str,
        form: str,
        *,
        title: str = "",
        language: str = "",
        metadata: dict[str, str] | None = None,
        warnings: Sequence[str] = (),
    ) -> Source:
        """The source. Raises LexcheckError where nothing is written in it."""
        text = readable(self.text)
        if not text.strip():
            raise no_text()
        lines = self._sources
        same = all(number == index for index, number in enumerate(lines, 1)) or not any(lines)
        return Source(
            name=name,
            format=form,
            sha256=hashlib.sha256(data).hexdigest(),
            text=text,
            marks=tuple(sorted(self.marks, key=lambda mark: (mark.start, -mark.end))),
            nodes=tuple(self.nodes),
            page_starts=tuple(self.page_starts),
            source_lines=() if same else tuple(lines),
            title=title,
            language=language,
            metadata=metadata or {},
            warnings=(*warnings, *self.warnings),
        )


def readable(text: str) -> str:
    """The text with a space for each character that nobody can read; the second range of control characters is read as windows-1252.

    Files that call themselves ISO 8859-1 hold quotation marks there, and every browser shows them so. No character changes its place.
    """
    text = _UNREADABLE.sub(" ", text) if _UNREADABLE.search(text) else text
    return text.translate(_WINDOWS) if _SECOND.search(text) else text
