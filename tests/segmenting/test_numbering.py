"""Numbers as drafters write them."""

from __future__ import annotations

import pytest

from lexcheck.segmenting.ladder import place
from lexcheck.segmenting.numbering import Reading, follows, readings, roman


@pytest.mark.parametrize(
    ("text", "value"), [("i", 1), ("iv", 4), ("ix", 9), ("xl", 40), ("iiii", 0), ("", 0), ("vx", 0), ("mcmxcix", 1999)]
)
def test_roman_numerals(text: str, value: int) -> None:
    assert roman(text) == value


@pytest.mark.parametrize(
    ("label", "kinds"),
    [
        ("i", {"roman", "letter"}),
        ("b", {"letter"}),
        ("12A", {"arabic"}),
        ("IV", {"ROMAN", "LETTER"}),
        ("-", set()),
        ("aB", set()),
    ],
)
def test_a_label_can_be_read_in_several_ways(label: str, kinds: set[str]) -> None:
    assert {reading.kind for reading in readings(label)} == kinds


@pytest.mark.parametrize(
    ("before", "after", "how"),
    [
        ("1", "2", 2),
        ("1", "1.1", 2),
        ("1.1", "2", 2),
        ("1", "4", 1),
        ("2", "1", 0),
        ("a", "b", 2),
        ("b", "b.1", 2),
        ("f", "fa", 2),
        ("12", "12A", 2),
        ("12A", "12B", 2),
        ("z", "aa", 2),
        ("1.1 to 1.3", "2", 2),
        ("3", "3", 0),
    ],
)
def test_what_follows_what(before: str, after: str, how: int) -> None:
    assert max((follows(old, new) for old in readings(before) for new in readings(after)), default=0) == how


def choose(opened: list[str], label: str, coming: list[str], ended: bool = True) -> tuple[int, str] | None:
    steps: list[Reading | None] = [None, *(readings(one)[-1 if one in ("h", "u") else 0] for one in opened)]
    choice = place(steps, label, lambda: coming, lambda: ended)
    return (choice.depth, choice.reading.kind) if choice else None


def test_i_after_h_is_a_letter_where_j_follows() -> None:
    assert choose(["h"], "i", ["j"]) == (1, "letter")


def test_i_after_h_is_a_numeral_where_ii_follows() -> None:
    assert choose(["h"], "i", ["ii", "iii"], ended=False) == (2, "roman")


def test_i_after_h_without_a_successor_is_decided_by_how_the_text_before_ended() -> None:
    assert choose(["h"], "i", [], ended=True) == (1, "letter")
    assert choose(["h"], "i", [], ended=False) == (2, "roman")


def test_a_number_that_fits_nowhere_is_a_reference() -> None:
    assert choose(["a"], "q", []) is None
