"""The paragraph styles of a DOCX: headings, and the lists that styles belong to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from lexcheck.reading.xmlsafe import children, local

_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph takes from its style: heading level (0 for none) and list (number, level; empty and None for none)."""

    heading: int = 0
    number: str = ""
    level: int | None = None
    title: bool = False


def styles(root: etree._Element | None) -> dict[str, Style]:
    """Paragraph styles by id, with what they inherit."""
    raw: dict[str, etree._Element] = {}
    for element in children(root) if root is not None else ():
        if local(element) == "style" and value(element, "type") in ("paragraph", ""):
            raw[value(element, "styleId")] = element
    return {key: _resolved(key, raw) for key in raw}


def _resolved(key: str, raw: dict[str, etree._Element]) -> Style:
    """A style with the gaps filled from the style it is based on."""
    heading, number, level, title = 0, "", None, False
    seen: set[str] = set()
    while key in raw and key not in seen:
        seen.add(key)
        element = raw[key]
        name = value(child(element, "name"), "val")
        named = _HEADING.fullmatch(name)
        outline = value(descend(element, "pPr", "outlineLvl"), "val")
        if not heading:
            heading = int(named[1]) if named else int(outline) + 1 if outline.isdigit() and int(outline) < 9 else 0
        title = title or name.lower() == "title"
        listed = descend(element, "pPr", "numPr")
        if listed is not None:
            number = number or value(child(listed, "numId"), "val")
            own = value(child(listed, "ilvl"), "val")
            level = level if level is not None or not own.isdigit() else int(own)
        key = value(child(element, "basedOn"), "val")
    return Style(heading, number, level, title)


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of a local name."""
    return next((found for found in children(element) if local(found) == name), None) if element is not None else None


def descend(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The element that a path of local names leads to."""
    for name in names:
        element = child(element, name)
    return element


def value(element: etree._Element | None, name: str) -> str:
    """An attribute by its local name, whatever the version's namespace; empty where there is none."""
    if element is None:
        return ""
    return next((str(found) for key, found in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def on(element: etree._Element | None) -> bool:
    """Whether a switch such as `w:b` is there and not switched off."""
    return element is not None and value(element, "val") not in ("0", "false", "none", "off")
