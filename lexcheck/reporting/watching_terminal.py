"""Verdicts that follow a file, in the terminal: the changed ones first, with the words behind them, then the gaps that are open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lexcheck.comparing.changes import Comparison
from lexcheck.comparing.watching import Shift, Turn
from lexcheck.reporting import comparison_texts as wording
from lexcheck.reporting import texts
from lexcheck.reporting.summary import gaps, headline, items

if TYPE_CHECKING:
    from rich.console import Group
    from rich.text import Text

CAUSES = 3  # rows shown for a changed verdict
WORDS = 24  # of each run of changed words
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def screen(turn: Turn, comparison: Comparison | None, height: int = 0, note: str = "") -> Group:
    """One turn; `comparison` brings the words behind its changed verdicts once they are known. `height` is the number of lines that fit
    (0: no limit), `note` is said below (a fault of the file as it is now)."""
    from rich.console import Group

    lines = list(_lines(turn, comparison))
    if height and len(lines) > height - 2:
        cut = len(lines) - height + 3
        lines = [*lines[: height - 3], _line(f"{texts.count(cut, 'more line')}: lexcheck check shows all", "dim")]
    return Group(*lines, *([_line(note, "bold")] if note else []))


def _lines(turn: Turn, comparison: Comparison | None) -> Iterator[Text]:
    assessment = turn.assessment
    if assessment is None:
        return
    law = assessment.laws[0]
    yield _line(f"{law.source.name}  {assessment.title}", "bold")
    every = items(assessment)
    yield _line(f"{headline(every)}  ({turn.seconds:.2f} s)")
    if turn.before is not None:
        yield _line(f"Changed by this save: {texts.count(len(turn.shifts), 'verdict')}" if turn.shifts else "No verdict changed.")
    for shift in turn.shifts:
        yield from _shift(shift, comparison)
    changed = {shift.requirement.id for shift in turn.shifts}
    for item in gaps(every):
        mark = "* " if item.requirement.id in changed else "  "
        verdict = texts.VERDICTS[item.verdict]
        yield _line(f"{mark}{verdict.ascii} {verdict.name:<12} {item.requirement.id:<28} {item.requirement.title}")


def _shift(shift: Shift, comparison: Comparison | None) -> Iterator[Text]:
    before, after = texts.VERDICTS[shift.before.verdict].name, texts.VERDICTS[shift.after.verdict].name
    effect = wording.EFFECTS[shift.effect]
    what = f"{before} -> {after}"
    yield _line(f"* {shift.requirement.id}  {what}  {effect.ascii} {effect.name}  {shift.requirement.title}", "bold reverse")
    outcome = next((o for o in comparison.outcomes if o.requirement.id == shift.requirement.id), None) if comparison else None
    if comparison is None or outcome is None:
        return
    for cause, did in wording.causes(outcome)[:CAUSES]:
        change = comparison.changes[cause.change]
        words = " ... ".join(_words(change.edits[place].old, change.edits[place].new) for place in cause.edits) or wording.ASTRAY
        yield _line(f"    {wording.place(change, comparison).replace('→', '->')} {did}: {words}")
    if not outcome.because:
        yield _line("    the changed words behind it could not be told")


def _words(old: str, new: str) -> str:
    return (f"[-{_short(old)}-]" if old else "") + (f"{{+{_short(new)}+}}" if new else "")


def _short(words: str) -> str:
    parts = words.split()
    return " ".join(parts) if len(parts) <= WORDS else " ".join([*parts[: WORDS // 2], "...", *parts[-WORDS // 2 :]])


def _line(words: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(_UNSAFE.sub("", " ".join(words.split("\n"))), style=style)
