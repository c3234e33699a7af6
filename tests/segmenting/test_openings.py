"""Sections whose first subsection bears no number, in invented words."""

# ruff: noqa: E501 (the texts stay on one line each)
from __future__ import annotations

from pathlib import Path

import pytest

from lexcheck.api import compare
from lexcheck.reading import read
from lexcheck.reporting.akn import akn_xml
from lexcheck.reporting.tree import as_data, as_json, as_markdown
from lexcheck.segmenting import segment
from tests.segmenting.helpers import labels, law_of, whole

OLD = (
    "Boats Act\n\nCrew\n1  The captain may appoint sailors.\n\nTenure\n2. The sailors serve during pleasure.\n\n(3) A sailor of ten years is a mate.\n\n"
    "Oars\n2  The captain may sell oars, but\n(a) the price is fixed;\n(b) the price is paid at once:\nand no oar is given away.\n\nRepair\n2. An oar that was sold is repaired by its owner.\n\n"
    "Masts\n3 A mast is made of pine.\n\nRafts\n4 The captain shall\n(a) build rafts; and\n(b) sink them.\n"
)


def test_what_comes_before_subsection_two_is_the_first() -> None:
    law = law_of(OLD)
    whole(law)
    assert labels(law) == ["1", "1(2)", "1(3)", "2", "2([1])(a)", "2([1])(b)", "2(2)", "3", "4", "4(a)", "4(b)"]
    firsts = [one for one in law.provisions if one.level == "subsection" and not one.number]
    assert [(one.path, one.label, one.id) for one in firsts] == [
        (("1", ""), "1([1])", "sec_1__subsec_1"),
        (("2", ""), "2([1])", "sec_2__subsec_1"),
    ]
    assert law.own(firsts[0]) == "The captain may appoint sailors."
    assert law.own(law.provisions[firsts[0].parent]) == ""
    tail = next(one for one in law.provisions if one.level == "continuation")
    assert law.provisions[tail.parent] is firsts[1] and law.own(tail) == "and no oar is given away."
    rows = as_data(law)["provisions"]
    assert [row["path"] for row in rows[:3]] == [["1"], ["1", ""], ["1", "2"]]
    assert ["2", "", "a"] in [row["path"] for row in rows]


@pytest.mark.parametrize(
    "text",
    [
        # the words introduce the list: its first number is lost
        "Act\n\n1. Rafts. A raft must—\n(2) float;\n(3) be dry.\n\n2. Oars float.\n",
        # the first one is there
        "Act\n\n1. Rafts. A raft floats.\n(1) It is dry.\n(2) It is long.\n\n2. Oars float.\n",
        # what is counted from two is new text for another law
        "Act\n\n1. In section 9 the following is inserted:\n“(2) A raft floats.”\n\n2. Oars float.\n",
        # a letter follows the words
        "Act\n\n1. A raft shall float where\n(b) it is dry.\n\n2. Oars float.\n",
    ],
)
def test_other_words_before_a_list_stay_the_section_s(text: str) -> None:
    law = law_of(text)
    whole(law)
    assert not [one for one in law.provisions if one.level == "subsection" and not one.number]
    assert law.own(next(one for one in law.provisions if one.number == "1"))


def test_an_empty_number_goes_through_every_output_and_back(tmp_path: Path) -> None:
    law = law_of(OLD)
    shape = [(one.level, one.number, one.path, one.label, one.id) for one in law.provisions]
    for name, content in (("boats.xml", akn_xml(law)), ("boats.json", as_json(law))):
        file = tmp_path / name
        file.write_bytes(content) if isinstance(content, bytes) else file.write_text(content, encoding="utf-8")
        back = segment(read(file))
        whole(back)
        assert [(one.level, one.number, one.path, one.label, one.id) for one in back.provisions] == shape
    assert "The captain may appoint sailors." in as_markdown(law)


def test_an_empty_number_is_compared_like_any_other() -> None:
    new = law_of(OLD.replace("may appoint sailors", "shall appoint sailors"))
    found = compare(law_of(OLD), new)
    changed = [change for change in found.changes if change.kinds]
    assert [(change.old.path, change.new.path) for change in changed if change.old and change.new] == [(("1", ""), ("1", ""))]
