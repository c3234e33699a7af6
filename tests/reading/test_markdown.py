# ruff: noqa: E501
"""Markdown reads as printed, and each line points to its line of the file."""

from __future__ import annotations

import time

import pytest

from lexcheck.model import Source
from lexcheck.reading import read_bytes


def md(text: str) -> Source:
    return read_bytes(text.encode(), "law.md")


def marked(source: Source, kind: str) -> list[tuple[str, int]]:
    return [(source.text[mark.start : mark.end], mark.level) for mark in source.marks if mark.kind == kind]


def test_front_matter_becomes_metadata() -> None:
    source = md(
        '---\ntitle: "Lantern Act: 2020"\nlanguage: en\nrestatement: true\ndates: [2020-01-02, 2021-03-04]\n---\n\n1. Text\n'
    )
    assert source.title == "Lantern Act: 2020" and source.language == "en"
    assert source.metadata["restatement"] == "true" and source.metadata["dates"] == "2020-01-02, 2021-03-04"
    assert source.text == "\n1. Text\n" and source.place(1).line == 8


def test_front_matter_that_is_no_yaml_is_read_line_by_line() -> None:
    source = md('---\ntitle: Act: of: "2020\nyear: 2020\n---\n---\nTitle: other\npage: 3\n---\ntext\n')
    assert source.title == 'Act: of: "2020' and source.metadata["page"] == "3" and source.text == "text\n"


def test_a_rule_is_no_front_matter() -> None:
    assert md("---\nSome text without a key\n---\nMore\n").text.split() == ["Some", "text", "without", "a", "key", "More"]


def test_headings_are_marked() -> None:
    source = md("# Act #\n\n###### 6\n\nPart I\n======\n\nChapter 1\n---\n\nlines of a\nparagraph\n---\nafter\n####Joined\n")
    assert marked(source, "heading") == [("Act", 1), ("6", 6), ("Part I", 1), ("Chapter 1", 2), ("Joined", 4)]
    assert "paragraph\nafter" in source.text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**1**.— In *this* Act", "1.— In this Act"),
        ("(*a*) one, (__b__) two, ***three***", "(a) one, (b) two, three"),
        ("snake_case and 2*3*4 stay: a_b_c", "snake_case and 234 stay: a_b_c"),
        ("4* * * throughout 5[Pakistan]", "4* * * throughout 5[Pakistan]"),
        ("__(1) This Act", "__(1) This Act"),
        (r"1\. \*not bold\* \[x\]", "1. *not bold* [x]"),
        ('[Code](/eli/code) and [x](http://a.b/c(d) "t")', "Code and x"),
        ("[the Minister](2) shall", "[the Minister](2) shall"),
        ("![seal](seal.png)text", "text"),
        ("Art. 1<sup>er</sup> &amp; more&nbsp;x", "Art. 1er & more\u00a0x"),
        ('`code` and ``quote" and ``other"', 'code and ``quote" and ``other"'),
        ("a <https://x.org/y> b", "a https://x.org/y b"),
        ("~~old~~ new", "old new"),
        ("5 < 6 and 7 > 3", "5 < 6 and 7 > 3"),
        ("text<!-- hidden --> more", "text more"),
        ("\\", "\\"),
        ("A \\& B", "A & B"),
        ("note[^1]", "note[1]"),
    ],
)
def test_inline_markup_reads_as_printed(text: str, shown: str) -> None:
    assert md(text).text == shown + "\n"


def test_emphasis_over_line_ends() -> None:
    source = md("**bold\nagain** plain\n")
    assert source.text == "bold\nagain plain\n" and marked(source, "bold") == [("bold\nagain", 0)]


def test_bullets_before_labels_go_and_others_stay() -> None:
    source = md('- **(a)** first\n  - (i) second\n* 1. third\n- "child" means\n+ dash\n- § 4 x\n')
    assert source.text == '(a) first\n  (i) second\n1. third\n- "child" means\n- dash\n§ 4 x\n'


def test_quotations_are_set_in() -> None:
    assert md("> quoted\n> > twice\n").text == "  quoted\n    twice\n"


def test_tables_read_cell_by_cell() -> None:
    source = md("| Offence | Fine |\n|---|:-:|\n| late | **5** |\n")
    assert source.text == "Offence\tFine\nlate\t5\n" and len(marked(source, "table")) == 2


def test_notes_links_rules_and_breaks() -> None:
    source = md("one<br>two[^a]\n\n***\n\n[^a]: the note\n[ref]: http://x.org\n```\nfenced\n```\n")
    assert marked(source, "note") == [("[a] the note", 0)]
    assert source.text.split("\n") == ["one", "two[a]", "", "", "[a] the note", "fenced", ""]
    assert [source.place(source.text.index(word)).line for word in ("one", "two", "the note", "fenced")] == [1, 1, 5, 8]


def test_front_matter_in_the_middle_is_left_out_with_a_warning() -> None:
    source = md("---\na: 1\n---\n# One\n\ntext\n---\na: 2\nb: 3\n---\n\n# Two\n")
    assert "a:" not in source.text and marked(source, "heading") == [("One", 1), ("Two", 1)]
    assert source.warnings == ("a second block of front matter (line 7) was left out of the text",)


def test_the_only_first_heading_is_the_title() -> None:
    assert md("# Lantern Act\n\n## Part\n").title == "Lantern Act"
    assert md("# One\n\n# Two\n").title == ""


@pytest.mark.parametrize(
    "evil",
    [
        "word *a **b _c [x ",
        "[[[[((((",
        "<a ",
        "<!--",
        "[a](/",
        "[a](#(",
        "- ",
        "> ",
        "|",
        "|-",
        "<br",
        "`a",
        "# #",
        " #",
        "[a]:",
        "***",
        "_*",
        "---\na: b\n",
        "a\n---\n",
        "\\",
        "&a",
        "</td> ",
        "(a",
        "[^",
        "~~a",
    ],
)
def test_hostile_markdown_takes_no_longer_than_other_text(evil: str) -> None:
    began = time.perf_counter()
    md("# x\n\ny " + evil * (300_000 // len(evil)) + "\nend")
    assert time.perf_counter() - began < 3


def test_markup_that_runs_over_doubled_line_ends() -> None:
    text = "*Boats of\n\nthe harbour\n\nand the pier*\n\n1. Oars (see [Act\n\nNo. 5](https://example.org/5) of 1900).\n\n4* * * throughout\n\n* left alone\n\n*open\n\nnever closed\n"
    source = read_bytes(text.encode(), "a.md")
    assert source.text.split("\n\n")[:5] == ["Boats of", "the harbour", "and the pier", "1. Oars (see Act", "No. 5 of 1900)."]
    assert "4* * * throughout" in source.text and "*open" in source.text and len(source.text.split("\n")) == len(text.split("\n"))


def test_open_markup_takes_linear_time() -> None:
    read_bytes(b"*a\n\n" * 20_000 + b"[b\n\n" * 20_000, "a.md")
