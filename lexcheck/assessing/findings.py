"""From the judgements of one requirement, one a law, to its finding."""

from __future__ import annotations

from collections.abc import Sequence

from lexcheck.annotating.annotated import AnnotatedLaw
from lexcheck.annotating.evaluate import Hit
from lexcheck.assessing.certainty import certainty
from lexcheck.assessing.judge import ABSENT, FULL, ElementResult, Judgement
from lexcheck.assessing.nearest import nearest
from lexcheck.assessing.quotes import quotes
from lexcheck.assessing.rulebook import Rule
from lexcheck.model import ElementFinding, Evidence, Finding, Law, Obligation, Requirement, Verdict

Judged = tuple[AnnotatedLaw, Judgement]
_WORTH = {Verdict.MET: 3, Verdict.PARTIAL: 2, Verdict.CONTRADICTED: 1, Verdict.NOT_FOUND: 0}
MOST_QUOTES = 6


def unassessed(requirement: Requirement, rule: Rule | None, laws: Sequence[Law]) -> Finding:
    """The entry of a requirement that has no rule for the laws' language: no verdict."""
    tongues = ", ".join(sorted({law.language or "unknown" for law in laws}))
    reason = (
        "there is no rule for this requirement yet"
        if rule is None
        else f"there is no rule for this requirement in the language of the text ({tongues})"
    )
    return Finding(requirement.id, Verdict.NOT_ASSESSED, 0.0, because=(reason,), searched=tuple(law.key for law in laws))


def finding(rule: Rule, judged: Sequence[Judged], laws: Sequence[Law], silent: bool | None = None) -> Finding:
    """One finding over all laws: the best verdict that one law gives alone, with the elements and evidence of that law first.

    `silent`: some of the laws could not be judged; where it is not given, those that are not among the judged.
    """
    requirement = rule.requirement
    order = sorted(judged, key=lambda row: -_WORTH[row[1].verdict])
    law, best = order[0]
    verdict = best.verdict
    review = list(best.review)
    against = [other for other, j in judged if j.verdict is Verdict.CONTRADICTED]
    if against and verdict is not Verdict.CONTRADICTED:
        names = ", ".join(other.law.key for other in against)
        review.append(f"the laws disagree: {names} says the opposite")
    elements = tuple(_element(result, order) for result in best.elements)
    evidence = _evidence(order, verdict)
    review += _doubts(law, best, len(judged) < len(laws) if silent is None else silent)
    share, look = certainty(rule, law, best)
    missing = [r.rule.id for r in best.elements if r.grade == ABSENT]
    weak = [r.rule.id for r in best.elements if r.grade not in (ABSENT, FULL)]
    gap = "" if verdict is Verdict.MET else _gap(requirement, verdict, missing, weak, best.because)
    return Finding(
        requirement=requirement.id,
        verdict=verdict,
        confidence=_confidence(share, best, review),
        elements=elements,
        evidence=evidence,
        review=tuple(dict.fromkeys([*review, *([look] if look else [])])),
        because=best.because,
        searched=tuple(each.key for each in laws) if verdict is Verdict.NOT_FOUND else (),
        nearest=nearest(rule, [row[0] for row in judged]) if verdict is Verdict.NOT_FOUND else (),
        gap=gap,
        recommendation="" if verdict is Verdict.MET else _recommendation(rule, verdict, missing, weak),
    )


def _element(result: ElementResult, order: Sequence[Judged]) -> ElementFinding:
    law = order[0][0]
    return ElementFinding(
        result.rule.id, result.grade == FULL, quotes(result.hits, law)[:MOST_QUOTES], result.grade not in (ABSENT, FULL)
    )


def _evidence(order: Sequence[Judged], verdict: Verdict) -> tuple[Evidence, ...]:
    """What decided it first; a hit of each element before the second of any; then the other laws."""
    out: list[Evidence] = []
    for law, judgement in order:
        if judgement.verdict is Verdict.NOT_FOUND:
            continue
        rows = [list(r.hits) for r in sorted(judgement.elements, key=lambda r: not _required(r, judgement))]
        hits: list[Hit] = list(judgement.other) if verdict is Verdict.CONTRADICTED else []
        for depth in range(max((len(row) for row in rows), default=0)):
            hits += [row[depth] for row in rows if depth < len(row)]
        if verdict is not Verdict.CONTRADICTED:
            hits += judgement.other
        out += [e for e in quotes(hits, law) if not any(e.law == o.law and e.start < o.end and o.start < e.end for o in out)]
    return tuple(out[:MOST_QUOTES])


def _required(result: ElementResult, judgement: Judgement) -> bool:
    return result.grade == FULL


def _gap(requirement: Requirement, verdict: Verdict, missing: list[str], weak: list[str], because: tuple[str, ...]) -> str:
    names = {e.id: e.description for e in requirement.elements}
    needed = {e.id for e in requirement.elements if e.required_for_met} or set(names)
    if verdict is Verdict.NOT_FOUND:
        return f"Nothing in the texts supplied bears on it. Looked for: {'; '.join(names.values())}."
    parts = []
    absent = [names[i] for i in missing if i in needed]
    narrow = [names[i] for i in weak if i in needed]
    if absent:
        parts.append(f"Not found: {'; '.join(absent)}.")
    if narrow:
        parts.append(f"Only in a narrower form: {'; '.join(narrow)}.")
    parts += [f"{reason[0].upper()}{reason[1:]}." for reason in because]
    return " ".join(parts) or requirement.test.partial


def _recommendation(rule: Rule, verdict: Verdict, missing: list[str], weak: list[str]) -> str:
    requirement = rule.requirement
    adds = [e.add for e in rule.elements if e.add and e.id in {*missing, *weak}]
    text = " ".join(dict.fromkeys(adds)) or rule.recommendation or f"Provide for this: {requirement.test.met}"
    if rule.recommendation and adds and verdict is not Verdict.PARTIAL:
        text = f"{rule.recommendation} {text}"
    if rule.options:
        ways = " or ".join(f"({letter}) {way}" for letter, way in zip("abcd", rule.options, strict=False))
        text = f"{text} Legal systems differ; choose {ways}."
    lead = "Consider: " if requirement.obligation is Obligation.OPTIONAL else ""
    return f"{lead}{text} (serves {requirement.instrument} article {requirement.article})"


def _doubts(law: AnnotatedLaw, best: Judgement, silent: bool) -> list[str]:
    """Reasons of the text itself for a human to look (trust rule 5)."""
    out = []
    hits = [m for r in best.elements for hit in r.hits for m in hit]
    if any(m.doubt for m in hits):
        out.append("a word was read as OCR may have meant it")
    if any(r.reasons for r in best.elements):
        out += [reason for r in best.elements for reason in r.reasons]
    if silent:
        out.append("some of the laws are in a language without a rule and were not judged")
    touched = sorted({m.provision for m in hits})
    out += [f"a reference leads to no provision of this text: {law.unresolved[i]}" for i in touched if i in law.unresolved][:1]
    if any(law.law.provisions[i].status == "uncommenced" for i in touched):
        out.append("a provision relied on is not in force yet")
    unsure = [mark for mark in law.law.source.marks if mark.kind == "ocr"]
    relied = [law.law.provisions[i] for i in touched] if unsure else []
    if any(mark.start < one.end and one.start < mark.end for one in relied for mark in unsure):
        out.append("the text was read by OCR and is doubtful here")
    return out


def _confidence(share: float, best: Judgement, doubts: list[str]) -> float:
    """The measured share of right verdicts of the kind, less what the text itself leaves in doubt."""
    doubt = max((m.doubt for r in best.elements for hit in r.hits for m in hit), default=0.0)
    return round(max(0.2, share - doubt - 0.1 * min(len(doubts), 3)), 2)
