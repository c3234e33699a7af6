"""The gap table as rows of words, whatever file they are written to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lexcheck.model import Assessment, Standing, Verdict
from lexcheck.reporting import determinations, texts
from lexcheck.reporting.documents.frame import Frame
from lexcheck.reporting.documents.priority import priority
from lexcheck.reporting.documents.quoting import Quote, quotes, titled
from lexcheck.reporting.documents.words import clean
from lexcheck.reporting.summary import Item, items, looked_in

QUOTES = 4  # of a finding that are shown; the places of the others are named
LIMIT = 360  # characters of a quote


@dataclass(frozen=True, slots=True)
class GapRow:
    """One requirement. `quotes` carry the verdict, `more` names the places of further ones; where there are none `searched` holds the
    titles of the laws that were looked through, and `nearest` what comes nearest. `home` pairs a kind of law with whether it may hold
    the rule and was not supplied."""

    item: Item
    obligation: str
    title: str
    article: str
    quotes: tuple[Quote, ...]
    more: tuple[Quote, ...]
    searched: tuple[str, ...]
    nearest: tuple[Quote, ...]
    verdict: str
    confidence: str
    reasons: tuple[str, ...]
    review: tuple[str, ...]
    gap: str
    recommendation: str
    notes: tuple[str, ...]
    priority: str
    home: tuple[tuple[str, bool], ...]
    reviewer: tuple[str, ...]


def gap_rows(assessment: Assessment, frame: Frame) -> tuple[GapRow, ...]:
    """One row for each requirement, in catalogue order."""
    titles = titled(assessment)
    return tuple(_row(item, assessment, frame, titles) for item in items(assessment))


def _row(item: Item, assessment: Assessment, frame: Frame, titles: dict[str, str]) -> GapRow:
    requirement, finding = item.requirement, item.finding
    shown, more = quotes(item.quotes, assessment, LIMIT, QUOTES)
    near, _ = quotes(finding.nearest, assessment, LIMIT // 2, 1)
    silent = not shown and item.verdict not in (Verdict.NOT_APPLICABLE, Verdict.NOT_ASSESSED)
    judged = item.verdict is not Verdict.NOT_ASSESSED
    absent = [frame.name("absence", finding.absence)] if finding.absence else []
    return GapRow(
        item,
        frame.duty(item),
        clean(frame.title(requirement)),
        frame.article(requirement),
        tuple(shown),
        tuple(more),
        tuple(frame.apart(law.title or law.key) for law in looked_in(item, assessment.laws)) if silent else (),
        tuple(near) if silent else (),
        frame.verdict(item.verdict),
        texts.percent(finding.confidence) if judged else "",
        tuple(frame.told(clean(each)) for each in finding.because),
        tuple(frame.told(clean(_named(each, titles))) for each in item.review),
        clean(frame.gap(requirement, finding)),
        clean(finding.recommendation),
        tuple(clean(each) for each in (*absent, *finding.notes)),
        frame.say(f"priority_{priority(item)}"),
        tuple((frame.home(kind), kind in finding.not_supplied) for kind in requirement.framework_homes),
        tuple(line for standing in finding.determinations for line in _reviewed(standing, frame)),
    )


def _named(reason: str, titles: dict[str, str]) -> str:
    """A reason that begins with a law's key, with its title instead."""
    key, blank, rest = reason.partition(" ")
    return f"{titles[key]}{blank}{rest}" if key in titles else reason


def _reviewed(standing: Standing, frame: Frame) -> Iterator[str]:
    """What a person decided, by whom and when, why, and whether the text has changed since."""
    made = standing.determination
    verdict = frame.verdict(made.verdict, sign=False) if made.verdict else ""
    yield f"{frame.say(f'reviewer_{made.decision}', verdict=verdict)} ({clean(determinations.who(standing))})"
    yield from filter(None, (clean(determinations.said(standing)),))
    yield from (f"{frame.say('look_again')} {clean(reason)}" for reason in standing.changed)
