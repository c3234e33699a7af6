# ruff: noqa: E501
"""Arabic, Persian and Bengali drafting: shapes in invented words."""

from __future__ import annotations

import pytest

from lexcheck.model import Law, Source
from lexcheck.segmenting import segment
from lexcheck.segmenting.numbering import follows, readings, starts
from lexcheck.segmenting.signs import capital, counted, latin, places
from tests.segmenting.helpers import labels, sections, whole


def law_in(language: str, text: str) -> Law:
    law = segment(Source(name="test.txt", format="text", sha256="", text=text), language=language)
    whole(law)
    return law


@pytest.mark.parametrize(
    ("before", "after", "how"),
    [("أ", "ب", 2), ("ب", "ج", 2), ("ب", "ت", 2), ("د", "ه", 2), ("الف", "ب", 2), ("ب", "پ", 2), ("ক", "খ", 2), ("১", "২", 2), ("ঞ", "ট", 2),
     ("أولا", "ثانيا", 2), ("أ", "2", 0), ("303 مكرر", "303 مكرر 1", 2), ("303 مكرر 9", "303 مكرر 10", 2), ("303", "303 مكرر", 2), ("448-9", "448-10", 2)],
)  # fmt: skip
def test_what_follows_what(before: str, after: str, how: int) -> None:
    assert max((follows(old, new) for old in readings(before) for new in readings(after)), default=0) == how


def test_signs_of_any_script() -> None:
    assert latin("٣٠٣ مكرر ١") == "303 مكرر 1" and latin("১২") == "12" and latin("هـ") == "ه" and latin("12A") == "12A"
    assert all(starts(readings(one)[0]) for one in ("أ", "الف", "ক", "١", "أولاً")) and places("a") == ()
    assert capital("ا") and capital("A") and capital("ক") and not capital("a") and not capital("1") and not capital(" ")


@pytest.mark.parametrize(
    ("words", "number"),
    [("الأولى", "1"), ("العاشرة", "10"), ("الحادية عشرة", "11"), ("الثانية والعشرون", "22"), ("التاسعة والتسعين", "99"), ("المائة", "100"), ("الأولى بعد المائة", "101"),
     ("الثالثة مكرر", "3 مكرر"), ("٤٤٨-١", "448-1"), ("303 مكرر2", "303 مكرر 2"), ("303 مكرر (٢)", "303 مكرر 2")],
)  # fmt: skip
def test_articles_in_words_and_figures(words: str, number: str) -> None:
    law = law_in("ar", f"قانون القوارب\n\nالمادة {words}\nيطفو كل قارب على الماء.\n")
    assert sections(law) == [number] and law.own(next(one for one in law.provisions if one.number)) == "يطفو كل قارب على الماء."


def test_words_that_count() -> None:
    words = {"twenty": 20, "first": 1}
    assert counted("Twenty first", words) == "21" and counted("third", words) == "third" and counted("4", words) == "4"


@pytest.mark.parametrize(
    "text",
    [
        "المادة 1\nيطفو القارب:\nأ- على البحر؛\nب- على النهر.\n\nالمادة 2\n1- يغرق الحجر.\n2- يطفو الخشب.\n",
        "المادة ١: يطفو القارب:\nأ) على البحر؛\nب) على النهر.\nالمادة ٢:\n١- يغرق الحجر.\n٢- يطفو الخشب.\n",
        "مادة (1) - يطفو القارب:\n(أ) على البحر؛\n(ب) على النهر.\n\nمادة (2) - \n(١) يغرق الحجر.\n(٢) يطفو الخشب.\n",
        "المادة الأولى\nيطفو القارب:\n أ – على البحر؛\n ب – على النهر.\nالمادة الثانية\n -1يغرق الحجر.\n -2يطفو الخشب.\n",
    ],
)
def test_styles_of_numbers(text: str) -> None:
    law = law_in("ar", text)
    assert labels(law) == ["1", "1(أ)", "1(ب)", "2", "2(1)", "2(2)"]
    assert [law.own(one) for one in law.provisions if one.label in ("1", "2(2)")] == ["يطفو القارب:", "يطفو الخشب."]


def test_adverbs_that_count() -> None:
    law = law_in("ar", "المادة 1\nأولاً: يطفو القارب:\nأ- على البحر؛\nب- على النهر.\nثانياً: يغرق الحجر.\nالمادة 2\nيطفو الخشب.\n")
    assert labels(law) == ["1", "1 أولا", "1 أولا(أ)", "1 أولا(ب)", "1 ثانيا", "2"]


def test_a_word_for_articles_here_holds_articles_there() -> None:
    there = law_in(
        "ar",
        "الفصل الأول: القوارب\nالمادة 1\nيطفو القارب.\nالمادة 2\nيغرق الحجر.\nالفصل الثاني: المجاديف\nالمادة 3\nيطفو الخشب.\n",
    )
    assert sections(there) == ["1", "2", "3"]
    assert [(one.level, one.number, one.heading) for one in there.provisions if one.level == "chapter"] == [
        ("chapter", "1", "القوارب"),
        ("chapter", "2", "المجاديف"),
    ]
    here = law_in(
        "ar",
        "الباب الأول: القوارب\nالفصل الأول\nيطفو القارب.\nالفصل 2\nيغرق الحجر.\nالباب الثاني: المجاديف\nالفصل 3\nيطفو الخشب.\n",
    )
    assert sections(here) == ["1", "2", "3"] and [one.level for one in here.provisions if one.parent < 0] == ["part", "part"]


def test_the_text_tells_which_container_holds_which() -> None:
    one = law_in(
        "ar",
        "القسم الأول: الماء\nالباب الأول: القوارب\nالمادة 1\nيطفو القارب.\nالباب الثاني: المجاديف\nالمادة 2\nيغرق الحجر.\nالقسم الثاني: البر\nالمادة 3\nيطفو الخشب.\n",
    )
    assert [unit.parent for unit in one.provisions if unit.level in ("part", "division")] == [-1, 0, 0, -1]
    other = law_in(
        "ar",
        "الباب الأول: الماء\nالقسم الأول: القوارب\nالمادة 1\nيطفو القارب.\nالقسم الثاني: المجاديف\nالمادة 2\nيغرق الحجر.\nالباب الثاني: البر\nالمادة 3\nيطفو الخشب.\n",
    )
    assert [unit.parent for unit in other.provisions if unit.level in ("part", "division")] == [-1, 0, 0, -1]


def test_new_articles_without_quotation_marks_stay_in_their_clause() -> None:
    law = law_in(
        "ar",
        "قانون يتعلق بالقوارب\nالمادة الأولى\nتتمم أحكام مجموعة القوارب بالفرع التالي:\nالفصل 40-1\nيطفو القارب:\n1- على البحر؛\n2- على النهر.\nالفصل 40-2\nيغرق الحجر.\n"
        "المادة الثانية\nيطفو الخشب.\nالمادة الثالثة\nينشر هذا القانون.\n",
    )
    assert sections(law) == ["1", "2", "3"]
    inner = [one for one in law.provisions if one.quoted and one.number]
    assert [one.label for one in inner] == ["40-1", "40-1(1)", "40-1(2)", "40-2"]
    assert inner[1].path == ("1", "40-1", "1") and law.provisions[inner[0].parent].number == "1"


def test_definitions_by_layout() -> None:
    law = law_in(
        "ar",
        "المادة 1\nيقصد بالكلمات الآتية المعاني المبينة أمامها:\n1- القارب: ما يطفو على الماء.\n2- المجداف: ما يدفع القارب.\nالمادة 2\nالنص التالي: لا شيء.\n",
    )
    assert [(one.label, one.level, one.heading) for one in law.provisions if one.parent == 0] == [
        ("1(1)", "definition", "القارب"),
        ("1(2)", "definition", "المجداف"),
    ]
    bare = law_in(
        "ar",
        "المادة 1\nفي هذا القانون يكون للكلمات الآتية المعاني المبينة أمامها:\nالقارب: ما يطفو على الماء.\nالمجداف: ما يدفع القارب.\nالمادة 2\nيطفو الخشب.\n",
    )
    assert [one.heading for one in bare.provisions if one.level == "definition"] == ["القارب", "المجداف"]


def test_a_reference_at_the_start_of_a_line_is_no_article() -> None:
    text = "المادة 1\nيطفو القارب كما جاء في\nالمادة 3أعلاه من هذا القانون وكما\nجاء في\nالمادة 7\nمن قانون البحر.\nالمادة 2\nيغرق الحجر.\n"
    assert sections(law_in("ar", text * 1)) == ["1", "2"]


def test_persian_articles_notes_and_letters() -> None:
    law = law_in(
        "fa",
        "قانون قایق‌ها\nماده ۱ – قایق عبارت است از:\nالف – چوب شناور؛\nب – کلک.\nتبصره ۱ – سنگ قایق نیست.\nتبصره ۲ – برگ قایق نیست.\nماده -۲ پارو از چوب است.\nتبصره – پاروی آهنی ممنوع است.\nماده ۳: این قانون اجرا می‌شود.\n",
    )
    assert labels(law) == ["1", "1(الف)", "1(ب)", "1 تبصره 1", "1 تبصره 2", "2", "2 تبصره", "3"]
    assert law.own(next(one for one in law.provisions if one.label == "1 تبصره 2")) == "برگ قایق نیست."
    assert sections(law_in("fa", "قانون قایق\nماده واحده – قایق از چوب است.\nتبصره – سنگ قایق نیست.\n")) == ["1"]


def test_bengali_sections_headed_by_their_number() -> None:
    law = law_in(
        "bn",
        "নৌকা আইন\n\nপ্রথম অধ্যায়: প্রারম্ভিক\n\n1. শিরোনাম\n১। (১) এই আইন নৌকা আইন নামে অভিহিত হইবে।\n(২) ইহা কার্যকর হইবে।\n\n2. সংজ্ঞা\n২। এই আইনে—\n(ক) “নৌকা” অর্থ ভেলা;\n(খ) “বৈঠা” বা “দাঁড়” অর্থ কাঠ।\n\nদ্বিতীয় অধ্যায়: নৌকা\n\n3. নৌকা\n৩। নৌকা ভাসে।\nব্যাখ্যা।— ভেলাও নৌকা।\n",
    )
    assert [one.path for one in law.provisions if one.number and one.level != "chapter"] == [
        ("1",), ("1", "1"), ("1", "2"), ("2",), ("2", "ক"), ("2", "খ"), ("3",)
    ]  # fmt: skip
    assert [(one.number, one.heading) for one in law.provisions if one.level == "chapter"] == [("1", "প্রারম্ভিক"), ("2", "নৌকা")]
    assert [(one.number, one.heading) for one in law.provisions if one.level == "section"] == [
        ("1", "শিরোনাম"),
        ("2", "সংজ্ঞা"),
        ("3", "নৌকা"),
    ]
    assert [one.heading for one in law.provisions if one.level == "definition"] == ["নৌকা", "বৈঠা"]
    assert [(one.level, one.heading) for one in law.provisions if one.level == "block"] == [("block", "ব্যাখ্যা")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("المادة -1- يطفو القارب.\nالمادة -2- يغرق الحجر.\n", ["1", "2"]),
        ("المادة ـ 1 ـ اولا ـ يطفو القارب.\nثانيا ـ يغرق الحجر.\nالمادة ـ 2 ـ يطفو الخشب.\n", ["1", "1 اولا", "1 ثانيا", "2"]),
        ("(المادة الأولى)\nيطفو القارب.\n(المادة الثانية)\nيغرق الحجر.\n", ["1", "2"]),
        ("مادة أولى\nيطفو القارب.\n\nمادة ثانية\nيغرق الحجر.\n\nمادة حادية عشرة\nيطفو الخشب.\n", ["1", "2", "11"]),
        ("الفصل الأول ـ يطفو القارب.\nالفصل 2 (جديد) ـ يغرق الحجر.\nالفصل 3 : يطفو الخشب.\n", ["1", "2", "3"]),
        ("المادة 1 - أ - يطفو القارب.\nب - يغرق الحجر.\nالمادة 2 - يطفو الخشب.\n", ["1", "1(أ)", "1(ب)", "2"]),
        ("المادة (1)\nيطفو القارب.\nالمادة (1) مكرراً\nيغرق الحجر.\nالمادة (2)\nيطفو الخشب.\n", ["1", "1 مكررا", "2"]),
    ],
)
def test_how_states_print_articles(text: str, found: list[str]) -> None:
    assert labels(law_in("ar", text)) == found


def test_dari_articles() -> None:
    law = law_in(
        "fa",
        "فصل اول\nاحکام عمومی\nمادۀ اول:\nقایق از چوب است.\nمادۀ دوم:\n(۱) سنگ قایق نیست.\n(۲) برگ قایق نیست.\nمادۀ بیست و یکم:\nاین قانون نافذ است.\n",
    )
    assert labels(law)[1:] == ["1", "2", "2(1)", "2(2)", "21"]
