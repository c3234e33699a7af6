"""How near a condition came, and when a person is asked to look."""

from __future__ import annotations

import pytest

from lexcheck.annotating.evaluate import Scope
from lexcheck.annotating.expressions import parse
from lexcheck.assessing.assess import assess
from lexcheck.assessing.certainty import load_review
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


def test_every_verdict_has_a_measured_share() -> None:
    shares = load_review().sure
    assert {"met", "partial", "not_found", "contradicted"} <= set(shares)
    assert all(0 < share <= 1 for share in shares.values())
    assert shares["met_on_one_place"] < shares["met"]
    assert shares["not_found_near"] < shares["not_found"]


def test_doubt_has_a_reason_and_less_confidence() -> None:
    law = annotated(TEXT, title="Trafficking in Persons Act").law
    found = [f for f in assess([law], load_catalogue(), against=(Instrument.TIP,)).findings if f.verdict is Verdict.NOT_FOUND]
    shares = load_review().sure
    near = [f for f in found if any(reason.startswith("could not be judged") for reason in f.review)]
    clear = [f for f in found if not f.review]
    assert near
    assert clear
    assert all(f.confidence <= shares["not_found_near"] for f in near)
    assert all(f.confidence == shares["not_found"] for f in clear)
