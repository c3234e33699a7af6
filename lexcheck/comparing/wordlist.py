"""The words of a provision as they count when two versions are compared, with their places in the text.

White space, hyphenation, quotation marks, Markdown emphasis and the brackets by which consolidated texts show their amendments are no
words, so that they are no change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# a word, a number with its separators, or one mark of punctuation. First what is passed over: the number of an amendment note before
# its bracket (`2[`, `F2[`), as consolidated texts print it.
_POINTS = r"[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u00ad\u200b-\u200d]"
_TOKEN = re.compile(rf"(?P<note>(?<![\w.,])[A-Z]?\d{{1,3}}(?=\[))|\d+(?:[.,٫٬]\d+)+|(?:[^\W_]+{_POINTS}*)+|[^\w\s]")
# quotation marks, dashes that only hyphenate, Markdown, brackets of amendment notes, direction marks
_PASSED = frozenset("\"'“”„‟«»‹›‘’‚‛`´*_#[]\\-‐‑\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e")
_SAME = str.maketrans({"–": "—", "―": "—", "…": ".", "’": "'", "ʼ": "'", "ـ": None, "\u00ad": None, "\u200b": None, "\u200c": None,
                       "\u200d": None, "ى": "ي", "ی": "ي", "ک": "ك"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """Words with their spans in the law's text; `words[i]` is `text[starts[i]:ends[i]]` with its spelling variants made one.

    `breaks` are the places of words before which other text of the law stands; the first `title` words are a heading's.
    """

    words: tuple[str, ...] = ()
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    breaks: tuple[int, ...] = ()
    title: int = 0

    def __len__(self) -> int:
        return len(self.words)


def words_in(text: str, spans: Iterable[tuple[int, int]]) -> Words:
    """The words of some runs of a text, in order."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    breaks: list[int] = []
    for start, end in spans:
        if words:
            breaks.append(len(words))
        for found in _TOKEN.finditer(text, start, end):
            word = found[0]
            if word in _PASSED or found.lastgroup == "note":
                continue
            words.append(word if word.isascii() else word.translate(_SAME))
            starts.append(found.start())
            ends.append(found.end())
    return Words(tuple(words), tuple(starts), tuple(ends), _inner(breaks, len(words)))


def joined(parts: Sequence[Words]) -> Words:
    """The words of several parts one after the other; a heading counts as one only where it is the first part's."""
    if len(parts) == 1:
        return parts[0]
    breaks: list[int] = []
    at = 0
    for part in parts:
        breaks += [at] if at else []
        breaks += [at + cut for cut in part.breaks]
        at += len(part)
    return Words(
        tuple(w for part in parts for w in part.words),
        tuple(s for part in parts for s in part.starts),
        tuple(e for part in parts for e in part.ends),
        _inner(breaks, at),
        parts[0].title if parts else 0,
    )


def _inner(breaks: Iterable[int], size: int) -> tuple[int, ...]:
    """Each break once, none where no word stands on both sides of it."""
    return tuple(dict.fromkeys(cut for cut in breaks if 0 < cut < size))


class Alphabet:
    """Gives every distinct word one character, so that a provision becomes a short string and rapidfuzz compares words at the speed at
    which it compares letters."""

    def __init__(self) -> None:
        self._signs: dict[str, str] = {}

    def encode(self, words: Sequence[str]) -> str:
        """The words as one string, a character each."""
        signs = self._signs
        for word in words:
            if word not in signs:
                place = len(signs) + 1
                # the surrogates are no characters
                signs[word] = chr(place if place < 0xD800 else place + 0x800)
        return "".join([signs[word] for word in words])
