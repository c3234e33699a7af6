"""Words in quotation marks inside an instruction: hidden from the patterns, taken out whole, compared without regard to their marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lexcheck.comparing.wordings import HIDDEN

# what may follow the new text of an instruction: a full stop, a semicolon, a short joining word
_TAIL = re.compile(r"[\s.,;:]*(?:\w{1,3})?[\s.,;:]*\Z")
_SINGLE, _DOUBLE = "'‘’‛ʼ", '"“”„«»'


def masked(text: str, quotes: Sequence[str]) -> str:
    """The text with everything between quotation marks hidden, character for character. Marks that differ may stand one in another; a
    mark that nothing closes hides the rest."""
    closing = {pair[0]: pair[1] for pair in quotes}
    out, at = list(text), 0
    while at < len(text):
        close = closing.get(text[at])
        if close is None:
            at += 1
            continue
        end = closes(text, at, close)
        for place in range(at + 1, end):
            out[place] = HIDDEN
        at = end + 1
    return "".join(out)


def closes(text: str, at: int, close: str) -> int:
    """Where the quotation that begins at `at` ends; the length of the text where it does not."""
    if text[at] == close:
        end = text.find(close, at + 1)
        return end if end >= 0 else len(text)
    depth = 0
    for place in range(at, len(text)):
        depth += (text[place] == text[at]) - (text[place] == close)
        if depth == 0:
            return place
    return len(text)


def block(text: str, at: int, quotes: Sequence[str]) -> str | None:
    """The new text that stands from `at` to the end: without its outer marks where it has any. None where its end cannot be told."""
    rest = text[at:]
    closing = {pair[0]: pair[1] for pair in quotes}
    close = closing.get(rest[:1])
    if close is None:
        return rest.strip() or None
    end = rest.rfind(close)
    if end <= 0 or not _TAIL.match(rest[end + 1 :]):
        return None
    # marks that open and close alike do not tell what stands inside from what stands between two of them
    if rest[0] == close and rest.count(close) != 2:
        return None
    if rest[0] != close and closes(rest, 0, close) not in (end, len(rest)):
        return None
    return rest[1:end].strip() or None


def finder(words: str) -> re.Pattern[str]:
    """Where quoted words stand in another text, white space and the style of quotation marks aside, whole words only."""
    parts = []
    for word in words.split():
        parts.append("".join(_alike(c) for c in word))
    body = r"\s+".join(parts)
    ahead = r"(?<!\w)" if words.strip()[:1].isalnum() else ""
    behind = r"(?!\w)" if words.strip()[-1:].isalnum() else ""
    return re.compile(ahead + body + behind)


def _alike(letter: str) -> str:
    for family in (_SINGLE, _DOUBLE):
        if letter in family:
            return f"[{family}]"
    return re.escape(letter)
