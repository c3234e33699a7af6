"""Any bytes at all end in a source that keeps its promises, or in one LexcheckError."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lexcheck.errors import LexcheckError
from lexcheck.model import Source
from lexcheck.reading import read_bytes
from lexcheck.reading.sheet import readable
from tests.reading.making import docx, listed, paragraph
from tests.reading.test_clml import group, p, text
from tests.reading.test_uslm import BODY as USLM
from tests.reading.test_xml import BODY

NAMES = st.sampled_from(["law.txt", "law.md", "law.html", "law.xml", "law.pdf", "law.docx", "law"])
QUICK = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SOUP = st.lists(
    st.sampled_from(
        [
            "# ",
            "## Part",
            "**",
            "*",
            "_",
            "__",
            "`",
            "[",
            "](",
            "/a)",
            "<b>",
            "</b>",
            "<p>",
            "<ol>",
            "<li>",
            "</ol>",
            "<table>",
            "<tr>",
            "<td>",
            "<br>",
            "<!--",
            "-->",
            "---",
            "\n",
            "\r\n",
            "\n\n",
            "> ",
            "- ",
            "1. ",
            "(a) ",
            "|",
            "\\",
            "&nbsp;",
            "text",
            "é",
            "المادة",
            "\x0c",
            "\t",
            "<html>",
            "<h1>",
            "===",
            "title: x",
            "[^1]",
            "\u00ad",
            "<pre>",
            "</div>",
            "<div hidden>",
            "\x00",
            "\ud7ff",
        ]
    ),
    max_size=60,
).map("".join)


def check(data: bytes, name: str) -> Source | None:
    try:
        source = read_bytes(data, name)
    except LexcheckError as fault:
        assert fault.what and fault.cause and fault.file == name
        return None
    assert source.text.strip() and "\r" not in source.text and "\x00" not in source.text
    source.text.encode("utf-8")
    for mark in source.marks:
        assert 0 <= mark.start < mark.end <= len(source.text)
    for node in source.nodes:
        assert 0 <= node.begin <= node.start <= node.end <= len(source.text) and node.depth >= 0
    lines = source.text.count("\n") + (not source.text.endswith("\n"))
    assert not source.source_lines or len(source.source_lines) == lines
    assert source.place(len(source.text)).line >= 0 and source.place(0).line >= 0
    return source


@QUICK
@given(st.binary(max_size=400), NAMES)
@example(b"\xff\xfe", "law.txt")
@example(b"\x00<", "law.txt")
@example(b"\xef\xbb\xbf---\n---\n", "law.md")
def test_any_bytes(data: bytes, name: str) -> None:
    check(data, name)


@QUICK
@given(SOUP, NAMES, st.sampled_from(["utf-8", "utf-16", "utf-32-be"]))
def test_markup_soup(text: str, name: str, encoding: str) -> None:
    check(text.encode(encoding), name)


@QUICK
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=200), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_plain_text_is_kept(text: str, encoding: str) -> None:
    source = check(("a" + text).encode(encoding, errors="ignore"), "law.txt")
    if source and source.format == "text":
        assert source.text.split() == readable("a" + text).split()


WHOLE = docx(paragraph("one") + listed("two", 1) + "<w:tbl><w:tr><w:tc>" + paragraph("x") + "</w:tc></w:tr></w:tbl>")
AKN = (
    f'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><meta/><body>{BODY}</body></act>'
    f"</akomaNtoso>".encode()
)
CANADA = (
    b'<Statute xml:lang="en"><Identification/><Body><Heading level="1"><TitleText>T</TitleText></Heading><Section>'
    b"<Label>1</Label><Text>x</Text>"
    b"<Subsection><Label>(1)</Label><Text>y</Text></Subsection></Section></Body></Statute>"
)


MARKUP = [
    WHOLE,
    AKN,
    CANADA,
    f'<Legislation xmlns="http://www.legislation.gov.uk/namespaces/legislation"><Body>{group("T", p(1, "1", text("x")))}</Body>'
    f"</Legislation>".encode(),
    f'<bill xmlns="http://schemas.gpo.gov/xml/uslm"><main>{USLM}</main></bill>'.encode(),
]


@QUICK
@given(st.sampled_from(MARKUP), st.integers(0, 5000), st.integers(0, 5000), st.binary(max_size=6))
def test_damaged_files(whole: bytes, start: int, gap: int, patch: bytes) -> None:
    at = start % len(whole)
    check(whole[:at] + patch + whole[at + gap % 40 :], "law")
    check(whole[:at], "law")


@settings(max_examples=12, deadline=None)
@given(st.binary(max_size=300))
def test_damaged_pdfs(data: bytes) -> None:
    check(b"%PDF-1.4\n" + data, "law.pdf")
