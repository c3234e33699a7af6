"""United States Legislative Markup keeps its structure; page numbers, notes and tables of contents are told apart."""

from __future__ import annotations

import pytest

from lexcheck.model import Source
from lexcheck.reading import read_bytes
from lexcheck.reporting.accounting import accounted
from lexcheck.segmenting import segment
from tests.reading.test_xml import shape


def uslm(body: str, space: str = "http://schemas.gpo.gov/xml/uslm", root: str = "pLaw", front: str = "") -> Source:
    data = (
        f'<?xml version="1.0"?><{root} xmlns="{space}" xmlns:dc="http://purl.org/dc/elements/1.1/" xml:lang="en"><meta><dc:title>Lantern '
        f"Act</dc:title><docNumber>9</docNumber></meta>{front}<main>{body}</main></{root}>"
    )
    source = read_bytes(data.encode(), "law.xml")
    assert accounted(segment(source)) == 1.0
    return source


BODY = (
    '<title><num value="I">TITLE I—</num><heading>KEEPERS</heading>'
    '<section><num value="101">§ 101. </num><heading>Duty<footnote><num>1</num><p>So in original.</p></footnote></heading>'
    '<subsection><num value="a">(a)</num><heading>In general.—</heading><chapeau>A keeper shall—<page>130 STAT. 6</page></chapeau>'
    '<paragraph><num value="1">(1)</num><content>light; and</content></paragraph><paragraph><num value="2">(2)</num><content>watch,'
    "</content></paragraph><continuation>every night.</continuation></subsection>"
    '<subsection><num value="b">(b)</num><content>The Oil Act is amended:<quotedContent><section><num value="8">“Sec. 8. </num>'
    '<subsection><num value="a">(a) </num><content>Oil is free.”.</content></subsection></section></quotedContent></content></subsection>'
    "<sourceCredit>(Added 1 Stat. 1)</sourceCredit><notes><note><heading>Amendments</heading><p>2000—Oil.</p></note></notes></section>"
    '<section status="repealed"><num value="102">[§ 102. </num><heading>Repealed.]</heading></section></title>'
)


@pytest.mark.parametrize("space", ["http://schemas.gpo.gov/xml/uslm", "http://xml.house.gov/schemas/uslm/1.0"])
@pytest.mark.parametrize("root", ["pLaw", "uscDoc", "bill", "statuteCompilation"])
def test_sections_are_printed_and_nested(space: str, root: str) -> None:
    source = uslm(BODY, space, root)
    assert (source.title, source.language, source.format, source.metadata["country"]) == ("Lantern Act", "en", "uslm", "us")
    assert shape(source) == [
        (0, "part", "I", "KEEPERS", ""),
        (1, "section", "101", "Duty", ""),
        (2, "subsection", "a", "In general.—", "A keeper shall—"),
        (3, "paragraph", "1", "", "light; and"),
        (3, "paragraph", "2", "", "watch,"),
        (3, "continuation", "", "", "every night."),
        (2, "subsection", "b", "", "The Oil Act is amended:\n“Sec. 8. (a) Oil is free.”."),
        (1, "section", "102", "Repealed.]", ""),
    ]
    assert source.nodes[-1].status == "repealed"
    told = {
        mark.kind: [source.text[each.start : each.end] for each in source.marks if each.kind == mark.kind]
        for mark in source.marks
    }
    assert told["note"] == ["1 So in original.", "(Added 1 Stat. 1)", "Amendments", "2000—Oil."]
    assert told["furniture"] == ["130 STAT. 6"]


def test_fronts_contents_and_tables() -> None:
    source = uslm(
        "<longTitle><docTitle>An Act</docTitle><officialTitle>To light piers.<br/></officialTitle><sidenote><p>Dec. 1</p></sidenote>"
        "</longTitle><enactingFormula>Be it enacted,</enactingFormula>"
        '<section><num value="1">SEC. 1. </num><heading>CONTENTS.</heading><content><toc><referenceItem><designator>Sec. 1. </designator>'
        "<label>Contents.</label></referenceItem></toc></content></section>"
        '<section><num value="2">SEC. 2. </num><content>Oils:<layout><row><column>a</column><column>b</column></row></layout></content>'
        "</section>",
        front="<preface><dc:type>Public Law</dc:type></preface>",
    )
    assert shape(source) == [
        (0, "preamble", "", "", "Public Law"),
        (0, "preamble", "", "", "An Act\nTo light piers."),
        (0, "preamble", "", "", "Be it enacted,"),
        (0, "section", "1", "CONTENTS.", ""),
        (1, "block", "", "", "Sec. 1. Contents."),
        (0, "section", "2", "", "Oils:\na\tb"),
    ]
    assert segment(source).provisions[4].zone == "contents"
