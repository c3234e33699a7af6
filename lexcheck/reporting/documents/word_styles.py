"""The styles of the documents, their pages and their language. Every look is a named style: a reader changes it in one place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lexcheck.reporting.documents.frame import Frame
from lexcheck.reporting.documents.word_xml import field, made, paragraph, run

if TYPE_CHECKING:
    from docx.document import Document

BODY, LEAD, NOTICE, BULLET = "Normal", "Lead", "Notice", "Point"
CELL, QUOTE, NOTE, LABEL, STRONG = "CellText", "CellQuote", "CellNote", "CellLabel", "CellStrong"
HEAD, GROUP, GAP = "TableHead", "TableGroup", "TableGap"
GAP_TITLE, GAP_TEXT = "GapTitle", "GapText"
TABLE, PLAIN_TABLE = "LexcheckTable", "LexcheckPlainTable"
HEAD_SHADE, GROUP_SHADE = "1F3A5F", "E8EDF3"
INK, SOFT = "1A1A1A", "4D4D4D"


@dataclass(frozen=True, slots=True)
class _Look:
    """A paragraph style: sizes in points, `next` keeps it with what follows."""

    size: float
    bold: bool = False
    color: str = INK
    before: float = 0
    after: float = 0
    next: bool = False
    indent: float = 0
    based: str = "Normal"
    line: float = 1.0
    box: bool = False


_LOOKS = {
    "Normal": _Look(10, after=4, line=1.1, based=""),
    "Title": _Look(20, True, HEAD_SHADE, after=4, next=True),
    "Heading1": _Look(14, True, HEAD_SHADE, before=14, after=5, next=True),
    "Heading2": _Look(11.5, True, HEAD_SHADE, before=10, after=4, next=True),
    "Heading3": _Look(10, True, INK, before=8, after=3, next=True),
    LEAD: _Look(11, color=SOFT, after=8),
    NOTICE: _Look(9, before=6, after=8, box=True),
    BULLET: _Look(10, after=3, indent=0.5, line=1.1),
    GAP_TITLE: _Look(10, after=1, before=4, next=True),
    GAP_TEXT: _Look(9, after=2, indent=0.5),
    CELL: _Look(8, after=1.5),
    QUOTE: _Look(8, after=1.5, indent=0.15),
    NOTE: _Look(7, color=SOFT, after=1.5),
    LABEL: _Look(8, True, after=1.5),
    STRONG: _Look(9, True, after=1.5),
    HEAD: _Look(8, True, "FFFFFF", next=True),
    GROUP: _Look(9, True, HEAD_SHADE, before=1.5, after=1.5, next=True),
    GAP: _Look(4),
}
_NAMES = {"Heading1": "heading 1", "Heading2": "heading 2", "Heading3": "heading 3"}


def prepare(document: Document, frame: Frame) -> None:
    """Replace the look of the template: fonts for both directions, language, the styles above."""
    sheet = document.styles.element
    for style in [each for each in sheet if each.get(_w("styleId")) in {*_LOOKS, TABLE, PLAIN_TABLE}]:
        sheet.remove(style)
    for name, look in _LOOKS.items():
        sheet.append(_paragraph_style(name, look))
    sheet.append(_table_style(TABLE, True))
    sheet.append(_table_style(PLAIN_TABLE, False))
    _defaults(sheet, frame)


def page(document: Document, frame: Frame, landscape: bool, footer: str) -> None:
    """A4 with numbered pages, in the direction of the language."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Cm(29.7), Cm(21)) if landscape else (Cm(21), Cm(29.7))
    section.left_margin = section.right_margin = Cm(1.5 if landscape else 2)
    section.top_margin, section.bottom_margin = Cm(1.5), Cm(1.6)
    section.header_distance = section.footer_distance = Cm(0.8)
    if frame.right:
        grid = section._sectPr.find(_w("docGrid"))
        section._sectPr.insert(len(section._sectPr) if grid is None else section._sectPr.index(grid), made("bidi"))
    below = section.footer
    below.is_linked_to_previous = False
    for old in list(below._element):
        below._element.remove(old)
    below._element.append(_footer(frame, footer))


def _footer(frame: Frame, words: str) -> Any:
    """The words, then `page 2 of 9` with fields for the numbers."""
    line = paragraph(words, NOTE, frame.right)
    line.append(run("  ·  ", frame.right))
    for part in re.split(r"(\{page\}|\{pages\})", frame.names["words", "page_of"]):
        if part in ("{page}", "{pages}"):
            line.append(field("PAGE" if part == "{page}" else "NUMPAGES"))
        elif part:
            line.append(run(part, frame.right))
    return line


def _paragraph_style(name: str, look: _Look) -> Any:
    style = made("style", type="paragraph", styleId=name)
    if name == "Normal":
        style.set(_w("default"), "1")
    style.append(made("name", val=_NAMES.get(name, name)))
    if look.based:
        style.append(made("basedOn", val=look.based))
    style.append(made("qFormat"))
    paragraphs = made("pPr")
    if look.next:
        paragraphs.append(made("keepNext"))
    if look.box:
        sides = [made(side, val="single", sz="6", space="4", color=HEAD_SHADE) for side in ("top", "left", "bottom", "right")]
        paragraphs.append(made("pBdr", *sides))
    spacing = {"before": str(round(look.before * 20)), "after": str(round(look.after * 20))}
    paragraphs.append(made("spacing", **spacing, line=str(round(look.line * 240)), lineRule="auto"))
    if look.indent:
        paragraphs.append(made("ind", left=str(round(look.indent * 567))))
    if name.startswith("Heading"):
        paragraphs.append(made("outlineLvl", val=str(int(name[-1]) - 1)))
    style.append(paragraphs)
    size = str(round(look.size * 2))
    bold = [made("b"), made("bCs")] if look.bold else []
    style.append(made("rPr", *bold, made("color", val=look.color), made("sz", val=size), made("szCs", val=size)))
    return style


def _table_style(name: str, borders: bool) -> Any:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    margins = made("tblCellMar", *(made(side, w="70", type="dxa") for side in ("left", "right")))
    lines = made("tblBorders", *(made(side, val="single", sz="4", space="0", color="9AA5B1") for side in sides))
    style = made("style", type="table", styleId=name, customStyle="1")
    style.append(made("name", val=name))
    style.append(made("tblPr", *([lines] if borders else []), margins))
    return style


def _defaults(sheet: Any, frame: Frame) -> None:
    """The fonts and the language of everything that no style says otherwise of."""
    run = next(sheet.iter(_w("rPrDefault"))).find(_w("rPr"))
    for old in list(run):
        run.remove(old)
    fonts = made("rFonts", ascii="Arial", hAnsi="Arial", eastAsia="Arial", cs=frame.font)
    language = "en-GB" if frame.right else frame.locale
    run.extend([fonts, made("lang", val=language, eastAsia="en-US", bidi=frame.locale if frame.right else "ar-SA")])


def _w(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"
