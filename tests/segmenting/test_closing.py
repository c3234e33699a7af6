# ruff: noqa: E501
"""Provisions that count on their own behind the last article, and lists without numbers on one line."""

from __future__ import annotations

import time

import pytest

from lexcheck.model import Law, Source
from lexcheck.segmenting import segment
from tests.segmenting.helpers import sections, whole


def law_in(language: str, text: str) -> Law:
    law = segment(Source(name="test.txt", format="text", sha256="", text=text), language=language)
    whole(law)
    return law


BODY = "LEY DE BARCOS\n\nArtículo 1.- El barco flota.\n\nArtículo 2.- El remo es de madera.\n\n"


@pytest.mark.parametrize(
    ("tail", "found"),
    [
        ("TRANSITORIOS\n\nPRIMERO.- Entra en vigor mañana.\n\nSEGUNDO.- Se abroga la Ley de Remos.\n", ["transitorio 1", "transitorio 2"]),
        ("T R A N S I T O R I O S\n\nÚNICO.- Entra en vigor mañana.\n", ["transitorio 1"]),
        ("Artículos Transitorios\n\nArtículo Primero. Entra en vigor mañana.\n\nArtículo Segundo. Se abroga la Ley de Remos.\n", ["transitorio 1", "transitorio 2"]),
        ("ARTÍCULOS TRANSITORIOS\n\nArtículo 1o.- Entra en vigor mañana.\n\nArtículo 2o.- Se abroga la Ley de Remos.\n", ["transitorio 1", "transitorio 2"]),
        ("DISPOSICIONES ADICIONALES\n\nPrimera.- Hay un registro.\n\nSegunda.- Hay un faro.\n\nDISPOSICIÓN FINAL\n\nÚnica.- Entra en vigor mañana.\n", ["adicional 1", "adicional 2", "final 1"]),
        ("Disposición adicional primera. Registro.\n\nSe crea el registro.\n\nDisposición transitoria única. Barcos viejos.\n\nFlotan.\n\nDisposición final vigésima primera. Vigencia.\n\nEntra en vigor mañana.\n",
         ["adicional 1", "transitoria 1", "final 21"]),
        ("Disposiciones finales\n\nArtículo 3.- Entra en vigor mañana.\n", ["3"]),
        ("Artículo 3.- Según lo previsto en la\nDisposición final primera, el barco flota.\n", ["3"]),
    ],
)  # fmt: skip
def test_what_counts_anew_behind_the_last_article(tail: str, found: list[str]) -> None:
    assert sections(law_in("es", BODY + tail)) == ["1", "2", *found]


def test_headings_of_closing_provisions() -> None:
    law = law_in(
        "es", BODY + "TRANSITORIOS\n\nPRIMERO.- Entra en vigor mañana.\n\nDisposición final segunda. Vigencia.\n\nRige mañana.\n"
    )
    assert [(one.level, one.heading) for one in law.provisions if one.level == "part"] == [("part", "TRANSITORIOS")]
    last = law.provisions[-1]
    assert (last.label, last.path, last.id, last.heading, law.own(last)) == (
        "final 2",
        ("final 2",),
        "art_final-2",
        "Vigencia",
        "Rige mañana.",
    )


def test_a_single_article_in_words() -> None:
    assert sections(law_in("es", "LEY DE BARCOS\n\nArtículo único.- El barco flota.\n")) == ["1"]
    assert sections(law_in("fr", "LOI SUR LES BATEAUX\n\nArticle unique.- Le bateau flotte.\n")) == ["1"]


def test_titles_hold_chapters() -> None:
    for language, words in (("es", ("TÍTULO", "CAPÍTULO", "Artículo")), ("pt", ("TÍTULO", "CAPÍTULO", "Artigo")), ("fr", ("TITRE", "CHAPITRE", "Article"))):  # fmt: skip
        title, chapter, article = words
        law = law_in(
            language,
            f"{title} I\n\n{chapter} I\n\n{article} 1. - Barco.\n\n{chapter} II\n\n{article} 2. - Remo.\n\n{title} II\n\n{article} 3. - Vela.\n",
        )
        assert [(one.label.split()[0].lower(), one.parent) for one in law.provisions if one.level == "chapter"] == [
            (title.lower(), -1), (chapter.lower(), 0), (chapter.lower(), 0), (title.lower(), -1),
        ]  # fmt: skip
        assert sections(law) == ["1", "2", "3"]


@pytest.mark.parametrize(
    "sentence",
    ["Son delitos.", "Quedan derogadas las leyes viejas.", "Constituye delito hundir barcos.", "Corresponde al faro la luz.", "Toda barca flota.", "Créase el faro.",
     "Las barcas flotarán.", "Prohíbese hundir barcas."],
)  # fmt: skip
def test_a_first_sentence_is_no_heading(sentence: str) -> None:
    law = law_in(
        "es",
        f"LEY DE BARCOS\n\nArtículo 1. Objeto. El barco flota.\n\nArtículo 2. {sentence} Los que hunden barcos serán sancionados.\n",
    )
    assert [one.heading for one in law.provisions if one.level == "article"] == ["Objeto", ""]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "es",
            "Artículo 1. Las penas son las siguientes: - multa de mil pesos; - prisión de dos años; - decomiso.\n\nArtículo 2. Rige mañana.\n",
        ),
        (
            "ar",
            "المادة 1: يطفو القارب في الحالات الآتية : - إذا كان من خشب» - إذا كان من ورق، - إذا كان فارغا.\n\nالمادة 2: يغرق الحجر.\n",
        ),
        ("fr", "Article 1. Les peines sont : – l’amende ; – la prison ; – la confiscation.\n\nArticle 2. Le bateau flotte.\n"),
    ],
)
def test_a_list_of_dashes_on_one_line(language: str, text: str) -> None:
    law = law_in(language, text)
    assert [one.level for one in law.children(0)] == ["block"] * 3 and law.own(law.provisions[0]).endswith(":")
    assert law.provisions[-1].number == "2"


def test_a_heading_behind_a_number_that_is_printed_twice() -> None:
    law = law_in(
        "es",
        "LEY DE BARCOS\n\nArtículo 1\nArtículo 1°. Objeto. La ley regula los barcos.\n\nArtículo 2\nArtículo 2°. Remos. El remo es de madera.\n",
    )
    assert [(one.number, one.heading, law.own(one)) for one in law.provisions if one.level == "article"] == [
        ("1", "Objeto", "La ley regula los barcos."),
        ("2", "Remos", "El remo es de madera."),
    ]


def test_words_that_announce_definitions_define_nothing() -> None:
    law = law_in(
        "en",
        "Article (1)\nDefinitions\nIn this Law, the following words have the meanings set out below:\n\n1. Boat: what floats.\n\n2. Oar: what rows.\n\nArticle (2)\nBoats float.\n\nArticle (3)\nOars row.\n",
    )
    assert [one.label for one in law.provisions if one.number] == ["1", "1(1)", "1(2)", "2", "3"]


def test_dashes_that_are_no_list() -> None:
    law = law_in("es", "Artículo 1. El plazo: - de 5 - 10 días - corre.\n\nArtículo 2. Nota: - una sola.\n")
    assert not [one for one in law.provisions if one.level == "block" and one.parent == 1]


def test_closing_headings_take_linear_time() -> None:
    start = time.perf_counter()
    law_in("es", BODY + "TRANSITORIOS\n\nPRIMERO.- Uno.\n\n" * 4_000)
    # generous for a busy machine; anything quadratic takes minutes
    assert time.perf_counter() - start < 20
