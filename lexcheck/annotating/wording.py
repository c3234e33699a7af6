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
_TOKEN = re.compile(r"\.\.\.(\d*)|([()\[\]|])|([^\s()\[\]|.…]+(?:\.[^\s()\[\]|.…]+)*)|\s+")


class WordingError(ValueError):
    """A wording that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A parsed wording: each segment is a set of alternative word rows; `gaps[i]` is the most words allowed after segment i."""

    text: str
    segments: tuple[tuple[tuple[str, ...], ...], ...]
    gaps: tuple[int, ...]


def parse(text: str) -> Wording:
    """Parse a wording. Raises WordingError."""
    tokens = _tokens(text.replace("…", "..."))
    segments: list[tuple[tuple[str, ...], ...]] = []
    gaps: list[int] = []
    rest = tokens
    while True:
        cut = next((i for i, (kind, _) in enumerate(rest) if kind == "gap"), len(rest))
        rows, used = _sequence(rest[:cut], 0)
        if used != cut:
            raise WordingError(f"'{rest[used][1]}' has no partner in '{text}'")
        rows = list(dict.fromkeys(rows))
        if () in rows:
            raise WordingError(f"a part of '{text}' has no words that must be there")
        if len(rows) > MOST_VARIANTS:
            raise WordingError(f"'{text}' stands for {len(rows)} variants: split it")
        segments.append(tuple(rows))
        if cut == len(rest):
            return Wording(text, tuple(segments), tuple(gaps))
        gaps.append(int(rest[cut][1] or DEFAULT_GAP))
        rest = rest[cut + 1 :]


def _tokens(text: str) -> list[tuple[str, str]]:
    out, at = [], 0
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
            out += [("word", part) for part in re.split(r"[-/–]", found[3].strip(",;:")) if part]
    return out


def _sequence(tokens: list[tuple[str, str]], at: int) -> tuple[list[tuple[str, ...]], int]:
    """The variants of a row of words and groups, up to a closing mark."""
    parts: list[list[tuple[str, ...]]] = []
    while at < len(tokens):
        kind, value = tokens[at]
        if kind == "mark" and value in ")]|":
            break
        if kind == "word":
            parts.append([(value,)])
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
