"""OpenDocument text (ODT): the body as LibreOffice prints it, automatic numbers written out, deleted text left out.

Source: OASIS OpenDocument 1.3, Part 3 (schema).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from lexcheck.errors import LexcheckError
from lexcheck.model import Mark, Source
from lexcheck.reading.counting import written
from lexcheck.reading.packed import opened, part
from lexcheck.reading.sheet import Sheet
from lexcheck.reading.xmlsafe import children, line, local, parse

_GONE = frozenset(
    ("tracked-changes", "annotation", "sequence-decls", "forms", "image", "object", "ruby-text", "table-of-content-source")
)
_BOXED = frozenset(("frame", "text-box", "custom-shape"))
_WAYS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_DEEPEST = 10  # levels that a list may have


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered; `way` is empty where it is not, `bullet` for signs."""

    way: str = ""
    before: str = ""
    after: str = ""
    start: int = 1
    shown: int = 1  # how many levels its label shows


@dataclass(slots=True)
class _Document:
    """A document in print: list styles by name, bold and list-bound styles, counters of lists, the line being set."""

    sheet: Sheet
    lists: dict[str, dict[int, _Level]]
    bold: frozenset[str]
    counts: dict[str, list[int]] = field(default_factory=dict)
    row: list[str] = field(default_factory=list)
    width: int = 0
    bolds: list[tuple[int, int]] = field(default_factory=list)
    notes: list[tuple[str, etree._Element]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)


def read(data: bytes, name: str) -> Source:
    """The source of an OpenDocument text, with headings, bold runs, tables and notes marked. Raises LexcheckError where it is damaged."""
    archive = opened(data)
    content = part(archive, "content.xml")
    root = parse(content or b"<none/>")
    body = next(root.iter("{*}text"), None)
    if body is None or "encrypted" in (part(archive, "META-INF/manifest.xml") or b"").decode("utf-8", "replace"):
        raise LexcheckError(
            "this OpenDocument file cannot be read",
            cause="it is encrypted or damaged",
            mend="open it and save it again without a password",
        )
    styled = part(archive, "styles.xml")
    roots = [parse(styled), root] if styled else [root]
    document = _Document(Sheet(), _lists(roots), _bold(roots))
    _blocks(document, body)
    metadata = _metadata(part(archive, "meta.xml"))
    return document.sheet.finish(data, name, "odt", title=metadata.get("title", ""), metadata=metadata)


def _value(element: etree._Element, name: str) -> str:
    """An attribute by its local name."""
    return next((str(text) for key, text in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def _lists(roots: list[etree._Element]) -> dict[str, dict[int, _Level]]:
    """The list styles by name; headings are numbered by the outline style, which has none."""
    found: dict[str, dict[int, _Level]] = {}
    for root in roots:
        for style in root.iter("{*}list-style", "{*}outline-style"):
            levels = {int(at): _level(each) for each in children(style) if (at := _value(each, "level")).isdigit()}
            found["" if local(style) == "outline-style" else _value(style, "name")] = levels
    return found


def _level(element: etree._Element) -> _Level:
    if local(element) == "list-level-style-bullet":
        return _Level("bullet")
    way = _WAYS.get(_value(element, "num-format"), "")
    start, shown = _value(element, "start-value"), _value(element, "display-levels")
    return _Level(
        way,
        _value(element, "num-prefix"),
        _value(element, "num-suffix"),
        int(start) if start.isdigit() and len(start) < 7 else 1,
        int(shown) if shown.isdigit() and len(shown) < 3 else 1,
    )


def _bold(roots: list[etree._Element]) -> frozenset[str]:
    """The names of the styles that are bold of themselves."""
    return frozenset(
        _value(style, "name")
        for root in roots
        for style in root.iter("{*}style")
        if any(
            _value(each, "font-weight") in ("bold", "700", "800", "900")
            for each in children(style)
            if local(each) == "text-properties"
        )
    )


def _metadata(data: bytes | None) -> dict[str, str]:
    """Title, language, creator and date as the document states them."""
    root = parse(data) if data else None
    found = (
        {local(each): " ".join((each.text or "").split()) for each in root.iter() if isinstance(each.tag, str)}
        if root is not None
        else {}
    )
    return {key: found[key] for key in ("title", "language", "creator", "date") if found.get(key)}


def _blocks(document: _Document, element: etree._Element, style: str = "", depth: int = 0) -> None:
    """The paragraphs, lists and tables inside an element."""
    for block in children(element):
        _block(document, block, style, depth)


def _block(document: _Document, block: etree._Element, style: str, depth: int) -> None:
    name = local(block)
    if name in ("p", "h"):
        _paragraph(document, block)
    elif name == "list":
        _list(document, block, style, depth + 1)
    elif name == "table":
        _table(document, block)
    elif name not in _GONE:
        _blocks(document, block, style, depth)


def _paragraph(document: _Document, element: etree._Element, label: str = "", kind: str = "") -> None:
    """One paragraph with its number; headings have the numbers of the outline."""
    level = 0
    if local(element) == "h":
        outline = _value(element, "outline-level")
        level = min(int(outline), 9) if outline.isdigit() and outline != "0" else 1
        kind = kind or "heading"
        if not label and _value(element, "is-list-header") != "true":
            label = _label(document, "", level, _value(element, "start-value"))
    if label:
        _put(document, label)
    _running(document, element, _value(element, "style-name") in document.bold)
    _end(document, line(element), kind, level)


def _list(document: _Document, element: etree._Element, style: str, depth: int) -> None:
    """A list; a new one begins to count anew unless it continues the one before."""
    style = _value(element, "style-name") or style
    if depth > _DEEPEST:
        _blocks(document, element, style, depth - 1)
        return
    if depth == 1 and _value(element, "continue-numbering") != "true" and not _value(element, "continue-list"):
        document.counts.pop(style, None)
    for entry in children(element):
        first = local(entry) == "list-item"
        for block in children(entry):
            name = local(block)
            if name in ("p", "h"):
                _paragraph(document, block, _label(document, style, depth, _value(entry, "start-value")) if first else "")
                first = False
            elif name == "list":
                if first:  # an item that holds a list only still counts
                    _label(document, style, depth, _value(entry, "start-value"))
                    first = False
                _list(document, block, style, depth + 1)
            else:
                _block(document, block, style, depth)


def _label(document: _Document, style: str, depth: int, start: str) -> str:
    """The next label at a level of a list; it ends the counting of deeper levels."""
    levels = document.lists.get(style, {})
    counts = document.counts.setdefault(style, [])
    del counts[depth:]
    while len(counts) < depth:
        counts.append(levels.get(len(counts) + 1, _Level()).start - 1)
    counts[depth - 1] = int(start) if start.isdigit() and len(start) < 7 else counts[depth - 1] + 1
    level = levels.get(depth, _Level())
    if level.way in ("", "bullet"):
        return "• " if level.way else ""
    shown = range(max(0, depth - level.shown), depth)
    numbers = [
        written(max(counts[at], 1) if at < depth - 1 else counts[at], levels.get(at + 1, level).way or "decimal") for at in shown
    ]
    return f"{level.before}{'.'.join(numbers)}{level.after} "


def _running(document: _Document, element: etree._Element, bold: bool) -> None:
    """The text of a paragraph; white space counts once unless it says how often."""
    start = document.width
    _add(document, element.text)
    for child in element:
        name = local(child)
        if name == "s":
            count = _value(child, "c")
            _put(document, " " * (min(int(count), 200) if count.isdigit() and len(count) < 5 else 1))
        elif name in ("tab", "line-break"):
            _put(document, "\t" if name == "tab" else "\n")
        elif name == "note":
            document.notes.append((_citation(child), child))
        elif name in _BOXED:
            document.boxes.append(child)
        elif name and name not in _GONE and name != "soft-page-break":
            _running(document, child, _value(child, "style-name") in document.bold)
        _add(document, child.tail)
    if bold:
        document.bolds.append((start, document.width))


def _put(document: _Document, text: str) -> None:
    document.row.append(text)
    document.width += len(text)


def _add(document: _Document, text: str | None) -> None:
    """Running text: white space of any length is one space."""
    if text:
        words = " ".join(text.replace("\u00ad", "").split())
        lead = " " if text[0].isspace() and document.row and not document.row[-1].endswith((" ", "\t", "\n")) else ""
        _put(document, f"{lead}{words}{' ' if words and text[-1].isspace() else ''}")


def _citation(note: etree._Element) -> str:
    found = next(note.iter("{*}note-citation"), None)
    return " ".join("".join(map(str, found.itertext())).split()) if found is not None else ""


def _end(document: _Document, at: int = 0, kind: str = "", level: int = 0) -> None:
    """Put the line on the sheet with its marks; then its notes and text boxes."""
    text = "".join(document.row).rstrip(" \t")
    sheet, bolds, notes, boxes = document.sheet, document.bolds, document.notes, document.boxes
    document.row, document.width, document.bolds, document.notes, document.boxes = [], 0, [], [], []
    if text.strip():
        start = sheet.line(text, kind=kind, level=level)
        sheet.marks += [
            Mark(start + left, start + min(right, len(text)), "bold") for left, right in bolds if left < min(right, len(text))
        ]
    else:
        sheet.blank()
    for called, note in notes:
        for index, paragraph in enumerate(note.iter("{*}p")):
            _paragraph(document, paragraph, f"[{called}] " if not index and called else "", "note")
    for box in boxes:
        _blocks(document, box)


def _table(document: _Document, table: etree._Element) -> None:
    """A table row by row, cells divided by tabs; a cell's paragraphs stand one after the other."""
    for entry in _rows(table):
        begun = False
        for cell in children(entry):
            if local(cell) not in ("table-cell", "covered-table-cell"):
                continue
            if begun:
                _put(document, "\t")
            begun = True
            for index, paragraph in enumerate(each for each in cell.iter("{*}p", "{*}h")):
                if index:
                    _put(document, " ")
                _running(document, paragraph, False)
        _end(document, line(entry), "table")


def _rows(element: etree._Element) -> list[etree._Element]:
    """The rows of a table, its header rows and groups looked through."""
    found: list[etree._Element] = []
    for child in children(element):
        if local(child) == "table-row":
            found.append(child)
        elif local(child) in ("table-header-rows", "table-rows", "table-row-group"):
            found += _rows(child)
    return found
