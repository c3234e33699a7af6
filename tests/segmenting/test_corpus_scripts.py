"""Real statutes in Arabic, Persian and Bengali: the articles that a reader of each finds, and samples of what stands below them.

The lists were written from reading the texts.
"""

from __future__ import annotations

import pytest

from lexcheck.model import Law
from lexcheck.reporting.accounting import accounted
from tests.segmenting.helpers import corpus, sections, whole

pytestmark = pytest.mark.corpus


def upto(last: int, first: int = 1) -> list[str]:
    return [str(number) for number in range(first, last + 1)]


ARTICLES = {
    "laws/sa-tip-2009/text.md": upto(17),
    "laws/ma-tip-2016/text.txt": upto(7),
    "laws/ma-som-2003/text.txt": upto(58),
    "laws/dz-tip-som-2015/text.txt": [f"303 مكرر {number}" for number in range(3, 42)],
    "laws/ir-tip-2004/text.txt": upto(8),
    "laws/ir-tip-2004/law.pdf": upto(8),
    "laws/bd-tip-2012/text.txt": upto(48),
    "laws/bd-tip-som-2026/text.txt": upto(65),
    "treaties/untoc-and-protocols.ar.txt": [*upto(41), *upto(25), *upto(20)],
}
QUOTED = {"laws/ma-tip-2016/text.txt": [*(f"448-{number}" for number in range(1, 15)), "82-5-1", "82-7"]}


@pytest.mark.parametrize("name", ARTICLES)
def test_every_article_is_found_and_none_invented(name: str) -> None:
    law = corpus(name)
    whole(law)
    assert sections(law) == ARTICLES[name]
    new = [one.label for one in law.provisions if one.quoted and one.level in ("section", "article")]
    assert new == QUOTED.get(name, [])
    assert accounted(law) == 1.0 and not law.remarks


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("sa-tip-2009/text.md", "ar"),
        ("ma-tip-2016/text.txt", "ar"),
        ("ir-tip-2004/law.pdf", "fa"),
        ("bd-tip-2012/text.txt", "bn"),
    ],
)
def test_the_language_is_recognised(name: str, language: str) -> None:
    assert corpus(f"laws/{name}").language == language


def child(law: Law, label: str) -> list[str]:
    one = next(one for one in law.provisions if one.label == label)
    return [kid.number or kid.heading or kid.level for kid in law.children(one.index)]


CHILDREN = {
    ("laws/sa-tip-2009/text.md", "1"): list("1234"),
    ("laws/sa-tip-2009/text.md", "1(2)"): ["أ", "ب", "ج", "د"],
    ("laws/sa-tip-2009/text.md", "4"): upto(9),
    ("laws/sa-tip-2009/text.md", "6"): ["1", "2"],
    ("laws/sa-tip-2009/text.md", "9"): [],
    ("laws/sa-tip-2009/text.md", "15"): upto(7),
    ("laws/ma-tip-2016/text.txt", "1"): [f"448-{number}" for number in range(1, 15)],
    ("laws/ma-tip-2016/text.txt", "448-1"): [],
    ("laws/ma-tip-2016/text.txt", "448-3"): upto(7),
    ("laws/ma-tip-2016/text.txt", "448-4"): upto(3),
    ("laws/ma-tip-2016/text.txt", "2"): ["82-5-1"],
    ("laws/ma-tip-2016/text.txt", "82-7"): upto(8),
    ("laws/ma-tip-2016/text.txt", "7"): [*upto(9), "continuation"],
    ("laws/ma-som-2003/text.txt", "9"): upto(2),
    ("laws/ma-som-2003/text.txt", "17"): [*upto(7), "continuation"],
    ("laws/ma-som-2003/text.txt", "21"): upto(7),
    ("laws/ma-som-2003/text.txt", "26"): [*upto(8), "continuation"],
    ("laws/ma-som-2003/text.txt", "29"): ["أ", "ب", "ج", "continuation"],
    ("laws/ma-som-2003/text.txt", "48"): upto(3),
    ("laws/ma-som-2003/text.txt", "52"): [],
    ("laws/ma-som-2003/text.txt", "34"): [*upto(3), "continuation"],
    ("laws/ma-som-2003/text.txt", "35"): [*upto(2), "continuation"],
    ("laws/dz-tip-som-2015/text.txt", "303 مكرر 5"): ["block"] * 4,
    ("laws/dz-tip-som-2015/text.txt", "303 مكرر 20"): ["block"] * 5,
    ("laws/dz-tip-som-2015/text.txt", "303 مكرر 31"): ["block"] * 3,
    ("laws/dz-tip-som-2015/text.txt", "303 مكرر 32"): ["block"] * 4,
    ("laws/dz-tip-som-2015/text.txt", "303 مكرر 9"): [],
    ("laws/ir-tip-2004/law.pdf", "1"): ["الف", "ب"],
    ("laws/ir-tip-2004/law.pdf", "3"): ["تبصره 1", "تبصره 2", "تبصره 3"],
    ("laws/ir-tip-2004/text.txt", "1"): ["الف", "ب"],
    ("laws/ir-tip-2004/text.txt", "2"): ["الف", "ب", "ج"],
    ("laws/ir-tip-2004/text.txt", "3"): ["تبصره 1", "تبصره 2", "تبصره 3"],
    ("laws/bd-tip-2012/text.txt", "2"): upto(19),
    ("laws/bd-tip-2012/text.txt", "2(15)"): ["ক", "খ", "গ", "ঘ", "ঙ", "চ", "ছ", "জ"],
    ("laws/bd-tip-2012/text.txt", "3(1)"): ["ক", "খ", "গ", "continuation"],
    ("laws/bd-tip-2012/text.txt", "46(2)"): upto(5),
    ("laws/bd-tip-som-2026/text.txt", "2(20)"): ["ক", "খ", "গ", "ঘ", "ঙ", "চ", "ছ", "জ", "ঝ", "ঞ", "ট"],
    ("laws/bd-tip-som-2026/text.txt", "64(3)"): ["ক", "খ", "গ", "ঘ", "ঙ"],
    ("treaties/untoc-and-protocols.ar.txt", "2"): ["أ", "ب", "ج", "د", "ه", "و", "ز", "ح", "ط", "ي"],
    ("treaties/untoc-and-protocols.ar.txt", "5(1)(أ)"): ["1", "2"],
    ("treaties/untoc-and-protocols.ar.txt", "6(1)(ب)"): ["1", "2"],
    ("treaties/untoc-and-protocols.ar.txt", "18"): upto(30),
}


@pytest.mark.parametrize(("name", "label"), CHILDREN)
def test_what_stands_below(name: str, label: str) -> None:
    assert child(corpus(name), label) == CHILDREN[name, label]


def test_new_articles_are_cited_as_what_they_will_be() -> None:
    law = corpus("laws/ma-tip-2016/text.txt")
    one = next(one for one in law.provisions if one.label == "448-3(5)")
    assert one.quoted and one.path == ("1", "448-3", "5") and "qstr" in one.id
    assert not any(one.quoted for one in law.provisions if one.path[:1] == ("4",))


def test_definitions() -> None:
    law = corpus("laws/sa-tip-2009/text.md")
    assert len([one for one in law.provisions if one.level == "definition" and one.heading]) == 4
    law = corpus("laws/bd-tip-2012/text.txt")
    assert len([one for one in law.provisions if one.level == "definition" and one.path[0] == "2"]) == 19


def test_the_text_is_what_a_reader_would_read() -> None:
    law = corpus("laws/ma-som-2003/text.txt")
    assert "االتج" not in law.text and "األجنبي" not in law.text and "الأجنبي" in law.text
    assert any("lam and alef" in warning for warning in law.source.warnings)
