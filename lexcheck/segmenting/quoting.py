"""New text that an amending law quotes: where it opens, where it closes."""

from __future__ import annotations

from itertools import pairwise
from re import Pattern

from lexcheck.segmenting.grammar import Grammar
from lexcheck.segmenting.scan import Line, read

_QUOTE_LINES = 600
_CLOSERS = {"“": "”", "‘": "’", "«": "»"}


def quotes(text: str, lines: list[Line], grammar: Grammar, marks: list[int]) -> None:
    """Number in `marks` the lines of each text that an amending law quotes.

    It opens a line after words that announce it, and ends where its quotation marks close.
    """
    openers = grammar.sheet.quoting.open
    at, number, budget = 1, 0, 20 * len(lines)
    while at < len(lines) and budget > 0:
        line = lines[at]
        sign = text[line.at]
        if grammar.quote_indented and (stop := _indented(text, lines, at, grammar.quote_indented)) >= at:
            number += 1
            marks[at : stop + 1] = [number] * (stop + 1 - at)
            at = stop
        elif sign in openers and line.form == "" and not line.part and _wraps(text, lines, at, marks):
            marks[at] = number
            _unquote(text, line, grammar)
        elif sign in openers and line.form == "" and not line.part:
            above = at - 1
            while above and lines[above].form in ("furniture", "lone"):
                above -= 1
            stop = -1
            if (text[lines[above].end - 1] in ":—–-" or line.gap) and grammar.quote_intro.search(_recent(text, lines, at)):
                stop = _closing(text, lines, at, grammar)
                # openings that never close must not be sought for ever
                budget -= stop - at if stop >= at else _QUOTE_LINES
                if stop >= at:
                    number += 1
                    marks[at : stop + 1] = [number] * (stop + 1 - at)
                    for place in range(at, stop + 1):
                        # each paragraph of a quotation may open anew
                        inside = lines[place]
                        if place == at or (
                            text[inside.at] in openers and inside.form == "" and _inner(text, inside, grammar).form
                        ):
                            _unquote(text, inside, grammar)
                    at = stop
            elif lines[at - 1].style >= 0 and _inner(text, line, grammar).number == lines[at - 1].number:
                # a section's number is printed again, with a quotation mark that never closes
                _unquote(text, line, grammar)
        at += 1


def bare_quotes(text: str, lines: list[Line], grammar: Grammar, section: list[bool], marks: list[int]) -> None:
    """New text without quotation marks: after words that announce it, articles that break the count, up to the next section."""
    if grammar.quote_bare is None:
        return
    number = max(marks, default=0)
    for at, stop in pairwise([*(at for at in range(len(lines)) if section[at] and not marks[at]), len(lines)]):
        while stop < len(lines) and lines[stop - 1].number == lines[stop].number and lines[stop - 1].style >= 0:
            # a section's number is printed twice
            stop -= 1
        first = next(
            (
                place
                for place in range(at + 1, stop)
                if lines[place].style >= 0 and grammar.sheet.sections[lines[place].style].worded and not marks[place]
            ),
            -1,
        )
        if first < 0 or not grammar.quote_bare.search(text, lines[at].rest, lines[first].at):
            continue
        while first - 1 > at and lines[first - 1].form == "container":
            first -= 1
        while lines[stop - 1].form == "container":
            stop -= 1
        if stop == len(lines):
            stop = next((place for place in range(first, stop) if lines[place].form == "ending"), stop)
        number += 1
        marks[first:stop] = [number] * (stop - first)


def _indented(text: str, lines: list[Line], at: int, announced: Pattern[str]) -> int:
    """The last line of new text that stands further in than the line above, which announces it; -1 where it does not."""
    above = lines[at - 1]
    margin = above.at - above.begin
    if above.part or lines[at].at - lines[at].begin <= margin or not announced.search(text, above.at, above.end):
        return -1
    stop = at
    while stop < len(lines) and (lines[stop].part or lines[stop].at - lines[stop].begin > margin):
        stop += 1
    return stop - 1


def _wraps(text: str, lines: list[Line], at: int, marks: list[int]) -> bool:
    """Whether a paragraph right below a quotation stands in quotation marks of its own."""
    line = lines[at]
    return bool(marks[at - 1]) and text[line.at : line.end].rstrip(".,;: ").endswith(_CLOSERS.get(text[line.at], text[line.at]))


def _recent(text: str, lines: list[Line], at: int) -> str:
    return text[max(lines[max(at - 5, 0)].at, lines[at].at - 500) : lines[at].at]


def _closing(text: str, lines: list[Line], at: int, grammar: Grammar) -> int:
    """The line on which a quotation that opens at line `at` closes; -1 where it never does, or where only a word is quoted."""
    opener = text[lines[at].at]
    closer = _CLOSERS.get(opener, opener)
    depth = 0
    for place in range(at, min(at + _QUOTE_LINES, len(lines))):
        piece = text[lines[place].at : lines[place].end]
        tail = grammar.item_end.sub("", piece).rstrip(".,;: ")
        closed = tail.endswith(closer)
        if closer != opener:
            change = piece.count(opener) - piece.count(closer)
            # each paragraph of a quotation may open anew
            depth += change - (place > at and piece[0] == opener and (change > 0 or (change == 0 and closed)))
        else:
            count = piece.count(opener)
            # where both marks are the same sign, one more at a paragraph's beginning opens it anew
            depth = (depth + count - (place > at and count % 2 and piece[0] == opener)) % 2
        if depth <= 0:
            return place if closed or place > at else -1
    return -1


def _inner(text: str, line: Line, grammar: Grammar) -> Line:
    """The line as it reads after its opening quotation mark."""
    found = grammar.line.match(text, line.at + 1)
    assert found is not None  # the pattern of a line matches anything
    return read(text, grammar, found, found.lastgroup or "", line.gap)


def _unquote(text: str, line: Line, grammar: Grammar) -> None:
    """Read the line anew after its opening quotation mark."""
    inner = _inner(text, line, grammar)
    line.form, line.rest, line.labels, line.number, line.style = (
        inner.form,
        inner.rest,
        inner.labels,
        inner.number,
        inner.style,
    )
