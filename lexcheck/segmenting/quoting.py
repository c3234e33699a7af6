"""New text that an amending law quotes: where it opens, where it closes."""

from __future__ import annotations

from itertools import pairwise

from lexcheck.segmenting.grammar import Grammar
from lexcheck.segmenting.scan import Line, read

_QUOTE_LINES = 600


def quotes(text: str, lines: list[Line], grammar: Grammar, marks: list[int]) -> None:
    """Number in `marks` the lines of each text that an amending law quotes.

    It opens a line after words that announce it, and ends where its quotation marks close.
    """
    openers = grammar.sheet.quoting.open
    at, number, budget = 1, 0, 20 * len(lines)
    while at < len(lines) and budget > 0:
        line = lines[at]
        sign = text[line.at]
        if sign in openers and line.form in ("",) and not line.part:
            above = at - 1
            while above and lines[above].form in ("furniture", "lone"):
                above -= 1
            if (text[lines[above].end - 1] in ":—–-" or line.gap) and grammar.quote_intro.search(_recent(text, lines, at)):
                stop = _closing(text, lines, at, grammar)
                # openings that never close must not be sought for ever
                budget -= stop - at if stop >= at else _QUOTE_LINES
                if stop >= at:
                    number += 1
                    marks[at : stop + 1] = [number] * (stop + 1 - at)
                    _unquote(text, line, grammar)
                    at = stop
        at += 1


def bare_quotes(text: str, lines: list[Line], grammar: Grammar, section: list[bool], marks: list[int]) -> None:
    """New text without quotation marks: after words that announce it, articles that break the count, up to the next section."""
    if grammar.quote_bare is None:
        return
    number = max(marks, default=0)
    for at, stop in pairwise([*(at for at in range(len(lines)) if section[at] and not marks[at]), len(lines)]):
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
        number += 1
        marks[first:stop] = [number] * (stop - first)


def _recent(text: str, lines: list[Line], at: int) -> str:
    return text[max(lines[max(at - 5, 0)].at, lines[at].at - 500) : lines[at].at]


def _closing(text: str, lines: list[Line], at: int, grammar: Grammar) -> int:
    """The line on which a quotation that opens at line `at` closes; -1 where it never does, or where only a word is quoted."""
    opener = text[lines[at].at]
    closer = {"“": "”", "‘": "’"}.get(opener, opener)
    depth = 0
    for place in range(at, min(at + _QUOTE_LINES, len(lines))):
        piece = text[lines[place].at : lines[place].end]
        tail = grammar.item_end.sub("", piece).rstrip(".,;: ")
        closed = tail.endswith(closer)
        if closer != opener:
            change = piece.count(opener) - piece.count(closer)
            # each paragraph of a quotation may open anew
            depth += change - 1 if place > at and change > 0 and piece[0] == opener else change
        else:
            depth = (depth + piece.count(opener)) % 2
        if depth <= 0:
            return place if closed or place > at else -1
    return -1


def _unquote(text: str, line: Line, grammar: Grammar) -> None:
    """Read the line anew after its opening quotation mark."""
    found = grammar.line.match(text, line.at + 1)
    if found:
        inner = read(text, grammar, found, found.lastgroup or "", line.gap)
        line.form, line.rest, line.labels, line.number, line.style = (
            inner.form,
            inner.rest,
            inner.labels,
            inner.number,
            inner.style,
        )
