"""How the words of a language are read: lemmas, spelling, numbers, references. The data is `rules/languages/*.yaml`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from lexcheck import yamlfile
from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.resources import data_dir


@dataclass(frozen=True, slots=True)
class Numbers:
    """Number words: `words` add up, `multipliers` scale what came before, `joiners` are passed over."""

    words: dict[str, int] = field(default_factory=dict)
    multipliers: dict[str, int] = field(default_factory=dict)
    joiners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class References:
    """Words that name a kind of unit (`section`, `paragraph`), and those that join numbers in a list of references."""

    units: dict[str, str] = field(default_factory=dict)
    list_words: tuple[str, ...] = ()
    other_text: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LanguageData:
    """One file of `rules/languages`."""

    language: str
    lemmas: str
    skip: tuple[str, ...] = ()
    same: dict[str, str] = field(default_factory=dict)
    prefixes: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    numbers: Numbers = field(default_factory=Numbers)
    references: References = field(default_factory=References)


def languages() -> tuple[str, ...]:
    """The languages that have a file in `rules/languages`."""
    return tuple(sorted(path.stem for path in (data_dir("rules") / "languages").glob("*.yaml")))


@lru_cache(maxsize=16)
def load_language(code: str, folder: Path | None = None) -> LanguageData:
    """The data of one language. Raises LexcheckError (DATA) where the file is wrong or absent."""
    path = (folder or data_dir("rules") / "languages") / f"{code}.yaml"
    if not path.is_file():
        raise LexcheckError(
            f"there is no language file for '{code}'",
            cause=f"known are: {', '.join(languages())}",
            mend=f"add rules/languages/{code}.yaml",
            code=ExitCode.DATA,
        )
    return yamlfile.load(path, LanguageData)


_FOLD = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "œ": "oe", "æ": "ae", "ß": "ss", "ـ": "", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه"}
)


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Lower case, without accents, tatweel and the spelling variants of alef, yeh, kaf and teh marbuta."""
    word = word.lower().translate(_FOLD)
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)).replace("ٱ", "ا")


def _lemmatiser(data: LanguageData) -> Callable[[str], str]:
    if data.lemmas == "simplemma":
        import simplemma

        language = data.language
        return lambda word: str(simplemma.lemmatize(word, lang=language))
    if data.lemmas == "snowball":
        import snowballstemmer

        names = {"ar": "arabic", "fr": "french", "es": "spanish", "en": "english", "pt": "portuguese"}
        stemmer = snowballstemmer.stemmer(names[data.language])
        return lambda word: str(stemmer.stemWord(word))
    return lambda word: word


@lru_cache(maxsize=16)
def normaliser(code: str) -> Callable[[str], str]:
    """A function from a printed word to the form in which texts and wordings meet. Cached by word."""
    data = load_language(code)
    lemma = _lemmatiser(data)
    same = {fold(a): fold(b) for a, b in data.same.items()}
    final = set(same.values())

    @lru_cache(maxsize=200_000)
    def normal(word: str) -> str:
        plain = re.sub(r"'s?$", "", fold(word))
        if plain in same:
            return same[plain]
        if plain in final or not plain.isalpha():
            return plain
        base = fold(lemma(word.lower()))
        if base == plain and plain != word.lower():
            base = fold(lemma(plain))
        return same.get(base, base)

    return normal
