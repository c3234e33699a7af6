"""What somebody wrote about a finding, checked: a determination, or every fault with how to mend it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lexcheck.model import Decision, Determination, Subject, Verdict
from lexcheck.reviewing.keys import normal

VERDICTS = tuple(verdict for verdict in Verdict if verdict is not Verdict.NOT_ASSESSED)
_DECISIONS = {normal(word): each for each in Decision for word in (each.value, f"{each.value}ed", f"{each.value}d")}
_VERDICTS = {**{normal(verdict.value): verdict for verdict in VERDICTS}, normal("partly met"): Verdict.PARTIAL}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]|_x000[Dd]_")


@dataclass(frozen=True, slots=True)
class Entry:
    """The words of a reviewer, as written; any may be empty."""

    decision: str = ""
    verdict: str = ""
    reason: str = ""
    comment: str = ""
    reviewer: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing is decided or said; a name alone says nothing."""
        return not any(clean(words) for words in (self.decision, self.verdict, self.reason, self.comment))


@dataclass(frozen=True, slots=True)
class Fault:
    """Why an entry cannot be taken: its field (empty for the whole), the cause and how to mend it."""

    field: str
    why: str
    mend: str


def clean(words: str) -> str:
    """Words without control characters and blanks at their ends; line breaks stay."""
    return _CONTROL.sub("", words.replace("\r\n", "\n")).strip()


def decide(subject: Subject, entry: Entry, at: str) -> tuple[Determination | None, tuple[Fault, ...]]:
    """The determination that an entry makes, or the faults for which it makes none: never both.

    Without a decision a verdict is a confirmation where it is the machine's and overrules where it is another; a comment alone is one.
    """
    faults: list[Fault] = []
    verdict, reason, comment, by = _verdict(entry, faults), clean(entry.reason), clean(entry.comment), clean(entry.reviewer)
    decision = _decision(entry, verdict, subject, faults)
    if not by:
        faults.append(Fault("reviewer", "nobody is named", "write the reviewer's name, or give it with --by"))
    if decision is Decision.CONFIRM and not any(fault.field == "verdict" for fault in faults):
        if subject.verdict is Verdict.NOT_ASSESSED:
            faults.append(Fault("decision", "there is no verdict to confirm: it was not assessed", "overrule, with your verdict"))
        elif verdict not in (None, subject.verdict):
            why = f"it confirms, and the machine's verdict is {subject.verdict}"
            faults.append(Fault("verdict", why, "clear the verdict, or write overrule and a reason"))
        verdict = subject.verdict
    elif decision is Decision.OVERRULE:
        if verdict is None and not clean(entry.verdict):
            faults.append(Fault("verdict", "overruling needs a verdict", f"write one of {', '.join(VERDICTS)}"))
        elif verdict is subject.verdict:
            faults.append(Fault("verdict", f"{verdict} is the machine's verdict already", "write confirm, or another verdict"))
        if not reason:
            faults.append(Fault("reason", "overruling needs a reason", "say what in the law's words decides it"))
    elif decision is Decision.COMMENT:
        if verdict is not None:
            faults.append(Fault("verdict", "a comment has no verdict", "clear the verdict, or write confirm or overrule"))
        if not (comment or reason):
            faults.append(Fault("comment", "the comment is empty", "write what you have to say"))
    if faults or decision is None:
        return None, tuple(faults)
    return Determination(subject, decision, verdict, reason, comment, by, at), ()


def verdict_of(words: str) -> Verdict | None:
    """The verdict that words name, as people write it; None where they name none."""
    return _VERDICTS.get(normal(words))


def decision_of(words: str) -> Decision | None:
    """The decision that words name; None where they name none."""
    return _DECISIONS.get(normal(words))


def _verdict(entry: Entry, faults: list[Fault]) -> Verdict | None:
    words = clean(entry.verdict)
    found = verdict_of(words)
    if words and found is None:
        faults.append(Fault("verdict", f"'{words[:40]}' is no verdict", f"write one of {', '.join(VERDICTS)}"))
    return found


def _decision(entry: Entry, verdict: Verdict | None, subject: Subject, faults: list[Fault]) -> Decision | None:
    words = clean(entry.decision)
    if words:
        found = decision_of(words)
        if found is None:
            faults.append(Fault("decision", f"'{words[:40]}' is no decision", f"write one of {', '.join(Decision)}"))
        return found
    if clean(entry.verdict):
        return Decision.CONFIRM if verdict is subject.verdict else Decision.OVERRULE
    if clean(entry.comment):
        return Decision.COMMENT
    faults.append(Fault("decision", "there is a reason and no decision", f"write one of {', '.join(Decision)}"))
    return None
