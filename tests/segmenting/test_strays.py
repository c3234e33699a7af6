"""Articles whose number does not follow the count, and numbers with letters, adverbs and figures behind them, in invented words."""

# ruff: noqa: E501 (the texts stay on one line each)
from __future__ import annotations

import pytest

from lexcheck.model import Law, Source
from lexcheck.segmenting import segment
from lexcheck.segmenting.numbering import follows, readings
from tests.segmenting.helpers import sections, whole


def read(text: str, language: str) -> Law:
    law = segment(Source(name="test.txt", format="text", sha256="", text=text), language=language)
    whole(law)
    return law


def quoted(law: Law) -> list[str]:
    return [one.number for one in law.provisions if one.quoted and one.level == "article"]


@pytest.mark.parametrize(
    ("language", "word", "words", "numbers"),
    [
        ("en", "Article {}. {}", "Whoever sinks a boat shall be fined.", ["12", "374", "374 bis", "511"]),
        ("fr", "Art. {} – {}", "Quiconque coule un radeau est puni.", ["12", "366 B", "370A", "374 G", "511"]),
        ("fr", "Article {} : {}", "Quiconque coule un radeau est puni.", ["421", "464", "465", "456", "457"]),
        ("es", "Artículo {}. {}", "Quien hunda una balsa será multado.", ["370", "370-A", "421", "464", "456", "520"]),
        ("ar", "المادة {}: {}", "يعاقب من يغرق قاربا.", ["3", "4", "5", "290", "12"]),
        ("fa", "ماده {} ـ {}", "هر کس قایق را غرق کند مجازات می‌شود.", ["220", "221", "290"]),
    ],
)
def test_articles_out_of_the_count(language: str, word: str, words: str, numbers: list[str]) -> None:
    law = read("Code\n\n" + "\n\n".join(word.format(number, words) for number in numbers) + "\n", language)
    assert sections(law) == numbers


def test_a_sentence_that_begins_with_a_reference_opens_nothing() -> None:
    law = read(
        "BOATS CODE\n\nArticle 1. A boat shall float.\n\nArticle 2. An oar shall sink.\n\nArticle 90 of the Harbours Code applies to oars.\n\nArticle 91 applies to sails.\n\nArticle 3. A mast shall stand.\n",
        "en",
    )
    assert sections(law) == ["1", "2", "3"]


def test_the_same_number_again_is_no_article_out_of_the_count() -> None:
    law = read(
        "LOI\n\nArticle 1. – Le radeau flotte.\n\nArticle 2. – La rame coule.\n\nArticle 3. – Le mât tient.\n\nArticle 2. – Texte ancien.\n",
        "fr",
    )
    assert sections(law) == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Loi\n\nArticle 1 : La présente loi complète le Code des bateaux.\n\nArticle 2 : Le Code est complété par une section ainsi conçue :\n\nArticle 303 bis 50 : Nul ne coule un radeau.\n\nArticle 303 bis 51 : Nul ne coule une rame.\n\nArticle 3 : Le Code des rames est complété par les articles suivants, libellés comme suit :\n\nArticle 8 bis 3 : La rame flotte.\n\nArticle 65 bis 40 : Le radeau flotte.\n\nArticle 65 bis 41 : Le mât tient.\n\nArticle 4 : La présente loi est publiée.\n"),
        ("ar", "قانون القوارب\n\nالمادة 1: يتمم هذا القانون قانون القوارب.\n\nالمادة 2: يتمم القانون بقسم يحرر كما يلي:\n\nالمادة 303 مكرر 50: لا يغرق أحد قاربا.\n\nالمادة 303 مكرر 51: لا يغرق أحد مجدافا.\n\nالمادة 3: يتمم قانون المجاديف بالمواد التالية:\n\nالمادة 8 مكرر 3: يطفو المجداف.\n\nالمادة 65 مكرر 40: يطفو القارب.\n\nالمادة 65 مكرر 41: يقف الصاري.\n\nالمادة 4: ينشر هذا القانون.\n"),
    ],
)  # fmt: skip
def test_new_articles_of_codes_between_the_articles_of_an_amending_law(language: str, text: str) -> None:
    law = read(text, language)
    assert sections(law) == ["1", "2", "3", "4"]
    adverb = {"fr": "bis", "ar": "مكرر"}[language]
    assert quoted(law) == [f"{number} {adverb} {more}" for number, more in ((303, 50), (303, 51), (8, 3), (65, 40), (65, 41))]


@pytest.mark.parametrize(
    ("language", "word", "words", "numbers"),
    [
        ("en", "Article {}. {}", "Whoever sinks a boat shall be fined.", ["177", "177 quater", "177 quinquies", "177 sexies", "177 terdecies", "178"]),
        ("en", "§ {}. {}", "A boat shall float.", ["L. 211-1", "L. 211-2", "L. 212-1", "R. 221-1"]),
        ("en", "§ {}. {}", "A boat shall float.", ["211-1", "211-2", "212-1"]),
        ("es", "Artículo {}. {}", "Quien hunda una balsa será multado.", ["L. 211-1", "L. 211-2", "L. 221-1"]),
        ("es", "Artículo {}. {}", "Quien hunda una balsa será multado.", ["303 bis 50", "303 bis 51", "304"]),
        ("ar", "المادة {}: {}", "يعاقب من يغرق قاربا.", ["ل. 211-1", "ل. 211-2", "ل. 221-1"]),
        ("ar", "المادة {}: {}", "يعاقب من يغرق قاربا.", ["433", "433 مكرر", "433 ثالثا", "433 رابعا", "434"]),
        ("fa", "ماده {} ـ {}", "هر کس قایق را غرق کند مجازات می‌شود.", ["303 مکرر 50", "303 مکرر 51", "304"]),
        ("fr", "Article {} : {}", "Nul ne coule un radeau.", ["303 bis 9", "303 bis 10", "303 ter", "303 duodecies", "303 quaterdecies", "304"]),
        ("fr", "Art. {}. – {}", "Nul ne coule un radeau.", ["366A", "366 B", "366-C", "370A", "371"]),
    ],
)  # fmt: skip
def test_what_may_stand_behind_a_number(language: str, word: str, words: str, numbers: list[str]) -> None:
    law = read("Code\n\n" + "\n\n".join(word.format(number, words) for number in numbers) + "\n", language)
    assert sections(law) == numbers
    own = [one for one in law.provisions if one.level in ("section", "article")]
    assert all((one.heading or law.own(one)).startswith(words[:9]) for one in own)


def test_a_letter_that_begins_a_sentence_is_no_part_of_the_number() -> None:
    law = read(
        "Loi\n\nArticle 1 A la demande du juge, le radeau flotte.\n\nArticle 2 A la demande du juge, la rame coule.\n", "fr"
    )
    assert sections(law) == ["1", "2"]


@pytest.mark.parametrize(("before", "after"), [("433", "433 ثالثا"), ("433 ثالثا", "433 رابعا"), ("303 bis 9", "303 bis 10"), ("12 duodecies", "12 terdecies")])  # fmt: skip
def test_next_in_sequence(before: str, after: str) -> None:
    assert max(follows(old, new) for old in readings(before) for new in readings(after)) == 2


def test_adverbs_alone_stay_items_of_a_list() -> None:
    assert [reading.kind for reading in readings("ثانيا")] == ["word"]


def test_the_sentence_of_a_last_article_is_not_its_heading() -> None:
    law = read(
        "قانون القوارب\n\nالباب الأول\nأحكام\n\nالمادة 1 – للمحكمة تخفيف عقوبة القارب\n\nالباب الثاني\nعقوبات\n\nالمادة 2 – للقاضي منع المجداف.\n",
        "ar",
    )
    first = next(one for one in law.provisions if one.number == "1" and one.level == "article")
    assert not first.heading and law.own(first) == "للمحكمة تخفيف عقوبة القارب"


def test_containers_with_a_figure_behind_their_number() -> None:
    law = read(
        "Code\n\nChapitre II – Des rames\n\nArt. 33. – La rame flotte.\n\nChapitre II-1 – Des mâts\n\nArt. 34. – Le mât tient.\n",
        "fr",
    )
    holders = [(one.label, one.heading) for one in law.provisions if one.level == "chapter"]
    assert holders == [("Chapitre II", "Des rames"), ("Chapitre II-1", "Des mâts")]


def test_a_decimal_is_no_container() -> None:
    law = read(
        "Boats Act\n\n1 Short title\n\nThis is the Boats Act.\n\n2 Oars\n\nPart 2.5 of the Harbours Code applies.\n\n3 Masts\n\nA mast shall stand.\n",
        "en",
    )
    assert not [one for one in law.provisions if one.level == "part"]


def test_a_far_section_under_a_bare_number_with_a_heading_and_a_dash() -> None:
    law = read(
        "BOATS CODE\n\n370. Sinking.—Whoever sinks a boat shall be fined.\n\n371. Hiding.—Whoever hides a boat shall be fined.\n\nIllustration\n\nA hides B's boat.\n\n511. Attempts.—Whoever attempts an offence shall be fined.\n",
        "en",
    )
    assert sections(law) == ["370", "371", "511"]
    assert [one.heading for one in law.provisions if one.level == "section"] == ["Sinking", "Hiding", "Attempts"]


def test_articles_without_a_blank_line_between_them() -> None:
    law = read(
        "Code\nArticle 1. – Le radeau flotte.\nArticle 2. – La rame coule.\nArticle 90. – Le mât tient.\nArticle 3. – La voile pend.\n",
        "fr",
    )
    assert sections(law) == ["1", "2", "90", "3"]
