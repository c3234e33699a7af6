"""Every rule's own examples, and what a rule file must have."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from lexcheck.assessing.rulebook import Rule, load_rules
from lexcheck.assessing.testing import run_examples
from lexcheck.model import Requirement, Severity, Verdict
from lexcheck.protocols import load_catalogue

RULES = load_rules().rules
# articles of which every requirement has a rule, whatever its severity
WHOLE = {"TIP": {3, 5, 6}, "SOM": {3, 5, 6}, "UNTOC": {2, 5, 10, 11, 15, 16}}


def promised(requirement: Requirement) -> bool:
    number = int(re.match(r"\d+", requirement.article)[0])
    return requirement.severity is Severity.CRITICAL or number in WHOLE[requirement.instrument]


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_examples(rule: Rule) -> None:
    faults = [f"example {o.number}: {o.fault}\n{o.example.text}" for o in run_examples([rule]) if o.fault]
    assert not faults, f"{rule.requirement.id} ({rule.file.name}:{rule.line})\n" + "\n".join(faults)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_enough_examples(rule: Rule) -> None:
    verdicts = Counter(example.verdict for example in rule.examples)
    assert len(rule.examples) >= 3, f"{rule.requirement.id} has {len(rule.examples)} examples; three are the least"
    assert verdicts[Verdict.MET], f"{rule.requirement.id} has no example that meets it"
    assert verdicts.total() > verdicts[Verdict.MET], f"{rule.requirement.id} has no example that does not meet it"


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_each_gap_has_advice(rule: Rule) -> None:
    silent = [e.id for e in rule.elements if not e.add and not rule.recommendation]
    assert not silent, f"{rule.requirement.id}: no `add` for {', '.join(silent)}"


def test_promised_requirements_have_a_rule() -> None:
    missing = [r.id for r in load_catalogue().requirements if promised(r) and r.id not in RULES]
    assert not missing
