"""The columns of the table: what the machine says, and what is the reviewer's to fill in."""

from __future__ import annotations

from dataclasses import dataclass

from lexcheck.reviewing.keys import normal


@dataclass(frozen=True, slots=True)
class Column:
    """A column by the name in its heading; `width` in characters. `open`: a reviewer fills it in. `telling`: a coder who is to judge blind
    does not get to see it."""

    name: str
    width: int
    open: bool = False
    telling: bool = False


DECISION, VERDICT, REASON, COMMENT, REVIEWER = "decision", "verdict", "reason", "comment", "reviewer"
KEY, REQUIREMENT, ABOUT, QUOTES, MACHINE = "key", "requirement", "about", "quotes", "machine verdict"

COLUMNS = (
    Column(REQUIREMENT, 22),
    Column(ABOUT, 11),
    Column("what is asked", 38),
    Column("weight", 9),
    Column(MACHINE, 13, telling=True),
    Column("provisions", 13, telling=True),
    Column(QUOTES, 48, telling=True),
    Column("gap", 28, telling=True),
    Column("to be looked at", 26, telling=True),
    Column("so far", 26, telling=True),
    Column(DECISION, 12, open=True, telling=True),
    Column(VERDICT, 15, open=True),
    Column(REASON, 34, open=True),
    Column(COMMENT, 26, open=True),
    Column(REVIEWER, 16, open=True),
    Column(KEY, 19),
)
FIELDS = tuple(column.name for column in COLUMNS if column.open)
_NAMES = {normal(column.name): column.name for column in COLUMNS}


def columns(blind: bool = False) -> tuple[Column, ...]:
    """The columns of a table; of one for a blind coder without what the machine says."""
    return tuple(column for column in COLUMNS if not (blind and column.telling))


def named(heading: str) -> str:
    """The column that a heading names, whatever its case, blanks and underscores; empty where it names none."""
    return _NAMES.get(normal(heading), "")
