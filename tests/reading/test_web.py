"""HTML reads as a browser shows it."""

from __future__ import annotations

import pytest

from lexcheck.errors import LexcheckError
from lexcheck.model import Source
from lexcheck.reading import read_bytes


def html(body: str, head: str = "") -> Source:
    return read_bytes(
        f"<!DOCTYPE html><html lang='en-GB'><head><title>Lantern  Act</title>{head}</head><body>{body}</body></html>".encode(),
        "x",
    )


def marked(source: Source, kind: str) -> list[tuple[str, int]]:
    return [(source.text[mark.start : mark.end], mark.level) for mark in source.marks if mark.kind == kind]


def test_blocks_are_lines_and_headings_are_marked() -> None:
    source = html("<h1>The <b>Act</b></h1>\n<p>One<br>two   <i>three</i>\nfour</p><div>five<div>six</div>seven</div><!-- no -->")
    assert source.text == "The Act\nOne\ntwo three four\nfive\nsix\nseven\n"
    assert marked(source, "heading") == [("The Act", 1)] and marked(source, "bold") == [("Act", 0)]
    assert (source.title, source.language) == ("Lantern Act", "en")
    assert source.place(source.text.index("two")).line == 2


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<ol><li>a<li>b</ol>", "1. a\n2. b\n"),
        ("<ol type=a start=3><li>x</li><li><p>y</p><p>z</p></li></ol>", "c. x\nd. y\nz\n"),
        ("<ol type=I><li>x<li value=9>y</ol>", "I. x\nIX. y\n"),
        ("<ol reversed><li>x<li>y</ol>", "2. x\n1. y\n"),
        ("<ol style='list-style-type:lower-roman'><li>x<ol type=A><li>y</ol><li>z</ol>", "i. x\nA. y\nii. z\n"),
        ("<ol style='list-style:none'><li>x</ol>", "x\n"),
        ("<ol><li>(1) x<li>2. y</ol>", "(1) x\n2. y\n"),
        ("<ul><li>x<li>(a) y</ul>", "• x\n(a) y\n"),
    ],
)
def test_list_numbers_are_resolved(body: str, shown: str) -> None:
    assert html(body).text == shown


def test_tables_read_row_by_row() -> None:
    source = html("<table><tr><td><p>(a)</p></td><td><p>one</p><p>two</p></td></tr><tr><th>Age<td>18 years</table>")
    assert source.text == "(a)\tone\ntwo\nAge\t18 years\n"
    assert marked(source, "table") == [("(a)\tone", 0), ("Age\t18 years", 0)]


def test_what_a_browser_hides_is_gone() -> None:
    source = html(
        "<nav>Home</nav><script>x</script><style>y</style><p hidden>no</p><p style='display: none'>no</p>tail<p>law</p>"
    )
    assert source.text == "tail\nlaw\n"


def test_site_furniture_is_marked_and_not_dropped() -> None:
    source = html(
        "<header>Ministry</header><div class='breadcrumb'>Home</div><main><p>"
        + "The keeper pays. " * 9
        + "</p></main><footer>Contact</footer>"
    )
    assert [text for text, _ in marked(source, "furniture")] == ["Ministry", "Home", "Contact"]


def test_superscripts_notes_preformatted_text_and_soft_hyphens() -> None:
    source = html("<p>1<sup>er</sup> m<sup>2</sup> word<sup><a href='#n1'>1</a></sup> lan\u00adtern</p><pre>\na\n  b</pre>")
    assert source.text == "1er m2 word[1] lantern\na\n  b\n"


def test_the_declared_encoding_is_used() -> None:
    page = "<html><head><meta charset=windows-1256></head><body><p>المادة</p></body></html>"
    assert read_bytes(page.encode("cp1256"), "x").text == "المادة\n"


def test_what_calls_itself_latin_1_is_read_as_browsers_do() -> None:
    page = "<html><head><meta charset=iso-8859-1></head><body><p>“the keeper’s”</p></body></html>"
    assert read_bytes(page.encode("cp1252"), "x").text == "“the keeper’s”\n"


@pytest.mark.parametrize(
    "evil", ["<div>", "<b>x", "<table><tr><td>", "<ol><li>", "<p>x", "<div class=menu>x", "&amp;", "<!--", "<a href='#'><sup>"]
)
def test_hostile_pages_end(evil: str) -> None:
    try:
        assert html(evil * 20_000 + "end").text
    except LexcheckError as fault:
        assert fault.cause and fault.mend
