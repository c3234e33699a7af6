"""What a minister is told on two pages, picked from an assessment. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lexcheck.model import Absence, Assessment, TextKind, Verdict
from lexcheck.reporting.documents.frame import Frame
from lexcheck.reporting.documents.front import lacking
from lexcheck.reporting.documents.priority import priorities, rank
from lexcheck.reporting.documents.quoting import titled
from lexcheck.reporting.summary import Item, counts, gaps, to_review, with_verdict

MOST_GAPS, MOST_FIELDS, MOST_KINDS = 5, 3, 6
_NOT_OFFICIAL = (TextKind.RESTATEMENT, TextKind.UNOFFICIAL_TRANSLATION)


@dataclass(frozen=True, slots=True)
class Field:
    """The duties of one field (`domain`), of all instruments together."""

    domain: str
    counts: dict[Verdict, int]

    @property
    def total(self) -> int:
        """How many duties the field has."""
        return sum(self.counts.values())


def fields(every: Sequence[Item]) -> tuple[Field, ...]:
    """Duties by field, in catalogue order."""
    duties = [item for item in every if not item.optional]
    domains = dict.fromkeys(item.requirement.domain for item in duties)
    return tuple(Field(domain, counts(item for item in duties if item.requirement.domain == domain)) for domain in domains)


def strongest(found: Sequence[Field]) -> tuple[Field, ...]:
    """The fields of which the greatest share is met, at least half of it."""
    good = [field for field in found if 2 * field.counts[Verdict.MET] >= field.total]
    return tuple(sorted(good, key=lambda field: -field.counts[Verdict.MET] / field.total))[:MOST_FIELDS]


def weightiest(every: Sequence[Item]) -> tuple[Item, ...]:
    """The gaps to close first: what the texts themselves show before what other laws may hold, then by priority."""
    return tuple(sorted(gaps(every), key=lambda item: (_elsewhere(item), rank(item), item.verdict is not Verdict.CONTRADICTED)))[
        :MOST_GAPS
    ]


def waiting(every: Sequence[Item]) -> tuple[Item, ...]:
    """The duties that were not found and that a law which was not supplied may hold."""
    return tuple(item for item in gaps(every) if _elsewhere(item))


def pressing(every: Sequence[Item]) -> int:
    """How many gaps are of the two highest priorities."""
    first = priorities().order[1]
    return sum(rank(item) <= priorities().order.index(first) for item in gaps(every))


def kinds(assessment: Assessment, frame: Frame) -> str:
    """The kinds of law that are lacking most, in words."""
    return frame.say("comma").join(kind for kind, _ in lacking(assessment, frame)[:MOST_KINDS])


def not_official(assessment: Assessment) -> tuple[str, ...]:
    """The titles of the laws that were not read in their official words."""
    told = {entry.id: entry.text for entry in assessment.framework.laws} if assessment.framework else {}
    names = titled(assessment)
    return tuple(names[law.key] for law in assessment.laws if law.restatement or told.get(law.key) in _NOT_OFFICIAL)


def unjudged(assessment: Assessment, every: Sequence[Item], frame: Frame) -> list[str]:
    """What could not be judged, in sentences."""
    open_, flagged, late = with_verdict(every, Verdict.NOT_ASSESSED), to_review(every), waiting(every)
    said = []
    if late:
        said.append(frame.say("not_judged_supplied", number=len(late), kinds=kinds(assessment, frame)))
    if open_:
        said.append(frame.say("not_judged_rule", number=len(open_)))
    if flagged:
        said.append(frame.say("not_judged_review", number=len(flagged)))
    decided = sum(bool(item.finding.determinations) for item in every)
    if decided:
        said.append(frame.say("not_judged_decided", number=decided))
    restated = not_official(assessment)
    if restated:
        said.append(frame.say("not_judged_restated", laws=frame.listed(restated)))
    return [*said, frame.say("not_judged_practice")]


def steps(assessment: Assessment, every: Sequence[Item], frame: Frame) -> list[str]:
    """What to do next, in order."""
    against = sum(item.verdict is Verdict.CONTRADICTED for item in gaps(every))
    numbers = {"contradicted": against, "conflicts": len(assessment.conflicts), "draft": pressing(every)}
    wanted = kinds(assessment, frame)
    said = [frame.say("step_supply", kinds=wanted)] if wanted else []
    said.append(frame.say("step_review"))
    return [*said, *(frame.say(f"step_{key}", number=number) for key, number in numbers.items() if number)]


def _elsewhere(item: Item) -> bool:
    return item.verdict is Verdict.NOT_FOUND and item.finding.absence is not Absence.FRAMEWORK and bool(item.finding.not_supplied)
