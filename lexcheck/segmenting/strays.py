"""Heads of sections that stand outside the count: article 511 of a code that is quoted after article 374 G, 464 and 465 before 456.

A word and a number in the layout of the other sections open one, whatever the number; a sentence that begins with a reference
(`Article 5 of the Code applies`) has another layout.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from lexcheck.segmenting.electing import is_heading
from lexcheck.segmenting.grammar import Grammar
from lexcheck.segmenting.scan import Line
from lexcheck.segmenting.signs import ENDS, capital
from lexcheck.segmenting.tidying import CLOSED

_HEADING = 2  # the hint of a line that the source marks as a heading
_SHARE = 5  # one in so many sections has to have a layout for it to be one of this text
_SIGNS = ".:)–—―⸺-ـ"


def strays(text: str, lines: list[Line], grammar: Grammar, chosen: list[int], stop: int, quote: list[int]) -> list[int]:
    """The lines up to `stop`, behind the first section, that open a section although the count leaves them out."""
    style = lines[chosen[0]].style if chosen else -1
    if style < 0:
        return []
    taken = {lines[at].number for at in chosen}
    likely = [
        at
        for at in range(chosen[0] + 1, stop)
        if lines[at].style == style and not lines[at].part and not quote[at] and lines[at].number not in taken
    ]
    if not likely:
        return []
    worded = grammar.sheet.sections[style].worded
    layouts = Counter(_layout(text, lines[at], grammar) for at in chosen)
    usual = {layout for layout, count in layouts.items() if count * _SHARE >= len(chosen)}
    found: list[int] = []
    for at in likely:
        line, layout = lines[at], _layout(text, lines[at], grammar)
        # what the source marks as a heading, or what stands alone on its line, is no beginning of a sentence; a bare number may be
        # that of an item
        clear = layout.alone or line.hint == _HEADING if worded else layout in usual and layout.titled
        if (clear or (worded and layout in usual)) and line.number not in taken and _stands_apart(text, lines, at, layout):
            taken.add(line.number)
            found.append(at)
    return found


class Layout(NamedTuple):
    """What parts a head from its text.

    The sign behind the number, whether the number stands alone, whether the source marks the line; for a number under no word also
    whether a heading and a dash follow.
    """

    sign: str
    alone: bool
    marked: bool
    titled: bool


def _layout(text: str, line: Line, grammar: Grammar) -> Layout:
    head = text[line.at : line.rest].rstrip()
    sign = head[-1] if head and head[-1] in _SIGNS else ""
    if grammar.sheet.sections[line.style].worded:
        return Layout(sign, line.rest >= line.end, bool(line.hint), False)
    dash = grammar.separator.search(text, min(line.rest + 2, line.end), min(line.end, line.rest + grammar.sheet.headings.longest))
    titled = dash is not None and is_heading(text[line.rest : dash.start()], grammar, True)
    return Layout(sign, line.rest >= line.end, bool(line.hint), titled)


def _stands_apart(text: str, lines: list[Line], at: int, layout: Layout) -> bool:
    """Whether the line before has ended, and no sentence goes on behind the number."""
    line, before = lines[at], lines[at - 1]
    ended = bool(before.form or before.hint or before.gap or text[before.end - 1] in CLOSED)
    apart = line.gap or line.hint or (layout.sign and text[before.end - 1] in ENDS)
    begins = layout.sign or layout.alone or capital(text[line.rest]) or text[line.rest] in '([«“"'
    return bool(apart and ended and begins)
