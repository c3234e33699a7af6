"""Sections that have lost the line breaks between them: `... be fixed. 2. Interpretation. In this Act ... 3. Sinking. (1) A person ...`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from lexcheck.segmenting.grammar import Grammar
from lexcheck.segmenting.numbering import Reading, follows, readings, starts

_LONG = 300  # characters: a shorter line holds one section
_FEW = 2  # numbers in a row: fewer may stand in a sentence
_NUMBERED = re.compile(
    r"\d[A-Z]{0,2}\.[^\S\n].*?\d[A-Z]{0,2}\.[^\S\n]"
)  # a cheap test: are there numbers with a full stop at all


def printed(text: str, grammar: Grammar) -> Iterator[re.Match[str]]:
    """The lines of a text as the grammar reads them; a long one that holds several sections in sequence as one line for each."""
    for found in grammar.line.finditer(text):
        begin, stop = found.span()
        bounds = _bounds(text, grammar, found) if stop - begin > _LONG and _NUMBERED.search(text, begin, stop) else []
        if not bounds:
            yield found
            continue
        for at, end in pairwise([begin, *bounds, stop]):
            part = grammar.line.match(text, at, end)
            if part is not None:
                yield part


def _bounds(text: str, grammar: Grammar, line: re.Match[str]) -> list[int]:
    """Where a section begins inside a line, or a container right before one."""
    form = line.lastgroup or ""
    last: tuple[Reading, ...] = readings(line["n" + form[1:]]) if form[:1] == "s" and form[1:].isdigit() else ()
    bounds: list[int] = []
    held = -1
    count = 0
    for found in _pattern(tuple(grammar.container_levels)).finditer(text, *line.span()):
        number = found["number"]
        if not number:
            held = found.start("at")
            continue
        options = readings(number)
        if any(follows(old, new) == 2 for old in last for new in options) or (not last and any(map(starts, options))):
            bounds += [held, found.start("at")] if held >= 0 else [found.start("at")]
            last, count = options, count + 1
            held = -1
    return bounds if count >= _FEW else []


@lru_cache(maxsize=16)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """What may begin a section, or a container under one of these words, after the end of a sentence."""
    named = "|".join(re.escape(word) for plain in words for word in (plain.upper(), plain.capitalize()))
    return re.compile(
        rf"[.;:”\"’\])][^\S\n]+(?=(?P<at>(?P<number>\d{{1,3}}[A-Z]{{0,2}})\.[^\S\n]+[^\W\d_a-z]|(?:{named})[^\S\n]+[IVXLC\d]{{1,6}}[^\S\n]?[—–:.-]))"
    )
