"""Where laws of one framework disagree: one says what the other denies, or they measure the same conduct by other figures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from lexcheck.annotating.annotated import AnnotatedLaw, Mention, Penalty
from lexcheck.assessing.quotes import quotes
from lexcheck.collating.fit import AgeConflict, Fit, PenaltyConflict
from lexcheck.collating.joining import Heard
from lexcheck.model import Conflict, ConflictKind, Evidence, Finding, LawFindings, Requirement, Side, Verdict

SIDED = (Verdict.MET, Verdict.PARTIAL)  # verdicts of a law that says something of the kind that is asked
QUOTES = 2  # of each side


def opposite(requirement: Requirement, findings: Sequence[tuple[str, Finding]]) -> Conflict | None:
    """The conflict between the laws (keys) that contradict a requirement and those that provide for it; None where they agree."""
    against = [(key, f) for key, f in findings if f.verdict is Verdict.CONTRADICTED]
    provides = [(key, f) for key, f in findings if f.verdict in SIDED]
    if not against or not provides:
        return None
    sides = [Side(key, "says the opposite: " + "; ".join(f.because), f.evidence[:QUOTES]) for key, f in against]
    sides += [
        Side(key, "provides for it" if f.verdict is Verdict.MET else "provides for it in part", f.evidence[:QUOTES])
        for key, f in provides
    ]
    return Conflict(ConflictKind.OPPOSITE, requirement.id, requirement.title, tuple(sides))


def figures(laws: Sequence[Heard], by_law: Sequence[LawFindings], fit: Fit) -> list[Conflict]:
    """The conflicts of penalties and of ages, as far as their requirements are assessed."""
    chosen = {f.requirement for each in by_law for f in each.findings}
    found = [_penalties(each, laws, fit) for each in fit.conflicts.penalties if each.requirement in chosen]
    found += [_ages(each, laws, fit) for each in fit.conflicts.ages if each.requirement in chosen]
    return [conflict for conflict in found if conflict is not None]


def _penalties(what: PenaltyConflict, laws: Sequence[Heard], fit: Fit) -> Conflict | None:
    told = [(heard, penalty) for heard in laws if (penalty := _base_penalty(heard.law, what)) is not None]
    sides = [
        Side(heard.key, _penalty_words(penalty) + _prevails(heard.law, fit), _penalty_quote(heard.law, penalty))
        for heard, penalty in told
    ]
    differ = any(_span(one) != _span(other) for (_, one), (_, other) in combinations(told, 2))
    return Conflict(ConflictKind.PENALTY, what.requirement, f"penalty for {what.what}", tuple(sides)) if differ else None


def _base_penalty(law: AnnotatedLaw, what: PenaltyConflict) -> Penalty | None:
    """The custodial penalty of the plain offence: the first in a unit that makes it, in a sentence that names nothing of `apart`."""
    aside = {m.sentence for name in what.apart for m in law.mentions.get(name, ()) if not m.heading}
    for unit in law.units:
        if what.offence not in unit.offences:
            continue
        plain = [p for p in law.penalties_in(frozenset(unit.provisions)) if p.sentence not in aside and _custody(p)]
        if plain:
            return plain[0]
    return None


def _custody(penalty: Penalty) -> bool:
    return penalty.most is not None or penalty.least is not None or penalty.life or penalty.death


def _span(penalty: Penalty) -> tuple[float, float]:
    most = 100.0 if penalty.death else 99.0 if penalty.life else penalty.most or 0.0
    return penalty.least or 0.0, most


def _penalty_words(penalty: Penalty) -> str:
    parts = ["death" if penalty.death else "imprisonment for life" if penalty.life else ""]
    if penalty.least and penalty.most and penalty.least != penalty.most:
        parts.append(f"{penalty.least:g} to {penalty.most:g} years")
    elif penalty.most:
        parts.append(f"up to {penalty.most:g} years")
    elif penalty.least:
        parts.append(f"at least {penalty.least:g} years")
    return " or ".join(part for part in parts if part)


def _penalty_quote(law: AnnotatedLaw, penalty: Penalty) -> tuple[Evidence, ...]:
    return quotes([(Mention("penalty", penalty.provision, penalty.start, penalty.end, penalty.sentence),)], law)


def _ages(what: AgeConflict, laws: Sequence[Heard], fit: Fit) -> Conflict | None:
    sides: list[tuple[float, Side]] = []
    for heard in laws:
        law = heard.law
        words = {m.sentence for m in law.mentions.get(what.concept, ()) if not m.heading}
        found = [m for m in law.mentions.get("age:under", ()) if m.sentence in words]
        if found:
            says = f"under {found[0].value:g} years" + _prevails(law, fit)
            sides.append((found[0].value, Side(heard.key, says, quotes([(found[0],)], law))))
    if len({age for age, _ in sides}) < 2:
        return None
    return Conflict(ConflictKind.AGE, what.requirement, what.what, tuple(side for _, side in sides))


def _prevails(law: AnnotatedLaw, fit: Fit) -> str:
    """Whether the law says, somewhere, that it comes before others."""
    said = any(not m.heading for m in law.mentions.get(fit.conflicts.prevails, ()))
    return "; this law says that it prevails over others" if said else ""
