"""Conditions over laws made from a few lines."""

from __future__ import annotations

from lexcheck.annotating.evaluate import MOST_HITS, Scope, evaluate
from lexcheck.annotating.expressions import parse

from .conftest import Make


def test_a_common_word_does_not_hide_what_stands_beside_it_late_in_a_law(make: Make) -> None:
    many = "\n".join(f"{n}. The victim shall be told of section {n}." for n in range(1, MOST_HITS + 20))
    law = make(
        f"{many}\n{MOST_HITS + 20}. The hearing of the victim shall be held in camera.\n", title="Trafficking in Persons Act"
    )
    scope = Scope(law, frozenset(i for unit in law.units for i in unit.provisions))
    assert evaluate(parse("victims/closed-hearing ~ victims/victim"), scope)
    assert not evaluate(parse("victims/closed-hearing !~ victims/victim"), scope)
    assert len(evaluate(parse("victims/victim"), scope)) == MOST_HITS
