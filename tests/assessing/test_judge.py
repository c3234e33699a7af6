"""How a verdict is reached from what was recognised."""

from __future__ import annotations

from lexcheck.assessing.judge import judge
from lexcheck.assessing.rulebook import ExampleData, load_rules
from lexcheck.assessing.testing import example_law
from lexcheck.model import Verdict

TITLE = "Trafficking in Persons Act"


def verdict(requirement: str, text: str) -> Verdict:
    law = example_law(ExampleData(text=text, verdict=Verdict.MET, title=TITLE))
    return judge(load_rules().rules[requirement], law).verdict


def test_a_power_to_make_rules_in_one_item_lowers_that_item_only() -> None:
    text = """
30. The Minister may make regulations for—
(a) the committee that coordinates; and
(b) forms and fees.
31. The Committee shall—
(a) consult and cooperate with non-governmental organisations; and
(b) propose what the Minister may by regulation prescribe.
"""
    assert verdict("TIP-9.3-CIVIL-SOCIETY", text) is Verdict.MET


def test_what_stands_only_in_a_power_to_make_rules_is_weak() -> None:
    text = """
31. The Minister may make regulations on how the committees shall consult and cooperate with non-governmental organisations.
"""
    assert verdict("TIP-9.3-CIVIL-SOCIETY", text) is Verdict.PARTIAL
