"""The small language in which wordings are written, and its parser.

consent of victim                 these words in a row; articles, case, accents, inflection and punctuation do not matter
(recruit|hire|take on)            one of these
[material] benefit                the words in brackets may be absent
consent ... (irrelevant|immaterial)   up to 8 words between; `...20` up to 20; never across sentences
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product

DEFAULT_GAP = 8
MOST_VARIANTS = 400
_GAP = "..."
_TOKEN = re.compile(r"(?:\.\.\.(\d*)|([()\[\]|])|([^\s()\[\]|.…]+(?:\.[^\s()\[\]|.…]+)*))\s*")
_JOINT = re.compile(r"[-/–]")

Row = tuple[str, ...]


class WordingError(ValueError):
    """A wording that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A parsed wording: each segment is a set of alternative word rows; `gaps[i]` is the most words allowed after segment i."""

    text: str
    segments: tuple[tuple[Row, ...], ...]
    gaps: tuple[int, ...]


def parse(text: str) -> tuple[Wording, ...]:
    """Parse a wording; one with gaps inside its groups stands for several. Raises WordingError."""
    tokens = _tokens(text.replace("…", "..."))
    depth, nested = 0, False
    for kind, value in tokens:
        depth += (value in "([") - (value in ")]") if kind == "mark" else 0
        nested = nested or (kind == "gap" and depth > 0)
    if nested:
        return tuple(_joined(text, _split(row)) for row in _rows(text, tokens))
    cuts = [i for i, (kind, _) in enumerate(tokens) if kind == "gap"]
    parts: list[list[Row]] = []
    for low, high in zip([0, *(c + 1 for c in cuts)], [*cuts, len(tokens)], strict=True):
        parts.append(_rows(text, tokens[low:high]))
    return (_joined(text, (parts, [_width(tokens[c][1]) for c in cuts])),)


def _joined(text: str, made: tuple[list[list[Row]], list[int]]) -> Wording:
    """Segments and gaps as a wording; every segment must hold a word."""
    segments, gaps = made
    if any(() in rows for rows in segments):
        raise WordingError(f"a part of '{text}' has no words that must be there")
    return Wording(text, tuple(tuple(rows) for rows in segments), tuple(gaps))


def _split(row: Row) -> tuple[list[list[Row]], list[int]]:
    """A row of words and gaps as segments of one row each, and the gaps between them."""
    segments: list[list[str]] = [[]]
    gaps = []
    for word in row:
        if word.startswith(_GAP):
            gaps.append(_width(word[len(_GAP) :]))
            segments.append([])
        else:
            segments[-1].append(word)
    return [[tuple(segment)] for segment in segments], gaps


def _width(digits: str) -> int:
    return int(digits or DEFAULT_GAP)


def _rows(text: str, tokens: list[tuple[str, str]]) -> list[Row]:
    """All variants of a run of tokens; a gap inside a group stays in its row as a word that starts with three dots."""
    rows, used = _sequence(tokens, 0)
    if used != len(tokens):
        raise WordingError(f"'{tokens[used][1]}' has no partner in '{text}'")
    rows = list(dict.fromkeys(rows))
    if len(rows) > MOST_VARIANTS:
        raise WordingError(f"'{text}' stands for {len(rows)} variants: split it")
    return rows


def _tokens(text: str) -> list[tuple[str, str]]:
    out, at = [], len(text) - len(text.lstrip())
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise WordingError(f"'{text[at]}' at place {at + 1} of '{text}' cannot be read; write a gap as '...'")
        at = found.end()
        if found[2] and found[2] in "([" and found.start() and text[found.start() - 1].isalnum():
            raise WordingError(
                f"a bracket stands inside a word in '{text}'; inflection needs none, set whole words apart by blanks"
            )
        if found[0].startswith("..."):
            out.append(("gap", found[1]))
        elif found[2]:
            out.append(("mark", found[2]))
        elif found[3]:
            # a hyphen or slash joins words of a text as often as a blank does
            out += [("word", part) for part in _JOINT.split(found[3].strip(",;:")) if part]
    return out


def _sequence(tokens: list[tuple[str, str]], at: int) -> tuple[list[Row], int]:
    """The variants of a row of words and groups, up to a closing mark."""
    parts: list[list[Row]] = []
    while at < len(tokens):
        kind, value = tokens[at]
        if kind == "mark" and value in ")]|":
            break
        if kind != "mark":
            parts.append([(value,) if kind == "word" else (_GAP + value,)])
            at += 1
            continue
        close = ")" if value == "(" else "]"
        options, at = _sequence(tokens, at + 1)
        while at < len(tokens) and tokens[at] == ("mark", "|"):
            more, at = _sequence(tokens, at + 1)
            options += more
        if at >= len(tokens) or tokens[at] != ("mark", close):
            raise WordingError(f"'{value}' is not closed")
        parts.append([*options, ()] if value == "[" else options)
        at += 1
    return [tuple(word for row in rows for word in row) for rows in product(*parts)], at
