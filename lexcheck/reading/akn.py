"""Akoma Ntoso XML of any version or dialect (AKN 1.0, 2.0, 3.0, AKN4UN, laws.africa, legislation.gov.uk), its structure kept as it is.

Elements are told by their local names, so that the namespace of a version does not matter. Source: OASIS LegalDocML, Akoma Ntoso 1.0
Part 2 (the vocabulary).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from lexcheck.errors import LexcheckError
from lexcheck.model import Source
from lexcheck.reading.akn_own import APART, OWN, UNDATED, extra, stated
from lexcheck.reading.outline import Outline
from lexcheck.reading.sheet import Sheet
from lexcheck.reading.xmlsafe import children, entity, line, local, parse

# fmt: off
_LEVELS = {
    "part": "part", "subpart": "part", "book": "part", "tome": "part", "title": "part", "subtitle": "part", "chapter": "chapter",
    "subchapter": "chapter", "division": "division", "subdivision": "division", "section": "section", "rule": "section",
    "level": "section", "article": "article", "subsection": "subsection", "subrule": "subsection", "paragraph": "paragraph",
    "subparagraph": "subparagraph", "clause": "clause", "subclause": "subclause", "point": "item", "indent": "item",
    "alinea": "block", "sublist": "block", "proviso": "block", "transitional": "block", "crossHeading": "crossheading",
}
# fmt: on
_NAMED = {"regulation": "section", "rule": "section", "order": "section"}  # of `hcontainer`: units of secondary legislation
_OWN_NAMES = {"schedule", "definition", "crossheading", "block", "preamble", "item", "continuation", *_LEVELS.values()}
# fmt: off
_BLOCKS = {
    *_LEVELS, "p", "block", "blockList", "item", "listIntroduction", "listWrapUp", "listConclusion", "quotedStructure",
    "embeddedStructure", "content", "intro", "wrapUp", "wrap", "li", "ul", "ol", "table", "caption", "tr", "tblock", "blockContainer",
    "container", "div", "longTitle", "formula", "recitals", "recital", "citations", "citation", "eol", "br", "tocItem", "heading",
    "subheading", "hcontainer", "list", "preface", "preamble",
}
# fmt: on
_GONE = {"meta", "del", "noteRef", "img", "foreign", "object"}
_NOTES = {"authorialNote", "note"}
_FRONT = {"coverPage", "preface", "preamble"}
_SPACE = re.compile(r"[ \t\r\n]+")
_GLUE = "\x01"
_GLUED = re.compile(r"[\x00\n\r]*\x01[\x00\n\r]*")
# fmt: off
LANGUAGE_CODES = {
    "eng": "en", "fra": "fr", "fre": "fr", "spa": "es", "ara": "ar", "por": "pt", "fas": "fa", "per": "fa", "rus": "ru", "zho": "zh",
    "deu": "de", "ger": "de", "ita": "it", "swa": "sw", "ben": "bn", "urd": "ur", "nld": "nl", "afr": "af",
}
# fmt: on


@dataclass(slots=True)
class _Press:
    """What is being printed, and the notes that wait for the end of their paragraph."""

    sheet: Sheet
    outline: Outline
    own: bool = False  # our own writer made the document
    notes: list[str] = field(default_factory=list)


def read(data: bytes, name: str) -> Source:
    """The source of an Akoma Ntoso document, its units as nodes. Raises LexcheckError where the XML is broken or hostile."""
    root = parse(data)
    document = next(children(root), root) if local(root) == "akomaNtoso" else root
    made = next(document.iter("{*}identification"), None)
    press = _Press(sheet := Sheet(), outline := Outline(sheet), own=made is not None and made.get("source") == OWN)
    _document(press, document)
    sheet.nodes = outline.nodes()
    if not sheet.size:
        raise LexcheckError(
            "this Akoma Ntoso document has no text", cause="it holds metadata only", mend="give the full document"
        )
    metadata = _metadata(document)
    title = (
        metadata.get("title")
        or _flat(press, next(document.iter("{*}docTitle"), None))
        or _flat(press, next(document.iter("{*}shortTitle"), None))
    )
    return sheet.finish(data, name, "akn", title=title, language=_language(metadata), metadata=metadata)


def _metadata(document: etree._Element) -> dict[str, str]:
    """What the FRBR block says of the work and the expression."""
    found: dict[str, str] = {}
    meta = next((child for child in children(document) if local(child) == "meta"), None)
    for element in meta.iter() if meta is not None else ():
        key = {
            "FRBRcountry": "country",
            "FRBRlanguage": "language",
            "FRBRalias": "title",
            "FRBRnumber": "number",
            "FRBRuri": "uri",
            "FRBRsubtype": "subtype",
        }.get(local(element), "")
        value = element.get("language") if key == "language" else element.get("value")
        if key and value and (key != "title" or value != "Untitled"):  # what drafting tools write before there is a title
            found.setdefault(key, value)
    dates = [element for element in (meta.iter("{*}FRBRdate") if meta is not None else ()) if element.get("date")]
    if dates and dates[0].get("date") != UNDATED:
        found["date"] = dates[0].get("date") or ""
    return found


def _language(metadata: dict[str, str]) -> str:
    code = metadata.get("language", "").lower()
    return LANGUAGE_CODES.get(code, code[:2] if code != "und" else "")


def _document(press: _Press, document: etree._Element) -> None:
    """Front, body, end and attachments of one document."""
    for part in children(document):
        name = local(part)
        if name in _FRONT:
            _front(press, part)
        elif name in ("body", "mainBody", "collectionBody", "amendmentBody", "fragmentBody", "components"):
            _inside(press, part)
        elif name in ("attachments", "annexes"):
            for attached in children(part):
                _schedule(press, attached)
        elif name in _LEVELS or name in ("hcontainer", "list"):
            _unit(press, part)
        elif name not in _GONE:
            _plain_unit(press, part, "block")


def _front(press: _Press, part: etree._Element) -> None:
    """Title page, long title, preamble: one unit, or one for each container that our own writer made."""
    held = [child for child in children(part) if local(child) == "container" and child.get("name") in _OWN_NAMES]
    if not held:
        _plain_unit(press, part, "preamble")
        return
    for child in children(part):
        if child in held:
            _plain_unit(press, child, child.get("name") or "preamble")
        else:
            _text(press, child)


def _plain_unit(press: _Press, part: etree._Element, level: str) -> None:
    """A unit without number or heading, if it has text."""
    if not _flat(press, part):
        return
    press.notes.clear()
    press.outline.open(level, heading=stated(part, "heading", press.own) or "", **extra(part, press.own))
    for child in children(part):
        _text(press, child)
    press.outline.close()
    press.sheet.blank()


def _schedule(press: _Press, attached: etree._Element) -> None:
    """An attachment: a schedule with a document of its own inside."""
    inner = next((child for child in children(attached) if local(child) not in ("meta", "num", "heading", "subheading")), None)
    if inner is None:
        return
    _head(press, attached, "schedule")
    if local(inner) in ("attachment", "annex"):
        _schedule(press, inner)
    else:
        for part in children(inner):
            if local(part) in _FRONT:
                for child in children(part):
                    _text(press, child)
            elif local(part) not in _GONE:
                _inside(press, part)
    press.outline.close()


def _inside(press: _Press, element: etree._Element) -> None:
    """What a unit or a body holds, in order."""
    for child in children(element):
        name = local(child)
        if name in ("num", "heading", "subheading") or name in _GONE:
            continue
        if name in _LEVELS or name == "hcontainer" or (name == "wrapUp" and press.own):
            _unit(press, child)
        elif name in ("intro", "content", "wrapUp", "wrap", "list", "component", "componentData", "div"):
            _inside(press, child)
        elif name == "blockList":
            _block_list(press, child)
        elif name in ("act", "bill", "doc", "document", "documentCollection"):
            _document(press, child)
        elif name in ("attachments", "annexes"):
            for attached in children(child):
                _schedule(press, attached)
        else:
            _text(press, child)


def _unit(press: _Press, element: etree._Element) -> None:
    name = element.get("name") or ""
    level = (
        _generic(element)
        or _LEVELS.get(local(element))
        or _NAMED.get(name.lower())
        or ("continuation" if local(element) == "wrapUp" else "")
        or (name.lower() if name.lower() in _OWN_NAMES else "block")
    )
    _head(press, element, level)
    if local(element) == "crossHeading":
        press.outline.close()
        return
    _inside(press, element)
    if not press.sheet.fresh:
        press.sheet.end_line(line(element))
    _print_notes(press, line(element))
    press.outline.close()


def _generic(element: etree._Element) -> str:
    """What the element for any level is: one that holds articles or sections divides them (the marginal titles of Fedlex)."""
    holds = local(element) == "level" and any(local(child) in ("article", "section", "level") for child in children(element))
    return "division" if holds and next(element.iter("{*}article", "{*}section"), None) is not None else ""


def _head(press: _Press, element: etree._Element, level: str) -> None:
    """Open a unit and print its number and heading: `3. Heading` on a line, or `(a) ` before the text."""
    sheet, at = press.sheet, line(element)
    parts = {local(child): _flat(press, child) for child in children(element) if local(child) in ("num", "heading", "subheading")}
    if local(element) == "crossHeading":
        parts = {"heading": _flat(press, element)}
    # our own writer states the number besides where the print does not give it
    printed = next((child.get("title") for child in children(element) if local(child) == "num"), None)
    number, heading = parts.get("num", ""), " ".join(filter(None, (parts.get("heading"), parts.get("subheading"))))
    if heading:
        sheet.blank(at)
    term = _term(press, element) if level == "definition" else ""
    number_said = printed.strip("-") if printed else clean_number(number)
    bare = stated(element, "heading", press.own)
    press.outline.open(
        level, number_said, (term or heading) if bare is None else bare, status=_status(element), **extra(element, press.own)
    )
    if heading:
        sheet.line(f"{number} {heading}".strip(), at, "heading", min(press.outline.depth, 6))
    elif number:
        sheet.write(f"{number} ")
    press.outline.body()


def _term(press: _Press, element: etree._Element) -> str:
    """The term that a definition defines: as it states, or as its own text marks it."""
    own = (child for child in children(element) if local(child) in ("intro", "content"))
    found = next((term for child in own for term in child.iter("{*}def")), None)
    return element.get("title") or _flat(press, found)


def _status(element: etree._Element) -> str:
    stated = {element.get("status") or "", *(element.get("class") or "").split()}
    if stated & {"removed", "repealed"}:
        return "repealed"
    return "uncommenced" if "uncommenced" in stated else ""


def clean_number(label: str) -> str:
    """A label without its word, brackets and points: `Section 3.` is `3`, `(a)` is `a`, `§ 12 bis` is `12 bis`."""
    bare = re.sub(r"^[\W_]+|[\W_]+$", "", label)
    worded = re.match(r"([^\W\d_]{3,})\W+(?=\S)", bare)
    return bare[worded.end() :] if worded else bare


def _block_list(press: _Press, element: etree._Element) -> None:
    """A list inside a paragraph: its items are units."""
    for child in children(element):
        if local(child) == "item":
            _head(press, child, "item")
            _inside(press, child)
            if not press.sheet.fresh:
                press.sheet.end_line()
            press.outline.close()
        else:
            _text(press, child)


def _text(press: _Press, element: etree._Element) -> None:
    """A block of text, line by line; it belongs to the open unit. Its notes follow it."""
    name, at = local(element), line(element)
    if name in _NOTES or (press.own and element.get("class") in APART):
        for row in _lines(press, element):
            press.sheet.line(row, at, "" if element.get("class") in ("remainder", "label", "heading") else "note")
    elif name == "blockList":
        _block_list(press, element)
    else:
        kind = "table" if name == "table" else ""
        for row in _lines(press, element):
            start = press.sheet.line(row, at, kind)
            press.outline.text(start, start + len(row))
    _print_notes(press, at)


def _print_notes(press: _Press, at: int) -> None:
    """The notes that wait, on lines of their own: those of a text, or of a number and heading without one (repealed articles)."""
    for note in press.notes:
        press.sheet.line(note, at, "note")
    press.notes.clear()


def _lines(press: _Press, element: etree._Element) -> list[str]:
    """The text of an element, a line for each block in it."""
    parts: list[str] = []
    _gather(press, element, parts)
    text = _GLUED.sub("", "".join(parts))
    rows = (_SPACE.sub(" ", row.replace("\t", "\v")).replace("\v", "\t").strip() for row in text.split("\x00"))
    return [row for row in rows if row]


def _flat(press: _Press, element: etree._Element | None) -> str:
    """The text of an element on one line."""
    return " ".join(_lines(press, element)) if element is not None else ""


def _gather(press: _Press, element: etree._Element, parts: list[str]) -> None:
    """Add an element's text; \\0 stands between blocks, a tab between cells, glue where a quotation mark or a number joins a block."""
    parts.append((element.text or "").replace("\t", " "))
    for child in element:
        name = local(child)
        if not name:
            parts.append(entity(child))
        elif name in _NOTES:
            waiting, press.notes = press.notes, []
            words = _flat(press, child)
            press.notes = [*waiting, f"{child.get('marker') or ''} {words}".strip()]
        elif name in ("td", "th"):
            parts += ["\t" if child.getprevious() is not None else "", _flat(press, child)]
        elif name not in _GONE:
            edge = "\x00" if name in _BLOCKS else ""
            if child.get("startQuote"):
                parts += [edge, child.get("startQuote") or "", _GLUE]
            else:
                parts.append(edge)
            _gather(press, child, parts)
            if child.get("endQuote"):
                parts += [_GLUE, child.get("endQuote") or ""]
            parts += [" ", _GLUE] if name == "num" else [edge]
        parts.append((child.tail or "").replace("\t", " "))
