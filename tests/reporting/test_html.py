import html.parser
import re
from dataclasses import replace

import pytest

from lexcheck.reporting import html as page_module
from lexcheck.reporting import marking
from lexcheck.reporting.html import html_report
from tests.reporting import sample

VOID = {"meta", "br", "input", "rect", "circle", "path", "link", "hr", "img", "line"}


class Page(html.parser.HTMLParser):
    """Tags in balance, ids, links, and the text of marks and blocks."""

    def __init__(self, source):
        super().__init__()
        self.open, self.ids, self.links, self.marks, self.blocks = [], [], [], {}, {}
        self.scripts = 0
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if tag == "a" and "href" in given else []
        self.scripts += tag == "script"
        if tag not in VOID:
            self.open.append((tag, given))

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open[-1][0] == tag, f"</{tag}> closes <{self.open[-1][0]}>"
            self.open.pop()

    def handle_data(self, data):
        for tag, given in self.open:
            for name in given.get("data-e", "").split() if tag == "mark" else ():
                self.marks[name] = self.marks.get(name, "") + data
            if "block" in given.get("class", "").split():
                self.blocks[given["id"]] = self.blocks.get(given["id"], "") + data


@pytest.fixture(scope="module")
def source():
    return html_report(sample.assessment(), ["a note & more"])


def test_is_well_formed_with_ids_that_stand_once_and_links_that_lead_somewhere(source):
    page = Page(source)
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_loads_nothing(source):
    assert not re.search(r"""(src|href)\s*=\s*["']?(https?:)?//|url\((?!#)|@import|<link|<img|<iframe""", source)
    assert "default-src 'none'" in source


def test_a_law_cannot_write_markup(source):
    page = Page(source)
    assert page.scripts == 1
    assert "<script>alert" not in source
    assert "alert(" in source
    hostile = html_report(sample.assessment("now", "<img src=x onerror=alert(1)>"))
    assert "<img" not in hostile


def test_marks_hold_the_quotes(source):
    page = Page(source)
    keys = [law.key for law in sample.assessment().laws]
    quotes = [q for f in sample.FINDINGS for q in (*f.evidence, *f.nearest, *(q for e in f.elements for q in e.evidence))]
    for quote in quotes:
        assert page.marks[f"t{keys.index(quote.law)}-{quote.start}-{quote.end}"] == quote.quote


def test_blocks_hold_the_whole_text(source):
    page = Page(source)
    for at, law in enumerate(sample.assessment().laws):
        assert "".join(words for id, words in page.blocks.items() if id.startswith(f"law-{at}-")) == law.text


def test_every_requirement_has_a_row_and_a_place(source):
    ids = set(Page(source).ids)
    assert all(f"f-{requirement.id}" in ids for requirement in sample.REQUIREMENTS)


def test_restatements_silence_and_advice_are_told(source):
    assert "is not the official text" in source
    assert "not found in the texts supplied" in source
    assert "no legal advice" in source
    assert "a note &amp; more" in source


def test_same_input_same_bytes(source):
    assert html_report(sample.assessment(), ["a note & more"]) == source


def test_a_long_law_is_reproduced_where_it_holds_evidence(monkeypatch):
    monkeypatch.setattr(marking, "WHOLE_LIMIT", 100)
    source = html_report(sample.assessment())
    page = Page(source)
    assert "only the sections that hold evidence are reproduced" in source
    kept = "".join(page.blocks.values())
    assert "An accused may plead" in kept
    assert "runs from the first day of May" not in kept
    assert "1 Name" in source
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_a_long_quote_is_cut_in_its_middle(monkeypatch):
    monkeypatch.setattr(page_module, "QUOTE_LIMIT", 30)
    assert "[…]" in html_report(sample.assessment())


def test_a_law_without_provisions_or_ledger_is_shown():
    given = sample.assessment()
    bare = replace(given.laws[0], provisions=(), ledger=())
    page = Page(html_report(replace(given, laws=(bare, given.laws[1]))))
    assert page.blocks["law-0-p0"] == bare.text
