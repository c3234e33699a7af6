"""Elements of WordprocessingML: made by name, and paragraphs whose words run in their own direction."""

from __future__ import annotations

from functools import cache
from typing import Any

from lexcheck.reporting.documents.words import clean, ended, leads, runs, runs_right_to_left

EMUS = 360_000  # English metric units in a centimetre
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@cache
def _element() -> Any:
    """What makes elements of the kind that python-docx works with; it loads late."""
    from docx.oxml.parser import oxml_parser

    return oxml_parser.makeelement


def made(tag: str, *children: Any, **attributes: str) -> Any:
    """`<w:tag w:name="value">` with its children."""
    element = _element()(f"{{{_WORD}}}{tag}", {f"{{{_WORD}}}{name}": value for name, value in attributes.items()}, {"w": _WORD})
    element.extend(children)
    return element


def paragraph(words: str, style: str, right: bool, lead: str = "") -> Any:
    """A paragraph in the direction of its words, in that of the document (`right`: from right to left) where they have none. `lead` stands
    before them in bold and sets the direction unless it is a citation."""
    words, lead = clean(words), clean(lead)
    turned = runs_right_to_left(lead if leads(lead) or not words else words, right)
    properties = made("pPr", made("pStyle", val=style), *([made("bidi")] if turned else []))
    element = made("p", properties)
    for part, bold in ((f"{lead} " if lead and words else lead, True), (ended(words, turned), False)):
        element.extend(run(piece, from_right, bold) for piece, from_right in runs(part, turned))
    return element


def field(code: str) -> Any:
    """A field that the program which opens the document fills in (`PAGE`, `NUMPAGES`)."""
    return made("fldSimple", made("r", _text("1")), instr=code)


def run(words: str, from_right: bool, bold: bool = False) -> Any:
    """Words of one direction."""
    properties = [made("b"), made("bCs")] if bold else []
    properties += [made("rtl")] if from_right else []
    return made("r", *([made("rPr", *properties)] if properties else []), _text(words))


def _text(words: str) -> Any:
    text = made("t")
    text.text = words
    text.set(_SPACE, "preserve")
    return text
