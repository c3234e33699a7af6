"""Apply one rule to one annotated law: elements, limits, verdict, reasons."""

from __future__ import annotations

from dataclasses import dataclass, field

from lexcheck.annotating.annotated import AnnotatedLaw
from lexcheck.annotating.evaluate import Hit, Scope, evaluate, evidence_order, modality
from lexcheck.assessing.rulebook import ElementRule, Limit, Rule
from lexcheck.assessing.scopes import joined, scopes
from lexcheck.model import Detection, Verdict

FULL, WEAK, ABSENT = 2, 1, 0
CONFLICT = "the text provides for it and also says the opposite"
MOST_EVIDENCE = 3  # hits shown for an element


@dataclass(frozen=True, slots=True)
class ElementResult:
    """How far an element was recognised (2 full, 1 weaker, 0 not), by which hits, and why it was lowered."""

    rule: ElementRule
    grade: int
    hits: tuple[Hit, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """One rule's outcome in one law."""

    verdict: Verdict
    elements: tuple[ElementResult, ...]
    other: tuple[Hit, ...] = ()
    because: tuple[str, ...] = ()
    review: tuple[str, ...] = field(default=())


def judge(rule: Rule, law: AnnotatedLaw) -> Judgement:
    """The judgement of one rule on one law."""
    elements = _elements(rule, law)
    against = _limits(rule.contradicted_by, law)
    narrowing = _limits(rule.narrowed_by, law)
    review = tuple(because for because, _ in _limits(rule.review_if, law))
    required = {e.id for e in rule.requirement.elements if e.required_for_met}
    grades = {e.rule.id: e.grade for e in elements}
    reasons = tuple(dict.fromkeys(r for e in elements for r in e.reasons))
    needed = required or set(grades)
    complete = bool(needed) and all(grades.get(name, ABSENT) == FULL for name in needed)
    if against:
        # a text that says both things is no clear contradiction: a person has to say which prevails
        unclear = complete and rule.requirement.detection is not Detection.NEGATIVE
        verdict = Verdict.PARTIAL if unclear else Verdict.CONTRADICTED
        review += (CONFLICT,) if unclear else ()
        return Judgement(verdict, elements, tuple(hit for _, hit in against), tuple(b for b, _ in against), review)
    if complete:
        if narrowing:
            return Judgement(
                Verdict.PARTIAL, elements, tuple(hit for _, hit in narrowing), tuple(b for b, _ in narrowing), review
            )
        return Judgement(Verdict.MET, elements, review=review)
    if any(grades.values()):
        return Judgement(
            Verdict.PARTIAL, elements, tuple(hit for _, hit in narrowing), (*reasons, *(b for b, _ in narrowing)), review
        )
    if rule.bears is not None:
        scope = joined(scopes(law, rule.where))
        hits = evaluate(rule.bears, scope) if scope is not None else []
        if hits:
            return Judgement(Verdict.PARTIAL, elements, tuple(hits[:MOST_EVIDENCE]), (), review)
    return Judgement(Verdict.NOT_FOUND, elements)


def _elements(rule: Rule, law: AnnotatedLaw) -> tuple[ElementResult, ...]:
    found = scopes(law, rule.where)
    if rule.where.together and found:
        own = [e for e in rule.elements if e.where == rule.where]
        results = {e.id: r for e, r in zip(own, _best(rule, own, found), strict=True)}
    else:
        results = {}
    wide = joined(found)
    out = []
    for element in rule.elements:
        if element.id in results:
            out.append(results[element.id])
        elif element.where == rule.where:
            out.append(_element(element, wide))
        else:
            out.append(_apart(element, law))
    return tuple(out)


def _best(rule: Rule, elements: list[ElementRule], found: list[Scope]) -> list[ElementResult]:
    """The scope in which most required elements stand; the first of equal ones."""
    required = {e.id for e in rule.requirement.elements if e.required_for_met}

    def worth(results: list[ElementResult]) -> tuple[int, int, int]:
        needed = [r.grade for r in results if r.rule.id in required]
        return sum(g == FULL for g in needed), sum(needed), sum(r.grade for r in results)

    return max(([_element(e, scope) for e in elements] for scope in found), key=worth)


def _apart(element: ElementRule, law: AnnotatedLaw) -> ElementResult:
    """An element that looks elsewhere than its rule."""
    found = scopes(law, element.where)
    if element.where.together and found:
        return max((_element(element, scope) for scope in found), key=lambda r: r.grade)
    return _element(element, joined(found))


def _element(element: ElementRule, scope: Scope | None) -> ElementResult:
    if scope is None:
        return ElementResult(element, ABSENT)
    hits = evidence_order(evaluate(element.full, scope))
    if hits:
        strong = [hit for hit in hits if not _lowered(hit, element, scope)]
        if strong:
            return ElementResult(element, FULL, tuple(strong[:MOST_EVIDENCE]))
        reasons = tuple(dict.fromkeys(r for hit in hits for r in _lowered(hit, element, scope)))
        return ElementResult(element, WEAK, tuple(hits[:MOST_EVIDENCE]), reasons)
    hits = evidence_order(evaluate(element.weak, scope)) if element.weak is not None else []
    return ElementResult(element, WEAK, tuple(hits[:MOST_EVIDENCE])) if hits else ElementResult(element, ABSENT)


def _lowered(hit: Hit, element: ElementRule, scope: Scope) -> tuple[str, ...]:
    """Why a hit is not enough for a full element: a mere power, a rule still to be made, a statement of aims."""
    if not hit:
        return ()
    out = []
    if element.duty and modality(scope.law, hit[0]) == "discretion":
        out.append("the text leaves it open (may) where a duty is needed")
    if _beside(hit, "role/enabling", scope):
        out.append("the text only allows rules to be made")
    if _beside(hit, "role/objects", scope):
        out.append("it stands only in a statement of aims")
    return tuple(out)


def _beside(hit: Hit, concept: str, scope: Scope) -> bool:
    """Whether every mention of a hit stands in a sentence with a concept; another item of the same list says nothing about it."""
    law = scope.law
    marks = law.by_sentence(concept)
    return all(any(law.related(mark.provision, m.provision) for mark in marks.get(m.sentence, ())) for m in hit)


def _limits(limits: tuple[Limit, ...], law: AnnotatedLaw) -> list[tuple[str, Hit]]:
    out = []
    for limit in limits:
        found = scopes(law, limit.where)
        for scope in found if limit.where.together else filter(None, [joined(found)]):
            hits = evaluate(limit.when, scope)
            if hits:
                out.append((limit.because, hits[0]))
                break
    return out
