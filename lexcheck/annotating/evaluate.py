"""Evaluate a condition over a scope: which mentions, taken together, make it true."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from operator import eq, ge, gt, le, lt

from lexcheck.annotating.annotated import AnnotatedLaw, Mention, Penalty
from lexcheck.annotating.expressions import Expression

Hit = tuple[Mention, ...]
MOST_HITS = 60  # of one condition; the first in text order are kept
_EXISTS = Expression("exists")
_COMPARE = {">=": ge, "<=": le, "<": lt, ">": gt, "==": eq, "": eq}


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a condition is looked for: `own` provisions, `more` (definitions and other provisions followed), in one law;
    `aside` holds sentences that are about something else."""

    law: AnnotatedLaw
    own: frozenset[int]
    more: frozenset[int] = frozenset()
    root: int = -1
    aside: frozenset[int] = frozenset()
    provisions: frozenset[int] = field(init=False, repr=False, compare=False)  # own and more
    _hits: dict[str, list[Hit]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _inner: list[Scope] = field(default_factory=list, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "provisions", self.own | self.more if self.more else self.own)

    def hits(self, concept: str) -> list[Hit]:
        """A hit for each mention of a concept in the words of the scope, headings left out. Kept: many rules ask for the same."""
        found = self._hits.get(concept)
        if found is None:
            rows, aside = self.law.mentions_in(concept, self.provisions), self.aside
            found = self._hits[concept] = [(m,) for m in rows if not m.heading and m.sentence not in aside]
        return found

    def inner(self) -> Scope:
        """The same scope without what is followed."""
        if not self.more:
            return self
        if not self._inner:
            self._inner.append(Scope(self.law, self.own, root=self.root, aside=self.aside))
        return self._inner[0]


def evaluate(expression: Expression, scope: Scope) -> list[Hit]:
    """The hits of a condition, in text order; an empty list where it does not hold. A condition that holds by absence has one empty hit."""
    return all_hits(expression, scope)[:MOST_HITS]


def all_hits(expression: Expression, scope: Scope) -> list[Hit]:
    """All hits: a part of a condition is never cut short, or a common word would hide what stands beside it late in a law."""
    left = able(expression, scope.law)
    return _hits(left, scope) if left is not None else []


def able(expression: Expression, law: AnnotatedLaw) -> Expression | None:
    """What of a condition can hold in a law, going by what is mentioned in it at all; None where nothing can. Of a law on another subject
    little is left of most conditions, so that no scope need be looked at."""
    known = law.memo.get(id(expression))
    if known is None:
        # the condition is kept with the answer, so that no other one can take its id
        known = law.memo[id(expression)] = (expression, _able(expression, law))
    left: Expression | None = known[1]
    return left


def _able(expression: Expression, law: AnnotatedLaw) -> Expression | None:
    match expression.op:
        case "concept":
            return expression if law.mentions.get(expression.name) else None
        case "heading":
            return expression if any(law.mentions.get(name) for name in expression.parts[0].concepts()) else None
        case "penalty":
            return expression if law.penalties else None
        case "age":
            return expression if law.mentions.get(f"age:{expression.name.partition(' ')[0]}") else None
    parts = [able(part, law) for part in expression.parts]
    left = tuple(part for part in parts if part is not None)
    match expression.op:
        case "any":
            enough = bool(left)
        case "at_least":
            enough = len(left) >= expression.number
        case "not":
            return replace(expression, parts=left) if left else _EXISTS
        case "!~" | "!+" | "!in" if parts[0] is not None and parts[1] is None:
            return parts[0]
        case _:
            enough = len(left) == len(parts)
    if not enough:
        return None
    return expression if left == expression.parts else replace(expression, parts=left)


def _hits(expression: Expression, scope: Scope) -> list[Hit]:
    return _EVALUATORS[expression.op](expression, scope)


def _concept(expression: Expression, scope: Scope) -> list[Hit]:
    return scope.hits(expression.name)


def _heading(expression: Expression, scope: Scope) -> list[Hit]:
    names = expression.parts[0].concepts()
    return [(m,) for name in sorted(names) for m in scope.law.mentions_in(name, scope.provisions) if m.heading]


def _exists(expression: Expression, scope: Scope) -> list[Hit]:
    return [()]


def _not(expression: Expression, scope: Scope) -> list[Hit]:
    return [] if _hits(expression.parts[0], scope) else [()]


def _any(expression: Expression, scope: Scope) -> list[Hit]:
    hits = [hit for part in expression.parts for hit in _hits(part, scope)]
    return sorted(hits, key=_order)


def _all(expression: Expression, scope: Scope) -> list[Hit]:
    sides = []
    for part in expression.parts:
        side = _hits(part, scope)
        if not side:
            return []
        sides.append(side)
    return [tuple(m for side in sides for m in side[0])]


def _at_least(expression: Expression, scope: Scope) -> list[Hit]:
    sides = [side for side in (_hits(part, scope) for part in expression.parts) if side]
    if len(sides) < expression.number:
        return []
    return [tuple(m for side in sides for m in side[0])]


def _pair(expression: Expression, scope: Scope) -> list[Hit]:
    """a ~ b and a + b: for each hit of a the nearest hit of b that stands with it."""
    left = _hits(expression.parts[0], scope)
    if not left:
        return []
    beside, out = _Beside(expression.op, expression.parts[1], scope), []
    for hit in left:
        partners = beside.of(hit)
        if partners:
            at = hit[0].start if hit else 0
            out.append(hit + min(partners, key=lambda other: abs((other[0].start if other else 0) - at)))
    return out


def _without(expression: Expression, scope: Scope) -> list[Hit]:
    """a !~ b and a !+ b: the hits of a beside which no b stands. A hit that reaches into a list item is taken there: what stands in
    another item of the list is not beside it, although both share the lead-in."""
    left = _hits(expression.parts[0], scope)
    if not left:
        return []
    beside = _Beside(expression.op[1:], expression.parts[1], scope)
    return [hit for hit in left if not beside.of(_innermost(hit, scope.law))]


def _innermost(hit: Hit, law: AnnotatedLaw) -> Hit:
    """The mentions of a hit without those in the lead-in of another."""
    items = [o.provision for o in hit if law.law.provisions[o.provision].level != "continuation"]
    return tuple(m for m in hit if not any(m.provision != item and m.provision in law.lineage.get(item, ()) for item in items))


def _outside(expression: Expression, scope: Scope) -> list[Hit]:
    """a !in b: the hits of a of which no mention lies within the words of a b."""
    left = _hits(expression.parts[0], scope)
    if not left:
        return []
    spans = sorted((m.start, m.end) for hit in _hits(expression.parts[1], scope) for m in hit)

    def inside(mention: Mention) -> bool:
        at = bisect_left(spans, (mention.start + 1,))
        return any(start <= mention.start and mention.end <= end for start, end in spans[max(0, at - 8) : at])

    return [hit for hit in left if not any(inside(m) for m in hit)]


class _Beside:
    """The hits of a condition that stand with another hit: some mention of each in one sentence (`~`), or in provisions that are read
    together (`+`). They are kept by sentence or unit, so that a long law does not cost the product of both sides."""

    def __init__(self, op: str, expression: Expression, scope: Scope) -> None:
        self.op, self.law = op, scope.law
        self.groups: dict[int, list[tuple[Mention, Hit]]] = defaultdict(list)
        for hit in _hits(expression, scope):
            for mention in hit:
                self.groups[self._group(mention)].append((mention, hit))

    def _group(self, mention: Mention) -> int:
        if self.op == "~":
            return mention.sentence
        return min(self.law.lineage.get(mention.provision, (mention.provision,)))

    def of(self, hit: Hit) -> list[Hit]:
        """The hits that stand with a hit, in text order."""
        related = self.law.related
        return list(
            dict.fromkeys(
                other
                for m in hit
                for mention, other in self.groups.get(self._group(m), ())
                if related(m.provision, mention.provision)
            )
        )


def _own(expression: Expression, scope: Scope) -> list[Hit]:
    return _hits(expression.parts[0], scope.inner())


def _law(expression: Expression, scope: Scope) -> list[Hit]:
    law, key = scope.law, ("law", id(expression))
    if key not in law.memo:
        if "everything" not in law.memo:
            law.memo["everything"] = Scope(law, frozenset(i for unit in law.units for i in unit.provisions))
        # kept with the condition, so that no other one can take its id
        law.memo[key] = expression, _hits(expression.parts[0], law.memo["everything"])
    found: list[Hit] = law.memo[key][1]
    return found


def _modal(expression: Expression, scope: Scope) -> list[Hit]:
    wanted = expression.op
    return [hit for hit in _hits(expression.parts[0], scope) if hit and modality(scope.law, hit[0]) == wanted]


def modality(law: AnnotatedLaw, mention: Mention) -> str:
    """`duty`, `discretion` or nothing: the modal word nearest before the mention in its sentence, else the first after it."""
    near: list[tuple[Mention, str]] = []
    for kind in ("duty", "discretion"):
        found = law.mentions.get(f"modal/{kind}", ())
        at = bisect_left(found, mention.end, key=_start)
        near += [
            (m, kind)
            for m in found[max(0, at - 4) : at + 4]
            if m.sentence == mention.sentence and law.related(m.provision, mention.provision)
        ]
    best: tuple[int, str] | None = None
    for m, kind in near:
        # the longer wording governs the shorter inside it: 'may be granted' is no duty for its 'be granted'
        if any(o.start <= m.start and m.end <= o.end and o.end - o.start > m.end - m.start and k != kind for o, k in near):
            continue
        # a modal word before the mention governs it; one behind it only where there is none before
        distance = mention.start - m.start if m.start <= mention.start else 10_000 + m.start - mention.start
        if best is None or distance < best[0]:
            best = (distance, kind)
    return best[1] if best else ""


def _penalty(expression: Expression, scope: Scope) -> list[Hit]:
    terms = expression.parts or (expression,)
    found = scope.law.penalties_in(scope.provisions)
    return [(_as_mention(p),) for p in found if p.sentence not in scope.aside and all(_fits(p, *_term(term)) for term in terms)]


def _term(expression: Expression) -> tuple[str, str, float]:
    name, _, compare = expression.name.partition(" ")
    return name, compare, expression.number


def _fits(penalty: Penalty, name: str, compare: str, number: float) -> bool:
    custody = penalty.most is not None or penalty.least is not None or penalty.life or penalty.death
    if name == "most":
        top = 99.0 if penalty.life or penalty.death else penalty.most
        if top is None and penalty.least is not None:
            # a minimum alone: the maximum is at least as high, how high is not said
            return compare in (">=", ">") and bool(_COMPARE[compare](penalty.least, number))
        return top is not None and bool(_COMPARE[compare](top, number))
    if name == "least":
        return penalty.least is not None and bool(_COMPARE[compare](penalty.least, number))
    return {
        "life": penalty.life,
        "death": penalty.death,
        "unstated": not custody and penalty.fine != "only",
        "custody": custody or penalty.fine != "only",
        "no_fine_alternative": penalty.fine not in ("or", "only"),
        "fine_alternative": penalty.fine == "or",
        "fine_only": penalty.fine == "only",
        "fine": penalty.fine != "none",
    }[name]


def _as_mention(penalty: Penalty) -> Mention:
    top = 99.0 if penalty.life or penalty.death else penalty.most or 0.0
    return Mention("penalty", penalty.provision, penalty.start, penalty.end, penalty.sentence, value=top)


def _age(expression: Expression, scope: Scope) -> list[Hit]:
    name, _, compare = expression.name.partition(" ")
    found = scope.law.mentions_in(f"age:{name}", scope.provisions)
    return [(m,) for m in found if m.sentence not in scope.aside and _COMPARE[compare](m.value, expression.number)]


def _start(mention: Mention) -> int:
    return mention.start


def _order(hit: Hit) -> int:
    return hit[0].start if hit else 0


def evidence_order(hits: Iterable[Hit]) -> list[Hit]:
    """Hits with the surest first: exact wordings before OCR guesses, then text order."""
    return sorted(hits, key=lambda hit: (max((m.doubt for m in hit), default=0.0), _order(hit)))


_EVALUATORS = {
    "concept": _concept,
    "exists": _exists,
    "not": _not,
    "any": _any,
    "all": _all,
    "at_least": _at_least,
    "~": _pair,
    "+": _pair,
    "!~": _without,
    "!+": _without,
    "!in": _outside,
    "heading": _heading,
    "own": _own,
    "law": _law,
    "duty": _modal,
    "discretion": _modal,
    "penalty": _penalty,
    "age": _age,
}
