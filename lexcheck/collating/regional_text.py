"""How neighbours say it: for each requirement the best text of a region, and how far each country is from it.

Each element of a finding has a grade: 1 present, 0.5 narrowed, 0 missing. In a text that is partly met although no required element is
missing or narrowed (it is narrowed as a whole, or on paper only) no grade is above 0.5. An element weighs 2 where the requirement needs
it and 1 where it does not.

The distance of a country from the best text is the share of that text which the country's lacks: the sum over elements of weight times
(grade there less grade here, where that is positive), by the sum of weight times grade there. It lies between 0 (nothing of it lacks)
and 1 (nothing of it is there). It is 1 where nothing was found or the text says the opposite. It is None where there is no best text,
and where the requirement was not assessed, is not applicable, or no text was supplied: those are no distances.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lexcheck.model import Finding, Requirement, TextKind, Verdict

NEEDED, OTHER = 2.0, 1.0  # weights of elements
PRESENT, NARROWED, MISSING = 1.0, 0.5, 0.0
_ORDER = (Verdict.MET, Verdict.PARTIAL)
_KINDS = tuple(TextKind)  # from the official words to a restatement


@dataclass(frozen=True, slots=True)
class Candidate:
    """A finding that may hold the best text, with whose it is (`member`, a column's key) and what the least official of its texts is."""

    member: str
    finding: Finding
    text: TextKind


@dataclass(frozen=True, slots=True)
class Distance:
    """How far a country is from the best text: `value` between 0 and 1 or None; the elements that it lacks or has narrower."""

    value: float | None = None
    missing: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()


def best(requirement: Requirement, candidates: Iterable[Candidate]) -> Candidate | None:
    """The text to learn from: by verdict, by how complete its elements are, in force before on paper, by confidence, the official words
    before others, then in the order given. None where no finding that is met, or partly met, has a quote."""
    quoted = [each for each in candidates if each.finding.verdict in _ORDER and each.finding.evidence]
    return min(
        quoted,
        key=lambda each: (
            _ORDER.index(each.finding.verdict),
            -completeness(requirement, each.finding),
            each.finding.on_paper,
            -each.finding.confidence,
            _KINDS.index(each.text),
        ),
        default=None,
    )


def completeness(requirement: Requirement, finding: Finding) -> float:
    """The share of a requirement's elements that a finding has, weighed and graded; between 0 and 1."""
    weights, grades = _weights(requirement), _grades(requirement, finding)
    return sum(weights[id] * grades[id] for id in weights) / sum(weights.values()) if weights else 1.0


def distance(requirement: Requirement, best: Finding | None, own: Finding | None) -> Distance:
    """How far a finding (None where no text was supplied) is from the best one, as the module says."""
    if best is None or own is None or own.verdict in (Verdict.NOT_APPLICABLE, Verdict.NOT_ASSESSED):
        return Distance()
    weights, there, here = _weights(requirement), _grades(requirement, best), _grades(requirement, own)
    missing = tuple(id for id in weights if there[id] > here[id] == MISSING)
    narrower = tuple(id for id in weights if there[id] > here[id] > MISSING)
    if own.verdict in (Verdict.NOT_FOUND, Verdict.CONTRADICTED):
        return Distance(1.0, missing, narrower)
    whole = sum(weights[id] * there[id] for id in weights)
    lacking = sum(weights[id] * max(there[id] - here[id], 0.0) for id in weights)
    return Distance(lacking / whole if whole else 0.0, missing, narrower)


def _weights(requirement: Requirement) -> dict[str, float]:
    return {element.id: NEEDED if element.required_for_met else OTHER for element in requirement.elements}


def _grades(requirement: Requirement, finding: Finding) -> dict[str, float]:
    """The grade of every element of the requirement."""
    found = {e.id: NARROWED if e.narrowed else PRESENT if e.present else MISSING for e in finding.elements}
    needed = [element.id for element in requirement.elements if element.required_for_met]
    whole = finding.verdict is Verdict.PARTIAL and all(found.get(id, MISSING) == PRESENT for id in needed)
    return {e.id: min(found.get(e.id, MISSING), NARROWED if whole else PRESENT) for e in requirement.elements}
