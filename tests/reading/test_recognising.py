"""The format is told by the content, and what is no law's text gets one clear sentence."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.reading import limits, read, read_bytes

HTML = b"<!DOCTYPE html><html><body><h1>Act</h1><p>The keeper shall pay.</p></body></html>"
AKN = (
    b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><body><section><num>1</num><content>'
    b"<p>x</p></content></section></body></act></akomaNtoso>"
)
CANADA = (
    b'<?xml version="1.0"?><Statute xml:lang="en"><Identification/><Body><Section><Label>1</Label><Text>x</Text>'
    b"</Section></Body></Statute>"
)
CLML = (
    b'<Legislation xmlns="http://www.legislation.gov.uk/namespaces/legislation"><Primary><Body><P1><Pnumber>1</Pnumber><P1para>'
    b"<Text>x</Text></P1para></P1></Body></Primary></Legislation>"
)
USLM = (
    b'<bill xmlns="http://schemas.gpo.gov/xml/uslm"><main><section><num value="1">SEC. 1.</num><content>x</content></section></main>'
    b"</bill>"
)


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"1. The keeper shall pay.\n", "text"),
        (b"---\ntitle: Act\n---\n\ntext\n", "markdown"),
        (b"# Act\n\n## Part I\n\n**1.** text\n", "markdown"),
        (HTML, "html"),
        (b"<?xml version='1.0'?>\n" + HTML, "html"),
        (b"<!-- saved --><html><p>x</p></html>", "html"),
        (AKN, "akn"),
        (b'<?xml version="1.0"?><!-- x -->' + AKN, "akn"),
        (
            b'<an:akomaNtoso xmlns:an="http://www.akomantoso.org/2.0"><an:act><an:body><an:p>x</an:p></an:body>'
            b"</an:act></an:akomaNtoso>",
            "akn",
        ),
        (CANADA, "canada-xml"),
        (b"\xef\xbb\xbf" + CANADA, "canada-xml"),
        (CLML, "clml"),
        (USLM, "uslm"),
        (b"<!-- x -->" + USLM.replace(b"gpo.gov/xml/uslm", b"gpo.gov/xml/uslm/2.0"), "uslm"),
    ],
)
@pytest.mark.parametrize("name", ["law.txt", "law.bin", "law"])
def test_format_comes_from_the_content(data: bytes, form: str, name: str) -> None:
    assert read_bytes(data, name).format == form


def test_utf16_markup_is_recognised() -> None:
    assert read_bytes(HTML.decode().encode("utf-16"), "x").format == "html"


def test_the_name_decides_between_markdown_and_plain_text() -> None:
    assert read_bytes(b"1. *Text* of a law\n", "law.md").text == "1. Text of a law\n"
    assert read_bytes(b"1. *Text* of a law\n", "law.txt").text == "1. *Text* of a law\n"


def _zip(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/"), text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b"  \n\n\t ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\0" * 100, "empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "picture"),
        (b"\xff\xd8\xff\xe0" + b"x" * 50, "picture"),
        (b"\x1f\x8b\x08" + b"x" * 30, "compressed"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, ".doc"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (bytes(range(256)) * 20, "not text"),
        (_zip(xl__workbook="x"), "Excel"),
        (_zip(readme="x"), "archive"),
        (b"PK\x03\x04 broken", "damaged"),
        (b"<?xml version='1.0'?><feed><entry/></feed>", "vocabulary"),
        (b"%PDF-1.7\nnothing more", "PDF cannot be read"),
        (HTML.replace(b"<h1>Act</h1><p>The keeper shall pay.</p>", b"<script>x()</script>"), "empty"),
        (AKN[:-40], "XML cannot be read"),
    ],
)
def test_what_is_no_text_is_told_in_one_sentence(data: bytes, what: str) -> None:
    with pytest.raises(LexcheckError) as caught:
        read_bytes(data, "law.txt")
    fault = caught.value
    assert what in fault.what
    assert fault.file == "law.txt" and fault.code is ExitCode.INPUT and fault.cause


def test_too_large_files_and_texts_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(LexcheckError, match="too large to be a law"):
        read_bytes(b"The keeper shall pay.\n" * 2_400_000, "law.txt")
    large = tmp_path / "large.txt"
    with large.open("wb") as out:
        out.truncate(limits.MAX_BYTES + 1)
    with pytest.raises(LexcheckError, match="too large to be a law") as caught:
        read(large)
    assert caught.value.file == large


def test_missing_files_and_folders_are_told(tmp_path: Path) -> None:
    with pytest.raises(LexcheckError, match="no such file"):
        read(tmp_path / "none.txt")
    with pytest.raises(LexcheckError, match="folder"):
        read(tmp_path)


def test_a_source_knows_its_file(tmp_path: Path) -> None:
    path = tmp_path / "act.txt"
    path.write_bytes(b"1. Text\r\n2. More\r\n")
    source = read(path)
    assert (source.name, source.text) == ("act.txt", "1. Text\n2. More\n")
    assert len(source.sha256) == 64
    assert source.place(8) == source.place(source.text.index("2."))
    assert source.place(8).line == 2 and source.place(8).page is None
