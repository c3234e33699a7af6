"""A comparison as a Word document with real tracked changes: accepting all gives the new text, rejecting all the old one. A comment
stands where a requirement is touched, where something is to be mended, and where a provision moved."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from lexcheck.comparing.changes import Change, Comparison, Kind
from lexcheck.comparing.places import Side, side
from lexcheck.model import Law, Provision
from lexcheck.reporting import comparison_texts as wording
from lexcheck.reporting import texts

if TYPE_CHECKING:
    from docx.document import Document

AUTHOR = "lexcheck"
# what XML cannot hold
_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
DEEPEST = 6  # steps of indentation
STEP = 360  # twentieths of a point


def comparison_docx(comparisons: Sequence[Comparison]) -> bytes:
    """The document; several comparisons stand one after the other."""
    import docx

    document = docx.Document()
    tracker = _Tracker(document)
    for comparison in comparisons:
        document.add_heading(comparison.new.title or comparison.new.key, level=1)
        document.add_paragraph(f"{comparison.old.source.name} → {comparison.new.source.name}. {texts.DISCLAIMER}")
        tracker.add(comparison)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class _Tracker:
    """Writes the rows of comparisons into a document; every tracked change has a number of its own."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._number = 0

    def add(self, comparison: Comparison) -> None:
        """All rows, in the order of the new version."""
        sides = side(comparison.old, comparison.changes, old=True), side(comparison.new, comparison.changes, old=False)
        touching = wording.touching(comparison)
        mending: dict[str, list[str]] = {}
        for ripple in comparison.ripples:
            mending.setdefault(ripple.provision.id, []).append(f"{wording.RIPPLES[ripple.kind]}: {ripple.message}")
        right = comparison.new.language in wording.RIGHT_TO_LEFT
        for row, change in enumerate(comparison.changes):
            notes = [
                " ".join(
                    filter(
                        None,
                        (wording.EFFECTS[o.effect].name + ":", o.requirement.id, o.requirement.title, f"({did})" if did else ""),
                    )
                )
                for o, did in touching.get(row, ())
            ]
            notes += mending.get(change.new.id, []) if change.new else []
            if Kind.MOVED in change.kinds:
                notes.append(f"moved: {wording.place(change, comparison)}")
            self._row(row, change, comparison, sides, notes, right)

    def _row(
        self, row: int, change: Change, comparison: Comparison, sides: tuple[Side, Side], notes: list[str], right: bool
    ) -> None:
        paragraph = self._document.add_paragraph()
        provision = change.new or change.old
        law = comparison.new if change.new else comparison.old
        assert provision is not None, "a row holds at least one provision"
        depth = min(sum(1 for _ in law.ancestors(provision.index)), DEEPEST)
        properties = paragraph._p.get_or_add_pPr()
        if right:
            properties.append(_made("bidi"))
        properties.append(_made("ind", left=str(depth * STEP)))
        if change.old is None or change.new is None:
            # the end of the paragraph came or went with its words
            mark = _made("rPr")
            mark.append(self._change("ins" if change.old is None else "del"))
            properties.append(mark)
        old_label, new_label = _label(change.old), _label(change.new)
        if old_label == new_label:
            self._say(paragraph, new_label, "equal", bold=True)
        else:
            self._say(paragraph, old_label, "del", bold=True)
            self._say(paragraph, new_label, "ins", bold=True)
        self._words(paragraph, row, change, comparison, sides)
        if notes:
            runs = paragraph.runs or [paragraph.add_run("\u200b")]
            self._document.add_comment(runs[0], text="\n".join(notes), author=AUTHOR, initials="lc")

    def _words(self, paragraph: Any, row: int, change: Change, comparison: Comparison, sides: tuple[Side, Side]) -> None:
        if change.old is None and change.new is not None:
            self._say(paragraph, _own(comparison.new, change.new), "ins")
        elif change.new is None and change.old is not None:
            self._say(paragraph, _own(comparison.old, change.old), "del")
        elif not any(edit.op != "equal" for edit in change.edits) and not change.others and change.new is not None:
            self._say(paragraph, _own(comparison.new, change.new), "equal")
        else:
            for edit in change.edits:
                # words that another row holds (a part of what was split or merged) are shown there
                old = edit.old if edit.old and _holds(sides[0], row, edit.old_start) else ""
                new = edit.new if edit.new and _holds(sides[1], row, edit.new_start) else ""
                if edit.op == "equal" and old and new:
                    self._say(paragraph, new, "equal")
                else:
                    self._say(paragraph, old, "del")
                    self._say(paragraph, new, "ins")

    def _say(self, paragraph: Any, words: str, how: str, bold: bool = False) -> None:
        """Words with a blank behind them, as they are, as inserted or as deleted."""
        words = " ".join(_XML.sub("", words).split())
        if not words:
            return
        run = _made("r")
        if bold:
            run.append(_made("rPr"))
            run[0].append(_made("b"))
        text = _made("delText" if how == "del" else "t")
        text.text = f"{words} "
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.append(text)
        if how == "equal":
            paragraph._p.append(run)
        else:
            holder = self._change(how)
            holder.append(run)
            paragraph._p.append(holder)

    def _change(self, how: str) -> Any:
        self._number += 1
        return _made(how, id=str(self._number), author=AUTHOR)


def _made(tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _label(provision: Provision | None) -> str:
    """The number as it stands in front of the text; what has none has no label."""
    if provision is None or not provision.number:
        return ""
    return provision.number if provision.level in ("section", "article") else f"({provision.number})"


def _own(law: Law, provision: Provision) -> str:
    """Heading, own text and closing words."""
    tails = [law.own(child) for child in law.children(provision.index) if child.level == "continuation"]
    heading = provision.heading if provision.begin < provision.start and provision.level != "definition" else ""
    return " ".join(filter(None, (heading, law.own(provision), *tails)))


def _holds(where: Side, row: int, offset: int) -> bool:
    """Whether a place of a version's text belongs to a row's provision."""
    owner = next((p.index for p in reversed(where.law.provisions) if p.begin <= offset < max(p.end, p.start)), -1)
    return where.row_at(owner) == row
