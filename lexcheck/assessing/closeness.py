"""How near a condition comes to being met where it is not: the measure behind confidence and 'look at'."""

from __future__ import annotations

from lexcheck.annotating.evaluate import Scope, evaluate
from lexcheck.annotating.expressions import Expression

APART = 0.8  # both sides are there, and do not stand together


def closeness(tree: Expression, scope: Scope) -> float:
    """Between 0 (nothing of it is there) and 1 (it holds)."""
    if evaluate(tree, scope):
        return 1.0
    if tree.op in ("concept", "not", "penalty", "age", "exists") or not tree.parts:
        return 0.0
    if tree.op == "any":
        return max(closeness(part, scope) for part in tree.parts)
    if tree.op in ("!~", "!+", "!in"):
        return APART * closeness(tree.parts[0], scope)
    if tree.op == "at_least":
        best = sorted((closeness(part, scope) for part in tree.parts), reverse=True)[: int(tree.number)]
        return APART * sum(best) / len(best)
    return APART * sum(closeness(part, scope) for part in tree.parts) / len(tree.parts)
