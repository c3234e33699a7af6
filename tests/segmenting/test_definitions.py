"""Definitions without a number of their own, as each language lays them out, in invented words."""

# ruff: noqa: E501 (the texts stay on one line each)
from __future__ import annotations

import pytest

from lexcheck.model import Law, Source
from lexcheck.segmenting import segment
from tests.segmenting.helpers import whole


def read(text: str, language: str) -> Law:
    law = segment(Source(name="test.txt", format="text", sha256="", text=text), language=language)
    whole(law)
    return law


def terms(law: Law) -> list[str]:
    return [one.heading for one in law.provisions if one.level == "definition"]


def test_a_colon_stands_for_the_verb_and_each_definition_holds_its_own_list() -> None:
    law = read(
        "LOI SUR LES BATEAUX\n\nArticle 1 : Définitions\n\n(1) Aux fins de la présente loi :\n\n« radeau »\u00a0: tout assemblage :\n\na) de planches ; ou\n\nb) de troncs ;\n\n"
        "« rame », pour l'application de l'article 2(1) : toute pagaie ;\n\n« voile » désigne :\n\na) la toile ;\n\nb) le mât.\n\n(2) Nul ne coule un radeau.\n\nArticle 2 : Peines\n\n(1) Quiconque coule un radeau est puni.\n",
        "fr",
    )
    assert terms(law) == ["radeau", "rame", "voile"]
    assert [one.label for one in law.provisions if one.level == "paragraph"] == [
        "1(1) “radeau” a)",
        "1(1) “radeau” b)",
        "1(1) “voile” a)",
        "1(1) “voile” b)",
    ]
    assert [one.label for one in law.provisions if one.level == "subsection"] == ["1(1)", "1(2)", "2(1)"]


def test_a_term_in_quotation_marks_before_a_capital_letter() -> None:
    law = read(
        "LOI SUR LES BATEAUX\n\nArticle 1 – Définitions\n\nLes définitions qui suivent s'appliquent à la présente loi.\n\n« rame » Pagaie de tout genre.\n\n« radeau » L'assemblage qui :\n\na) flotte ;\n\nb) porte.\n\nArticle 2 – Peines\n\nQuiconque coule un radeau est puni.\n",
        "fr",
    )
    assert terms(law) == ["rame", "radeau"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Loi\n\nArticle 1\n\nLes règles sont celles-ci.\n\nL'expression « grand radeau » désigne un radeau long.\n\nOn entend par « rame » une pagaie.\n\nNul ne coule un radeau.\n\nArticle 2\n\nLa rame flotte.\n", ["grand radeau", "rame"]),
        ("es", 'Ley de Balsas\n\nArtículo 1. Definiciones\n\nEn esta ley:\n\n"balsa" tiene el significado que le da el Código;\n\n"remo", a los efectos del artículo 2, significa la pala;\n\nEl término "vela" designa la lona.\n\nArtículo 2. Penas\n\nQuien hunda una balsa será multado.\n', ["balsa", "remo", "vela"]),
        ("es", "Ley de Balsas\n\nArtículo 1. En esta ley los términos que siguen tienen el significado que se indica:\n\n1. Balsa: toda cosa que flota.\n\n2. Remo: toda pala.\n\nArtículo 2. Quien hunda una balsa será multado.\n", ["Balsa", "Remo"]),
        ("ar", 'قانون القوارب\n\nالمادة 1 ـ تعريفات\n\n(1) في هذا القانون:\n\n"القارب" يقصد به كل طوف؛\n\n"المجداف"، يشمل الخشبة؛\n\n"الشراع": القماش.\n\n(2) لا يغرق أحد قاربا.\n\nالمادة 2 ـ عقوبات\n\nيعاقب من يغرق قاربا.\n', ["القارب", "المجداف", "الشراع"]),
        ("fa", "قانون قایق\n\nماده ۱ ـ تعاریف\n\nدر این قانون اصطلاحات زیر در معانی مشروح به کار می‌رود:\n\n«قایق»: هر وسیله شناور؛\n\n«پارو» به معنای چوب است؛\n\nماده ۲ ـ هر کس قایق را غرق کند مجازات می‌شود.\n", ["قایق", "پارو"]),
        ("en", 'Boats Act\n\n1. In this Act, boats float.\n\nThe term "raft" means a boat.\n\nThe words "oar" and "paddle" include a stick.\n\n2. No person shall sink a raft.\n', ["raft", "oar"]),
    ],
)  # fmt: skip
def test_words_and_verbs_of_each_language(language: str, text: str, expected: list[str]) -> None:
    assert terms(read(text, language)) == expected


def test_subsections_after_definitions_stay_subsections() -> None:
    law = read(
        'قانون القوارب\n\nالمادة 1 ـ تعريفات\n\n(1) في هذا القانون:\n\n"القارب" يقصد به:\n\n(أ) كل طوف؛ أو\n\n(ب) كل لوح؛\n\n"المجداف" يقصد به الخشبة.\n\n(2) لا يغرق أحد قاربا.\n\nالمادة 2 ـ عقوبات\n\nيعاقب من يغرق قاربا.\n',
        "ar",
    )
    assert [(one.level, one.label) for one in law.provisions if one.number and one.level == "subsection"] == [
        ("subsection", "1(1)"),
        ("subsection", "1(2)"),
    ]
    parents = [law.provisions[one.parent].label for one in law.provisions if one.level == "definition"]
    assert parents == ["1(1)", "1(1)"]


def test_a_definition_that_has_ended_takes_no_further_sentence() -> None:
    law = read(
        "Loi\n\nArticle 1\n\nLes règles sont celles-ci.\n\nLe terme « radeau » désigne un bateau.\n\nNul ne coule un radeau.\n\nArticle 2\n\nLa rame flotte.\n",
        "fr",
    )
    definition = next(one for one in law.provisions if one.level == "definition")
    tail = next(one for one in law.provisions if one.level == "continuation")
    assert law.own(definition) == "Le terme « radeau » désigne un bateau."
    assert law.own(tail) == "Nul ne coule un radeau." and law.provisions[tail.parent].label == "1"


def test_a_line_that_only_introduces_definitions_defines_nothing() -> None:
    law = read(
        "Loi\n\nArticle 1\n\nDéfinitions\n\nAux fins de la présente loi, on entend par\n\n« radeau »: tout bateau;\n\n« rame »: toute pagaie.\n\nArticle 2\n\nLa rame flotte.\n",
        "fr",
    )
    assert terms(law) == ["radeau", "rame"]


def test_english_terms_before_a_colon() -> None:
    law = read(
        "Boats Law\n\nCHAPTER ONE\nGeneral\n\nArticle (1)\nIn this Law the following words have the meanings given to each of them:\n\n1. Raft: Any boat.\n\n2. Oar: A stick.\n\nCHAPTER TWO\nOffences\n\nArticle (2)\nWhoever sinks a raft shall be fined.\n\nArticle (3)\nAttempts are fined.\n",
        "en",
    )
    assert terms(law) == ["Raft", "Oar"]
    assert [(one.label, one.heading) for one in law.provisions if one.level == "chapter"] == [("Chapter 1", "General"), ("Chapter 2", "Offences")]  # fmt: skip


def test_a_note_among_definitions_is_none() -> None:
    law = read(
        "Boats Act\n\n1. In this Act:\n\nraft means a boat.\n\nNote: For oars, see section 2.\n\n(2) In this section, mast means a pole.\n\n2. An oar floats.\n",
        "en",
    )
    assert terms(law) == ["raft"]


def test_articles_numbered_in_english_words() -> None:
    law = read(
        "Boats Law\n\nArticle One\n\nA boat floats.\n\nArticle Two\n\nAn oar sinks.\n\nArticle Twenty-One\n\nA mast stands.\n",
        "en",
    )
    assert [one.number for one in law.provisions if one.level == "article"] == ["1", "2", "21"]
