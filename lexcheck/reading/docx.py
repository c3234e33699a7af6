"""DOCX: the body as Word prints it, automatic numbers written out, tracked changes taken as accepted, footnotes after their paragraph.

The parts are read from the archive itself and not through python-docx, which unpacks every picture, reads no numbers and leaves out the
text of tracked insertions. Source: ECMA-376 Part 1, WordprocessingML.
"""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass, field

from lxml import etree

from lexcheck.errors import LexcheckError
from lexcheck.model import Mark, Source
from lexcheck.reading.docx_numbering import Numbering, numbering
from lexcheck.reading.docx_styles import Style, child, descend, on, styles, value
from lexcheck.reading.packed import opened, part
from lexcheck.reading.sheet import Sheet
from lexcheck.reading.xmlsafe import children, local, parse

# fmt: off
_GONE = frozenset(("del", "moveFrom", "instrText", "delText", "delInstrText", "Fallback", "pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr",
                   "commentReference", "annotationRef", "footnoteRef", "endnoteRef", "object", "fldData", "tblGrid", "sdtPr", "sdtEndPr",
                   "softHyphen", "rt"))
# fmt: on
_WRITTEN = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}


@dataclass(slots=True)
class _Document:
    """A document in print: its lists and styles, its notes by kind and id, the line being set."""

    sheet: Sheet
    lists: Numbering
    styles: dict[str, Style]
    notes: dict[tuple[str, str], etree._Element]
    row: list[str] = field(default_factory=list)
    width: int = 0
    bolds: list[tuple[int, int]] = field(default_factory=list)
    called: list[tuple[str, str]] = field(default_factory=list)  # notes called on this line
    boxes: list[etree._Element] = field(default_factory=list)  # text boxes anchored in this paragraph
    count: int = 0


def read(data: bytes, name: str) -> Source:
    """The source of a Word document, with headings, bold runs, tables and notes marked. Raises LexcheckError where it is damaged."""
    archive = opened(data)
    main = _main(archive)
    root = _part(archive, main)
    body = child(root, "body")
    if body is None:
        raise LexcheckError("this Word document has no body", cause="it is damaged", mend="open it in Word and save it again")
    folder = posixpath.dirname(main)
    document = _Document(
        Sheet(),
        numbering(_part(archive, f"{folder}/numbering.xml")),
        styles(_part(archive, f"{folder}/styles.xml")),
        _notes(archive, folder),
    )
    _blocks(document, body)
    metadata = _metadata(archive)
    # the language that its properties name is the one of the program that wrote it
    return document.sheet.finish(data, name, "docx", title=metadata.get("title", ""), metadata=metadata)


def _main(archive: zipfile.ZipFile) -> str:
    """The name of the part that holds the body."""
    names = {name.lower(): name for name in archive.namelist()}
    return names.get("word/document.xml") or names["word/document2.xml"]


def _part(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    data = part(archive, name)
    try:
        return parse(data) if data else None
    except LexcheckError as fault:
        raise LexcheckError(
            "this Word document is damaged",
            cause=f"its part {name}: {fault.cause or fault.what}",
            mend="open it in Word and save it again",
        ) from fault


def _notes(archive: zipfile.ZipFile, folder: str) -> dict[tuple[str, str], etree._Element]:
    """Footnotes and endnotes by kind and id; the separators among them left out."""
    found = {}
    for kind in ("footnote", "endnote"):
        root = _part(archive, f"{folder}/{kind}s.xml")
        for element in children(root) if root is not None else ():
            if value(element, "type") in ("", "normal"):
                found[kind, value(element, "id")] = element
    return found


def _metadata(archive: zipfile.ZipFile) -> dict[str, str]:
    """Title, author, language and dates as the document's properties state them."""
    root = _part(archive, "docProps/core.xml")
    found = {local(element): (element.text or "").strip() for element in children(root)} if root is not None else {}
    return {key: text for key, text in found.items() if text}


def _blocks(document: _Document, element: etree._Element) -> None:
    """The paragraphs and tables inside an element."""
    for block in children(element):
        name = local(block)
        if name == "p":
            _paragraph(document, block)
        elif name == "tbl":
            _table(document, block)
        elif name not in _GONE:
            _blocks(document, block)


def _paragraph(document: _Document, element: etree._Element, kind: str = "") -> None:
    """One paragraph: its number, its text, then its notes. One whose end was deleted runs on into the next."""
    properties = child(element, "pPr")
    style = document.styles.get(value(child(properties, "pStyle"), "val"), Style())
    _runs(document, element)
    if any(child(child(properties, "rPr"), gone) is not None for gone in ("del", "moveFrom")):
        return
    outline = value(child(properties, "outlineLvl"), "val")
    level = int(outline) + 1 if outline.isdigit() and int(outline) < 9 else style.heading or (1 if style.title else 0)
    _end(document, kind or ("heading" if level else ""), level, _number(document, properties, style))


def _number(document: _Document, properties: etree._Element | None, style: Style) -> str:
    """The automatic number of a paragraph, by its own list or its style's."""
    listed = child(properties, "numPr")
    number = value(child(listed, "numId"), "val") or style.number
    if not number or number == "0":
        return ""
    own = value(child(listed, "ilvl"), "val")
    level = int(own) if own.isdigit() else style.level
    if level is None:
        level = document.lists.level_of_style(number, value(child(properties, "pStyle"), "val")) or 0
    return document.lists.label(number, level)


def _runs(document: _Document, element: etree._Element) -> None:
    """The text of what a paragraph holds. Complex fields need no care: their instruction is in elements of its own."""
    for item in children(element):
        name = local(item)
        if name == "r":
            _run(document, item)
        elif name == "txbxContent":
            document.boxes.append(item)
        elif name not in _GONE:
            _runs(document, item)


def _run(document: _Document, run: etree._Element) -> None:
    properties = child(run, "rPr")
    if on(child(properties, "vanish")):
        return
    start = document.width
    _pieces(document, run)
    if on(child(properties, "b")) and document.width > start:
        document.bolds.append((start, document.width))


def _pieces(document: _Document, element: etree._Element) -> None:
    for item in children(element):
        name = local(item)
        if name == "t":
            _add(document, (item.text or "").replace("\u00ad", ""))
        elif name in _WRITTEN:
            # a page break ends no line: the paragraph goes on behind it
            _add(document, " " if name == "br" and value(item, "type") in ("page", "column") else _WRITTEN[name])
        elif name == "sym":
            _add(document, _symbol(value(item, "char")))
        elif name in ("footnoteReference", "endnoteReference"):
            document.called.append((name.removesuffix("Reference"), value(item, "id")))
        elif name == "txbxContent":
            document.boxes.append(item)
        elif name not in _GONE:
            _pieces(document, item)


def _symbol(code: str) -> str:
    """A character of a symbol font: the private ones are bullets and ornaments."""
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return "•" if "\ue000" <= sign <= "\uf8ff" else sign


def _add(document: _Document, text: str) -> None:
    if text:
        document.row.append(text)
        document.width += len(text)


def _end(document: _Document, kind: str = "", level: int = 0, label: str = "") -> None:
    """Put the line on the sheet, its number before it, with its marks; then its notes and text boxes."""
    text = label + "".join(document.row)
    sheet, bolds, called, boxes = document.sheet, document.bolds, document.called, document.boxes
    document.row, document.width, document.bolds, document.called, document.boxes = [], 0, [], [], []
    if text.strip():
        start = sheet.line(text, kind=kind, level=level)
        sheet.marks += [Mark(start + len(label) + left, start + len(label) + right, "bold") for left, right in bolds]
    else:
        sheet.blank()
    for key in called:
        if key in document.notes:
            document.count += 1
            _add(document, f"[{document.count}] ")
            for paragraph in document.notes.pop(key).iter("{*}p"):
                _paragraph(document, paragraph, "note")
            document.row, document.width = [], 0
    for box in boxes:
        _blocks(document, box)


def _table(document: _Document, table: etree._Element) -> None:
    """A table row by row: cells divided by tabs; a cell of several paragraphs goes on in lines of its own."""
    for row in _inside(table, "tr"):
        properties = child(row, "trPr")
        if child(properties, "del") is not None:
            continue
        begun = False
        for cell in _inside(row, "tc"):
            if child(child(cell, "tcPr"), "cellDel") is not None:
                continue
            blocks = [block for block in _content(cell) if local(block) in ("p", "tbl")]
            if begun and document.row:
                _add(document, "\t")
            begun = True
            for index, block in enumerate(blocks):
                if local(block) == "tbl":
                    if document.row:
                        _end(document, "table")
                    _table(document, block)
                    continue
                if index and "".join(document.row).strip():
                    _end(document, "table")
                style = document.styles.get(value(descend(block, "pPr", "pStyle"), "val"), Style())
                _add(document, _number(document, child(block, "pPr"), style))
                _runs(document, block)
        if document.row:
            _end(document, "table")


def _inside(element: etree._Element, name: str) -> list[etree._Element]:
    """The rows of a table or the cells of a row, content controls and tracked insertions looked through."""
    found: list[etree._Element] = []
    for item in children(element):
        if local(item) == name:
            found.append(item)
        elif local(item) in ("sdt", "sdtContent", "ins", "moveTo", "customXml"):
            found += _inside(item, name)
    return found


def _content(cell: etree._Element) -> list[etree._Element]:
    """The blocks of a cell, content controls looked through."""
    found: list[etree._Element] = []
    for item in children(cell):
        found += _content(item) if local(item) in ("sdt", "sdtContent", "ins", "moveTo", "customXml") else [item]
    return found
