"""Penalties as numbers, in the ways that drafters write them."""

from __future__ import annotations

import pytest

from lexcheck.annotating.annotated import Penalty
from lexcheck.annotating.evaluate import Scope, evaluate
from lexcheck.annotating.expressions import parse
from tests.annotating.conftest import Make

LIABLE = "1. A person who sells a secret commits an offence and is liable "
Row = tuple[float | None, float | None, str]

CASES: list[tuple[str, list[Row]]] = [
    # a term, a maximum, a minimum, both in either order
    ("to imprisonment for a term of fifteen years.", [(None, 15, "none")]),
    ("to a term of fifteen (15) years imprisonment.", [(None, 15, "none")]),
    ("to imprisonment not exceeding 25 years.", [(None, 25, "none")]),
    ("to imprisonment which may extend to ten years and fine.", [(None, 10, "and")]),
    ("to imprisonment for up to 18 months.", [(None, 1.5, "none")]),
    ("to imprisonment for not less than five years.", [(5, None, "none")]),
    ("to imprisonment for not less than three (3) years.", [(3, None, "none")]),
    ("to imprisonment for five years or more.", [(5, None, "none")]),
    ("to imprisonment of not less than 2 years and not more than 7 years.", [(2, 7, "none")]),
    ("to imprisonment for not less than five nor more than ten years.", [(5, 10, "none")]),
    ("to imprisonment which may extend to twelve years but not be shorter than four years.", [(4, 12, "none")]),
    ("to imprisonment for a term of between five and ten years.", [(5, 10, "none")]),
    ("to imprisonment from five (5) to ten (10) years.", [(5, 10, "none")]),
    ("to imprisonment of five years to ten years.", [(5, 10, "none")]),
    ("to imprisonment for a minimum of five years and a maximum of twenty years.", [(5, 20, "none")]),
    ("to not less than five years and not more than ten years of imprisonment.", [(5, 10, "none")]),
    ("to imprisonment which may extend to 2[twelve years and a fine up to six] thousand crowns.", [(None, 12, "and")]),
    ("to imprisonment for up to fourteen years but not less than 1[seven years and with fine.", [(7, 14, "and")]),
    ("to hard labour for seven years.", [(None, 7, "none")]),
    ("to imprisonment with hard labour for seven years.", [(None, 7, "none")]),
    ("to ten years in prison.", [(None, 10, "none")]),
    # a fine in its place, or beside it
    ("to a fine or to imprisonment for two years or to both.", [(None, 2, "or")]),
    ("on conviction on indictment to a fine of five million dollars or imprisonment for 15 years or both.", [(None, 15, "or")]),
    (
        "to a fine not exceeding one hundred thousand dollars or to imprisonment for a term not exceeding ten years.",
        [(None, 10, "or")],
    ),
    ("to imprisonment for ten years and to a fine not exceeding five lakh rupees.", [(None, 10, "and")]),
    ("to imprisonment for ten years, and shall also be liable to fine.", [(None, 10, "and")]),
    ("to imprisonment for ten years or with fine or with both.", [(None, 10, "or")]),
    ("to imprisonment for seven years without the option of a fine.", [(None, 7, "none")]),
    ("to a fine not less than 1000 dollars and imprisonment for 5 years.", [(None, 5, "and")]),
    ("to a fine of two crore rupees.", [(None, None, "only")]),
    ("to a fine of 500 dollars and in default of payment to imprisonment for six months.", [(None, None, "only")]),
    # ages and other spans of time are no penalties
    ("where the buyer is under 18 years of age, to imprisonment for 10 years.", [(None, 10, "none")]),
    ("to imprisonment for 10 years where the buyer is below the age of eighteen years.", [(None, 10, "none")]),
    # two tiers
    (
        "on summary conviction, to a fine or imprisonment not exceeding 12 months or both, and on conviction on indictment, "
        "to imprisonment for a term not exceeding 14 years and a fine.",
        [(None, 1, "or"), (None, 14, "and")],
    ),
    (
        "to imprisonment for five years, and on a second or subsequent conviction to imprisonment for ten years.",
        [(None, 5, "none"), (None, 10, "none")],
    ),
    (
        "to five years imprisonment or, where he is an official, to ten years imprisonment.",
        [(None, 5, "none"), (None, 10, "none")],
    ),
]


def rows(penalties: tuple[Penalty, ...]) -> list[Row]:
    return [(p.least, p.most, p.fine) for p in penalties]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:60] for text, _ in CASES])
def test_penalties(make: Make, text: str, expected: list[Row]) -> None:
    assert rows(make(LIABLE + text + "\n").penalties) == expected


@pytest.mark.parametrize(
    "text",
    [
        "to imprisonment for life.",
        "to life imprisonment or imprisonment for not less than ten years.",
        "to imprisonment for any term of years or for life.",
        "to imprisonment for the remainder of his natural life.",
    ],
)
def test_life(make: Make, text: str) -> None:
    assert any(p.life for p in make(LIABLE + text + "\n").penalties)


def test_death(make: Make) -> None:
    assert [p.death for p in make(LIABLE + "to suffer death.\n").penalties] == [True]


def test_tiers_in_paragraphs(make: Make) -> None:
    law = make(
        "1. A person who sells a secret is liable—\n"
        "(a) on summary conviction, to a fine of at most 5,000 dollars or imprisonment for at most 12 months, or both; or\n"
        "(b) on conviction on indictment, to imprisonment for 20 years and a fine.\n"
    )
    assert rows(law.penalties) == [(None, 1, "or"), (None, 20, "and")]


def test_alternatives_in_paragraphs(make: Make) -> None:
    law = make(
        "1. A person who sells a secret is liable to—\n(a) a fine of 5,000 dollars;\n(b) imprisonment for 12 years; or\n(c) both.\n"
    )
    assert rows(law.penalties) == [(None, 12, "or")]


def test_conditions_on_one_penalty(make: Make) -> None:
    law = make(
        LIABLE + "to a fine or imprisonment for two years.\n2. A person who buys one is liable to imprisonment for 8 years.\n"
    )
    scope = Scope(law, frozenset(range(len(law.law.provisions))))

    def found(condition: str) -> list[float]:
        return [hit[0].value for hit in evaluate(parse(condition), scope)]

    assert found("penalty(most >= 4)") == [8]
    assert found("penalty(most < 4, fine_alternative)") == [2]
    assert found("penalty(custody, no_fine_alternative)") == [8]
    assert found("penalty(most >= 4, fine_alternative)") == []


def test_a_minimum_alone_bounds_the_maximum_from_below_only(make: Make) -> None:
    law = make(LIABLE + "to imprisonment for not less than five years.\n")
    scope = Scope(law, frozenset(range(len(law.law.provisions))))
    assert evaluate(parse("penalty(most >= 4)"), scope)
    assert not evaluate(parse("penalty(most >= 6)"), scope)
    assert not evaluate(parse("penalty(most < 9)"), scope)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("prisión de un año.", [(None, 1, "none")]),
        ("prisión de seis meses a un año y multa.", [(0.5, 1, "and")]),
        ("pena privativa de libertad de un año a cuatro años.", [(1, 4, "none")]),
        ("pena privativa de libertad no menor de ocho ni mayor de quince años.", [(8, 15, "none")]),
        ("presidio mayor en su grado mínimo y multa.", [(None, None, "and")]),
    ],
)
def test_spanish_penalties(make: Make, text: str, expected: list[Row]) -> None:
    assert rows(make(f"Artículo 1. Quien venda un secreto será castigado con {text}\n", language="es").penalties) == expected


def test_degrees_of_custody_have_the_years_that_the_law_gives_them(make: Make) -> None:
    law = make(
        "Artículo 1. El presidio mayor en su grado mínimo dura de cinco a diez años.\n\n"
        "Artículo 2. El presidio mayor en su grado medio dura de diez a quince años.\n\n"
        "Artículo 3. Quien venda un secreto será castigado con presidio mayor en su grado mínimo a medio.\n",
        language="es",
    )
    assert rows(law.penalties)[-1] == (5, 15, "none")
    scope = Scope(law, frozenset(range(len(law.law.provisions))))
    assert not evaluate(parse("penalty(unstated)"), scope)
