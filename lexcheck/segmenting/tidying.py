"""What print adds to a law, told apart before anything is read: running heads, footnotes, labels set in the margin."""

from __future__ import annotations

from collections import Counter

from lexcheck.segmenting.grammar import Grammar
from lexcheck.segmenting.scan import Line
from lexcheck.segmenting.signs import ENDS, capital

CLOSED = ENDS + ")]”\"'’—–―_*"  # a line that ends so ends a sentence or an item


def single_spaced(text: str, lines: list[Line]) -> None:
    """Where a blank line stands even between the lines of one sentence, it parts nothing: take one off every gap."""
    torn = sum(
        line.gap == 1 and line.form == "" and text[line.at].islower() and text[lines[at - 1].end - 1].isalpha()
        for at, line in enumerate(lines)
        if at
    )
    if torn * 5 > len(lines):
        for line in lines:
            line.gap = max(line.gap - 1, 0)


def running_heads(text: str, lines: list[Line]) -> None:
    """Short lines that come again beside page furniture, or where a page break left a wide gap, are furniture too."""
    seen: Counter[str] = Counter()
    beside: list[tuple[int, str]] = []
    for at, line in enumerate(lines):
        if (
            line.form in ("", "explanatory")
            and line.end - line.at < 60
            and not line.part
            and (
                (at and lines[at - 1].form == "furniture")
                or line.gap > 2
                or (at + 1 < len(lines) and lines[at + 1].form == "furniture")
            )
        ):
            key = "".join(sign for sign in text[line.at : line.end].lower() if sign.isalpha())
            seen[key] += 1
            beside.append((at, key))
    for at, key in beside:
        if seen[key] > 1:
            lines[at].form = "furniture"


def footnotes(text: str, lines: list[Line]) -> None:
    """A footnote runs on until its sentence ends; the number that stands alone before it is its sign."""
    for at in range(1, len(lines)):
        line, before = lines[at], lines[at - 1]
        if line.form == "note":
            if before.form == "lone" and not line.gap:
                before.form = "note"
        elif before.form == "note" and not line.gap and line.style < 0:
            last = text[before.end - 1]
            if (line.form in ("", "enacting", "ending") and last not in ".”\"’'];\u037e") or (
                line.form == "bracket" and (last in "-–—:" or (lines[at - 2].form == "note" and last in ";\u037e"))
            ):
                line.form = "note"


def stray_labels(text: str, lines: list[Line], grammar: Grammar) -> None:
    """Give labels that a printed margin set apart from their paragraphs back to them.

    Either the label stands on its own line inside the first sentence of its paragraph, or several labels stand together before as many
    paragraphs.
    """
    at, count = 1, len(lines)
    while at < count - 1:
        line = lines[at]
        if line.form not in ("bracket", "half") or line.rest < line.end or line.part:
            at += 1
            continue
        before, after = lines[at - 1], lines[at + 1]
        if (
            not line.gap
            and not after.gap
            and before.form == after.form == ""
            and before.gap
            and text[after.at].islower()
            and capital(text[before.at])
            and text[before.end - 1] not in CLOSED
        ):
            before.form, before.labels, line.form = "bracket", line.labels, "stray"
            at += 1
            continue
        run = at
        while run < count and lines[run].form in ("bracket", "half") and lines[run].rest >= lines[run].end and lines[run].gap:
            run += 1
        labels, place = run - at, run
        heads: list[Line] = []
        while labels > 1 and place < count and len(heads) < labels and lines[place].form == "":
            before = lines[place - 1]
            finished = text[before.end - 1] in CLOSED or grammar.item_end.search(text, max(before.end - 8, 0), before.end)
            if lines[place].gap and (not heads or finished):
                heads.append(lines[place])
            place += 1
        if labels > 1 and len(heads) == labels:
            for label, head in zip(lines[at:run], heads, strict=True):
                head.form, head.labels, label.form = "bracket", label.labels, "stray"
        at = max(run, at + 1)
