"""The tree of units that a format states, drawn up while its text is written."""

from __future__ import annotations

from dataclasses import dataclass

from lexcheck.model import Node
from lexcheck.reading.sheet import Sheet


@dataclass(slots=True)
class _Draft:
    level: str
    number: str
    heading: str
    begin: int
    start: int
    end: int
    depth: int
    status: str
    zone: str = ""
    quoted: bool = False
    label: str = ""
    parted: bool = False  # a child has begun: text from here on is a continuation


class Outline:
    """Units in document order; the open ones form a path from the top."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._drafts: list[_Draft] = []
        self._open: list[_Draft] = []
        self._tail: _Draft | None = None  # the continuation that the next text may belong to

    @property
    def depth(self) -> int:
        """How many units are open."""
        return len(self._open)

    @property
    def begun(self) -> bool:
        """Whether the open unit has text of its own or a child."""
        return bool(self._open) and (self._open[-1].parted or self._open[-1].end > self._open[-1].start)

    def open(
        self,
        level: str,
        number: str = "",
        heading: str = "",
        begin: int | None = None,
        status: str = "",
        zone: str = "",
        *,
        quoted: bool = False,
        label: str = "",
    ) -> None:
        """Begin a unit inside the open one; `begin` is where its number or heading stands (default: here)."""
        at = self._sheet.size if begin is None else begin
        if self._open:
            self._open[-1].parted = True
        draft = _Draft(
            level, number, heading, at, self._sheet.size, self._sheet.size, len(self._open), status, zone, quoted, label
        )
        self._drafts.append(draft)
        self._open.append(draft)
        self._tail = None

    def body(self) -> None:
        """The open unit's number and heading are written: its own text would begin here."""
        self._open[-1].start = self._open[-1].end = self._sheet.size

    def text(self, start: int, end: int) -> None:
        """Text from `start` to `end` was written: the open unit's own, or a continuation after its children."""
        if not self._open or start == end:
            return
        owner = self._open[-1]
        if not owner.parted:
            if owner.start == owner.end:
                owner.start = start
            owner.end = end
        elif self._tail is not None and self._tail.depth == len(self._open):
            self._tail.end = end
        else:
            self._tail = _Draft("continuation", "", "", start, start, end, len(self._open), "")
            self._drafts.append(self._tail)

    def close(self) -> None:
        """End the open unit."""
        self._open.pop()
        self._tail = None

    def nodes(self) -> list[Node]:
        """The units."""
        return [
            Node(d.level, d.number, d.heading, d.begin, d.start, d.end, d.depth, d.status, d.zone, d.quoted, d.label)
            for d in self._drafts
        ]
