"""What people decided, in the words of every report. The machine's verdict stands beside it and is never replaced."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lexcheck.model import Decision, Finding, Passed, Standing
from lexcheck.reporting import texts
from lexcheck.reporting.summary import Item

SECTION = "Determinations of reviewers"
LEAD = "The verdicts and counts of this report are the machine's. What people decided about them stands beside them here."
AGAIN = "Look again"


@dataclass(frozen=True, slots=True)
class Determined:
    """A finding beside one determination."""

    item: Item
    standing: Standing


def determined(items: Iterable[Item]) -> tuple[Determined, ...]:
    """Every determination of the findings, in catalogue order."""
    return tuple(Determined(item, standing) for item in items for standing in item.finding.determinations)


def decided(standing: Standing) -> str:
    """What was decided, in short: `confirmed: partly met`."""
    made = standing.determination
    if made.decision is Decision.COMMENT or made.verdict is None:
        return "commented"
    name = texts.VERDICTS[made.verdict].name
    if made.decision is Decision.CONFIRM:
        return f"confirmed: {name}"
    return f"overruled: {name}, where the machine found {texts.VERDICTS[made.subject.verdict].name}"


def who(standing: Standing) -> str:
    """Name and day."""
    return f"{standing.determination.by}, {standing.determination.at[:10]}"


def said(standing: Standing) -> str:
    """Reason and comment."""
    made = standing.determination
    return " ".join(part if part[-1] in ".!?؟।" else f"{part}." for part in (made.reason, made.comment) if part)


def altered(standing: Standing) -> tuple[Passed, ...]:
    """The passages whose words are others now."""
    return tuple(each for each in standing.passed if not each.same)


def split(finding: Finding) -> bool:
    """Whether reviewers came to different verdicts."""
    return len({each.determination.verdict for each in finding.determinations if each.determination.verdict}) > 1


def counted(all_items: Iterable[Item]) -> str:
    """How many findings people decided about, in a sentence."""
    rows = determined(all_items)
    if not rows:
        return ""
    by = {kind: {row.item.order for row in rows if row.standing.determination.decision is kind} for kind in Decision}
    again = {row.item.order for row in rows if row.standing.changed}
    parted = {row.item.order for row in rows if split(row.item.finding)}
    done = {Decision.CONFIRM: "confirmed", Decision.OVERRULE: "overruled", Decision.COMMENT: "commented on"}
    parts = [f"{len(by[kind])} {word}" for kind, word in done.items() if by[kind]]
    more = f" {texts.count(len(again), 'finding')} to be looked at again, because the text has changed." if again else ""
    more += f" On {texts.count(len(parted), 'finding')} reviewers differ." if parted else ""
    people = sorted({row.standing.determination.by for row in rows})
    return f"{texts.listing(people)} reviewed {texts.count(len({row.item.order for row in rows}), 'finding')}: {', '.join(parts)}.{more}"


def as_data(standing: Standing) -> dict[str, Any]:
    """For JSON: `decision`, `verdict`, `machine` (the machine's verdict then), `reason`, `comment`, `by`, `at`, `changed`, `notes`, and
    `passages` with the words then and now."""
    made = standing.determination
    return {
        "decision": made.decision.value,
        "verdict": made.verdict.value if made.verdict else None,
        "machine": made.subject.verdict.value,
        "reason": made.reason,
        "comment": made.comment,
        "by": made.by,
        "at": made.at,
        "about": made.subject.about,
        "changed": list(standing.changed),
        "notes": list(standing.notes),
        "passages": [
            {
                "law": each.passage.law,
                "provision": each.passage.label,
                "now": each.label or None,
                "same": each.same,
                "quote": each.passage.quote,
                "text": each.passage.text,
                "text_now": each.text or None,
            }
            for each in standing.passed
        ],
    }


def leading(finding: Finding) -> Standing | None:
    """The newest decision about a finding, else the newest comment."""
    decisions = [each for each in finding.determinations if each.determination.decision is not Decision.COMMENT]
    return next(reversed(decisions or list(finding.determinations)), None)
