"""Numbers of sections that a reading machine took for other signs: `i.` for 1., `9,` for 9., `|S.` for 15.

Such a line opens a section only where the count of the others leaves its number out.
"""

from __future__ import annotations

import re
from itertools import pairwise

from lexcheck.segmenting.grammar import Grammar
from lexcheck.segmenting.numbering import readings
from lexcheck.segmenting.scan import Line, chained

_FEW = 3  # sections: fewer are no count that could leave one out
# what a machine reads for a figure
_FIGURES = str.maketrans({"S": "5", "I": "1", "l": "1", "i": "1", "|": "1", "!": "1", "o": "0", "O": "0", "B": "8", "Z": "2"})
_LABEL = re.compile(r"(?P<number>[\dSIli|!oOBZ]{1,3})[.,](?=[^\S\n]+[^\W\d_a-z])")


def misread(
    text: str, lines: list[Line], grammar: Grammar, style: int, chosen: list[int], stop: int, quote: list[int]
) -> list[int]:
    """The lines up to `stop` whose number is misread, between those that open a section (`chosen`); they take the number they stand for.

    Numbers that stand after a word are seldom misread alone: only styles without one are looked at.
    """
    if len(chosen) < _FEW or grammar.sheet.sections[style].worded:
        return []
    found: list[int] = []
    for before, after in pairwise([-1, *chosen, stop]):
        low = _count(lines[before]) if before >= 0 else 0
        # after the last section only the very next number is believed
        high = _count(lines[after]) if after != stop else low + 2
        for at in range(before + 1, after if high > low + 1 else before + 1):
            line = lines[at]
            if line.part or quote[at] or line.style >= 0 or not (line.gap or line.hint) or line.form not in ("", "half"):
                continue
            label = _LABEL.match(text, line.at, line.end)
            number = label["number"].translate(_FIGURES) if label else ""
            if label and low < int(number) < high:
                low = int(number)
                line.number, line.style, line.form, line.labels = number, style, f"s{style}", ()
                chained(text, grammar, line, label.end())
                found.append(at)
    return found


def _count(line: Line) -> int:
    return next((reading.base for reading in readings(line.number)), 0)
