"""Sections that a text numbers as others number the items of a list: `22. Le ministre peut`, `22ـ`, under no word and in no other style.

Whether a number of this kind heads a section only the whole text tells: it does where nothing else does.
"""

from __future__ import annotations

from itertools import pairwise

from lexcheck.segmenting.grammar import Grammar
from lexcheck.segmenting.numbering import follows, readings, starts
from lexcheck.segmenting.scan import Line, chained
from lexcheck.segmenting.signs import ENDS, latin

_HEADING = 2  # the hint of a line that the source marks as a heading
_FEW = 3  # sections: fewer may be a list


def spare(text: str, lines: list[Line], grammar: Grammar, quote: list[int]) -> None:
    """Give the lines the style of such sections, where the text has no sections in another style."""
    pattern, styles = grammar.spare, grammar.sheet.sections
    if pattern is None or sum(line.style >= 0 and not styles[line.style].holds for line in lines) >= _FEW:
        return
    numbers = {
        at: found["n"]
        for at, line in enumerate(lines)
        if not line.part
        and not quote[at]
        and line.form in ("", "half")
        and _begins(text, lines, at)
        and (found := pattern.match(text, line.at, line.end))
    }
    # where the source marks some as headings, the others are items
    marked = {at: number for at, number in numbers.items() if lines[at].hint == _HEADING}
    numbers = marked if len(marked) >= _FEW else numbers
    holders = [at for at, line in enumerate(lines) if line.style >= 0 and styles[line.style].holds]
    if len(numbers) < _FEW or not _counts_on(numbers, holders):
        return
    style = next(at for at, one in enumerate(styles) if one.spare)
    for at, number in numbers.items():
        line = lines[at]
        line.number, line.style, line.form, line.labels = latin(number), style, f"s{style}", ()
        chained(text, grammar, line, pattern.match(text, line.at, line.end).end())  # type: ignore[union-attr]


def _counts_on(numbers: dict[int, str], holders: list[int]) -> bool:
    """Whether the numbers begin at one and go on across what may be chapters; the items of lists begin anew in each article."""
    if not any(map(starts, readings(next(iter(numbers.values()))))):
        return False
    onward = [
        (before, after)
        for before, after in pairwise(numbers)
        if any(follows(old, new) == 2 for old in readings(numbers[before]) for new in readings(numbers[after]))
    ]
    crossed = sum(any(before < holder < after for before, after in onward) for holder in holders)
    return len(onward) >= _FEW - 1 and 2 * crossed >= len(holders) - 1


def _begins(text: str, lines: list[Line], at: int) -> bool:
    """Whether a line follows on a finished one."""
    line = lines[at]
    return bool(not at or line.gap or line.hint or lines[at - 1].form or text[lines[at - 1].end - 1] in ENDS)
