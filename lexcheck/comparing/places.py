"""Which row of a comparison holds a place of either text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lexcheck.comparing.changes import Change
from lexcheck.model import Law


@dataclass(frozen=True, slots=True)
class Side:
    """One version in a comparison: rows by the index of the provision that they hold."""

    law: Law
    is_old: bool
    changes: Sequence[Change]
    row_of: dict[int, int]

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
        for row, change in enumerate(self.changes):
            if not change.kinds:
                continue
            for place, edit in enumerate(change.edits):
                low, high = (edit.old_start, edit.old_end) if self.is_old else (edit.new_start, edit.new_end)
                mine = (change.old if self.is_old else change.new) is not None
                # words that are gone from this version leave a place between two words
                if edit.op != "equal" and mine and low <= end and start <= high and (low < high or start < low < end):
                    yield row, place


def side(law: Law, changes: Sequence[Change], *, old: bool) -> Side:
    """The rows of one version."""
    held = ((at, change.old if old else change.new) for at, change in enumerate(changes))
    return Side(law, old, changes, {p.index: at for at, p in held if p is not None})
