"""E-books, OpenDocument and Rich Text: what a reader of them sees, numbers included, and nothing that was deleted."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lexcheck.errors import LexcheckError
from lexcheck.model import Source
from lexcheck.reading import epub as epub_reader
from lexcheck.reading import read_bytes
from tests.reading.test_properties import check


def packed(**parts: str) -> bytes:
    """An archive; `__` in a name is `/`, a trailing `_xml` and the like its suffix."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return out.getvalue()


def marked(source: Source, kind: str) -> list[str]:
    return [source.text[mark.start : mark.end] for mark in source.marks if mark.kind == kind]


# --- EPUB -------------------------------------------------------------------------------------------------------------

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book/package.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles></container>'
)
PACKAGE = (
    '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Lantern Act</dc:title>'
    "<dc:language>en-GB</dc:language></metadata><manifest>"
    '<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="c" href="cover.xhtml" '
    'media-type="application/xhtml+xml"/><item id="b" href="two%20b.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="a" href="one.xhtml" media-type="application/xhtml+xml"/><item id="p" href="p.png" media-type="image/png"/></manifest>'
    '<spine><itemref idref="c"/><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/><itemref idref="a"/><itemref idref="p"/>'
    "</spine></package>"
)


def page(body: str) -> str:
    return (
        f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{body}</body></html>'
    )


def epub(**more: str) -> bytes:
    return packed(
        **{
            "mimetype": "application/epub+zip",
            "META-INF__container_xml": CONTAINER,
            "book__package_opf": PACKAGE,
            "book__nav_xhtml": page("<p>Contents</p>"),
            "book__cover_xhtml": page("<img src='p.png' alt=''/>"),
            "book__one_xhtml": page("<h1>Lantern Act</h1><p>1. <b>Duty.</b> The keeper shall light it.</p>"),
            "book__two b_xhtml": page("<p>2. Oil is free.</p><ol type='a'><li>whale</li></ol>"),
        }
        | more
    )


def test_an_e_book_is_read_in_the_order_of_its_spine() -> None:
    source = read_bytes(epub(), "law.epub")
    assert (source.format, source.title, source.language) == ("epub", "Lantern Act", "en")
    assert source.text == "Lantern Act\n1. Duty. The keeper shall light it.\n\n2. Oil is free.\na. whale\n"
    assert marked(source, "heading") == ["Lantern Act"] and marked(source, "bold") == ["Duty."]


def test_e_books_that_are_locked_damaged_or_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    lock = (
        '<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:CipherData><enc:CipherReference URI="{}"/>'
        "</enc:CipherData></enc:EncryptedData></encryption>"
    )
    with pytest.raises(LexcheckError, match="encrypted"):
        read_bytes(epub(**{"META-INF__encryption_xml": lock.format("book/one.xhtml")}), "x")
    assert read_bytes(epub(**{"META-INF__encryption_xml": lock.format("book/font.otf")}), "x").text
    with pytest.raises(LexcheckError, match="damaged"):
        read_bytes(epub(**{"META-INF__container_xml": CONTAINER.replace("package", "gone")}), "x")
    with pytest.raises(LexcheckError, match="declares entities"):
        read_bytes(epub(book__package_opf='<!DOCTYPE p [<!ENTITY a "b">]>' + PACKAGE.replace("Lantern", "&a;")), "x")
    monkeypatch.setattr(epub_reader, "MAX_UNPACKED", 300)
    with pytest.raises(LexcheckError, match="unpacks to too much"):
        read_bytes(epub(), "x")


# --- OpenDocument -----------------------------------------------------------------------------------------------------

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name if name != "fo" else "xsl-fo-compatible"}:1.0"'
    for name in ("office", "text", "style", "table", "fo", "draw")
)
STYLES = (
    '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>'
    '<text:list-level-style-number text:level="3" style:num-format="i" text:display-levels="2" style:num-suffix="."/></text:list-style>'
    '<text:list-style style:name="D"><text:list-level-style-bullet text:level="1" text:bullet-char="-"/></text:list-style>'
)


def odt(body: str, styles: str = STYLES, kind: str = "text", **more: str) -> bytes:
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    meta = (
        f'<office:document-meta {SPACES} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta><dc:title>Lantern Act</dc:title>'
        "<dc:language>en-GB</dc:language></office:meta></office:document-meta>"
    )
    return packed(mimetype=f"application/vnd.oasis.opendocument.{kind}", content_xml=content, meta_xml=meta, **more)


def one(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def listed(*items: str, style: str = "L", more: str = "") -> str:
    inside = "".join(f"<text:list-item>{each}</text:list-item>" for each in items)
    return f'<text:list text:style-name="{style}" {more}>{inside}</text:list>'


def test_an_open_document_is_read_with_its_numbers() -> None:
    source = read_bytes(
        odt(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region>"
            "</text:tracked-changes>"
            '<text:h text:outline-level="1">Lantern<text:s text:c="1"/>Act</text:h>'
            + listed(
                one('<text:span text:style-name="B">Duty.</text:span> The\n keeper<text:change text:change-id="c"/> shall')
                + "<text:list>"
                + "<text:list-item>"
                + one("light it;")
                + f"<text:list><text:list-item>{one('well')}</text:list-item></text:list></text:list-item>"
                + f"<text:list-item>{one('watch it.')}</text:list-item></text:list>",
                one(
                    "Oil<text:note><text:note-citation>1</text:note-citation><text:note-body>"
                    + one("Of whales.")
                    + "</text:note-body>"
                    "</text:note> is free."
                ),
            )
            + one("Between<text:tab/>them<text:line-break/>stands this.")
            + listed(one("It goes on."), more='text:continue-numbering="true"')
            + listed(one("It begins anew."))
            + listed(one("a sign"), style="D")
            + "<table:table><table:table-header-rows><table:table-row><table:table-cell>"
            + one("Oil")
            + "</table:table-cell>"
            "<table:table-cell>" + one("Price") + "</table:table-cell></table:table-row></table:table-header-rows></table:table>"
        ),
        "law.odt",
    )
    assert (source.format, source.title, source.language) == ("odt", "Lantern Act", "")
    assert source.text == (
        "Lantern Act\n1. Duty. The keeper shall\n(a) light it;\na.i. well\n(b) watch it.\n2. Oil is free.\n[1] Of whales.\n"
        "Between\tthem\nstands this.\n3. It goes on.\n1. It begins anew.\n• a sign\nOil\tPrice\n"
    )
    assert marked(source, "heading") == ["Lantern Act"] and marked(source, "bold") == ["Duty."]
    assert marked(source, "note") == ["[1] Of whales."] and marked(source, "table") == ["Oil\tPrice"]


def test_open_documents_that_are_no_text_or_locked() -> None:
    with pytest.raises(LexcheckError, match="OpenDocument"):
        read_bytes(odt(one("x"), kind="spreadsheet"), "x")
    with pytest.raises(LexcheckError, match="cannot be read"):
        read_bytes(packed(mimetype="application/vnd.oasis.opendocument.text", content_xml="<none/>"), "x")
    with pytest.raises(LexcheckError, match="empty"):
        read_bytes(odt(""), "x")


# --- Rich Text --------------------------------------------------------------------------------------------------------


def rtf(body: str, head: str = "") -> Source:
    return read_bytes(
        (
            r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset178 Arabic;}}{\colortbl;\red0;}"
            r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}}{\info{\title Lantern Act}{\author Nobody}}"
            + head
            + body
            + "}"
        ).encode("latin-1"),
        "law.rtf",
    )


def test_rich_text_is_read_with_numbers_and_notes() -> None:
    source = rtf(
        r"{\*\listtable{\list{\listlevel{\leveltext\'02\'00.;}}}}{\header running head\par}"
        r"\pard\s1\b THE LANTERN ACT\b0\par"
        "\n"
        r"\pard{\listtext\pard\plain 1.\tab}Duty. Caf\'e9 \u8220\'93oil\u8221\'94{\super{\footnote\pard\plain {\super\chftn} Of\par "
        r"whales.}} is"
        "\r\n"
        r" free.\par {\pntext 2.\tab}{\deleted gone }{\revised new }{\v hidden}{\b bold} shown\par"
        r"\trowd\cellx100\cellx200\pard\intbl a\par b\cell c\cell\row\pard"
        r"{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}\line\f1\'e3\'c7\'cf\'c9\f0  \u1575?\u1604? \emdash\~x{\pict 8950}"
        r"{\bin4 }}{{}\par}"
    )
    assert (source.format, source.title) == ("rtf", "Lantern Act")
    assert source.text == (
        "THE LANTERN ACT\n1.\tDuty. Café “oil” is free.\n[1] Of whales.\n2.\tnew bold shown\na b\tc\nlink\nمادة ال —\u00a0x\n"
    )
    assert marked(source, "heading") == ["THE LANTERN ACT"] and "bold" in marked(source, "bold")
    assert marked(source, "note") == ["[1] Of whales."] and marked(source, "table") == ["a b\tc"]


def test_rich_text_of_other_code_pages_and_planes() -> None:
    assert read_bytes(rb"{\rtf1\ansi\ansicpg1251 \'c7\'eb}", "x").text == "Зл" + "\n"
    assert read_bytes(rb"{\rtf1\ansi\ansicpg1251 " + b"\xc7\xeb}", "x").text == "Зл" + "\n"
    assert read_bytes(rb"{\rtf1{\fonttbl{\f3\fcharset128 M;}}\f3 \'93\'fa}", "x").text == "日" + "\n"
    assert read_bytes(rb"{\rtf1\uc0\u-10179 \u-8694 x}", "x").text == "\U0001f60ax" + "\n"


def test_hostile_rich_text_ends_in_a_sentence() -> None:
    with pytest.raises(LexcheckError, match="nested too deeply"):
        read_bytes(b"{\\rtf1 " + b"{" * 100_000, "x")
    with pytest.raises(LexcheckError, match="empty"):
        read_bytes(b"{\\rtf1 {\\pict 89504e47}}", "x")
    assert read_bytes(b"{\\rtf1 " + b"\\b a\\b0 b" * 100_000, "x").text


# --- damage -----------------------------------------------------------------------------------------------------------

WHOLE = [
    epub(),
    odt(one("one") + listed(one("two"), one("three"))),
    b"{\\rtf1\\ansi {\\fonttbl{\\f0 x;}}{\\info{\\title t}}\\pard\\b one\\b0\\par {\\footnote n}\\u8220?x\\'e9\\cell\\row two\\par}",
]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(WHOLE), st.integers(0, 9000), st.integers(0, 9000), st.binary(max_size=6))
def test_damaged_files(whole: bytes, start: int, gap: int, patch: bytes) -> None:
    at = start % len(whole)
    check(whole[:at] + patch + whole[at + gap % 40 :], "law")
    check(whole[:at], "law")
