"""How near a condition came, and when a person is asked to look."""

from __future__ import annotations

import pytest

from lexcheck.annotating.evaluate import Scope
from lexcheck.annotating.expressions import parse
from lexcheck.assessing.assess import assess
from lexcheck.assessing.certainty import REASONS, load_reliability, load_review, right
from lexcheck.assessing.closeness import APART, closeness
from lexcheck.model import Instrument, Verdict
from lexcheck.protocols import load_catalogue
from tests.annotating.conftest import annotated

TEXT = """1. A person who recruits another person commits an offence.

2. Force is forbidden by means of coercion.
"""


@pytest.mark.parametrize(
    ("condition", "near"),
    [
        ("act/recruit", 1.0),
        ("exploit/organs", 0.0),
        ("act/recruit & exploit/organs", APART / 2),
        ("act/recruit ~ means/coercion", APART),
        ("act/recruit | exploit/organs", 1.0),
        ("at_least(2, act/recruit, exploit/organs, exploit/slavery)", APART / 2),
        ("act/recruit !~ role/offence", APART),
    ],
)
def test_closeness(condition: str, near: float) -> None:
    law = annotated(TEXT)
    everything = Scope(law, frozenset(p for unit in law.units for p in unit.provisions))
    assert closeness(parse(condition), everything) == pytest.approx(near)


def test_every_requirement_and_kind_was_measured() -> None:
    known = load_reliability()
    assert set(known.requirements) == {r.id for r in load_catalogue().requirements}
    assert {"met", "met_on_one_place", "partial", "not_found"} <= set(known.kinds)
    assert all(name.startswith(tuple(REASONS)) for name in known.kinds)


def test_what_came_near_is_less_sure_to_be_absent() -> None:
    chances = [
        right(name, Verdict.NOT_FOUND, "TIP-3a-ACT", "en") for name in ("not_found", "not_found_near_2", "not_found_near_3")
    ]
    assert chances == sorted(chances, reverse=True)
    assert chances[0] > chances[-1]


def test_the_less_sure_verdicts_carry_a_reason() -> None:
    law = annotated(TEXT, title="Trafficking in Persons Act").law
    found = assess([law], load_catalogue(), against=(Instrument.TIP,)).findings
    unsure = [f for f in found if f.confidence < load_review().look_below]
    assert unsure
    assert all(f.review for f in unsure)
    assert any(not f.review for f in found)
