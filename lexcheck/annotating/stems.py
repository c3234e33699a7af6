"""Stems of a language that writes articles, clitics and endings on to its words. The affixes are data (`rules/languages/*.yaml`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

# letters that a word keeps: one that only begins or ends like an affix is left whole
_BEHIND_ARTICLE, _LEAST = 2, 3


@dataclass(frozen=True, slots=True)
class Affixes:
    """What is taken off a word, in this order: `articles` before it, `endings` behind it, `clitics` before what is left. `rewrite`
    turns spellings into others first: patterns, each with what stands for its matches."""

    articles: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    clitics: tuple[str, ...] = ()
    rewrite: dict[str, str] = field(default_factory=dict)


def stemmer(affixes: Affixes, fold: Callable[[str], str], same: Mapping[str, str]) -> Callable[[str], str]:
    """A function from a printed word to its stem.

    `same` reads a form as another word wherever taking off leads to it (a broken plural as its singular); a form that it reads as
    itself keeps what looks like an affix. All inflected forms of a word pass the same steps, so that they meet even where a letter
    of the root is taken for an affix.
    """
    articles, endings, clitics = (
        sorted(map(fold, row), key=len, reverse=True) for row in (affixes.articles, affixes.endings, affixes.clitics)
    )
    spellings = [(re.compile(pattern), other) for pattern, other in affixes.rewrite.items()]
    steps = (
        lambda word: next(
            (word[len(a) :] for a in articles if word.startswith(a) and len(word) >= len(a) + _BEHIND_ARTICLE), word
        ),
        lambda word: next((word[: -len(e)] for e in endings if word.endswith(e) and len(word) >= len(e) + _LEAST), word),
        lambda word: next((word[len(c) :] for c in clitics if word.startswith(c) and len(word) >= len(c) + _LEAST), word),
    )
    table = {key: key for key in (fold(form) for form, other in same.items() if form == other)}

    def stem(word: str) -> str:
        for pattern, other in spellings:
            word = pattern.sub(other, word)
        word = fold(word)
        for step in steps:
            while word not in table and (shorter := step(word)) != word:
                word = shorter
        return table.get(word, word)

    readings = {fold(form): stem(other) for form, other in same.items() if form != other}
    table |= readings
    return stem
