"""Small bills for the tests of comparing: sections as lists of words, printed as a statute."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from lexcheck.comparing.changes import Change, Comparison, Kind
from lexcheck.model import Law, Source
from lexcheck.segmenting import segment

TERMS = """minister tribunal officer registrar vessel harbour licence permit fee record notice appeal hearing order inspector cargo port
authority document passenger master owner agent crew dock pilot customs district council budget audit report"""
WORDS = TERMS.split()


@dataclass(frozen=True)
class Section:
    """One section: heading, lead, and paragraphs (a), (b) ..."""

    heading: str
    lead: str
    paragraphs: tuple[str, ...] = ()


def printed(sections: Sequence[Section]) -> str:
    """The sections as a statute, numbered from 1."""
    lines = ["HARBOURS ACT", ""]
    for number, section in enumerate(sections, 1):
        lines += ["", f"{number}. {section.heading}", f"{section.lead}{':' if section.paragraphs else '.'}"]
        lines += [f"({chr(97 + at)}) {words};" for at, words in enumerate(section.paragraphs)]
    return "\n".join(lines) + "\n"


def law(text: str, name: str = "act.txt") -> Law:
    """A text as a law in English."""
    return segment(Source(name, "text", hashlib.sha256(text.encode()).hexdigest(), text), language="en", key="act")


def sentences(least: int = 9, most: int = 16) -> st.SearchStrategy[str]:
    """Words in a row that read as one clause."""
    return st.lists(st.sampled_from(WORDS), min_size=least, max_size=most).map(" ".join)


def sections(least: int = 3, most: int = 7) -> st.SearchStrategy[list[Section]]:
    """Sections with different leads."""
    one = st.builds(
        lambda heading, lead, rows: Section(heading, f"The {lead}", tuple(rows)),
        st.lists(st.sampled_from(WORDS), min_size=2, max_size=3).map(lambda words: " ".join(words).capitalize()),
        sentences(),
        st.lists(sentences(8, 12), max_size=3, unique=True),
    )
    return st.lists(one, min_size=least, max_size=most, unique_by=lambda s: s.lead)


def kinds(comparison: Comparison) -> set[Kind]:
    """All kinds of change in a comparison."""
    return {kind for change in comparison.changes for kind in change.kinds}


def bare(label: str) -> str:
    """A citation's letters and digits: `3(1)(a)` and `3 1 a` are one."""
    return " ".join(re.findall(r"[^\W_]+(?:-\d+)*", label))


def row(comparison: Comparison, old: str | None = None, new: str | None = None) -> Change:
    """The row of a provision, by its citation in one of the versions, however it is punctuated."""
    for change in comparison.changes:
        if old is not None and change.old is not None and bare(change.old.label) == bare(old):
            return change
        if new is not None and change.new is not None and bare(change.new.label) == bare(new):
            return change
    raise AssertionError(f"no row for {old or new}")


def only_new(comparison: Comparison) -> set[str]:
    """The citations of what was inserted."""
    return {bare(change.new.label) for change in comparison.changes if Kind.INSERTED in change.kinds and change.new}


def saying(comparison: Comparison, words: str) -> Change:
    """The row whose new words hold some words, wherever the provision stands and however it is cited."""
    for change in comparison.changes:
        if words in " ".join(edit.new for edit in change.edits) or (
            change.new is not None and words in " ".join(comparison.new.own(change.new).split())
        ):
            return change
    raise AssertionError(f"no row says {words}")


def replaced(change: Change) -> list[tuple[str, str]]:
    """The words that went and those that came, a pair a run."""
    return [(" ".join(edit.old.split()), " ".join(edit.new.split())) for edit in change.edits if edit.op != "equal"]
