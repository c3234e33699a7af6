# ruff: noqa: E501
"""Lam-alef and brackets as some PDF files give them, put right without moving a sign."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexcheck.model import Source
from lexcheck.reading import read_bytes
from lexcheck.reading.right_to_left import inverted, lam_alef, mended

SOUND = (
    "لا يجوز للأجنبي أن يعمل إلا بإذن الإدارة، ولا يحق له الانتقال خلال الآجال. الاستغلال والاحتيال والاختلاس أعمال محظورة، وعلاوة على ذلك الحالات الأخرى "
    "والالتزامات اللازمة وإلغاء الاتفاقيات. ثلاثة أشهر وثلاثين يوما، دون الإخلال بالأحكام المذكورة أعلاه لأي سبب. السلاح في حالة استعماله للاستئناف."
)


def invert(text: str) -> str:
    """What such a PDF file makes of a text: each lam-alef with its letters the other way round."""
    return re.sub("ل([اأإآ])", r"\1ل", text)


def test_words_are_put_right() -> None:
    assert lam_alef(invert(SOUND)) == SOUND


def test_the_evidence_is_in_the_text() -> None:
    assert inverted(invert(SOUND)) and not inverted(SOUND)
    assert not inverted("The law of boats.") and not inverted("")


@pytest.mark.parametrize(
    "word", ["إلى", "إلا", "ألف", "آلية", "المجال", "حالة", "استعمال", "إلغاء", "بالسجن", "والأعمال", "الأموال", "رسالة"]
)
def test_sound_words_stay(word: str) -> None:
    assert lam_alef(invert(word)) == word


def test_a_reader_gives_the_mended_text_with_a_warning() -> None:
    source = read_bytes(f"المادة 1\n{invert(SOUND)}\n".encode(), "law.txt")
    assert SOUND in source.text and any("lam and alef" in warning for warning in source.warnings)


def test_a_sound_text_is_not_touched() -> None:
    text = f"المادة 1\n{SOUND}\nأ) البند الأول (انظر المادة 2) من القانون.\n"
    source = read_bytes(text.encode(), "law.txt")
    assert source.text == text and source.warnings == ()


def test_turned_brackets() -> None:
    source = read_bytes("موضوع بند )الف( این ماده و ماده )۱( است.\nsee (a) and (b)\n".encode(), "law.txt")
    assert "بند (الف) این ماده و ماده (۱) است" in source.text and "(a) and (b)" in source.text


@given(st.text(alphabet="الأإآبسغ ()1\n،هءئ", max_size=120))
def test_nothing_moves(text: str) -> None:
    assert len(lam_alef(text)) == len(text)
    source = Source(name="t", format="text", sha256="", text=text)
    assert len(mended(source).text) == len(text)
    assert [at for at, sign in enumerate(text) if sign.isspace()] == [
        at for at, sign in enumerate(mended(source).text) if sign.isspace()
    ]
