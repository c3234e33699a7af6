"""What an assessment amounts to: counts, gaps in order of weight, silence, what a person has to look at. Pure functions.

Optional requirements are good practice: they are counted apart and never stand among the gaps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lexcheck.collating.standing import unofficial
from lexcheck.model import (
    Assessment,
    ElementFinding,
    Evidence,
    Finding,
    Instrument,
    Law,
    Obligation,
    Requirement,
    Severity,
    Verdict,
)
from lexcheck.reporting import texts
from lexcheck.reviewing.quoting import quotes

GAPS = (Verdict.CONTRADICTED, Verdict.PARTIAL, Verdict.NOT_FOUND)
_WEIGHT = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class ElementLine:
    """One element with what it asks and what was recognised of it. `state`: `present`, `narrowed` or `missing`."""

    id: str
    description: str
    required: bool
    state: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A requirement beside its finding; `order` is its place in the catalogue, `once` the reasons for review that a report tells once
    for a whole text."""

    order: int
    requirement: Requirement
    finding: Finding
    once: frozenset[str] = frozenset()

    @property
    def verdict(self) -> Verdict:
        """The finding's verdict."""
        return self.finding.verdict

    @property
    def optional(self) -> bool:
        """Whether the requirement is good practice and no duty."""
        return self.requirement.obligation is Obligation.OPTIONAL

    @property
    def duty(self) -> str:
        """How binding the requirement is on this State, in words."""
        if self.finding.voluntary and not self.optional:
            return texts.VOLUNTARY
        return texts.OBLIGATIONS[self.requirement.obligation]

    @property
    def absence(self) -> str:
        """How far what is missing is known to be absent, in words."""
        return texts.absence_words(self.finding.absence, self.finding.not_supplied)

    @property
    def is_gap(self) -> bool:
        """Whether a duty (or a standard that the State has not bound itself to) is not, or not fully, carried by the texts supplied."""
        return not self.optional and self.verdict in GAPS

    @property
    def review(self) -> tuple[str, ...]:
        """Why a person is to look at this finding, without what the report tells once for a whole text."""
        return tuple(reason for reason in self.finding.review if reason not in self.once)

    @property
    def quotes(self) -> tuple[Evidence, ...]:
        """The evidence of the finding and its elements in the order given; quotes that overlap are joined into one."""
        return quotes(self.finding)

    @property
    def elements(self) -> tuple[ElementLine, ...]:
        """Every element of the requirement in catalogue order, then any that only the finding names."""
        found = {element.id: element for element in self.finding.elements}
        lines = [_line(e.id, e.description, e.required_for_met, found.pop(e.id, None)) for e in self.requirement.elements]
        if not self.finding.elements:
            return ()
        return (*lines, *(_line(element.id, element.id.replace("-", " "), False, element) for element in found.values()))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the summary: `name` is empty for a whole instrument, a domain, or `optional`; `counts` by verdict."""

    instrument: Instrument
    name: str
    counts: dict[Verdict, int]

    @property
    def total(self) -> int:
        """How many requirements the line counts."""
        return sum(self.counts.values())


def items(assessment: Assessment) -> tuple[Item, ...]:
    """Requirements with their findings, in catalogue order."""
    findings = {finding.requirement: finding for finding in assessment.findings}
    once = frozenset(unofficial(assessment.framework) if assessment.framework else ())
    return tuple(Item(order, each, findings[each.id], once) for order, each in enumerate(assessment.requirements))


def told_once(assessment: Assessment) -> str:
    """The reason for review that holds for all that is quoted from a text which is not the official one; empty where there is none."""
    every = {reason for finding in assessment.findings for reason in finding.review}
    known = unofficial(assessment.framework) if assessment.framework else {}
    named = [f"{entry.title} ({texts.TEXT_KINDS[entry.text]})" for reason, entry in known.items() if reason in every]
    return texts.NOT_OFFICIAL.format("; ".join(named)) if named else ""


def counts(chosen: Iterable[Item]) -> dict[Verdict, int]:
    """How often each verdict stands among the items; every verdict is a key."""
    tally = dict.fromkeys(Verdict, 0)
    for item in chosen:
        tally[item.verdict] += 1
    return tally


def summary_rows(all_items: Iterable[Item]) -> tuple[Row, ...]:
    """For each instrument its duties, then its duties by domain, then its good practice, in catalogue order."""
    rows: list[Row] = []
    chosen = tuple(all_items)
    for instrument in dict.fromkeys(item.requirement.instrument for item in chosen):
        duties = [item for item in chosen if item.requirement.instrument is instrument and not item.optional]
        rows.append(Row(instrument, "", counts(duties)))
        rows.extend(
            Row(instrument, domain, counts(item for item in duties if item.requirement.domain == domain))
            for domain in dict.fromkeys(item.requirement.domain for item in duties)
        )
        extras = [item for item in chosen if item.requirement.instrument is instrument and item.optional]
        if extras:
            rows.append(Row(instrument, "optional", counts(extras)))
    return tuple(rows)


def gaps(all_items: Iterable[Item], least: Severity = Severity.MINOR) -> tuple[Item, ...]:
    """Duties contradicted, partly met or not found, heaviest first, then in catalogue order; none lighter than `least`."""
    return _sorted(all_items, lambda item: item.is_gap and _WEIGHT[item.requirement.severity] <= _WEIGHT[least])


def good_practice(all_items: Iterable[Item]) -> tuple[Item, ...]:
    """Optional requirements that the texts do not, or not fully, take up; sorted as gaps are."""
    return _sorted(all_items, lambda item: item.optional and item.verdict in GAPS)


def with_verdict(all_items: Iterable[Item], *verdicts: Verdict) -> tuple[Item, ...]:
    """The items of the given verdicts, in catalogue order."""
    return tuple(item for item in all_items if item.verdict in verdicts)


def to_review(all_items: Iterable[Item]) -> tuple[Item, ...]:
    """The items that carry a reason of their own for a person to look, in catalogue order."""
    return tuple(item for item in all_items if item.review)


def looked_in(item: Item, laws: tuple[Law, ...]) -> tuple[Law, ...]:
    """The laws that were searched for an item; all of them where the finding names none."""
    return tuple(law for law in laws if law.key in item.finding.searched) or laws


@dataclass(frozen=True, slots=True)
class LawRow:
    """What one law gives: for one requirement where it is a drill down, else how its verdicts count."""

    law: Law
    kinds: tuple[str, ...]
    findings: dict[str, Finding]
    counts: dict[Verdict, int]


def law_rows(assessment: Assessment) -> tuple[LawRow, ...]:
    """Each law with its findings by requirement and the count of its duties' verdicts; none where there is a single law."""
    if len(assessment.by_law) < 2:
        return ()
    laws = {law.key: law for law in assessment.laws}
    duties = {r.id for r in assessment.requirements if r.obligation is not Obligation.OPTIONAL}
    rows = []
    for each in assessment.by_law:
        tally = dict.fromkeys(Verdict, 0)
        for finding in each.findings:
            tally[finding.verdict] += finding.requirement in duties
        rows.append(LawRow(laws[each.law], each.kinds, {f.requirement: f for f in each.findings}, tally))
    return tuple(rows)


def headline(all_items: Iterable[Item]) -> str:
    """The result in one sentence or two."""
    chosen = tuple(all_items)
    every, flagged, open_ = gaps(chosen), to_review(chosen), with_verdict(chosen, Verdict.NOT_ASSESSED)
    found = [item for item in every if not item.finding.voluntary]
    free = len(every) - len(found)
    numbers = {severity: sum(item.requirement.severity is severity for item in found) for severity in Severity}
    weights = [f"{number} {severity}" for severity, number in numbers.items() if number]
    gist = texts.count(len(found), "gap") + (f" ({', '.join(weights)})" if weights else "")
    duties = sum(not item.optional and not item.finding.voluntary and item.verdict is not Verdict.NOT_ASSESSED for item in chosen)
    judged = texts.count(duties, "assessed duty", "assessed duties")
    looks = f"{texts.count(len(flagged), 'finding')} to be looked at by a person"
    standards = f"; {texts.count(free, 'point')} below standards that do not bind the State" if free else ""
    return f"{gist} in {judged}{standards}; {looks}; {texts.count(len(open_), 'requirement')} not assessed."


def _line(id: str, description: str, required: bool, found: ElementFinding | None) -> ElementLine:
    state = "missing" if found is None or not (found.present or found.narrowed) else "narrowed" if found.narrowed else "present"
    return ElementLine(id, description, required, state, found.evidence if found else ())


def _sorted(all_items: Iterable[Item], wanted: Callable[[Item], bool]) -> tuple[Item, ...]:
    return tuple(sorted(filter(wanted, all_items), key=lambda item: (_WEIGHT[item.requirement.severity], item.order)))
