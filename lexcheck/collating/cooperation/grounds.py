"""What the law of one State says of extradition and legal assistance."""

from __future__ import annotations

from collections.abc import Sequence

from lexcheck.annotating.annotated import AnnotatedLaw
from lexcheck.annotating.evaluate import Scope, evaluate
from lexcheck.annotating.expressions import Expression
from lexcheck.assessing.quotes import quotes
from lexcheck.collating.cooperation.answers import GroundAnswer, Presence
from lexcheck.collating.cooperation.data import Ground
from lexcheck.model import Absence, Assessment, Evidence, Finding, Framework, Verdict

QUOTES = 3
IN_FRAMEWORK = "absent although every kind of law that usually holds it was supplied"
STATED = "stated in the framework"
_FACTS = {"nationals-not-extradited": "extradites_nationals"}  # a fact, and the entry of a framework that denies it


def answer(state: str, ground: Ground, assessment: Assessment, laws: Sequence[AnnotatedLaw]) -> GroundAnswer:
    """The answer from the findings of a State, its annotated laws, and what its framework states."""
    stated = _stated(ground, assessment.framework)
    if stated is not None:
        quoted = _searched(ground.condition, laws) if ground.condition else ()
        return GroundAnswer(state, stated, quoted, STATED)
    if ground.condition is not None:
        found = _searched(ground.condition, laws)
        silent = len(laws) < len(assessment.laws)
        supplied = {kind for law in assessment.by_law for kind in law.kinds}
        wanting = () if found else tuple(home for home in ground.homes if home not in supplied)
        presence = Presence.PRESENT if found else Presence.UNKNOWN if silent else Presence.ABSENT
        return GroundAnswer(state, presence, found, not_supplied=wanting)
    finding = next(each for each in assessment.findings if each.requirement == ground.requirement)
    return _found(state, ground, finding)


def _stated(ground: Ground, framework: Framework | None) -> Presence | None:
    denied = getattr(framework, _FACTS[ground.fact], None) if ground.fact and framework else None
    return None if denied is None else Presence.ABSENT if denied else Presence.PRESENT


def _searched(condition: Expression, laws: Sequence[AnnotatedLaw]) -> tuple[Evidence, ...]:
    """The quotes of a condition anywhere in the laws, section by section."""
    out: list[Evidence] = []
    for law in laws:
        for unit in law.units:
            hits = evaluate(condition, Scope(law, frozenset(unit.provisions), root=unit.root))
            out += quotes(hits[:1], law)[:1]
    return tuple(out[:QUOTES])


def _found(state: str, ground: Ground, finding: Finding) -> GroundAnswer:
    if finding.verdict is Verdict.NOT_ASSESSED:
        return GroundAnswer(state, Presence.UNKNOWN, note="; ".join(finding.because))
    element = next((each for each in finding.elements if each.id == ground.element), None)
    if finding.verdict is Verdict.CONTRADICTED:
        return GroundAnswer(state, Presence.ABSENT, finding.evidence[:QUOTES], "; ".join(finding.because))
    if element is not None and (element.present or element.narrowed):
        presence = Presence.PRESENT if element.present else Presence.NARROWED
        return GroundAnswer(state, presence, (element.evidence or finding.evidence)[:QUOTES], "; ".join(finding.because))
    if finding.absence is Absence.FRAMEWORK:
        return GroundAnswer(state, Presence.ABSENT, note=IN_FRAMEWORK)
    return GroundAnswer(state, Presence.ABSENT, not_supplied=finding.not_supplied)
