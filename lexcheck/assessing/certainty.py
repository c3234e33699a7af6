"""How sure a verdict is, and whether a person should look: from what was there, in how many places, and how near the rest came.

The thresholds and measured shares are data (`rules/review.yaml`).
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

from lexcheck import yamlfile
from lexcheck.annotating.annotated import AnnotatedLaw
from lexcheck.assessing.closeness import closeness
from lexcheck.assessing.judge import FULL, Judgement
from lexcheck.assessing.rulebook import Rule
from lexcheck.assessing.scopes import joined, scopes
from lexcheck.model import Severity, Verdict
from lexcheck.resources import data_dir

ONE_PLACE = "it rests on a single place of the text"
OPEN = "an element is missing or weaker: another wording of the text may supply it"
NEAR = "could not be judged with certainty: parts of it are there and do not stand together"


class ReviewData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`rules/review.yaml`."""

    near: float
    few_elements: int
    few_places: int
    weights: tuple[Severity, ...]
    sure: dict[str, float]


@lru_cache(maxsize=1)
def load_review() -> ReviewData:
    """The thresholds. Raises LexcheckError (DATA)."""
    return yamlfile.load(data_dir("rules") / "review.yaml", ReviewData)


def certainty(rule: Rule, law: AnnotatedLaw, judgement: Judgement) -> tuple[float, str]:
    """The share of verdicts of this kind that prove right (0 to 1), and the reason for a person to look or nothing."""
    data = load_review()
    needed = {e.id for e in rule.requirement.elements if e.required_for_met} or {e.id for e in rule.requirement.elements}
    if judgement.verdict is Verdict.MET:
        places = [len(e.hits) for e in judgement.elements if e.rule.id in needed and e.grade == FULL]
        few = len(needed) <= data.few_elements and min(places, default=0) == data.few_places
        if few and rule.requirement.severity in data.weights:
            return data.sure["met_on_one_place"], ONE_PLACE
        return data.sure["met"], ""
    if judgement.verdict is Verdict.CONTRADICTED:
        return data.sure["contradicted"], "a contradiction is for a person to confirm"
    near = _near(rule, law, needed)
    if judgement.verdict is Verdict.PARTIAL:
        return (data.sure["partial_open"], OPEN) if min(near, default=0.0) < 1 else (data.sure["partial"], "")
    if near and sum(near) / len(near) >= data.near:
        return data.sure["not_found_near"], NEAR
    return data.sure["not_found"], ""


def _near(rule: Rule, law: AnnotatedLaw, needed: set[str]) -> list[float]:
    """For each required element how near its condition comes to being met."""
    out = []
    for element in rule.elements:
        if element.id in needed:
            scope = joined(scopes(law, element.where))
            out.append(closeness(element.full, scope) if scope is not None else 0.0)
    return out
