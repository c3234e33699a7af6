# ruff: noqa: E501
"""What must hold for every grammar that ships: any text gives a tree, twice the same, in linear time."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lexcheck.model import Law, Source
from lexcheck.segmenting import segment
from lexcheck.segmenting.grammar import grammars
from tests.segmenting.helpers import whole

LANGUAGES = sorted({grammar.sheet.language for grammar in grammars()})
COMMON = [
    "\n",
    "\n\n",
    "\n\n\n",
    " ",
    "\t",
    "1.",
    "2.",
    "(1)",
    "(a)",
    "a)",
    "1°",
    "I.",
    "12",
    "-",
    "—",
    ":",
    ";",
    ".",
    ",",
    "“",
    "”",
    "«",
    "»",
    "[",
    "]",
    "_",
]
OWN = {
    "ar": ["المادة", "المادة 1", "المادة ٢:", "مادة الأولى", "الفصل 3", "الفصل الثاني", "الباب الأول", "القسم الخامس مكرر", "الحادية عشرة", "مكرر", "أ-", "ب)", "(ج)",
           "أولاً:", "ثانيا -", "١-", "-2", "1 كلمة", "يقصد بالمصطلحات", "القارب: ما يطفو", "تتمم أحكام", "؛", "،", "هو", "الملحق", "وحرر ب"],
    "fa": ["ماده", "ماده ۱ –", "ماده -۲ قایق", "ماده واحده:", "تبصره –", "تبصره ۱ –", "الف –", "ب –", "فصل اول", "بند", "«قایق»", "صفحه 1", "قانون فوق"],
    "bn": ["ধারা", "১।", "২। (১)", "(ক)", "(খ)", "প্রথম অধ্যায়", "অধ্যায় ১", "“নৌকা” অর্থ", "ব্যাখ্যা।—", "তফসিল", "3. নৌকা", "।", "সংজ্ঞা"],
    "fr": ["Article premier", "Art. 2.-", "L. 611-1", "1° un", "TITRE Ier", "Chapitre II", "bis", "ter", "I. -", "« Art. 3 »", "est ainsi rédigé :"],
    "es": ["Artículo 1º.-", "ARTÍCULO PRIMERO", "TÍTULO I", "Parágrafo 1.", "a) casa", "1. casa", "I. casa", "bis", "sustitúyese:"],
    "pt": ["Art. 1º", "§ 1º", "Parágrafo único.", "I - casa", "a) casa", "CAPÍTULO I"],
    "en": ["SEC. 3.", "(A)", "(i)", "PART I", "§ 3.", "“x” means", "SCHEDULE", "“(1)", "is amended by adding:"],
}  # fmt: skip
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def law_in(language: str, text: str) -> Law:
    return segment(Source(name="t", format="text", sha256="", text=text), language=language)


@pytest.mark.parametrize("language", LANGUAGES)
@quick
@given(data=st.data())
def test_every_character_is_accounted_for(language: str, data: st.DataObject) -> None:
    text = data.draw(st.lists(st.sampled_from(OWN.get(language, []) + COMMON), max_size=50).map(" ".join))
    whole(law_in(language, text))
    assert law_in(language, text) == law_in(language, text)


HOSTILE = ["{}\n", "{} "]


@pytest.mark.parametrize("language", LANGUAGES)
def test_repetition_takes_linear_time(language: str) -> None:
    start = time.perf_counter()
    for shape in HOSTILE:
        for word in OWN.get(language, []):
            law_in(language, shape.format(word) * (10_000 // len(word)))
    # generous for a busy machine; anything quadratic takes minutes
    assert time.perf_counter() - start < 20
