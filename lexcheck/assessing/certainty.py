"""How sure a verdict is, and whether a person should look: from how it came about, and from how often verdicts of the kind proved right
on labelled laws, by requirement and language.

What was measured is data (`rules/reliability.yaml`, written by `python -m bench.reliability`), the line below which a person is asked
to look is too (`rules/review.yaml`).
"""

from __future__ import annotations

from functools import lru_cache
from math import exp

import msgspec

from lexcheck import yamlfile
from lexcheck.annotating.annotated import AnnotatedLaw
from lexcheck.assessing.closeness import closeness
from lexcheck.assessing.judge import FULL, Judgement
from lexcheck.assessing.rulebook import Rule
from lexcheck.assessing.scopes import joined, scopes
from lexcheck.model import Verdict
from lexcheck.resources import data_dir

_STEPS = 4  # how finely the nearness of what was not found is told apart
# the beginning of a kind of verdict, and why a person should look at one that is not sure enough
REASONS = {
    "met_on_one_place": "it rests on a single place of the text",
    "met": "verdicts that this requirement is met proved wrong more often than others: compare every element with the quotes",
    "contradicted": "a contradiction is for a person to confirm",
    "partial_whole": "all elements are there, and something narrows them",
    "partial": "an element is missing or weaker: another wording of the text may supply it",
    "not_found_near": "could not be judged with certainty: parts of it are there and do not stand together",
    "not_found": "such rules are often worded in ways that the program does not know: look at the nearest provisions",
}


class ReviewData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`rules/review.yaml`."""

    near: float
    few_elements: int
    few_places: int
    look_below: float


class Reliability(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`rules/reliability.yaml`: the log odds that a verdict is wrong, as a sum of what its kind, the language of the law, and the
    verdict on this requirement add to `base`."""

    measured: str
    base: float
    kinds: dict[str, float]
    languages: dict[str, float]
    requirements: dict[str, dict[str, float]]


@lru_cache(maxsize=1)
def load_review() -> ReviewData:
    """The thresholds. Raises LexcheckError (DATA)."""
    return yamlfile.load(data_dir("rules") / "review.yaml", ReviewData)


@lru_cache(maxsize=1)
def load_reliability() -> Reliability:
    """What was measured. Raises LexcheckError (DATA)."""
    return yamlfile.load(data_dir("rules") / "reliability.yaml", Reliability)


def certainty(rule: Rule, law: AnnotatedLaw, judgement: Judgement) -> tuple[float, str]:
    """How likely the verdict is right (0 to 1), and the reason for a person to look or nothing."""
    name = kind(rule, law, judgement)
    share = right(name, judgement.verdict, rule.requirement.id, law.law.language)
    if share >= load_review().look_below and judgement.verdict is not Verdict.CONTRADICTED:
        return share, ""
    return share, next(reason for start, reason in REASONS.items() if name.startswith(start))


def right(name: str, verdict: Verdict, requirement: str, language: str) -> float:
    """The chance that a verdict of a kind on a requirement is right, going by what was measured."""
    known = load_reliability()
    odds = known.base + known.kinds.get(name, 0.0) + known.languages.get(language, 0.0)
    odds += known.requirements.get(requirement, {}).get(verdict, 0.0)
    return round(1 / (1 + exp(odds)), 2)


def kind(rule: Rule, law: AnnotatedLaw, judgement: Judgement) -> str:
    """How a verdict came about: its name and, where something is missing, how near the rest came (`not_found_near_2`)."""
    data = load_review()
    needed = {e.id for e in rule.requirement.elements if e.required_for_met} or {e.id for e in rule.requirement.elements}
    if judgement.verdict is Verdict.MET:
        places = [len(e.hits) for e in judgement.elements if e.rule.id in needed and e.grade == FULL]
        few = len(needed) <= data.few_elements and min(places, default=0) == data.few_places
        return "met_on_one_place" if few else "met"
    if judgement.verdict is Verdict.CONTRADICTED:
        return "contradicted"
    near = _near(rule, law, needed)
    share = sum(near) / len(near) if near else 0.0
    if judgement.verdict is Verdict.PARTIAL:
        return "partial_whole" if near and min(near) >= 1 else "partial_near" if share >= data.near else "partial"
    return f"not_found_near_{min(_STEPS - 1, int(share * _STEPS))}" if share else "not_found"


def _near(rule: Rule, law: AnnotatedLaw, needed: set[str]) -> list[float]:
    """For each required element how near its condition comes to being met."""
    out = []
    for element in rule.elements:
        if element.id in needed:
            scope = joined(scopes(law, element.where))
            out.append(closeness(element.full, scope) if scope is not None else 0.0)
    return out
