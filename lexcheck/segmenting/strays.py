"""Heads of sections that stand outside the count: article 511 of a code that is quoted after article 374 G, 464 and 465 before 456.

A word and a number in the layout of the other sections open one, whatever the number; a sentence that begins with a reference
(`Article 5 of the Code applies`) has another layout.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from lexcheck.segmenting.grammar import Grammar
from lexcheck.segmenting.scan import Line
from lexcheck.segmenting.signs import capital
from lexcheck.segmenting.tidying import CLOSED

_HEADING = 2  # the hint of a line that the source marks as a heading
_SHARE = 5  # one in so many sections has to have a layout for it to be one of this text
_SIGNS = ".:)–—―⸺-ـ"


def strays(text: str, lines: list[Line], grammar: Grammar, chosen: list[int], stop: int, quote: list[int]) -> list[int]:
    """The lines up to `stop`, behind the first section, that open a section although the count leaves them out."""
    style = lines[chosen[0]].style if chosen else -1
    if style < 0 or not grammar.sheet.sections[style].worded:
        return []
    layouts = Counter(_layout(text, lines[at]) for at in chosen)
    usual = {layout for layout, count in layouts.items() if count * _SHARE >= len(chosen)}
    taken = {lines[at].number for at in chosen}
    found: list[int] = []
    for at in range(chosen[0] + 1, stop):
        line = lines[at]
        if line.style != style or line.part or quote[at] or line.number in taken:
            continue
        layout = _layout(text, line)
        # what the source marks as a heading, or what stands alone on its line, is no beginning of a sentence
        if (layout in usual or layout.alone or line.hint == _HEADING) and _stands_apart(text, lines, at):
            taken.add(line.number)
            found.append(at)
    return found


class Layout(NamedTuple):
    """What parts a head from its text: the sign behind the number, whether the number stands alone, whether the source marks the line."""

    sign: str
    alone: bool
    marked: bool


def _layout(text: str, line: Line) -> Layout:
    head = text[line.at : line.rest].rstrip()
    sign = head[-1] if head and head[-1] in _SIGNS else ""
    return Layout(sign, line.rest >= line.end, bool(line.hint))


def _stands_apart(text: str, lines: list[Line], at: int) -> bool:
    """Whether the line before has ended, and no sentence goes on behind the number."""
    line, before = lines[at], lines[at - 1]
    layout = _layout(text, line)
    ended = bool(before.form or before.hint or before.gap or text[before.end - 1] in CLOSED)
    begins = layout.sign or layout.alone or capital(text[line.rest]) or text[line.rest] in '([«“"'
    return bool((line.gap or line.hint) and ended and begins)
