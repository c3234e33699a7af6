"""The automatic numbers of a DOCX: what Word would print before each paragraph, from numbering.xml and styles.xml.

Source: ECMA-376 Part 1, 17.9 (numbering). The counters belong to the abstract list: lists that share one go on counting, unless an
override starts them anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from lexcheck.reading.counting import letters, written
from lexcheck.reading.docx_styles import value
from lexcheck.reading.xmlsafe import children, local

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered. `restart`: the level (1-based) after which it starts anew, 0 for never, -1 for any above."""

    start: int = 1
    way: str = "decimal"
    text: str = ""
    restart: int = -1
    legal: bool = False
    style: str = ""
    gap: str = " "


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted."""

    abstracts: dict[str, dict[int, Level]] = field(default_factory=dict)
    lists: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = field(
        default_factory=dict
    )  # abstract, own levels, new starts
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def level_of_style(self, number: str, style: str) -> int | None:
        """The level that a list ties to a paragraph style."""
        levels = self._levels(number)
        return next((index for index, level in levels.items() if style and level.style == style), None)

    def label(self, number: str, index: int) -> str:
        """Count one paragraph of list `number` at level `index` and return its label with the gap after it; empty where it has none."""
        levels = self._levels(number)
        level = levels.get(index)
        if level is None or not 0 <= index < _LEVELS:
            return ""
        abstract, _, starts = self.lists[number]
        counts = self.counts.setdefault(abstract, [None] * _LEVELS)
        if index in starts and (number, index) not in self.begun:
            counts[index] = None
        self.begun.add((number, index))
        start = starts.get(index, level.start)
        count = start if counts[index] is None else (counts[index] or 0) + 1
        counts[index] = count
        for below in range(index + 1, _LEVELS):
            restart = levels[below].restart if below in levels else -1
            if restart == -1 or index < restart:
                counts[below] = None
        if level.way == "bullet":
            return f"•{level.gap}" if level.text.strip() else ""
        text = _PLACE.sub(lambda found: self._written(levels, counts, int(found[1]) - 1, level.legal), level.text)
        return text + level.gap if text.strip() else ""

    def _levels(self, number: str) -> dict[int, Level]:
        if number not in self.lists:
            return {}
        abstract, own, _ = self.lists[number]
        return {**self.abstracts.get(abstract, {}), **own}

    def _written(self, levels: dict[int, Level], counts: list[int | None], index: int, legal: bool) -> str:
        level = levels.get(index, Level())
        count = counts[index]
        if count is None:
            # a level above that has not been used counts from its start, as Word shows it
            count = counts[index] = level.start
        if legal or level.way == "none":
            return str(count) if legal else ""
        if level.way in ("lowerLetter", "upperLetter"):
            text = letters(count, doubled=True)
            return text.upper() if level.way == "upperLetter" else text
        return written(count, level.way)


def numbering(root: etree._Element | None) -> Numbering:
    """The lists of numbering.xml; none where there is no such part."""
    found = Numbering()
    if root is None:
        return found
    links: dict[str, str] = {}
    styled: dict[str, str] = {}
    for element in children(root):
        name = local(element)
        if name == "abstractNum":
            key = value(element, "abstractNumId")
            found.abstracts[key] = {
                _integer(value(child, "ilvl"), 0): _level(child) for child in children(element) if local(child) == "lvl"
            }
            for child in children(element):
                if local(child) == "numStyleLink":
                    links[key] = value(child, "val")
                elif local(child) == "styleLink":
                    styled[value(child, "val")] = key
        elif name == "num":
            _list(found, element)
    for key, style in links.items():
        # a list that only names a list style takes over the levels of the list that defines it
        if style in styled:
            found.abstracts[key] = found.abstracts[styled[style]]
    return found


def _list(found: Numbering, element: etree._Element) -> None:
    abstract = ""
    own: dict[int, Level] = {}
    starts: dict[int, int] = {}
    for child in children(element):
        if local(child) == "abstractNumId":
            abstract = value(child, "val")
        elif local(child) == "lvlOverride":
            index = _integer(value(child, "ilvl"), 0)
            for part in children(child):
                if local(part) == "startOverride":
                    starts[index] = _integer(value(part, "val"), 1)
                elif local(part) == "lvl":
                    own[index] = _level(part)
    found.lists[value(element, "numId")] = (abstract, own, starts)


def _level(element: etree._Element) -> Level:
    values: dict[str, str] = {local(child): value(child, "val") for child in children(element)}
    gap = {"nothing": "", "space": " "}.get(values.get("suff", ""), " ")
    return Level(
        start=_integer(values.get("start"), 1),
        way=values.get("numFmt") or _alternate(element),
        text=values.get("lvlText", ""),
        restart=_integer(values.get("lvlRestart"), -1),
        legal="isLgl" in values and values["isLgl"] not in ("0", "false"),
        style=values.get("pStyle", ""),
        gap=gap,
    )


def _alternate(element: etree._Element) -> str:
    """The number format inside mc:AlternateContent, where newer versions of Word put theirs."""
    found = next((child for child in element.iter() if local(child) == "numFmt"), None)
    return value(found, "val") if found is not None else "decimal"


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else default
