import pytest

from lexcheck.annotating.language import tongue
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
    assert [n.value for n in find_numbers(words_of(text, tongue("en")), "en")] == values


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("fr", "de cinq à dix ans", [5, 10]),
        ("fr", "vingt-cinq ans et soixante-dix jours", [25, 70]),
        ("fr", "quatre-vingt mille francs", [80_000]),
        ("fr", "une amende de 150 000 euros", [150_000]),
        ("es", "quince años y un día", [15]),
        ("es", "treinta y cinco años", [35]),
        ("es", "doscientos mil pesos", [200_000]),
        ("ar", "خمس عشرة سنة", [15]),
        ("ar", "ثمانية عشر عاما", [18]),
        ("ar", "مائة ألف درهم", [100_000]),
        ("ar", "خمسة وعشرين سنة", [25]),
        ("ar", "ثلاث سنوات", [3]),
        ("ar", "بين خمس وعشر سنوات", [5, 10]),
        ("ar", "مائة وعشرة آلاف", [110_000]),
        ("fa", "هجده سال", [18]),
        ("fa", "بیست و پنج سال", [25]),
    ],
)
def test_numbers_of_other_languages(language: str, text: str, values: list[float]) -> None:
    assert [n.value for n in find_numbers(words_of(text, tongue(language)), language)] == values
