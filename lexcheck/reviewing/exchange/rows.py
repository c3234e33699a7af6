"""Findings as the rows of a table."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from lexcheck.model import Decision, Determination, Finding, Requirement, Standing, Subject
from lexcheck.reviewing.exchange import columns as names
from lexcheck.reviewing.quoting import quotes

QUOTE_LIMIT = 600  # characters of one quote
CELL_LIMIT = 3000  # of a cell: more makes rows that no screen holds

Row = dict[str, str]


def rows(findings: Iterable[tuple[Subject, Finding]], requirements: Sequence[Requirement], by: str = "") -> tuple[Row, ...]:
    """One row a finding, every column by its name. The reviewer's columns hold what the reviewer `by` decided so far."""
    known = {requirement.id: requirement for requirement in requirements}
    return tuple(_row(subject, finding, known[finding.requirement], by) for subject, finding in findings)


def _row(subject: Subject, finding: Finding, requirement: Requirement, by: str) -> Row:
    evidence = quotes(finding)
    several = len({quote.law for quote in evidence}) > 1
    cited = [(f"{quote.law} {quote.provision}" if several else quote.provision, quote.quote) for quote in evidence]
    made = {column.name: "" for column in names.COLUMNS}
    made |= {
        names.REQUIREMENT: finding.requirement,
        names.ABOUT: subject.about,
        "what is asked": f"{requirement.title}\n{requirement.statement}",
        "weight": requirement.severity.value,
        names.MACHINE: finding.verdict.value,
        "provisions": _cell(dict.fromkeys(place for place, _ in cited)),
        names.QUOTES: _cell(f"{place}: “{_shortened(words)}”" if place else f"“{_shortened(words)}”" for place, words in cited),
        "gap": finding.gap,
        "to be looked at": _cell(finding.review),
        "so far": _cell(_told(each) for each in finding.determinations),
        names.KEY: subject.key,
    }
    own = [each.determination for each in finding.determinations if by and each.determination.by == by and not each.changed]
    return made | _filled(own)


def _filled(own: Sequence[Determination]) -> Row:
    """The reviewer's columns as the reviewer left them: the decision, and a comment that came after it."""
    decided = next((each for each in own if each.decision is not Decision.COMMENT), None)
    chosen = decided or next(iter(own), None)
    if chosen is None:
        return {}
    return {
        names.DECISION: chosen.decision.value,
        names.VERDICT: chosen.verdict.value if chosen.decision is Decision.OVERRULE and chosen.verdict else "",
        names.REASON: chosen.reason,
        names.COMMENT: chosen.comment,
        names.REVIEWER: chosen.by,
    }


def _told(standing: Standing) -> str:
    """A determination in a line or two."""
    each = standing.determination
    verdict = f" to {each.verdict}" if each.decision is Decision.OVERRULE else ""
    said = "; ".join(filter(None, (each.reason, each.comment)))
    again = f" ({'; '.join(standing.changed)})" if standing.changed else ""
    return f"{each.by}, {each.at[:10]}: {each.decision}{verdict}" + (f": {said}" if said else "") + again


def right_to_left(text: str) -> bool:
    """Whether most letters of a text are written from right to left."""
    ways = [unicodedata.bidirectional(sign) for sign in text]
    return sum(way in ("R", "AL") for way in ways) > ways.count("L")


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= QUOTE_LIMIT else f"{line[:QUOTE_LIMIT].rsplit(' ', 1)[0]} …"


def _cell(lines: Iterable[str]) -> str:
    text = "\n".join(lines)
    return text if len(text) <= CELL_LIMIT else f"{text[:CELL_LIMIT].rsplit(' ', 1)[0]} …"
