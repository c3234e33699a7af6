"""Words made fit for office documents: cleaned for XML, cut between words, parted by the direction in which they are written."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# what XML 1.0 cannot hold, and marks of direction that would turn the words behind them
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_RIGHT = ("R", "AL")
_LEFT_MARK, _RIGHT_MARK = "\u200e", "\u200f"
_CITED = re.compile(f"{_LEFT_MARK}[^{_LEFT_MARK}]*{_LEFT_MARK}")


def clean(words: str) -> str:
    """Words on one line, without what XML cannot hold."""
    return " ".join(_UNFIT.sub(" ", words).split())


def cut(words: str, limit: int) -> str:
    """Clean words of at most `limit` characters and an ellipsis, cut between words; a word that is longer is cut itself."""
    line = clean(words)
    if len(line) <= limit:
        return line
    kept = line[: limit + 1]
    return f"{(kept.rsplit(' ', 1)[0] if ' ' in kept else kept[:limit]).rstrip(' ,;:')} …"


@lru_cache(maxsize=4096)
def _strong(letter: str) -> int:
    """1 for a letter that runs to the right-hand side, -1 for one that comes from it, 0 for what has no direction of its own."""
    kind = unicodedata.bidirectional(letter)
    return -1 if kind in _RIGHT else int(kind == "L")


def runs_right_to_left(words: str, otherwise: bool = False) -> bool:
    """Whether most letters are written from right to left; `otherwise` where there are none. Citations count for nothing."""
    letters = [_strong(letter) for letter in _CITED.sub("", words) if letter not in (_LEFT_MARK, _RIGHT_MARK)]
    return sum(letters) < 0 if any(letters) else otherwise


def leads(lead: str) -> bool:
    """Whether words that stand before others set the direction of the whole: a citation does not."""
    return bool(lead) and not lead.startswith(_LEFT_MARK)


def runs(words: str, right: bool) -> list[tuple[str, bool]]:
    """Words in pieces of one direction (True: from right to left), in order; what has none goes with the letters before it, at the
    beginning with the paragraph's direction `right`."""
    found: list[tuple[str, bool]] = []
    start, now = 0, right
    for at, letter in enumerate(words):
        strong = _strong(letter)
        if strong and (strong < 0) != now:
            if at > start:
                found.append((words[start:at], now))
            start, now = at, strong < 0
    return [*found, (words[start:], now)] if words[start:] else found


def ended(words: str, right: bool) -> str:
    """Words in a paragraph of the direction `right`: where their own is another, their last full stop stays behind them."""
    own = runs_right_to_left(words, right)
    return words if own == right else f"{words}{_RIGHT_MARK if own else _LEFT_MARK}"


def cited(label: str) -> str:
    """A citation (`3(1)(a)`) that keeps its order between words that are written from right to left."""
    shown = clean(label)
    return shown if not shown or any(_strong(letter) < 0 for letter in shown) else f"{_LEFT_MARK}{shown}{_LEFT_MARK}"
