"""Stems of a language that writes articles, clitics and endings on to its words. The affixes are data (`rules/languages/*.yaml`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

# letters that a word keeps: one that only begins or ends like an affix is left whole; of a longer word that may begin with a clitic,
# an ending leaves one letter more, so that the word loses the same endings with the clitic and without it
_BEHIND_ARTICLE, _LEAST, _LONG = 2, 3, 5


@dataclass(frozen=True, slots=True)
class Affixes:
    """What is taken off a word, in this order: `articles` before it, `pronouns` and `endings` behind it, `clitics` before what is
    left. `rewrite` turns spellings into others first: patterns, each with what stands for its matches."""

    articles: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    clitics: tuple[str, ...] = ()
    rewrite: dict[str, str] = field(default_factory=dict)


def stemmer(affixes: Affixes, fold: Callable[[str], str], same: Mapping[str, str]) -> Callable[[str], str]:
    """A function from a printed word to its stem.

    `same` reads a form as another word wherever taking off leads to it (a broken plural as its singular); a form that it reads as
    itself keeps what looks like an affix. All inflected forms of a word pass the same steps, so that they meet even where a letter
    of the root is taken for an affix.
    """
    articles, pronouns, endings, clitics = (
        tuple(sorted(map(fold, row), key=len, reverse=True))
        for row in (affixes.articles, affixes.pronouns, affixes.endings, affixes.clitics)
    )
    spellings = [(re.compile(pattern), other) for pattern, other in affixes.rewrite.items()]

    def before(word: str, row: tuple[str, ...], least: int) -> str:
        return next((word[len(affix) :] for affix in row if word.startswith(affix) and len(word) >= len(affix) + least), word)

    def behind(word: str, row: tuple[str, ...], least: int) -> str:
        return next((word[: -len(affix)] for affix in row if word.endswith(affix) and len(word) >= len(affix) + least), word)

    def ended(word: str, least: int) -> str:
        shorter = behind(word, pronouns, _LEAST)
        return shorter if shorter != word else behind(word, endings, least)

    table = {key: key for key in (fold(form) for form, other in same.items() if form == other)}

    def stem(word: str) -> str:
        for pattern, other in spellings:
            word = pattern.sub(other, word)
        word = fold(word)
        while word not in table and (shorter := before(word, articles, _BEHIND_ARTICLE)) != word:
            word = shorter
        least = _LEAST + (len(word) >= _LONG and word.startswith(clitics))
        while word not in table and (shorter := ended(word, least)) != word:
            word = shorter
        while word not in table and (shorter := before(word, clitics, _LEAST)) != word:
            word = shorter
        return table.get(word, word)

    readings = {fold(form): stem(other) for form, other in same.items() if form != other}
    table |= readings
    return stem
