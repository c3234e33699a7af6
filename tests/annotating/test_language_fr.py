"""How the words of French are read: participles, words that accents tell apart, words in a row that are one."""

import pytest

from lexcheck.annotating.language import tongue


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("les victimes hébergées", "la victime est hébergée"[3:]),
        ("héberge", "héberger"),
        ("infractions commises", "infraction commise"),
        ("personnes morales", "personne morale"),
    ],
)
def test_forms_that_meet(one: str, other: str) -> None:
    wanted = [form for form in tongue("fr").forms(other) if form != "etre"]
    assert list(tongue("fr").forms(one)) == wanted


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organisée", "organise"),
        ("mêmes", "même"),
        ("à", "a"),
        ("à l'étranger", "l'étranger"),
        ("servitude pénale", "servitude"),
        ("travaux", "travail"),
        ("entre", "entrer"),
    ],
)
def test_forms_that_stay_apart(one: str, other: str) -> None:
    assert tongue("fr").forms(one) != tongue("fr").forms(other)


def test_offsets_of_words_in_a_row() -> None:
    text = "commis à l'étranger"
    assert [text[start:end] for _, start, end in tongue("fr").read(text, 0, len(text))] == ["commis", "à l'étranger"]
