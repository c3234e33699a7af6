"""What stands behind the last section and counts on its own: transitional, additional and final provisions."""

from __future__ import annotations

from bisect import bisect_right

from lexcheck.segmenting.grammar import Grammar
from lexcheck.segmenting.numbering import readings, starts
from lexcheck.segmenting.scan import Line
from lexcheck.segmenting.signs import ENDS

_NEAR = 6  # lines between the heading of such provisions and the first of them


def headed(text: str, lines: list[Line], grammar: Grammar, quote: list[int]) -> dict[int, str]:
    """The lines that head provisions which count from one again, each with how these are cited (`transitorio {}`).

    A heading of the same words below which the count goes on is that of any chapter.
    """
    found: dict[int, str] = {}
    ends = [line.end for line in lines] if grammar.tails else []
    for tail, pattern in zip(grammar.sheet.tails, grammar.tails, strict=True):
        for heading in pattern.finditer(text):
            at = bisect_right(ends, heading.start("heading"))
            if at == len(lines) or quote[at] or lines[at].part or lines[at].form in ("furniture", "note"):
                continue
            below = (line for line in lines[at + 1 : at + 1 + _NEAR] if line.style >= 0)
            first = next(below, None)
            if first is not None and any(starts(one) for one in readings(first.number)):
                found[at] = tail.number
    return found


def renumber(lines: list[Line], chosen: list[int], number: str) -> None:
    """Give provisions the number by which they are cited."""
    for at in chosen:
        lines[at].number = number.format(lines[at].number)


def apart(text: str, lines: list[Line], grammar: Grammar, quote: list[int], chosen: list[int], stop: int) -> list[int]:
    """The provisions behind the first section that say themselves what they are (`Disposición final primera`), wherever they stand."""
    styles = grammar.sheet.sections
    found: list[int] = []
    if not chosen or not any(style.apart for style in styles):
        return found
    for at in range(chosen[0] + 1, stop):
        line, before = lines[at], lines[at - 1]
        if line.style < 0 or not styles[line.style].apart or quote[at] or line.part:
            continue
        if line.gap or line.hint or text[before.end - 1] in ENDS:
            kind, _, count = line.number.partition(" ")
            line.number = f"{kind.lower()} {grammar.counted(count)}"
            found.append(at)
    return found
