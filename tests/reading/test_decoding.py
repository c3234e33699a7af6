"""Bytes become the letters that were meant, and a guess is said to be one."""

from __future__ import annotations

import pytest

from lexcheck.errors import LexcheckError
from lexcheck.reading import read_bytes
from lexcheck.reading.decoding import decode

FRENCH = "Article 1er. — L’autorité chargée du phare vérifie, à l’année, l’état des lanternes « allumées » et l’âge de leurs gardiens.\n"
SPANISH = "Artículo 2º. El encargado del faro comprobará cada año el estado de las lámparas según el reglamento de señales.\n"
ENGLISH = "3. In this Act, “lantern” means a light — of any kind — on a pier; see § 4 and the keeper’s duty.\n"
ARABIC = "المادة الأولى: يلتزم حارس المنارة بفحص المصابيح في كل سنة، وعليه أن يخبر الميناء بذلك كتابة.\n"
RUSSIAN = "Статья 1. Смотритель маяка ежегодно проверяет фонари и письменно сообщает об этом порту.\n"
POLISH = "Artykuł 1. Latarnik sprawdza co roku światła na pomostach i zgłasza usterki władzom portu na piśmie; żółte źródła.\n"
GREEK = "Άρθρο 1. Ο φαροφύλακας ελέγχει κάθε χρόνο τα φανάρια και ενημερώνει γραπτώς το λιμάνι.\n"
HEBREW = "סעיף 1. שומר המגדלור בודק בכל שנה את הפנסים ומודיע על כך בכתב לנמל.\n"
TURKISH = "Madde 1. Fener bekçisi her yıl ışıkları denetler ve limana yazılı olarak bildirir; şüpheli ığdır değişiklik.\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"),
        (FRENCH, "mac_roman"),
        (SPANISH, "latin-1"),
        (SPANISH, "cp850"),
        (ENGLISH, "cp1252"),
        (ENGLISH, "mac_roman"),
        (ARABIC, "cp1256"),
        (ARABIC.replace("،", " "), "iso8859_6"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (POLISH, "cp1250"),
        (GREEK, "cp1253"),
        (HEBREW, "cp1255"),
        (TURKISH, "cp1254"),
    ],
)
def test_legacy_encodings_are_guessed_with_a_warning(text: str, encoding: str) -> None:
    source = read_bytes((text * 3).encode(encoding), "law.txt")
    assert source.text == text * 3
    assert len(source.warnings) == 1 and "a guess" in source.warnings[0]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
@pytest.mark.parametrize("text", [FRENCH, ARABIC, ENGLISH, POLISH])
def test_unicode_needs_no_warning(text: str, encoding: str) -> None:
    source = read_bytes(text.encode(encoding), "law.txt")
    assert source.text == text and not source.warnings


def test_mixed_encodings_are_read_and_told() -> None:
    source = read_bytes((FRENCH * 20).encode() + "le gardien âgé".encode("cp1252"), "law.txt")
    assert source.text.endswith("le gardien âgé")
    assert "mixes encodings" in source.warnings[0] and "line 21" in source.warnings[0]


def test_a_text_cut_inside_a_character_is_read_up_to_there() -> None:
    source = read_bytes((FRENCH * 3).encode()[:-1].removesuffix(b".") + "é".encode()[:1], "law.txt")
    assert "truncated" in source.warnings[0]


def test_a_declared_encoding_is_believed() -> None:
    assert decode("ó".encode("cp852"), "cp852") == ("ó", ())


def test_binary_data_is_no_text() -> None:
    with pytest.raises(LexcheckError, match="not text"):
        decode(bytes(range(32)) * 40)


def test_control_characters_become_spaces() -> None:
    assert read_bytes(b"1. The\x07 keeper\x1b pays.\n" + b"word " * 400, "law.txt").text.startswith("1. The  keeper  pays.\n")


def test_form_feeds_begin_pages() -> None:
    source = read_bytes(b"one\n\x0ctwo\n\x0cthree\n", "law.txt")
    assert [source.place(source.text.index(word)).page for word in ("one", "two", "three")] == [1, 2, 3]
