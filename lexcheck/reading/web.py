"""HTML: what a browser shows, block by block; list numbers resolved, site furniture marked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from lexcheck.errors import LexcheckError
from lexcheck.model import Mark, Source
from lexcheck.reading.counting import written
from lexcheck.reading.decoding import decode
from lexcheck.reading.limits import no_text
from lexcheck.reading.sheet import Sheet, readable
from lexcheck.reading.xmlsafe import line

_CHARSET = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w-]{1,40})""", re.IGNORECASE)
# fmt: off
_GONE = frozenset(("script", "style", "noscript", "template", "nav", "iframe", "svg", "math", "object", "button", "select", "textarea",
                   "head", "audio", "video", "canvas", "map", "datalist", "dialog"))
_INLINE = frozenset(("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
                     "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
                     "wbr", "img", "input", "nobr", "ruby", "rt", "rp", "o:p"))
# fmt: on
_SITE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|cookies?|skip-?links?|pagination|social|share|banner|"
    r"site-?footer|site-?header)(?:$|[\s_-])",
    re.IGNORECASE,
)
_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "arabic-indic": "arabicIndic",
    "decimal-leading-zero": "decimalZero",
}
_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?\b(none|decimal|disc|circle|square|[a-z]+-[a-z-]+)", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LABELLED = re.compile(r"\s*(?:\(\w{1,5}\)|\d{1,4}\s?[.)°º]|[A-Za-z]{1,2}[.)]|[ivxlIVXL]{1,5}[.)]|[-–—•·§])")
_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class _List:
    way: str  # how its numbers are written; `bullet` or `none`
    number: int
    step: int


@dataclass(slots=True)
class _Page:
    """The line being set, and what is around it."""

    sheet: Sheet
    row: str = ""
    at: int = 0
    label: str = ""  # of the list item that begins on this line
    heading: int = 0
    furniture: int = 0
    pre: int = 0
    cells: list[bool] = field(default_factory=list)  # open table rows: whether a cell has begun
    waiting: bool = False  # a block ended inside a cell: the line ends if the cell goes on
    tabbed: bool = False
    bold: list[int] = field(default_factory=list)
    bolds: list[tuple[int, int]] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)


def read(data: bytes, name: str) -> Source:
    """The source of an HTML page, with headings, bold runs, tables and site furniture marked. Raises LexcheckError where it has no text."""
    found = _CHARSET.search(data[:8192])
    text, warnings = decode(data, found[1].decode("ascii") if found else "")
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", readable(text)).encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise no_text() from fault
    if root is None:
        raise no_text()
    if any("xcessive depth" in fault.message for fault in parser.error_log):
        raise LexcheckError(
            "this HTML page is nested too deeply to be read whole",
            cause="its elements are never closed",
            mend="open it in a browser and save it as PDF or plain text",
        )
    page = _Page(Sheet())
    _print(page, root)
    metadata = {
        key.lower(): value
        for element in root.iter("meta")
        if (value := element.get("content"))
        and (key := element.get("name") or element.get("http-equiv") or element.get("property"))
    }
    language = (
        root.get("lang")
        or root.get("{http://www.w3.org/XML/1998/namespace}lang")
        or metadata.get("content-language")
        or metadata.get("dc.language")
        or ""
    )
    title = _SPACE.sub(" ", "".join(element.text or "" for element in root.iter("title"))).strip()
    return page.sheet.finish(data, name, "html", title=title, language=language[:2].lower(), metadata=metadata, warnings=warnings)


def _print(page: _Page, root: etree._Element) -> None:
    """Walk the page without recursion: hostile pages nest deeply."""
    body = root.find("body")
    walker = etree.iterwalk(body if body is not None else root, events=("start", "end"))
    site = _site(root)
    skipped = None
    for event, element in walker:
        tag = str(element.tag).lower()
        if event == "start" and (tag in _GONE or _unseen(element)):
            walker.skip_subtree()
            skipped = element
        elif event == "start":
            _open(page, element, tag, site)
            _write(page, element.text or "", line(element))
        else:
            if element is not skipped:
                _close(page, element, tag, site)
            if element is not body:
                _write(page, element.tail or "", line(element))
    _end_line(page)


def _unseen(element: etree._Element) -> bool:
    return (
        element.get("hidden") is not None
        or bool(_HIDDEN.search(element.get("style") or ""))
        or element.get("role") == "navigation"
    )


def _site(root: etree._Element) -> frozenset[etree._Element]:
    """The elements that are the site's and not the law's: headers, footers, menus, and what is outside `main`."""
    body = root.find("body")
    if body is None:
        return frozenset()
    whole = sum(len(text) for text in body.itertext())
    found = [
        element
        for element in body.iter("header", "footer", "div", "ul", "aside", "section", "p")
        if (
            (
                element.tag in ("header", "footer")
                and not any(up.tag in ("article", "main", "section") for up in element.iterancestors())
            )
            or element.get("role") in ("banner", "contentinfo", "search")
            or _SITE.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        )
    ]
    return frozenset(element for element in found[:500] if 2 * sum(len(text) for text in element.itertext()) < whole)


def _open(page: _Page, element: etree._Element, tag: str, site: frozenset[etree._Element]) -> None:
    if element in site:
        _end_block(page)
        page.furniture += 1
    if tag in ("b", "strong", "th"):
        page.bold.append(len(page.row))
    if tag in ("td", "th"):
        _cell(page)
    elif tag == "sup" and any((link.get("href") or "").startswith("#") for link in element.iter("a")):
        _write(page, "[", line(element))
    if tag in _INLINE or tag in ("td", "th"):
        return
    if tag == "br":
        _end_line(page)
        return
    _end_block(page)
    if tag == "tr":
        page.cells.append(False)
    elif tag in ("ol", "ul", "menu"):
        page.lists.append(_list(element, tag))
    elif tag == "li":
        page.label = _item(page, element)
    elif tag == "pre":
        page.pre += 1
    elif len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
        page.heading = int(tag[1])


def _close(page: _Page, element: etree._Element, tag: str, site: frozenset[etree._Element]) -> None:
    if tag in ("b", "strong", "th") and page.bold:
        start = page.bold.pop()
        if start < len(page.row):
            page.bolds.append((start, len(page.row)))
    if tag == "sup" and any((link.get("href") or "").startswith("#") for link in element.iter("a")):
        _write(page, "]", line(element))
    if tag not in _INLINE and tag not in ("td", "th", "br"):
        if tag == "tr":
            if page.cells:
                page.cells.pop()
            _end_line(page)
        else:
            _end_block(page)
        if tag in ("ol", "ul", "menu") and page.lists:
            page.lists.pop()
        elif tag == "li":
            page.label = ""
        elif tag == "pre":
            page.pre -= 1
        elif len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            page.heading = 0
    if element in site:
        _end_line(page)
        page.furniture -= 1


def _cell(page: _Page) -> None:
    """A cell begins: a tab after the one before it, on the same line."""
    if page.cells and page.cells[-1] and page.row.strip():
        page.row += "\t"
        page.tabbed = True
        page.waiting = False
    if page.cells:
        page.cells[-1] = True


def _end_block(page: _Page) -> None:
    """A block begins or ends: so does the line, but inside a cell only if more of the cell follows."""
    if page.cells:
        page.waiting = bool(page.row.strip()) and not page.row.endswith("\t")
    else:
        _end_line(page)


def _end_line(page: _Page) -> None:
    """Put the line on the sheet, with its marks."""
    text = page.row.rstrip(" \t")
    if text.strip():
        kind = "furniture" if page.furniture else "heading" if page.heading else "table" if page.tabbed else ""
        start = page.sheet.line(text, page.at, kind, page.heading if kind == "heading" else 0)
        bolds = page.bolds + [(begin, len(text)) for begin in page.bold]
        page.sheet.marks += [
            Mark(start + left, start + min(right, len(text)), "bold") for left, right in bolds if left < min(right, len(text))
        ]
    page.row, page.tabbed, page.waiting, page.bolds = "", False, False, []
    page.bold = [0] * len(page.bold)


def _write(page: _Page, text: str, at: int) -> None:
    """Add running text; white space counts only in preformatted text."""
    if not text:
        return
    if page.pre:
        for index, row in enumerate(text.split("\n")):
            if index:
                _end_line(page)
            page.at = page.at if page.row else at + index
            page.row += row.replace("\u00ad", "")
        return
    text = _SPACE.sub(" ", text).replace("\u00ad", "")
    if text == " " and (not page.row or page.row.endswith((" ", "\t"))):
        return
    if page.waiting and text != " ":
        _end_line(page)
    if not page.row or page.row.endswith((" ", "\t")):
        text = text.lstrip(" ")
        page.at = page.at if page.row else at
    if page.label and text.strip():
        page.row, page.label = f"{page.label} ", ""
    page.row += text


def _list(element: etree._Element, tag: str) -> _List:
    """How a list is numbered, by its attributes and its own style."""
    style = _STYLE.search(element.get("style") or "")
    way = style[1].lower() if style else ""
    items = sum(1 for child in element if child.tag == "li")
    if tag != "ol" and way not in _STYLES and way != "decimal":
        return _List("none" if way == "none" else "bullet", 0, 0)
    way = "none" if way == "none" else _STYLES.get(way) or _TYPES.get(element.get("type") or "1", "decimal")
    back = element.get("reversed") is not None
    return _List(way, _integer(element.get("start"), items if back else 1), -1 if back else 1)


def _item(page: _Page, element: etree._Element) -> str:
    """The label of a list item; none where its own text begins with one."""
    if not page.lists:
        return ""
    around = page.lists[-1]
    around.number = _integer(element.get("value"), around.number)
    label = "•" if around.way == "bullet" else "" if around.way == "none" else f"{written(around.number, around.way)}."
    around.number += around.step
    own = str(next((text for text in element.itertext() if text.strip()), ""))
    return "" if _LABELLED.match(own) else label


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"\s*-?\d{1,6}\s*", text) else default
