"""The words of a provision as they count when two versions are compared, with their places in the text.

White space, hyphenation, quotation marks, Markdown emphasis and the brackets by which consolidated texts show their amendments are no
words, so that they are no change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# a word, a number with its separators, or one mark of punctuation. First what is passed over: the number of an amendment note with
# its bracket (`2[`, `F2[`), as consolidated texts print it.
_POINTS = r"[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u00ad\u200b-\u200d]"
_TOKEN = re.compile(rf"(?<![\w.,])[A-Z]?\d{{1,3}}\[|\d+(?:[.,٫٬]\d+)+|(?:[^\W_]+{_POINTS}*)+|[^\w\s]")
# no words, yet shown with the word that they touch
_QUOTES = frozenset("\"'“”„‟«»‹›‘’‚‛")
# quotation marks, dashes that only hyphenate, Markdown, brackets of amendment notes, direction marks
_PASSED = frozenset("\"'“”„‟«»‹›‘’‚‛`´*_#[]\\-‐‑\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e")
_SAME = str.maketrans({"–": "—", "―": "—", "…": ".", "’": "'", "ʼ": "'", "ـ": None, "\u00ad": None, "\u200b": None, "\u200c": None,
                       "\u200d": None, "ى": "ي", "ی": "ي", "ک": "ك"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """Words with their spans in the law's text; `words[i]` is `text[starts[i]:ends[i]]` with its spelling variants made one and without
    the quotation marks around it.

    `breaks` are the places of words before which other text of the law stands; the first `title` words are a heading's.
    """

    words: tuple[str, ...] = ()
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    breaks: tuple[int, ...] = ()
    title: int = 0

    def __len__(self) -> int:
        return len(self.words)


def words_in(text: str, spans: Iterable[tuple[int, int]], titles: int = 0) -> Words:
    """The words of some runs of a text, in order; the first `titles` runs are a heading."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    breaks: list[int] = []
    title = 0
    for place, (start, end) in enumerate(spans):
        breaks.append(len(words))
        opened = -1
        for found in _TOKEN.finditer(text, start, end):
            word = _PLAIN[found[0]]
            if word:
                words.append(word)
                starts.append(opened if opened >= 0 and text[found.start() - 1] in _QUOTES else found.start())
                ends.append(found.end())
                opened = -1
            elif found[0] not in _QUOTES:
                opened = -1
            elif ends and ends[-1] == found.start() > start:
                ends[-1] = found.end()
            elif opened < 0 or text[found.start() - 1] not in _QUOTES:
                opened = found.start()
        if place < titles:
            title = len(words)
    cuts = dict.fromkeys(cut for cut in breaks if 0 < cut < len(words))
    return Words(tuple(words), tuple(starts), tuple(ends), tuple(cuts), title)


class _Plain(dict[str, str]):
    """Each token as the word that it counts as; empty where it counts as none."""

    def __missing__(self, token: str) -> str:
        word = "" if token in _PASSED or (token[-1] == "[") else token if token.isascii() else token.translate(_SAME)
        self[token] = word
        return word


_PLAIN = _Plain()


class Alphabet(dict[str, str]):
    """Gives every distinct word one character, so that a provision becomes a short string and rapidfuzz compares words at the speed at
    which it compares letters. What is no word is given none."""

    def __init__(self) -> None:
        super().__init__({"": ""})
        self._known: dict[str, tuple[str, str]] = {}

    def __missing__(self, token: str) -> str:
        word = _PLAIN[token]
        if word != token:
            sign = self[word]
        else:
            place = len(self)
            # the surrogates are no characters
            sign = chr(place if place < 0xD800 else place + 0x800)
        self[token] = sign
        return sign

    def read(self, text: str) -> tuple[str, str]:
        """A text's words as characters, and its letters and marks without what stands between them. Most provisions stand in both
        versions: each text is read once."""
        found = self._known.get(text)
        if found is None:
            tokens = _TOKEN.findall(text)
            found = self._known[text] = self.encode(tokens), "".join(map(_PLAIN.__getitem__, tokens))
        return found

    def encode(self, words: Sequence[str]) -> str:
        """Words as one string, a character each."""
        return "".join(map(self.__getitem__, words))
