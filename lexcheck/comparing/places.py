"""Which row of a comparison holds a place of either text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lexcheck.comparing.changes import Change
from lexcheck.model import Law


@dataclass(frozen=True, slots=True)
class Side:
    """One version in a comparison: rows by the index of the provision that they hold, and the changed runs of its text in order, as
    (start, end, row, place among the row's edits)."""

    law: Law
    is_old: bool
    changes: Sequence[Change]
    row_of: dict[int, int]
    runs: tuple[tuple[int, int, int, int], ...]

    def row_at(self, provision: int) -> int:
        """The row of a provision, of its nearest parent where it has none of its own (closing words); -1 for none."""
        at = provision
        while at >= 0:
            if at in self.row_of:
                return self.row_of[at]
            at = self.law.provisions[at].parent
        return -1

    def edits_in(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The changed runs that touch a span of this version's text, as (row, place among the row's edits)."""
        for low, high, row, place in self.runs[: bisect_right(self.runs, end, key=_start)]:
            # words that are gone from this version leave a place between two words
            if start <= high and (low < high or start < low < end):
                yield row, place


def _start(run: tuple[int, int, int, int]) -> int:
    return run[0]


def side(law: Law, changes: Sequence[Change], *, old: bool) -> Side:
    """The rows of one version."""
    held = ((at, change.old if old else change.new) for at, change in enumerate(changes))
    rows = {p.index: at for at, p in held if p is not None}
    runs = [
        (*((edit.old_start, edit.old_end) if old else (edit.new_start, edit.new_end)), row, place)
        for row, change in enumerate(changes)
        if (change.old if old else change.new) is not None
        for place, edit in enumerate(change.edits)
        if edit.op != "equal"
    ]
    return Side(law, old, changes, rows, tuple(sorted(runs)))
