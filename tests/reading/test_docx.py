"""Word documents read as Word prints them."""

from __future__ import annotations

import io
import zipfile

import docx as python_docx
import pytest

from lexcheck.errors import LexcheckError
from lexcheck.model import Source
from lexcheck.reading import limits, read_bytes
from tests.reading.making import docx, level, listed, paragraph

LAW = f"""<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}{level(1, "decimal", "(%2)")}{level(2, "lowerLetter", "(%3)")}
{level(3, "lowerRoman", "(%4)")}{level(4, "upperLetter", "%5.")}</w:abstractNum>
<w:abstractNum w:abstractNumId="1">{level(0, "decimal", "%1")}{level(1, "decimal", "%1.%2")}</w:abstractNum>
<w:abstractNum w:abstractNumId="2">{level(0, "bullet", "&#xF0B7;")}</w:abstractNum>
<w:abstractNum w:abstractNumId="3">{level(0, "upperRoman", "PART %1", '<w:pStyle w:val="Part"/><w:suff w:val="space"/>')}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="0"/></w:num>"""
STYLES = """<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Part"><w:name w:val="Part Heading"/><w:basedOn w:val="Heading1"/>
<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>"""


def word(body: str, **parts: str) -> Source:
    return read_bytes(docx(body, **parts), "law.docx")  # type: ignore[arg-type]


def marked(source: Source, kind: str) -> list[tuple[str, int]]:
    return [(source.text[mark.start : mark.end], mark.level) for mark in source.marks if mark.kind == kind]


def test_automatic_numbers_are_written_out() -> None:
    source = word(
        "".join(
            [
                listed("one", 1),
                listed("sub", 1, 1),
                listed("a", 1, 2),
                listed("b", 1, 2),
                listed("i", 1, 3),
                listed("ii", 1, 3),
                listed("c", 1, 2),
                listed("sub", 1, 1),
                listed("a again", 1, 2),
                listed("two", 1),
                listed("sub again", 1, 1),
            ]
        ),
        numbering=LAW,
    )
    assert source.text.split("\n")[:-1] == [
        "1. one",
        "(1) sub",
        "(a) a",
        "(b) b",
        "(i) i",
        "(ii) ii",
        "(c) c",
        "(2) sub",
        "(a) a again",
        "2. two",
        "(1) sub again",
    ]


def test_lists_that_share_numbers_go_on_and_overrides_start_anew() -> None:
    source = word(
        "".join(
            [
                listed("one", 1),
                listed("two", 6),
                listed("seven", 5),
                listed("eight", 5),
                listed("x", 2),
                listed("y", 2, 1),
                listed("bullet", 3),
                listed("none", 0),
                listed("unknown", 99),
            ]
        ),
        numbering=LAW,
    )
    assert source.text.split("\n")[:-1] == [
        "1. one",
        "2. two",
        "7. seven",
        "8. eight",
        "1 x",
        "1.1 y",
        "• bullet",
        "none",
        "unknown",
    ]


def test_letters_double_after_z_and_levels_without_use_count_from_their_start() -> None:
    source = word(listed("deep", 1, 1) + "".join(listed("x", 1, 2) for _ in range(28)), numbering=LAW)
    assert source.text.split("\n")[0] == "(1) deep" and source.text.split("\n")[28] == "(bb) x"
    assert word(listed("y", 2, 1), numbering=LAW).text == "1.1 y\n"


def test_styles_carry_headings_and_numbers() -> None:
    source = word(
        paragraph("Lights", '<w:pStyle w:val="Part"/>')
        + paragraph("Title", '<w:pStyle w:val="Heading1"/>')
        + paragraph("Oil", '<w:pStyle w:val="Part"/>')
        + paragraph("x", '<w:outlineLvl w:val="2"/>')
        + paragraph("y", '<w:pStyle w:val="Loop"/>'),
        numbering=LAW,
        styles=STYLES,
    )
    assert source.text == "PART I Lights\nTitle\nPART II Oil\nx\ny\n"
    assert marked(source, "heading") == [("PART I Lights", 1), ("Title", 1), ("PART II Oil", 1), ("x", 3)]


def test_tracked_changes_are_taken_as_accepted() -> None:
    source = word(
        "<w:p><w:r><w:t xml:space='preserve'>A keeper </w:t></w:r><w:del><w:r><w:delText>may</w:delText></w:r></w:del><w:ins>"
        "<w:r><w:t>shall</w:t>"
        "</w:r></w:ins><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t xml:space='preserve'>"
        " light</w:t></w:r></w:moveTo></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space='preserve'>joined </w:t></w:r></w:p>"
        + listed("up", 1)
        + "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>"
        "<w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>" + listed("next", 1),
        numbering=LAW,
    )
    assert source.text == "A keeper shall light\n1. joined up\n2. next\n"


def test_runs_fields_breaks_symbols_and_hidden_text() -> None:
    source = word(
        "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:sym w:font='Wingdings' w:char='F0A7'/></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>bold</w:t></w:r>"
        "<w:r><w:rPr><w:b w:val='0'/></w:rPr><w:t>plain</w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>REF x</w:instrText>"
        "<w:fldChar w:fldCharType='separate'/><w:t>12</w:t><w:fldChar w:fldCharType='end'/></w:r>"
        "<w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink>"
        "<w:sdt><w:sdtContent><w:r><w:t>field</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    assert source.text == "a\tb\nc\u2011•boldplain12linkfield\n" and marked(source, "bold") == [("bold", 0)]


def test_notes_follow_their_paragraph() -> None:
    source = word(
        "<w:p><w:r><w:t>law</w:t><w:footnoteReference w:id='2'/></w:r></w:p>" + paragraph("more"),
        footnotes="<w:footnote w:type='separator' w:id='0'><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote>"
        "<w:footnote w:id='2'><w:p><w:r><w:footnoteRef/><w:t>by oil</w:t></w:r></w:p></w:footnote>",
    )
    assert source.text == "law\n[1] by oil\nmore\n" and marked(source, "note") == [("[1] by oil", 0)]


def test_tables_text_boxes_and_properties() -> None:
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    source = word(
        "<w:tbl>"
        + row.format(listed("", 1), paragraph("one") + paragraph("two"))
        + "<w:tr><w:trPr><w:del/></w:trPr><w:tc>"
        + paragraph("no")
        + "</w:tc></w:tr>"
        + row.format(paragraph("Age"), paragraph("18"))
        + "</w:tbl>"
        "<w:p><w:r><w:t>body</w:t><w:pict><w:txbxContent>" + paragraph("box") + "</w:txbxContent></w:pict></w:r></w:p>",
        numbering=LAW,
        core="<dc:title>Lantern Act</dc:title><dc:language>en-GB</dc:language>",
    )
    assert source.text == "1. \tone\ntwo\nAge\t18\nbody\nbox\n"
    assert marked(source, "table") == [("1. \tone", 0), ("two", 0), ("Age\t18", 0)]
    assert (source.title, source.language, source.metadata["language"]) == ("Lantern Act", "", "en-GB")


def test_a_document_of_python_docx() -> None:
    document = python_docx.Document()
    document.add_heading("Part I", 1)
    for text, style in (("first", "List Number"), ("second", "List Number"), ("dot", "List Bullet")):
        document.add_paragraph(text, style=style)
    out = io.BytesIO()
    document.save(out)
    assert read_bytes(out.getvalue(), "x").text == "Part I\n1. first\n2. second\n• dot\n"


def test_a_packed_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lexcheck.reading.packed.MAX_UNPACKED", 1000)
    with pytest.raises(LexcheckError, match="unpacks to too much"):
        word(paragraph("x" * 5000))
    assert limits.MAX_UNPACKED > 1000


def test_entities_and_damage_are_refused() -> None:
    whole = docx(paragraph("x" * 3000))
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>')
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("word/document.xml", "")
    for data, what in (
        (whole[: len(whole) // 2], "damaged"),
        (bomb.getvalue(), "damaged"),
        (empty.getvalue(), "no body"),
        (whole.replace(b"PK\x01\x02", b"PK\x01\x03"), "damaged"),
        (docx(""), "empty"),
    ):
        with pytest.raises(LexcheckError, match=what) as caught:
            read_bytes(data, "law.docx")
        assert caught.value.cause and caught.value.mend
