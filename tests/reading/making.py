"""Makes small PDFs and DOCX files for the tests."""

from __future__ import annotations

import io
from typing import Any

import pytest

PROSE = (
    "The Registrar of Harbours keeps a list of every lantern that is hung on a pier and tells each keeper in writing when the oil "
    "in it is low so that no boat comes in blind on a night without a moon or in a fog that hides the light of the tower "
)
WORDS = PROSE.split()


def prose(count: int, start: int = 0) -> str:
    """A run of words without meaning for the law."""
    return " ".join(WORDS[(start + index) % len(WORDS)] for index in range(count))


class Pdf:
    """A PDF drawn line by line; `y` is counted from the top of a page of 612 by 792 points."""

    def __init__(self) -> None:
        canvas = pytest.importorskip("reportlab.pdfgen.canvas", reason="reportlab makes the PDFs of the tests")
        self._out = io.BytesIO()
        self._canvas: Any = canvas.Canvas(self._out, pagesize=(612, 792), invariant=1)

    def put(self, x: float, y: float, text: str, size: float = 11, font: str = "Helvetica") -> None:
        self._canvas.setFont(font, size)
        self._canvas.drawString(x, 792 - y, text)

    def block(self, x: float, y: float, width: int, count: int, size: float = 10, start: int = 0) -> list[str]:
        """`count` lines of prose of about `width` characters, 13 points apart."""
        lines, at = [], start
        for row in range(count):
            line = ""
            while len(line) < width:
                line = f"{line} {WORDS[at % len(WORDS)]}".strip()
                at += 1
            self.put(x, y + 13 * row, line, size)
            lines.append(line)
        return lines

    def page(self) -> None:
        self._canvas.showPage()

    def turned(self, lines: tuple[str, ...], degrees: int = 90) -> None:
        """Lines set sideways, as wide tables are."""
        self._canvas.saveState()
        self._canvas.translate(300, 400)
        self._canvas.setFont("Helvetica", 10)
        self._canvas.rotate(degrees)
        for row, text in enumerate(lines):
            self._canvas.drawString(0, -14 * row, text)
        self._canvas.restoreState()

    def encrypt(self, password: str) -> None:
        from reportlab.lib.pdfencrypt import StandardEncryption

        self._canvas._doc.encrypt = StandardEncryption(password, canPrint=0)

    def title(self, text: str) -> None:
        self._canvas.setTitle(text)

    def picture(self) -> None:
        """A small grey picture, as a scan has."""
        from PIL import Image
        from reportlab.lib.utils import ImageReader

        self._canvas.drawImage(ImageReader(Image.new("L", (20, 20), 128)), 0, 0, 612, 792)

    def bytes(self) -> bytes:
        self._canvas.save()
        return self._out.getvalue()


def pictured(pdf: bytes, turn: float = 0.0, stamp: str = "") -> bytes:
    """A PDF as a scan: pictures of its pages, turned by `turn` degrees, with `stamp` as a line of text over each."""
    import pypdfium2 as pdfium

    canvas = pytest.importorskip("reportlab.pdfgen.canvas", reason="reportlab makes the PDFs of the tests")
    from reportlab.lib.utils import ImageReader

    out = io.BytesIO()
    paper = canvas.Canvas(out, invariant=1)
    for page in pdfium.PdfDocument(pdf):
        picture = page.render(scale=200 / 72, grayscale=True).to_pil().rotate(turn, expand=True, fillcolor=255)
        width, height = picture.width * 0.36, picture.height * 0.36
        paper.setPageSize((width, height))
        paper.drawImage(ImageReader(picture), 0, 0, width, height)
        if stamp:
            paper.drawString(20, 20, stamp)
        paper.showPage()
    paper.save()
    return out.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(
    body: str,
    *,
    numbering: str = "",
    styles: str = "",
    footnotes: str = "",
    core: str = "",
    extra: dict[str, bytes] | None = None,
) -> bytes:
    """A DOCX of hand-written parts; `body` and the others are what their root elements hold."""
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, root, content in (
            ("numbering", "numbering", numbering),
            ("styles", "styles", styles),
            ("footnotes", "footnotes", footnotes),
        ):
            if content:
                archive.writestr(f"word/{name}.xml", f"<w:{root} {W}>{content}</w:{root}>")
        if core:
            archive.writestr("docProps/core.xml", f'<p xmlns:dc="http://purl.org/dc/elements/1.1/">{core}</p>')
        for name, data in (extra or {}).items():
            archive.writestr(name, data)
    return out.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def listed(text: str, number: int, level: int = 0) -> str:
    """A paragraph of an automatic list."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(index: int, way: str, text: str, extra: str = "") -> str:
    """One level of an abstract list."""
    return f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{way}"/><w:lvlText w:val="{text}"/>{extra}</w:lvl>'
