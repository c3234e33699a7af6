"""Real statutes in French, Spanish and United States style: the articles that a reader of each finds, and samples of what is below them.

The lists were written from reading the texts.
"""

from __future__ import annotations

from collections import Counter

import pytest

from lexcheck.model import Law, Source
from lexcheck.reporting.accounting import accounted
from lexcheck.reporting.tree import as_data
from lexcheck.segmenting import segment
from tests.segmenting.helpers import CORPUS, corpus, sections, whole
from tests.segmenting.test_corpus import child, script

pytestmark = pytest.mark.corpus


def upto(last: int, first: int = 1) -> list[str]:
    return [str(number) for number in range(first, last + 1)]


IRPA = [
    *("1", "2", "3", "15", "15.1", *upto(20, 16), "20.01", "20.1", "20.2", "55", "56", "57", "57.1", "58", "58.1", "59"),
    *(*upto(121, 117), "121.1", *upto(133, 122), "133.1", *upto(150, 134), "150.1", "187", "194", "195", "198", "199"),
]
CHAPTER_77 = [*upto(1593, 1581), "1593A", "1594", "1595", "1596", "1597"]
ARTICLES = {
    "laws/fr-tip-cp/text.md": [f"225-4-{number}" for number in range(1, 10)],
    "versions/fr-tip-cp/2013-04-07.md": [f"225-4-{number}" for number in range(1, 10)],
    "versions/fr-tip-cp/2013-08-07.md": [f"225-4-{number}" for number in range(1, 10)],
    "laws/cm-tip-2005/text.txt": upto(9),
    "laws/lu-tip-2009/text.md": upto(13),
    "laws/lu-tip-2014/text.md": upto(6),
    "laws/ca-som-irpa-fr/text.txt": IRPA,
    "laws/ar-tip-2008/text.md": upto(28),
    "laws/cl-tip-som-2011/text.txt": upto(7),
    "laws/co-tip-2005/text.txt": upto(23),
    "treaties/untoc-and-protocols.es.md": [*upto(2), *upto(41), *upto(20), *upto(25)],
    "versions/us-18usc-ch77/2013.md": CHAPTER_77,
    "versions/us-18usc-ch77/current.md": [*CHAPTER_77[:-2], "1595A", *CHAPTER_77[-2:]],
    "versions/us-s-1862-115/introduced-in-senate.md": upto(11),
    "versions/us-s-1862-115/reported-to-senate.md": upto(11),
    "versions/us-s-1862-115/engrossed-in-senate.md": upto(8),
    "versions/us-s-1862-115/enrolled-bill.md": upto(8),
}
LATIN = ("bis", "ter", "quáter", "quinquies", "sexies", "septies", "octies")
# new articles of other laws, with the path of the clause that puts them there
QUOTED = {
    "laws/lu-tip-2009/text.md": ["12/1017.13", "12/1017.14"],
    "laws/lu-tip-2014/text.md": ["2/382-1", "3/3", "4/1", "5/15", "6/92"],
    "laws/ar-tip-2008/text.md": ["10/145 bis", "11/145 ter", "12/41 ter", "15/119", "16/121"],
    "laws/cl-tip-som-2011/text.txt": ["1/1/89 bis", *(f"1/4/411 {word}" for word in LATIN), "2/1/78 bis", "3/2/33 bis"],
    "laws/co-tip-2005/text.txt": ["3/188A"],
}


@pytest.mark.parametrize("name", ARTICLES)
def test_every_article_is_found_and_none_invented(name: str) -> None:
    law = corpus(name)
    whole(law)
    assert sections(law) == ARTICLES[name]
    new = ["/".join(one.path) for one in law.provisions if one.quoted and one.level in ("section", "article")]
    assert new == QUOTED.get(name, [])
    assert accounted(law) == 1.0


CHILDREN = {
    ("laws/fr-tip-cp/text.md", "225-4-1"): ["I", "II"],
    ("laws/fr-tip-cp/text.md", "225-4-1 I"): ["1°", "2°", "3°", "4°", "continuation"],
    ("laws/fr-tip-cp/text.md", "225-4-2 I"): [f"{number}°" for number in range(1, 8)],
    ("laws/cm-tip-2005/text.txt", "2"): list("abcdef"),
    ("laws/cm-tip-2005/text.txt", "3"): ["1", "2", "3"],
    ("laws/cm-tip-2005/text.txt", "5"): list("abcdef"),
    ("laws/lu-tip-2009/text.md", "2"): ["1", "2", "3", "4"],
    ("laws/lu-tip-2009/text.md", "2(1)"): ["1", "2", "3"],
    ("laws/lu-tip-2014/text.md", "382-1"): ["1", "2", "3", "4"],
    ("laws/ca-som-irpa-fr/text.txt", "3(1)"): ["a", "b", "b.1", "c", "d", "e", "f", "f.1", "g", "h", "i", "j"],
    ("laws/ca-som-irpa-fr/text.txt", "117(3.1) a)"): ["i", "ii"],
    ("laws/ar-tip-2008/text.md", "2"): [*"abcdef", "continuation"],
    ("laws/ar-tip-2008/text.md", "6"): list("abcdefghijklmn"),
    ("laws/ar-tip-2008/text.md", "18"): [*upto(11), "continuation"],
    ("laws/ar-tip-2008/text.md", "145 ter"): upto(4),
    ("laws/ar-tip-2008/text.md", "22"): [*"abcdefghijkl", "continuation"],
    ("laws/cl-tip-som-2011/text.txt", "1"): upto(4),
    ("laws/cl-tip-som-2011/text.txt", "1(3)"): ["a", "b"],
    ("laws/ar-tip-2008/text.md", "20"): [*"abcdefghijkl", "continuation"],
    ("laws/ar-tip-2008/text.md", "21"): upto(3),
    ("laws/ar-tip-2008/text.md", "145 bis"): upto(3),
    ("laws/cl-tip-som-2011/text.txt", "2"): upto(3),
    ("laws/cl-tip-som-2011/text.txt", "411 quáter"): [],
    ("laws/co-tip-2005/text.txt", "20"): [*upto(5), "Parágrafo 1", "Parágrafo 2", "Parágrafo 3"],
    ("laws/lu-tip-2014/text.md", "92"): ["1"],
    ("laws/co-tip-2005/text.txt", "2"): upto(5),
    ("laws/co-tip-2005/text.txt", "4"): [*upto(6), "Parágrafo"],
    ("laws/co-tip-2005/text.txt", "7"): [*upto(3), "Parágrafo 1", "Parágrafo 2"],
    ("laws/co-tip-2005/text.txt", "14"): [*upto(14), "Parágrafo 1", "Parágrafo 2", "Parágrafo 3"],
    ("treaties/untoc-and-protocols.es.md", "6(1) b)"): ["i", "ii"],
    ("versions/us-18usc-ch77/current.md", "1583(a)"): ["1", "2", "3"],
    ("versions/us-s-1862-115/enrolled-bill.md", "(5)"): list("ABCDEFGHI"),
    ("versions/us-s-1862-115/enrolled-bill.md", "8(a)"): upto(7),
}


@pytest.mark.parametrize(("name", "label"), CHILDREN)
def test_what_stands_below(name: str, label: str) -> None:
    assert child(corpus(name), label) == CHILDREN[name, label]


def headings(law: Law) -> dict[str, str]:
    return {one.label: one.heading for one in law.provisions if one.level in ("section", "article")}


def test_headings_and_front_matter() -> None:
    law = corpus("laws/lu-tip-2009/text.md")
    assert headings(law)["9"] == "Formation" and law.provisions[0].zone == "front" and law.provisions[-1].zone == "end"
    treaty = corpus("treaties/untoc-and-protocols.es.md")
    assert headings(treaty)["41"] == "Depositario e idiomas"
    assert headings(corpus("laws/ca-som-irpa-fr/text.txt"))["118"] == "Trafic de personnes"


def test_canadian_acts_in_french_as_plain_text() -> None:
    etree = pytest.importorskip("lxml.etree")
    acts = sorted((CORPUS / "statute_book" / "fra").glob("*.xml"))
    if not acts:
        pytest.skip("the statute book is not beside this checkout")
    maker, scorer = script("canada_gold"), script("score_segments")
    hits, gold, found = Counter[int](), Counter[int](), Counter[int]()
    for act in acts:
        text, rows = maker.render(etree.parse(str(act)).getroot())
        law = segment(Source(name=f"{act.stem}.txt", format="text", sha256="", text=text))
        assert law.language == "fr"
        wanted, had = scorer.keys(rows), scorer.keys(as_data(law)["provisions"])
        hits += scorer.pairs(wanted, had)
        for keys, counts in ((wanted, gold), (had, found)):
            for (path, _), count in keys.items():
                counts[len(path)] += count
    assert 2 * sum(hits.values()) / (sum(gold.values()) + sum(found.values())) >= 0.995
    assert 2 * hits[1] / (gold[1] + found[1]) >= 0.995
