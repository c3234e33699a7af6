"""Tracked changes of Word: words that came, went or moved, in paragraphs that came, went or moved."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

AUTHOR = "lexcheck"
STEP = 360  # twentieths of a point that a level stands in
# what XML cannot hold
_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Tracker:
    """Writes paragraphs into a document; every tracked change has a number of its own.

    `how` is `equal`, `ins`, `del`, `moveTo` or `moveFrom` everywhere.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._number = 0

    def paragraph(self, depth: int, how: str, *, right: bool) -> Any:
        """A new paragraph, `depth` steps in; its end is tracked as `how`. `right` writes from right to left."""
        paragraph = self._document.add_paragraph()
        properties = paragraph._p.get_or_add_pPr()
        if right:
            right_to_left(paragraph)
        properties.append(_made("ind", start=str(depth * STEP)) if right else _made("ind", left=str(depth * STEP)))
        if how != "equal":
            mark = _made("rPr")
            mark.append(self._change(how))
            properties.append(mark)
        return paragraph

    def say(self, paragraph: Any, words: str, how: str, *, bold: bool = False, right: bool = False) -> None:
        """Words as they are, a blank where any white space is."""
        words = re.sub(r"\s+", " ", _XML.sub("", words))
        if not words:
            return
        run = _made("r")
        if bold or right:
            run.append(_made("rPr"))
            for name in ("b", "bCs") if bold else ():
                run[0].append(_made(name))
            if right:
                run[0].append(_made("rtl"))
        text = _made("delText" if how == "del" else "t")
        text.text = words
        text.set(_SPACE, "preserve")
        run.append(text)
        if how == "equal":
            paragraph._p.append(run)
        else:
            holder = self._change(how)
            holder.append(run)
            paragraph._p.append(holder)

    def move(self, paragraph: Any, how: str, name: str) -> None:
        """Name a paragraph as one end of a move; both ends bear the same name."""
        at = 1 if paragraph._p.pPr is not None else 0
        self._number += 1
        paragraph._p.insert(at, _made(f"{how}RangeStart", id=str(self._number), author=AUTHOR, name=name))
        paragraph._p.append(_made(f"{how}RangeEnd", id=str(self._number)))

    def comment(self, paragraph: Any, notes: list[str]) -> None:
        """A comment on a paragraph."""
        # an empty run: a comment needs one to stand at, and tracked runs come and go
        run = paragraph.add_run()
        self._document.add_comment(run, text="\n".join(_XML.sub("", note) for note in notes), author=AUTHOR, initials="lc")

    def _change(self, how: str) -> Any:
        self._number += 1
        return _made(how, id=str(self._number), author=AUTHOR)


def right_to_left(paragraph: Any) -> None:
    """Let a paragraph run from right to left."""
    paragraph._p.get_or_add_pPr().append(_made("bidi"))


def _made(tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
