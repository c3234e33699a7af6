"""What comparing two versions finds, as frozen dataclasses. Offsets are those of the two laws' texts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lexcheck.model import Assessment, Finding, Law, Provision, Requirement


class Kind(StrEnum):
    """What became of a provision; a provision that is unchanged has none."""

    REWORDED = "reworded"
    RENUMBERED = "renumbered"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    INSERTED = "inserted"
    DELETED = "deleted"


class Effect(StrEnum):
    """What a change of text did to a finding."""

    CLOSED = "closed"
    NARROWED = "narrowed"
    WIDENED = "widened"
    OPENED = "opened"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Edit:
    """One run of words: `op` is `equal`, `insert`, `delete` or `replace`; `old` is `old_law.text[old_start:old_end]`, `new` likewise.

    An empty side has the place where it would stand. `names` says what kind of words changed: `number`, `penalty`, `duty` (shall, may),
    `negation`, `reference`, `punctuation`; empty for other words.
    """

    op: str
    old: str
    new: str
    old_start: int
    old_end: int
    new_start: int
    new_end: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One row: a provision of either version, or of both. Every provision stands in exactly one row.

    `kinds` is empty where nothing changed. `others` are the further provisions that a split one went to or a merged one came from, as
    indices of the rows that hold them; in the rows of these, the row of the pair.
    """

    old: Provision | None
    new: Provision | None
    kinds: tuple[Kind, ...] = ()
    edits: tuple[Edit, ...] = ()
    others: tuple[int, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The kinds of words that changed, each once."""
        return tuple(dict.fromkeys(name for edit in self.edits for name in edit.names))


@dataclass(frozen=True, slots=True)
class Cause:
    """The words of a change that moved a verdict: a row of the comparison and the places of its edits that matter.

    `element` is the element of the requirement that they made appear or disappear, empty where it is the whole requirement.
    """

    change: int
    edits: tuple[int, ...] = ()
    element: str = ""
    appeared: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """One requirement before and after."""

    requirement: Requirement
    before: Finding
    after: Finding
    effect: Effect
    because: tuple[Cause, ...] = ()


@dataclass(frozen=True, slots=True)
class Ripple:
    """Something that a change broke elsewhere: `kind` is `reference-lost`, `reference-shifted`, `penalty-adrift` (such a reference where a
    penalty is set), `term-unused` or `term-undefined`.

    `start`, `end` bound the words in the new text (in the old text where `in_old`), `provision` holds them; `change` is the row to look
    at, or -1.
    """

    kind: str
    message: str
    provision: Provision
    start: int
    end: int
    change: int = -1
    in_old: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions compared. `before`, `after` and `outcomes` are empty where only the texts were compared."""

    old: Law
    new: Law
    changes: tuple[Change, ...]
    ripples: tuple[Ripple, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    before: Assessment | None = None
    after: Assessment | None = None
