"""How the words of French are read: participles, words that accents tell apart, words in a row that are one."""

import pytest

from lexcheck.annotating.language import tongue
from lexcheck.reading import read_bytes
from lexcheck.segmenting import segment
from tests.annotating.conftest import Make


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


def test_a_sentence_that_carries_the_one_before_on(make: Make) -> None:
    law = make("Article 1. Le vol est puni. Il en est de même du recel. Le juge siège.\n\nArticle 2. Rien.\n", language="fr")
    spans = [law.law.text[start:end].strip() for start, end in law.sentences]
    assert "Le vol est puni. Il en est de même du recel." in spans and "Le juge siège." in spans


def test_a_year_written_as_a_word(make: Make) -> None:
    law = make(
        "Article 1. Le vol est puni d'un an d'emprisonnement.\n\nArticle 2. La ruse est punie d'un emprisonnement d'un an.\n",
        language="fr",
    )
    assert [penalty.most for penalty in law.penalties] == [1.0, 1.0]


def test_the_offence_as_such_is_that_of_the_law(make: Make) -> None:
    text = (
        "Article 1. Quiconque recrute une personne par la force aux fins d'exploitation commet la traite des personnes et est puni "
        "de dix ans d'emprisonnement.\n\nArticle 2. La tentative est punie comme l'infraction consommée.\n"
    )
    law = make(text, title="Loi contre la traite des personnes", language="fr")
    second = next(p.index for p in law.law.provisions if p.number == "2")
    assert any(m.provision == second for m in law.mentions["ref:trafficking"])


def test_a_section_below_a_heading_that_names_the_crime_is_about_it(make: Make) -> None:
    text = (
        "TITRE I : De la traite des êtres humains\n\nArticle 1. Le consentement est indifférent.\n\n"
        "TITRE II : Du vol\n\nArticle 2. Le vol est puni.\n"
    )
    law = make(text, title="Code pénal", language="fr")
    assert ["trafficking" in unit.topics for unit in law.units] == [True, False]


def test_the_title_below_a_masthead() -> None:
    text = b"R\xc3\x89PUBLIQUE\n\nUnit\xc3\xa9\n\nLOI N\xc2\xb0 3 PORTANT LUTTE CONTRE LA TRAITE\n\nArticle 1er : A.\n\nArticle 2 : B.\n"
    assert segment(read_bytes(text, "loi.txt"), language="fr").title == "LOI N° 3 PORTANT LUTTE CONTRE LA TRAITE"
