"""Justice Canada XML: the consolidated acts and regulations of Canada, printed as the gazette prints them, with their structure.

Element names: the Department of Justice's schema for laws-lois (Section, Subsection, Paragraph, ..., MarginalNote, Definition,
HistoricalNote). A heading holds the sections that follow it, as in print.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from lexcheck.model import Mark, Source
from lexcheck.reading.outline import Outline
from lexcheck.reading.sheet import Sheet
from lexcheck.reading.xmlsafe import children, entity, line, local, parse

# fmt: off
_LEVELS = {"Section": "section", "Subsection": "subsection", "Paragraph": "paragraph", "Subparagraph": "subparagraph",
           "Clause": "clause", "Subclause": "subclause", "Subsubclause": "item"}
# fmt: on
_PRINTED = {"Label", "MarginalNote"}  # of a unit: printed before its text
_NOTES = {"HistoricalNote", "Footnote"}
_APART = {"Footnote", "FootnoteRef", "HistoricalNote"}
_UNPRINTED = {"RunningHead", "RecentAmendments", "colspec", "RegnalYear"}
_SPACED = {"LeaderRightJustified", "Leader", "LineBreak", "entry", "Label", "FormulaTerm"}
_RUNNING = {"Text", "TitleText", "MarginalNote", "Label", "BilingualItemEn", "BilingualItemFr"}
_TERMS = {
    "en": ("DefinedTermEn", "DefinitionEnOnly", "DefinedTermFr"),
    "fr": ("DefinedTermFr", "DefinitionFrOnly", "DefinedTermEn"),
}
# the first word of a heading's label, in both official languages of the schema
# fmt: off
_CONTAINERS = {"part": "part", "partie": "part", "chapter": "chapter", "chapitre": "chapter", "division": "division",
               "subdivision": "division", "section": "division", "sous-section": "division"}
# fmt: on
_NOT_IN_FORCE = "NifProvs"


@dataclass(slots=True)
class _Press:
    """What is being printed: the sheet, the outline, the headings that are open with their levels, notes that wait for their unit's end."""

    sheet: Sheet
    outline: Outline
    language: str
    headings: list[int] = field(default_factory=list)
    status: str = ""


def read(data: bytes, name: str) -> Source:
    """The source of an act or regulation, with its units as nodes. Raises LexcheckError where the XML is broken or hostile."""
    root = parse(data)
    sheet = Sheet()
    language = (root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[:2]
    press = _Press(sheet, Outline(sheet), language)
    titles = _front(press, root)
    for child in children(root):
        if local(child) == "Body":
            _body(press, child)
        elif local(child) == "Schedule":
            _close_headings(press, 0)
            _schedule(press, child)
        elif local(child) not in ("Identification", "Introduction") and local(child) not in _UNPRINTED:
            _loose(press, child)
    _close_headings(press, 0)
    sheet.nodes = press.outline.nodes()
    metadata = {
        "country": "ca",
        "chapter": _words(root.find("Identification/Chapter/ConsolidatedNumber")),
        "in_force": root.get("in-force") or "",
        "current_to": root.get("{http://justice.gc.ca/lims}current-date") or "",
    }
    return sheet.finish(
        data,
        name,
        "canada-xml",
        title=next((title for title in titles if title), ""),
        language=language,
        metadata={key: value for key, value in metadata.items() if value},
    )


def _front(press: _Press, root: etree._Element) -> list[str]:
    """Titles, preamble and enacting words. Returns the short and the long title."""
    titles = [_words(root.find(f"Identification/{tag}")) for tag in ("ShortTitle", "LongTitle")]
    for title in titles:
        if title:
            press.outline.open("preamble")
            start = press.sheet.line(title, kind="heading", level=1)
            press.outline.text(start, start + len(title))
            press.outline.close()
            press.sheet.blank()
    for introduction in root.findall("Introduction"):
        for part in children(introduction):
            press.outline.open("preamble")
            _loose(press, part)
            press.outline.close()
            press.sheet.blank()
    return titles


def _body(press: _Press, body: etree._Element) -> None:
    for child in children(body):
        if local(child) == "Heading":
            _heading(press, child)
        elif local(child) in _LEVELS:
            _unit(press, child)
        else:
            _loose(press, child)


def _close_headings(press: _Press, level: int) -> None:
    """End the open headings of `level` and deeper."""
    while press.headings and press.headings[-1] >= level:
        press.headings.pop()
        press.outline.close()


def _heading(press: _Press, element: etree._Element) -> None:
    """A heading begins; it ends those of its level and below."""
    level = int(element.get("level") or 1) if (element.get("level") or "1").isdigit() else 1
    _close_headings(press, level)
    press.headings.append(level)
    _headed(press, element, "crossheading", level)


def _headed(press: _Press, element: etree._Element, level: str, rank: int = 1) -> None:
    """Open a unit with a label and a title on lines of their own; what its label says it is, else `level`."""
    label, title = _words(element.find("Label")), _words(element.find("TitleText"))
    word = label.split()[0].lower() if label else ""
    press.sheet.blank(line(element))
    number = (
        re.sub(r"^[^\W\d]{3,}\s+", "", label) if " " in label else "" if word in _CONTAINERS or level == "schedule" else label
    )
    press.outline.open(_CONTAINERS.get(word, level), _number(number), title, status=press.status)
    for text in (label, title):
        if text:
            press.sheet.line(text, line(element), "heading", rank)
    press.outline.body()
    for child in children(element):
        if local(child) not in ("Label", "TitleText"):
            _loose(press, child)


def _unit(press: _Press, element: etree._Element) -> None:
    """A section or a unit inside one: marginal note, number and text, then what it holds."""
    sheet, outline, at = press.sheet, press.outline, line(element)
    label, note, text = _label(element), _words(element.find("MarginalNote")), element.find("Text")
    begin = sheet.size
    if note:
        sheet.blank(at)
        begin = sheet.line(note, at)
    status = "repealed" if _repealed(text) else press.status or ("uncommenced" if element.get("in-force") == "no" else "")
    outline.open(_LEVELS[local(element)], _number(label), note, begin, status)
    own = _words(text)
    if label:
        sheet.write(f"{label} " if own or _joined(element) else label)
    outline.body()
    if own:
        outline.text(sheet.line(own, at), sheet.size - 1)
    elif not _joined(element):
        sheet.end_line(at)
    _held(press, element, text)
    outline.close()


def _joined(element: etree._Element) -> bool:
    """Whether the first subsection stands on the section's line: `3 (1) Text`."""
    first = next((child for child in children(element) if local(child) not in _PRINTED and local(child) not in _NOTES), None)
    return first is not None and local(first) == "Subsection" and first.find("MarginalNote") is None


def _held(press: _Press, element: etree._Element, done: etree._Element | None) -> None:
    """What a unit holds after its number and first text; its notes last."""
    for child in children(element):
        name = local(child)
        if child is done or name in _PRINTED or name in _NOTES:
            continue
        if name in _LEVELS:
            _unit(press, child)
        elif name == "Definition":
            _definition(press, child)
        else:
            _loose(press, child)
    for child in children(element):
        if local(child) in _NOTES:
            _note(press, child)


def _definition(press: _Press, element: etree._Element) -> None:
    """One defined term; its own text is the whole sentence, the term with it."""
    text = element.find("Text")
    names = _TERMS.get(press.language, _TERMS["en"])
    terms = [_words(found) for name in names if text is not None and (found := next(text.iter(name), None)) is not None]
    if note := _words(element.find("MarginalNote")):
        press.sheet.line(note, line(element))
    press.outline.open("definition", "", terms[0] if terms else "", status="repealed" if _repealed(text) else press.status)
    if own := _words(text):
        press.outline.text(press.sheet.line(own, line(element)), press.sheet.size - 1)
    _held(press, element, text)
    press.outline.close()


def _schedule(press: _Press, element: etree._Element) -> None:
    """A schedule: its heading, then groups, items, tables, or the sections of other acts that bear on this one."""
    press.status = "uncommenced" if element.get("id") == _NOT_IN_FORCE else ""
    heading = element.find("ScheduleFormHeading")
    _headed(press, heading if heading is not None else etree.Element("ScheduleFormHeading"), "schedule")
    _grouped(press, [child for child in children(element) if child is not heading])
    press.outline.close()
    press.status = ""


def _grouped(press: _Press, elements: list[etree._Element]) -> None:
    """What a schedule or a group in it holds."""
    for child in elements:
        name = local(child)
        if name in _LEVELS:
            _unit(press, child)
        elif name in ("BillPiece", "DocumentInternal"):
            _grouped(press, list(children(child)))
        elif name in ("RelatedOrNotInForce", "Group", "FormGroup"):
            heading = next((part for part in children(child) if local(part).endswith("Heading")), None)
            if heading is not None:
                _headed(press, heading, "crossheading", 2)
            _grouped(press, [part for part in children(child) if part is not heading])
            if heading is not None:
                press.outline.close()
        elif name == "Provision":
            _item(press, child)
        elif name in _NOTES:
            _note(press, child)
        else:
            _loose(press, child)


def _item(press: _Press, element: etree._Element) -> None:
    """An item of a schedule, by its label; without one, text of what holds it."""
    label, text = _label(element), element.find("Text")
    if not label:
        _loose(press, element)
        return
    press.outline.open("item", _number(label), status=press.status)
    own = _words(text)
    press.sheet.write(f"{label} " if own else label)
    press.outline.body()
    start = press.sheet.line(own, line(element))
    press.outline.text(start, start + len(own))
    _grouped(press, [child for child in children(element) if child is not text and local(child) not in _PRINTED])
    press.outline.close()


def _loose(press: _Press, element: etree._Element) -> None:
    """Text without a unit of its own, line by line: it belongs to the open unit."""
    name, at = local(element), line(element)
    if name in _NOTES:
        _note(press, element)
        return
    if name in _UNPRINTED:
        return
    inner = list(children(element))
    if name == "row":
        _print(press, "\t".join(_words(cell) for cell in inner), at, "table")
    elif name in _RUNNING or not inner or (element.text or "").strip() or any((child.tail or "").strip() for child in inner):
        _print(press, _words(element), at)
    else:
        label = _label(element) if element.find("Text") is not None else ""
        for child in inner:
            if label and local(child) == "Text":
                _print(press, f"{label} {_words(child)}".strip(), at)
                label = ""
            elif not (label and local(child) == "Label"):
                _loose(press, child)


def _print(press: _Press, text: str, at: int, kind: str = "") -> None:
    if text.strip():
        start = press.sheet.line(text, at, kind)
        press.outline.text(start, start + len(text))


def _note(press: _Press, element: etree._Element) -> None:
    """A footnote, or the history of a section: which act amended it."""
    if local(element) == "HistoricalNote":
        text = "; ".join(filter(None, (_words(item, ()) for item in children(element)))) or _words(element, ())
    else:
        text = _words(element, ())
    if text:
        start = press.sheet.line(text, line(element))
        press.sheet.marks.append(Mark(start, start + len(text), "note"))


def _label(element: etree._Element) -> str:
    return _words(element.find("Label"))


def _number(label: str) -> str:
    """A label without its brackets and points: `(a)` is `a`, `(1.1) to (1.3)` is `1.1 to 1.3`."""
    return re.sub(r"[()]", "", label.strip().rstrip(".")).strip()


def _repealed(text: etree._Element | None) -> bool:
    """Whether a text says that the unit is repealed, and nothing else but the term it defined."""
    if text is None or next(text.iter("Repealed"), None) is None:
        return False
    return not _words(text, (*_APART, "Repealed", "DefinedTermEn", "DefinedTermFr")).strip("() ;")


def _words(element: etree._Element | None, apart: tuple[str, ...] | set[str] = _APART) -> str:
    """The running text of an element, without notes."""
    if element is None:
        return ""
    parts: list[str] = []
    _gather(element, apart, parts)
    return " ".join("".join(parts).split())


def _gather(element: etree._Element, apart: tuple[str, ...] | set[str], parts: list[str]) -> None:
    parts.append(element.text or "")
    for child in element:
        if not isinstance(child.tag, str):
            parts.append(entity(child))
        elif local(child) not in apart:
            if local(child) in _SPACED:
                parts.append(" ")
            _gather(child, apart, parts)
            if local(child) in _SPACED:
                parts.append(" ")
        parts.append(child.tail or "")
