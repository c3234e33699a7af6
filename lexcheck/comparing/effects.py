"""What a change of text did to the findings: closed, narrowed, widened, opened or nothing, and which words did it."""

from __future__ import annotations

from collections.abc import Iterable

from lexcheck.annotating.annotated import SECTION_LEVELS
from lexcheck.assessing.rulebook import load_rules
from lexcheck.comparing.blame import Trials
from lexcheck.comparing.changes import Cause, Comparison, Effect, Kind, Outcome
from lexcheck.comparing.places import Side, side
from lexcheck.model import Assessment, ElementFinding, Evidence, Finding, Requirement, Verdict

# from worst to best; what is no verdict has no rank and no effect
_RANK = {Verdict.CONTRADICTED: 0, Verdict.NOT_FOUND: 1, Verdict.PARTIAL: 2, Verdict.MET: 3}
_WORST = (Effect.OPENED, Effect.WIDENED, Effect.NARROWED, Effect.CLOSED, Effect.NONE)
# a cause is only told by the words around it where these were not changed themselves
_BARE = frozenset({Kind.RENUMBERED, Kind.MOVED})


def outcomes(comparison: Comparison, before: Assessment, after: Assessment) -> tuple[Outcome, ...]:
    """One outcome a requirement, in catalogue order. Both assessments must be against the same instruments."""
    changes = comparison.changes
    sides = side(comparison.old, changes, old=True), side(comparison.new, changes, old=False)
    later = {finding.requirement: finding for finding in after.findings}
    earlier = {finding.requirement: finding for finding in before.findings}
    trials = Trials()
    out = {}
    effects = {r.id: effect_of(r, earlier[r.id], later[r.id]) for r in after.requirements}
    # the worst first: they are tried while the budget lasts
    for requirement in sorted(after.requirements, key=lambda r: _WORST.index(effects[r.id])):
        one, two, effect = earlier[requirement.id], later[requirement.id], effects[requirement.id]
        because = _because(requirement, one, two, sides, trials) if effect is not Effect.NONE else ()
        if effect is not Effect.NONE and not because:
            because = _led_astray(comparison, sides[1], two)
        out[requirement.id] = Outcome(requirement, one, two, effect, because)
    return tuple(out[requirement.id] for requirement in after.requirements)


def effect_of(requirement: Requirement, before: Finding, after: Finding) -> Effect:
    """The effect on one requirement; between two partial findings the required elements decide."""
    if before.verdict not in _RANK or after.verdict not in _RANK:
        return Effect.NONE
    change = _RANK[after.verdict] - _RANK[before.verdict]
    if change == 0:
        if after.verdict is not Verdict.PARTIAL:
            return Effect.NONE
        left, right = _grades(requirement, before), _grades(requirement, after)
        lost = any(right[name] < grade for name, grade in left.items())
        change = sum(right.values()) - sum(left.values())
        if change == 0:
            # one element for another: a reader has to look, and the worse name makes sure of it
            return Effect.WIDENED if lost else Effect.NONE
    if change > 0:
        return Effect.CLOSED if after.verdict is Verdict.MET else Effect.NARROWED
    return Effect.OPENED if before.verdict is Verdict.MET else Effect.WIDENED


def _grades(requirement: Requirement, finding: Finding) -> dict[str, int]:
    """How far each required element is there: 2, 1 where narrowed, 0."""
    needed = {e.id for e in requirement.elements if e.required_for_met} or {e.id for e in requirement.elements}
    found = {e.id: _grade(e) for e in finding.elements}
    return {name: found.get(name, 0) for name in sorted(needed)}


def _grade(element: ElementFinding) -> int:
    return 2 if element.present else 1 if element.narrowed else 0


def _because(
    requirement: Requirement, before: Finding, after: Finding, sides: tuple[Side, Side], trials: Trials
) -> tuple[Cause, ...]:
    """The changed words behind the elements that came or went; else those in the evidence; else those in the sections of the evidence."""
    left, right = ({e.id: e for e in finding.elements} for finding in (before, after))
    rule = load_rules(None, ()).rules.get(requirement.id)  # its conditions alone, no wordings

    def tried(where: Side, causes: list[Cause]) -> list[Cause]:
        return trials.guilty(rule, where, causes, before if where.is_old else after) if rule is not None else causes

    found: list[Cause] = []
    for element in requirement.elements:
        one, two = left.get(element.id), right.get(element.id)
        grades = _grade(one) if one else 0, _grade(two) if two else 0
        if grades[0] == grades[1]:
            continue
        rose = grades[1] > grades[0]
        # what came is shown by the new text's evidence, what went by the old one's; what was weakened by either
        relied = [(sides[1], two), (sides[0], one)] if rose else [(sides[0], one), (sides[1], two)]
        for where, finding in relied:
            quotes = finding.evidence if finding else ()
            causes = _causes(where, quotes, element.id, rose) or _around(where, quotes, element.id, rose)
            if causes:
                found += tried(where, causes)
                break
    rose = _RANK[after.verdict] > _RANK[before.verdict]
    for step in (_causes, _around):
        if not found:
            found += tried(sides[1], step(sides[1], after.evidence, "", rose))
            found += tried(sides[0], step(sides[0], before.evidence, "", rose))
    return tuple(dict.fromkeys(found))


def _led_astray(comparison: Comparison, where: Side, after: Finding) -> tuple[Cause, ...]:
    """Where no word of it changed, a reference beside the evidence may lead to another provision now: the change of what it meant."""
    quoted = {_section(where, quote) for e in after.elements for quote in e.evidence} | {
        _section(where, q) for q in after.evidence
    }
    stands = {r: _top(where, r.provision.index) for r in comparison.ripples if not r.in_old and r.change >= 0}
    return tuple(dict.fromkeys(Cause(ripple.change) for ripple, top in stands.items() if top >= 0 and top in quoted))


def _section(where: Side, quote: Evidence) -> int:
    return _top(where, next((p.index for p in where.law.provisions if p.id == quote.id), -1))


def _top(where: Side, index: int) -> int:
    """The section that a provision stands in."""
    provisions = where.law.provisions
    while index >= 0 and provisions[index].level not in SECTION_LEVELS and provisions[index].parent >= 0:
        index = provisions[index].parent
    return index


def _causes(where: Side, quotes: Iterable[Evidence], element: str, appeared: bool) -> list[Cause]:
    """The changed runs inside the quotes, a cause a row."""
    rows: dict[int, list[int]] = {}
    for quote in quotes:
        for row, place in where.edits_in(quote.start, quote.end):
            rows.setdefault(row, []).append(place)
    return [Cause(row, tuple(sorted(set(places))), element, appeared) for row, places in rows.items()]


def _around(where: Side, quotes: Iterable[Evidence], element: str, appeared: bool) -> list[Cause]:
    """The changed rows of the sections that the quotes stand in: what decided stands there, and something there was changed."""
    found: list[Cause] = []
    for top in dict.fromkeys(_section(where, quote) for quote in quotes):
        for index in range(top, where.law.provisions[top].stop) if top >= 0 else ():
            row = where.row_of.get(index, -1)
            if row >= 0 and set(where.changes[row].kinds) - _BARE:
                places = tuple(at for at, edit in enumerate(where.changes[row].edits) if edit.op != "equal")
                found.append(Cause(row, places, element, appeared))
    return found
