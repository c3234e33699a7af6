"""A table that came back, checked row by row: what it decides, and every row that cannot be taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lexcheck.model import Decision, Determination, Subject
from lexcheck.reviewing.deciding import Entry, decide
from lexcheck.reviewing.exchange import columns as names
from lexcheck.reviewing.exchange.sheets import Line, Sheet

NEEDED = (names.KEY, names.REQUIREMENT)


@dataclass(frozen=True, slots=True)
class RowFault:
    """A row that cannot be taken: `row` as the spreadsheet numbers it, `column` by letter and name, the cause, and how to mend it."""

    row: int
    column: str
    why: str
    mend: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What a table amounts to. Each row with words in it is in one of these: `determinations` to add, the numbers of rows whose words the
    project has `already`, of `empty` ones where nothing is decided, and those of `faults`."""

    determinations: tuple[Determination, ...]
    already: tuple[int, ...]
    empty: tuple[int, ...]
    faults: tuple[RowFault, ...]


def take(sheet: Sheet, subjects: Mapping[str, Subject], history: Iterable[Determination], by: str, at: str) -> Taken:
    """Check every row. `by` is the reviewer of the rows that name none, `at` the time of all."""
    known = _latest(history)
    made: dict[tuple[str, str], tuple[int, Determination]] = {}
    already: list[int] = []
    empty: list[int] = []
    faults: list[RowFault] = []
    for line in sheet.lines:
        entry = Entry(*(line.words.get(name, "") for name in names.FIELDS))
        if entry.empty and not line.faults:
            empty.append(line.number)
            continue
        subject, wrong = _subject(line, subjects)
        if subject is not None and not wrong:
            entry = Entry(entry.decision, entry.verdict, entry.reason, entry.comment, entry.reviewer or by)
            determination, found = decide(subject, entry, at)
            wrong = [(fault.field, fault.why, fault.mend) for fault in found]
            if determination is not None:
                about = subject.key, determination.by
                twin = made.get(about)
                if _same(determination, twin[1] if twin else known.get((*about, determination.decision is Decision.COMMENT))):
                    already.append(line.number)
                elif twin:
                    why = f"row {twin[0]} decides the same finding otherwise for the same reviewer"
                    wrong = [(names.DECISION, why, "leave one of the two rows")]
                else:
                    made[about] = line.number, determination
        faults += [RowFault(line.number, _place(column, sheet), why, mend) for column, why, mend in wrong]
    return Taken(tuple(each for _, each in made.values()), tuple(already), tuple(empty), tuple(faults))


def _subject(line: Line, subjects: Mapping[str, Subject]) -> tuple[Subject | None, list[tuple[str, str, str]]]:
    """The finding that a row is about, and what is wrong with the row as such."""
    wrong = list(line.faults)
    key = line.words.get(names.KEY, "")
    subject = subjects.get(key)
    if any(column == names.KEY for column, _, _ in wrong):
        return None, wrong
    if not key:
        wrong.append((names.KEY, "the key is missing", "copy it from the exported table, or decide with `lexcheck review set`"))
    elif subject is None:
        wrong.append(
            (
                names.KEY,
                "the project does not know this finding",
                "name the laws with --laws, or export the table from this project",
            )
        )
    elif line.words.get(names.REQUIREMENT, "").upper() != subject.requirement.upper():
        why = f"the key is that of {subject.requirement}: some columns may have been sorted without the others"
        wrong.append((names.REQUIREMENT, why, "sort whole rows; start again from a copy made before"))
    elif line.words.get(names.ABOUT, subject.about) != subject.about:
        why = f"the key is that of {subject.about}: some columns may have been sorted without the others"
        wrong.append((names.ABOUT, why, "sort whole rows; start again from a copy made before"))
    return subject, wrong


def _latest(history: Iterable[Determination]) -> dict[tuple[str, str, bool], Determination]:
    """The newest decision and the newest comment about each finding of each reviewer."""
    return {(each.subject.key, each.by, each.decision is Decision.COMMENT): each for each in history}


def _same(one: Determination, other: Determination | None) -> bool:
    return other is not None and (one.decision, one.verdict, one.reason, one.comment) == (
        other.decision,
        other.verdict,
        other.reason,
        other.comment,
    )


def _place(column: str, sheet: Sheet) -> str:
    return f"{sheet.letters[column]} ({column})" if column in sheet.letters else column
