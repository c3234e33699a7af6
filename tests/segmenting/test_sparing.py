"""Sections under bare numbers in languages that number items so, and what stands beside them, in invented words."""

# ruff: noqa: E501 (the texts stay on one line each)
from __future__ import annotations

from pathlib import Path

import pytest

from lexcheck.model import Law, Source
from lexcheck.reading import read as read_file
from lexcheck.segmenting import segment
from tests.segmenting.helpers import labels, sections, whole


def read(text: str, language: str) -> Law:
    law = segment(Source(name="test.txt", format="text", sha256="", text=text), language=language)
    whole(law)
    return law


def headings(law: Law) -> list[str]:
    return [one.heading for one in law.provisions if one.level in ("section", "article")]


def test_french_sections_under_a_number_with_a_full_stop() -> None:
    law = read(
        "LOI SUR LES BATEAUX\n\nCHAPITRE I\n\nOBJET\n\n1. La présente loi régit les bateaux.\n\n2. Le ministre peut :\n\n1° couler un radeau;\n\n2° couler une rame.\n\nCHAPITRE II\n\nPEINES\n\n3. Quiconque coule un radeau est puni.\n\n4. La présente loi entre en vigueur.\n",
        "fr",
    )
    assert labels(law) == ["Chapitre I", "1", "2", "2 1°", "2 2°", "Chapitre II", "3", "4"]


def test_french_heads_that_the_source_marks(tmp_path: Path) -> None:
    path = tmp_path / "loi.md"
    path.write_text(
        "# Loi sur les bateaux\n\n## Partie I – Dispositions\n\n### 1. Titre abrégé\n\nLoi sur les bateaux.\n\n### 2. Définitions\n\n« rame » Pagaie de tout genre.\n\n### 3. Infraction\n\n(1) Quiconque coule un radeau est puni.\n\n(2) Nul ne coule :\n\n1. la rame ;\n\n2. le mât.\n",
        encoding="utf-8",
    )
    law = segment(read_file(path), language="fr")
    whole(law)
    assert sections(law) == ["1", "2", "3"] and headings(law) == ["Titre abrégé", "Définitions", "Infraction"]
    assert [one.heading for one in law.provisions if one.level == "definition"] == ["rame"]


def test_items_of_articles_stay_items() -> None:
    law = read(
        "Loi\n\nArticle 1\n\nEst puni :\n\n1. Le vol du radeau ;\n\n2. Le vol de la rame ;\n\n3. Le vol du mât.\n\nArticle 2\n\nLe radeau flotte.\n\nArticle 3\n\nLa rame coule.\n",
        "fr",
    )
    assert sections(law) == ["1", "2", "3"] and labels(law)[1:4] == ["1 1.", "1 2.", "1 3."]


SUDANESE = (
    "قانون القوارب\n\nالفصل الأول\nأحكام تمهيدية\n\n1ـ تعريفات\nفي هذا القانون القارب كل طوف.\n\n2ـ عقوبة\n(1) يعاقب من يغرق قاربا.\n(2) يعاقب الشريك.\n\n"
    "الفصل الثاني\nإجراءات\n\n3ـ مصادرة\nيصادر القارب:\n(أ) الطويل؛\n(ب) القصير.\n\n4ـ سريان\nيسري القانون على كل قارب.\n"
)


def test_arabic_sections_under_a_bare_number() -> None:
    law = read(SUDANESE, "ar")
    assert labels(law) == ["الفصل 1", "1", "2", "2(1)", "2(2)", "الفصل 2", "3", "3(أ)", "3(ب)", "4"]
    assert headings(law) == ["تعريفات", "عقوبة", "مصادرة", "سريان"]


def test_a_list_in_each_article_leaves_the_articles_alone() -> None:
    law = read(
        "قانون القوارب\n\nالفصل 1\n\nيعاقب على ما يلي:\n\n1- القارب الطويل.\n\n2- القارب القصير.\n\n3- القارب العريض.\n\nالفصل 2\n\nيعاقب كذلك على:\n\n1- المجداف.\n\n2- الصاري.\n\n3- الشراع.\n",
        "ar",
    )
    assert sections(law) == ["1", "2"]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("fr", "Code\n\nArt. 1. – Est puni :\n\n1- si le radeau coule ;\n\n2- si la rame coule.\n\nExplication – Une rame est un radeau.\n\nArt. 2. – Nul ne coule.\n\nExplication 1. – Le radeau flotte.\n\nIllustration\n\nLe mât tient.\n", ["Explication", "Explication 1", "Illustration"]),
        ("es", "Código\n\nArtículo 1. Se castiga a quien hunda una balsa.\n\nExplicación. La balsa es un remo.\n\nPARÁGRAFO 1. El remo flota.\n\nArtículo 2. Nadie hunda una balsa.\n\nExplicación 2: El remo es pala.\n", ["Explicación", "Explicación 2"]),
        ("ar", "قانون\n\nالمادة 1: يعاقب من يغرق قاربا.\n\nتوضيح: المجداف قارب.\n\nالمادة 2: لا يغرق أحد قاربا.\n\nإيضاح 1- القارب طوف.\n", ["توضيح", "إيضاح 1"]),
    ],
)  # fmt: skip
def test_explanations_beside_the_text(language: str, text: str, names: list[str]) -> None:
    law = read(text, language)
    assert [one.heading for one in law.provisions if one.level == "block" and one.heading] == names


def test_items_with_a_dash_before_a_small_letter() -> None:
    law = read(
        "Loi\n\nArticle 1 : Est puni :\n\n1- si le radeau coule ;\n\n2- si la rame coule.\n\nArticle 2 : Nul ne coule.\n", "fr"
    )
    assert labels(law) == ["1", "1(1)", "1(2)", "2"]


def test_books_hold_parts() -> None:
    law = read(
        "Boats Code\n\nBook I\n\nPart I\n\nArticle 1. A boat floats.\n\nBook II\n\nPart I\n\nArticle 2. An oar sinks.\n", "en"
    )
    assert labels(law) == ["Book I", "Part I", "1", "Book II", "Part I", "2"]
    part = next(one for one in law.provisions if one.label == "Part I")
    assert law.provisions[part.parent].label == "Book I"


@pytest.mark.parametrize(
    ("language", "text", "tail"),
    [
        ("ar", "قانون\n\nالمادة 1: عقوبات\n\n(1) لا يغرق أحد قاربا.\n\n(2) كل من:\n\n(أ) أغرق قاربا؛ أو\n\n(ب) أخفى مجدافا،\n\nيعاقب بالغرامة.\n\nالمادة 2: ينشر هذا القانون.\n", "1(2)"),
        ("fa", "قانون\n\nماده ۱ ـ عقوبت\n\n(۱) قایق شناور است.\n\n(۲) هرگاه کسی:\n\nالف) قایق را غرق کند؛ یا\n\nب) پارو را پنهان کند،\n\nمجازات می‌شود.\n\nماده ۲ ـ این قانون منتشر می‌شود.\n", "1(2)"),
    ],
)  # fmt: skip
def test_a_sentence_that_goes_on_behind_a_list_belongs_to_its_introduction(language: str, text: str, tail: str) -> None:
    law = read(text, language)
    assert [one.label for one in law.provisions if one.level == "continuation"] == [tail]
