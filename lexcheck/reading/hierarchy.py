"""Print XML that states its structure: units inside units, each with a number, a heading and text. What a vocabulary calls them it tells.

Shared by the vocabularies that need no printing rules of their own (CLML, USLM); those of Akoma Ntoso and Justice Canada are in their
readers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from lexcheck.reading.outline import Outline
from lexcheck.reading.sheet import Sheet
from lexcheck.reading.xmlsafe import children, entity, line, local

_CELLS = frozenset(("td", "th", "entry", "column"))
_APART = frozenset(("preamble", "schedule", "block"))  # a blank line stands before these
_SPACE = re.compile(r"[ \t\r\n]+")
_GLUE, _JOINT = "\x01", "\x02"  # what stands around them is one line, without and with a space
_GLUED = re.compile(r"[\x00\s]*([\x01\x02])[\x00\s]*")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the text of a unit: `label` as printed (`(a)`), `number` cleaned (`a`); `zone` where it is not its parent's."""

    level: str
    label: str = ""
    number: str = ""
    heading: str = ""
    status: str = ""
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How an XML vocabulary is printed. The sets hold local names.

    `head` gives the head of an element that is a unit, None for one that is not. `headed` are printed by the head where the element around
    them has been `said` by one; `through` hold units or text; `blocks` end the line inside running text; `notes` follow the line they
    stand in, `furniture` too; `gone` is not printed. `edges` gives what stands before and after an inline element or block in running
    text, None for nothing special; `called` the note that an element calls, empty for none.
    """

    head: Callable[[etree._Element], Head | None]
    headed: frozenset[str]
    said: Callable[[etree._Element], bool]
    through: frozenset[str]
    blocks: frozenset[str]
    notes: frozenset[str]
    furniture: frozenset[str]
    gone: frozenset[str]
    edges: Callable[[etree._Element], tuple[str, str] | None]
    called: Callable[[etree._Element], str] = lambda element: ""


@dataclass(slots=True)
class Press:
    """What is being printed, and the notes and page numbers that wait for the end of their line."""

    words: Vocabulary
    sheet: Sheet = field(default_factory=Sheet)
    outline: Outline = field(init=False)
    waiting: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.outline = Outline(self.sheet)


def inside(press: Press, element: etree._Element) -> None:
    """What a unit or the document holds, in order."""
    words = press.words
    if _mixed(element) and not any(local(child) in words.headed for child in children(element)):
        text(press, element)
        return
    _stray(press, element.text, element)
    for child in children(element):
        name = local(child)
        if name in words.gone:
            continue
        if name in words.headed and words.said(element):
            lines(press, child)  # printed already; its notes are not
        elif (head := words.head(child)) is not None:
            unit(press, child, head)
        elif name in words.through and not _mixed(child):
            inside(press, child)
        else:
            text(press, child)
        _stray(press, child.tail, child)


def _mixed(element: etree._Element) -> bool:
    """Whether text stands between the children of an element: then it is a paragraph."""
    return bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)


def _stray(press: Press, words: str | None, element: etree._Element) -> None:
    """Text that stands between units, where no schema lets it stand."""
    if words and words.strip():
        row = _SPACE.sub(" ", words).strip()
        start = press.sheet.line(row, line(element))
        press.outline.text(start, start + len(row))


def unit(press: Press, element: etree._Element, head: Head) -> None:
    """Print a unit: `3 Heading` on a line of its own, or `(a) ` before its text; then what it holds."""
    sheet, at = press.sheet, line(element)
    shown = head.heading if head.level != "definition" else ""
    if shown or head.level in _APART:
        sheet.blank(at)
    elif not sheet.fresh and (press.outline.begun or not head.label):
        sheet.end_line(at)
    press.outline.open(head.level, head.number, head.heading, status=head.status, zone=head.zone)
    if shown:
        sheet.line(f"{head.label} {shown}".strip(), at, "heading", min(press.outline.depth, 6))
    elif head.label:
        sheet.write(f"{head.label} ")
    press.outline.body()
    inside(press, element)
    if not sheet.fresh:
        sheet.end_line(at)
    flush(press, at)
    press.outline.close()


def text(press: Press, element: etree._Element) -> None:
    """A block of text, line by line; it belongs to the open unit. Its notes follow it."""
    at, name = line(element), local(element)
    kind = "note" if name in press.words.notes else "furniture" if name in press.words.furniture else ""
    if kind and any(local(child) in press.words.notes for child in children(element)):
        for child in children(element):
            _note(press, child, kind)
    elif kind:
        _note(press, element, kind)
    if kind:
        return
    alone = not press.outline.depth  # text that belongs to no unit is one of its own
    if alone:
        press.outline.open("block")
    before, after = press.words.edges(element) or ("", "")
    for row in lines(press, element, before, after):
        start = press.sheet.line(row, at, "table" if "\t" in row else "")
        press.outline.text(start, start + len(row))
    flush(press, at)
    if alone:
        press.outline.close()


def _note(press: Press, element: etree._Element, kind: str) -> None:
    """A note or a page number on lines of its own."""
    at = line(element)
    for row in lines(press, element):
        if not press.sheet.fresh:
            press.sheet.end_line(at)
        press.sheet.line(row, at, kind)
    press.waiting.clear()


def flush(press: Press, at: int) -> None:
    """Print the notes that wait, on lines of their own."""
    if press.waiting and press.sheet.fresh:
        for kind, words in press.waiting:
            press.sheet.line(words, at, kind)
        press.waiting.clear()


def lines(press: Press, element: etree._Element, before: str = "", after: str = "") -> list[str]:
    """The text of an element between its edges, a line for each block in it; its notes wait."""
    parts: list[str] = [before]
    _gather(press, element, parts)
    parts.append(after)
    rows = (
        _SPACE.sub(" ", row.replace("\t", "\v")).replace("\v", "\t").strip(" ")
        for row in _GLUED.sub(lambda found: "" if found[1] == _GLUE else " ", "".join(parts)).split("\x00")
    )
    return [row.strip("\t") for row in rows if row.strip()]


def flat(press: Press, element: etree._Element | None) -> str:
    """The text of an element on one line."""
    return " ".join(lines(press, element)) if element is not None else ""


def _gather(press: Press, element: etree._Element, parts: list[str]) -> None:
    """Add an element's text; \\0 stands between blocks, a tab between cells, glue where a label or a quotation mark joins a block."""
    words = press.words
    parts.append((element.text or "").replace("\t", " "))
    for child in element:
        name = local(child)
        if not name:
            parts.append(entity(child))
        elif called := words.called(child):
            press.waiting.append(("note", called))
        elif name in words.notes or name in words.furniture:
            kind = "note" if name in words.notes else "furniture"
            press.waiting += [(kind, row) for row in _apart(press, child)]
        elif name in _CELLS:
            parts += ["\t" if child.getprevious() is not None else "", flat(press, child)]
        elif name not in words.gone:
            edge = "\x00" if name in words.blocks else ""
            before, after = words.edges(child) or (edge, edge)
            parts.append(before)
            _gather(press, child, parts)
            parts.append(after)
        parts.append((child.tail or "").replace("\t", " "))


def _apart(press: Press, note: etree._Element) -> Iterator[str]:
    """The lines of a note, with no note of its own."""
    waiting, press.waiting = press.waiting, []
    rows = lines(press, note)
    press.waiting = waiting
    return iter(rows)


def labelled(before: str = "", after: str = "") -> tuple[str, str]:
    """The edges of a label that stands on the line of the block after it, with what is printed before and after it."""
    return f"\x00{before}", f"{after}{_JOINT}"


def item(label: str) -> tuple[str, str]:
    """The edges of an item of a list that has an automatic label."""
    return f"\x00{label}{_JOINT}" if label else "\x00", "\x00"


def quoted(opening: str, closing: str) -> tuple[str, str]:
    """The edges of a quotation whose marks stand on the first and the last line of it."""
    return (f"\x00{opening}{_GLUE}", f"{_GLUE}{closing}") if opening else ("\x00", "\x00")
