# ruff: noqa: E501
"""Real statutes: the sections that a reader of each law finds, and samples of what stands below them.

The lists were written from reading the texts; a number that is missing there is missing in the file (`not in this text`).
"""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from types import ModuleType

import pytest

from lexcheck.model import Law, Source
from lexcheck.reporting.accounting import accounted
from lexcheck.reporting.tree import as_data
from lexcheck.segmenting import segment
from tests.segmenting.helpers import CORPUS, SHARED, corpus, sections, whole

pytestmark = pytest.mark.corpus


def upto(last: int, *more: str, without: tuple[int, ...] = ()) -> list[str]:
    """`1` to `last`, with inserted sections such as `4A` behind the number they begin with."""
    out: list[str] = []
    for number in range(1, last + 1):
        if number not in without:
            out.append(str(number))
        out += [one for one in more if one.rstrip("ABCD") == str(number)]
    return out


SECTIONS = {
    "laws/ug-tip-2009/text.txt": upto(23),
    "laws/sg-tip-2014/text.txt": upto(24),
    "laws/my-tip-2007/text.md": upto(67),
    "laws/ie-tip-2008/text.md": upto(15, "4A"),
    "versions/ie-tip-2008/2008.md": upto(15),
    "laws/bb-som-2016/bill.pdf": upto(5),
    "laws/bb-som-2016/text.md": upto(5),
    "laws/pk-som-2018/text.txt": upto(17),
    "versions/pk-tip-2018/2025.txt": upto(16),
    "laws/pk-mla/text.txt": upto(26),
    "laws/pk-extradition-1972/text.txt": upto(23),
    "laws/pk-passports-1974/text.txt": upto(15),
    "laws/pk-emigration-1979/text.txt": upto(28, "4A", "4B", "24A", without=(1, 2, 3)),
    "laws/pk-bonded-labour-1992/text.txt": upto(21, without=(17,)),
    "treaties/tip-2000.en.md": upto(20),
    "treaties/som-2000.en.md": upto(25),
    "treaties/untoc-2000.en.md": upto(41),
}


@pytest.mark.parametrize("name", SECTIONS)
def test_every_section_is_found_and_none_invented(name: str) -> None:
    law = corpus(name)
    whole(law)
    assert sections(law) == SECTIONS[name]
    assert accounted(law) == 1.0


def test_a_gazette_whose_numbers_are_lost() -> None:
    law = corpus("laws/pk-tip-2018/text.md")
    assert len(sections(law)) == 15
    assert sections(law)[:5] == [
        "Short title, extent and commencement", "Definitions", "Trafficking in persons", "Aggravating circumstances", "Abetment and criminal conspiracy",
    ]  # fmt: skip
    assert [one.heading for one in law.provisions if one.level == "definition" and one.path[0] == "definitions"][:2] == [
        "child",
        "Code",
    ]
    assert all(one.zone == "front" for one in law.provisions if one.start < law.text.index("Short title"))


def test_a_long_penal_code() -> None:
    law = corpus("laws/pk-penal-code-1860/text.txt")
    whole(law)
    found = sections(law)
    assert len(found) >= 600 and len(set(found)) == len(found)
    assert {"34", "120B", "295C", "302", "366A", "371A", "375A", "489F", "496C", "511"} <= set(found)
    headings = {one.number: one.heading for one in law.provisions if one.level == "section"}
    assert headings["299"] == "Definitions" and headings["415"] == "Cheating"


def child(law: Law, label: str) -> list[str]:
    """Numbers, or headings where there are none, of a provision's children."""
    one = next(one for one in law.provisions if one.label == label)
    return [kid.number or kid.heading or kid.level for kid in law.children(one.index)]


CHILDREN = {
    ("laws/ug-tip-2009/text.txt", "2"): ["1", "2", "3", "4", "5"],
    ("laws/ug-tip-2009/text.txt", "2(2)(a)"): ["i", "ii"],
    ("laws/ug-tip-2009/text.txt", "3"): list("abcdefghij"),
    ("laws/ug-tip-2009/text.txt", "18(d)"): ["i", "ii", "iii"],
    ("laws/sg-tip-2014/text.txt", "3(1)"): list("abcdef"),
    ("laws/sg-tip-2014/text.txt", "5(1)(c)"): ["i", "ii", "iii"],
    ("laws/my-tip-2007/text.md", "6(2)"): list("abcdefghijklmn"),
    ("laws/my-tip-2007/text.md", "22(1)"): ["a", "b", "continuation"],
    ("laws/ie-tip-2008/text.md", "5"): ["1", "2", "2A", "3", "4", "5", "6"],
    ("laws/ie-tip-2008/text.md", "7"): list("12345678"),
    ("laws/bb-som-2016/bill.pdf", "3"): ["29A", "29B", "29C"],
    ("laws/bb-som-2016/bill.pdf", "29A"): ["1", "2", "3", "4"],
    ("laws/bb-som-2016/bill.pdf", "29A(1)"): ["a", "b", "c"],
    ("laws/pk-som-2018/text.txt", "2"): list("abcdefghij"),
    ("laws/pk-som-2018/text.txt", "2(i)"): ["i", "ii"],
    ("laws/pk-som-2018/text.txt", "4"): ["1", "2"],
    ("laws/pk-mla/text.txt", "2(k)"): ["i", "ii", "iii", "iv", "v"],
    ("laws/pk-mla/text.txt", "7"): list("abcdefghijk"),
    ("laws/ca-som-irpa/text.txt", "3"): ["1", "2", "3"],
    ("laws/ca-som-irpa/text.txt", "3(1)"): ["a", "b", "b.1", "c", "d", "e", "f", "f.1", "g", "h", "i", "j"],
    ("treaties/tip-2000.en.md", "3"): ["a", "b", "c", "d"],
    ("treaties/untoc-2000.en.md", "5(1)(a)"): ["i", "ii"],
}


@pytest.mark.parametrize(("name", "label"), CHILDREN)
def test_what_stands_below(name: str, label: str) -> None:
    assert child(corpus(name), label) == CHILDREN[name, label]


def test_contents_and_explanatory_statement_are_no_provisions() -> None:
    law = corpus("laws/my-tip-2007/text.md")
    assert {"contents", "explanatory", "front", "body"} == {one.zone for one in law.provisions}
    data = as_data(law)
    assert data["provisions"][0]["path"] == ["1"] and all(row["zone"] == "body" for row in data["provisions"])


def script(name: str) -> ModuleType:
    path = SHARED / "eval" / f"{name}.py"
    if not path.exists():
        pytest.skip("the evaluation scripts are not beside this checkout")
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_canadian_acts_as_plain_text() -> None:
    etree = pytest.importorskip("lxml.etree")
    acts = sorted((CORPUS / "statute_book" / "eng").glob("*.xml"))
    if not acts:
        pytest.skip("the statute book is not beside this checkout")
    maker, scorer = script("canada_gold"), script("score_segments")
    hits, gold, found = Counter[int](), Counter[int](), Counter[int]()
    for act in acts:
        text, rows = maker.render(etree.parse(str(act)).getroot())
        law = segment(Source(name=f"{act.stem}.txt", format="text", sha256="", text=text))
        wanted, had = scorer.keys(rows), scorer.keys(json.loads(json.dumps(as_data(law)))["provisions"])
        hits += scorer.pairs(wanted, had)
        gold.update({len(path): 0 for path, _ in wanted})
        for keys, counts in ((wanted, gold), (had, found)):
            for (path, _), count in keys.items():
                counts[len(path)] += count
    assert 2 * sum(hits.values()) / (sum(gold.values()) + sum(found.values())) >= 0.98
    assert 2 * hits[1] / (gold[1] + found[1]) >= 0.995
