import pytest

from lexcheck.annotating.language import load_language
from lexcheck.annotating.numbers import find_numbers
from lexcheck.annotating.stream import words_of


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("eighteen years", [18]),
        ("twenty-five years", [25]),
        ("one hundred and fifty thousand dollars", [150_000]),
        ("five hundred", [500]),
        ("1,000,000 shillings", [1_000_000]),
        ("200 000 dirhams", [200_000]),
        ("two million rupees", [2_000_000]),
        ("five lakh rupees", [500_000]),
        ("between five and ten years", [5, 10]),
        ("three, five or seven", [3, 5, 7]),
        ("section 10.5", [10.5]),
        ("١٨", [18]),
        ("no figure", []),
    ],
)
def test_numbers(text: str, values: list[float]) -> None:
    assert [n.value for n in find_numbers(words_of(text, "en"), load_language("en"))] == values
