"""One kind of conduct in one State: is it an offence, with which elements, under which penalty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lexcheck.annotating.annotated import AnnotatedLaw
from lexcheck.collating.cooperation import penalties
from lexcheck.collating.cooperation.answers import Answer, ElementState, Gravity, Offence, Presence, Read
from lexcheck.collating.cooperation.data import Compared, Conduct, Plan
from lexcheck.model import Assessment, Evidence, Finding, Requirement, Verdict

QUOTES = 4  # of one answer
IS_OFFENCE = (Offence.YES, Offence.NARROWER)


def answer(state: str, conduct: Conduct, plan: Plan, assessment: Assessment, laws: Sequence[AnnotatedLaw]) -> Answer:
    """The answer from the findings of a State and its annotated laws."""
    findings = {finding.requirement: finding for finding in assessment.findings}
    asked = {requirement.id: requirement for requirement in assessment.requirements}
    relied = tuple(findings[name] for name in conduct.offence)
    offence = _offence(relied)
    evidence = _quotes(relied)
    if offence not in IS_OFFENCE:
        return Answer(state, offence, Gravity.NONE, relied, evidence)
    elements = tuple(
        state_of
        for compared in conduct.compare
        for state_of in _elements(compared, asked[compared.requirement], findings[compared.requirement])
    )
    plain, graver = _penalty(conduct, plan, findings, laws)
    return Answer(state, offence, gravity(plain, plan.threshold), relied, evidence, elements, plain, graver)


def gravity(read: Read | None, threshold: float) -> Gravity:
    """Whether a penalty reaches the threshold. A minimum below it without a maximum leaves the maximum open."""
    if read is None or read.gravest is None:
        return Gravity.UNREAD
    if read.gravest >= threshold:
        return Gravity.REACHED
    return Gravity.BELOW if read.most is not None else Gravity.UNREAD


def _offence(findings: Sequence[Finding]) -> Offence:
    """Several requirements together: an offence where one is, whole where all are."""
    verdicts = [finding.verdict for finding in findings]
    if all(verdict is Verdict.MET for verdict in verdicts):
        return Offence.YES
    if any(verdict in (Verdict.MET, Verdict.PARTIAL) for verdict in verdicts):
        return Offence.NARROWER
    if Verdict.CONTRADICTED in verdicts:
        return Offence.OPPOSITE
    return Offence.NOT_ASSESSED if Verdict.NOT_ASSESSED in verdicts else Offence.NOT_FOUND


def _quotes(findings: Sequence[Finding]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(quote for finding in findings for quote in finding.evidence))[:QUOTES]


def _elements(compared: Compared, requirement: Requirement, finding: Finding) -> list[ElementState]:
    wanted = compared.elements or tuple(e.id for e in requirement.elements if e.required_for_met)
    names = {e.id: e.description for e in requirement.elements}
    found = {e.id: e for e in finding.elements}
    out = []
    for name in wanted:
        element = found.get(name)
        if finding.verdict is Verdict.NOT_ASSESSED:
            presence = Presence.UNKNOWN
        elif finding.verdict is Verdict.CONTRADICTED:
            presence = Presence.ABSENT
        elif element is not None and element.narrowed:
            presence = Presence.NARROWED
        else:
            presence = Presence.PRESENT if element is not None and element.present else Presence.ABSENT
        quoted = element.evidence[:1] if element else ()
        if finding.verdict is Verdict.CONTRADICTED:
            quoted = finding.evidence[:1]
        out.append(ElementState(compared.group, requirement.id, name, names[name], compared.works == "limits", presence, quoted))
    return out


def _penalty(
    conduct: Conduct, plan: Plan, findings: Mapping[str, Finding], laws: Sequence[AnnotatedLaw]
) -> tuple[Read | None, Read | None]:
    relied = _relied(conduct, findings)
    place = conduct.penalty
    if place.topic:
        base, graver = penalties.of_topic(place, laws, relied)
        return (base, graver) if base else (penalties.beside(laws, relied, place.apart), None)
    if place.like:
        principal = plan.conduct(place.like)
        topic = principal.penalty.topic
        read, graver = penalties.of_topic(principal.penalty, laws, _relied(principal, findings))
        alike = penalties.punished_alike(place, topic, laws, relied, read)
        if alike:
            return alike, graver
        return penalties.beside(laws, relied, place.apart, topic), None
    return penalties.beside(laws, relied, place.apart), None


def _relied(conduct: Conduct, findings: Mapping[str, Finding]) -> list[Evidence]:
    named = [findings[name] for name in conduct.offence]
    return [quote for finding in named for quote in (*finding.evidence, *(q for e in finding.elements for q in e.evidence))]
