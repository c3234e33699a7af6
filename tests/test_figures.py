"""The reader of figures with which restatements are compared: made-up penalties in four languages."""

from __future__ import annotations

import pytest

from tests.figures import Figure, figures

FIVE_TO_TEN: list[Figure] = [(5, "year"), (10, "year")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "imprisonment of 5 to 10 years", FIVE_TO_TEN),
        ("en", "up to ten years and not less than five years", FIVE_TO_TEN),
        ("en", "a fine of 2,000 to 20,000 dirhams, within 15 working days", [(15, "day"), (2000, "money"), (20000, "money")]),
        ("ar", "بالحبس من خمس إلى عشر سنوات", FIVE_TO_TEN),
        ("ar", "من سنة (1) إلى خمس (5) سنوات", [(1, "year"), (5, "year")]),
        ("ar", "بين سنتين وعشر سنوات", [(2, "year"), (10, "year")]),
        ("ar", "خمس عشرة سنة وستة أشهر", [(6, "month"), (15, "year")]),
        ("ar", "وبغرامة من 2.000إلى 20.000درهم", [(2000, "money"), (20000, "money")]),
        ("fa", "حبس از پنج تا ده سال", FIVE_TO_TEN),
        ("fa", "شش ماه تا دوسال", [(2, "year"), (6, "month")]),
        ("bn", "৯ (নয়) বৎসর হইতে ৪ (চার) বৎসর", [(4, "year"), (9, "year")]),
        ("bn", "অন্যূন ২০ (বিশ) হাজার টাকা এবং ৫ লক্ষ টাকা", [(20000, "money"), (500000, "money")]),
    ],
)
def test_figures(language: str, text: str, expected: list[Figure]) -> None:
    assert figures(text, language) == sorted(expected)


def test_numbers_without_a_unit_are_no_figures() -> None:
    assert figures("article 5 of Act XLV of 1860, and section 10", "en") == []
