"""How the words of a language are read: lemmas, spelling, numbers, references. The data is `rules/languages/*.yaml`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from lexcheck import yamlfile
from lexcheck.annotating import stems
from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.resources import data_dir


@dataclass(frozen=True, slots=True)
class Numbers:
    """Number words: `words` add up, `multipliers` scale what came before, `joiners` are passed over; `units_first`: five and twenty."""

    words: dict[str, int] = field(default_factory=dict)
    multipliers: dict[str, int] = field(default_factory=dict)
    joiners: tuple[str, ...] = ()
    units_first: bool = False


@dataclass(frozen=True, slots=True)
class References:
    """Words that name a kind of unit (`section`, `paragraph`), and those that join numbers in a list of references. `other_text` opens
    the name of another law, `other_names` are such names in small letters; `before` is the section before, `before_all` those before."""

    units: dict[str, str] = field(default_factory=dict)
    list_words: tuple[str, ...] = ()
    range_words: tuple[str, ...] = ()
    other_text: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    before_all: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LanguageData:
    """One file of `rules/languages`. `skip` are words passed over (articles), `same` forms read as another, `elision` whether an
    apostrophe sets words apart (l'exploitation). `endings` turn a lemma into another where that is a word of the language: participles
    that the lemmatiser knows as adjectives become the verb (é: er). `affixes` go with `lemmas: affixes`: what is written on to words.
    `colon` is the word that a colon behind a defined term stands for (Child: a person under 18). A sentence that opens with words of
    `goes_on` (the same applies) is read as one with the sentence before it."""

    language: str
    lemmas: str
    elision: bool = False
    skip: tuple[str, ...] = ()
    same: dict[str, str] = field(default_factory=dict)
    endings: dict[str, str] = field(default_factory=dict)
    phrases: dict[str, str] = field(default_factory=dict)
    affixes: stems.Affixes = field(default_factory=stems.Affixes)
    colon: str = ""
    abbreviations: tuple[str, ...] = ()
    goes_on: tuple[str, ...] = ()
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


_MOST_WORDS = 200_000  # whose forms are kept
_FOLD = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "œ": "oe", "æ": "ae", "ß": "ss", "ـ": "", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه"}
)


@lru_cache(maxsize=_MOST_WORDS)
def fold(word: str) -> str:
    """Lower case, without accents, tatweel and the spelling variants of alef, yeh, kaf and teh marbuta."""
    word = word.lower().translate(_FOLD)
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)).replace("ٱ", "ا")


@lru_cache(maxsize=16)
def word_pattern(code: str) -> re.Pattern[str]:
    """What a word is in texts and wordings of a language: a number; else letters, with the digits that a label (29A) or a slip of OCR
    (expl0it) puts among them, vowel signs of Arabic script, and an apostrophe where it does not set words apart."""
    apostrophe = "" if load_language(code).elision else r"(?:['’][^\W\d_]+)*"
    return re.compile(r"\d+(?:[.,٫٬]\d+)*(?![^\W_])|(?:[^\W_]+[\u0610-\u061a\u064b-\u065f\u0670]*)+" + apostrophe)


def _lemmatiser(data: LanguageData) -> Callable[[str], str]:
    if data.lemmas == "simplemma":
        import simplemma

        language, endings = data.language, tuple(data.endings.items())

        def lemma(word: str) -> str:
            base = str(simplemma.lemmatize(word, lang=language))
            for ending, other in endings:
                if base.endswith(ending) and simplemma.is_known(verb := base.removesuffix(ending) + other, lang=language):
                    return verb
            return base

        return lemma
    if data.lemmas == "affixes":
        return stems.stemmer(data.affixes, fold, data.same)
    if data.lemmas == "snowball":
        import snowballstemmer

        names = {"ar": "arabic", "fr": "french", "es": "spanish", "en": "english", "pt": "portuguese"}
        stemmer = snowballstemmer.stemmer(names[data.language])
        # variants of spelling are one before the stemmer sees them
        return lambda word: str(stemmer.stemWord(fold(word)))
    return lambda word: word


@lru_cache(maxsize=16)
def normaliser(code: str) -> Callable[[str], str]:
    """A function from a printed word to the form in which texts and wordings meet. Cached by word."""
    data = load_language(code)
    lemma = _lemmatiser(data)
    # a stemmer of affixes looks at `same` on its way
    same = {fold(a): fold(b) for a, b in data.same.items()} if data.lemmas != "affixes" else {}
    # accents tell some words apart (organisé, organise), so the form as written goes first
    written = {a.lower(): fold(b) for a, b in data.same.items()} if same else {}
    final = set(same.values())

    @lru_cache(maxsize=_MOST_WORDS)
    def normal(word: str) -> str:
        if word.lower() in written:
            return written[word.lower()]
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


Read = tuple[str, int, int]  # the normal form of a word, its offsets


class _Kept(dict[str, str]):
    """The form of each printed word that was read so far; empty for one that is skipped. A look into it costs less than a call."""

    def __init__(self, normal: Callable[[str], str], skip: frozenset[str]) -> None:
        super().__init__()
        self._normal, self._skip = normal, skip

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_WORDS:
            self.clear()
        form = self._normal(word)
        found = self[word] = "" if form in self._skip else form
        return found


@dataclass(frozen=True, slots=True)
class Tongue:
    """All that reading the words of a language takes: `pattern` finds them, `normal` gives the form in which they meet."""

    code: str
    pattern: re.Pattern[str]
    normal: Callable[[str], str]
    skip: frozenset[str]
    abbreviations: frozenset[str]
    phrases: tuple[tuple[tuple[str, ...], str], ...] = ()
    colon: str = ""
    goes_on: re.Pattern[str] | None = None
    kept: _Kept = field(init=False, repr=False, compare=False)
    apart: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "kept", _Kept(self.normal, self.skip))

    def read(self, text: str, start: int, end: int) -> list[Read]:
        """The normal forms of a run of text with their offsets, skipped words left out, phrases as one word."""
        kept = self.kept
        out = [(word, *found.span()) for found in self.pattern.finditer(text, start, end) if (word := kept[found[0]])]
        return self._with_phrases(out) if self.phrases else out

    def _with_phrases(self, out: list[Read]) -> list[Read]:
        held = {each[0] for each in out}
        for row, word in self.phrases:
            if not held.issuperset(row):
                continue
            held |= {word}  # a phrase may be part of another
            length, last = len(row), row[-1]
            at = length - 1
            while at < len(out):
                first = at - length + 1
                if out[at][0] == last and tuple(each[0] for each in out[first : at + 1]) == row:
                    out[first : at + 1] = [(word, out[first][1], out[at][2])]
                    at = first
                at += 1
        return out

    def forms(self, text: str) -> tuple[str, ...]:
        """The normal forms of a short text, skipped words left out."""
        return tuple(word for word, _, _ in self.read(text, 0, len(text)))

    def row(self, words: Iterable[str]) -> tuple[str, ...]:
        """The normal forms of words that stand in a row. Wordings repeat their words in many rows: each is read once."""
        forms = [form for word in words for form in self._forms(word)]
        return (
            tuple(word for word, _, _ in self._with_phrases([(form, 0, 0) for form in forms])) if self.phrases else tuple(forms)
        )

    def _forms(self, word: str) -> tuple[str, ...]:
        found = self.apart.get(word)
        if found is None:
            found = self.apart[word] = tuple(self.kept[part] for part in self.pattern.findall(word) if self.kept[part])
        return found


@lru_cache(maxsize=16)
def tongue(code: str) -> Tongue:
    """The words of a language. Raises LexcheckError (DATA)."""
    data = load_language(code)
    normal = normaliser(code)
    skip = frozenset(normal(word) for word in data.skip)
    plain = Tongue(
        code, word_pattern(code), normal, skip, frozenset(fold(word) for word in data.abbreviations), colon=normal(data.colon)
    )
    if data.goes_on:
        openers = "|".join(r"\s+".join(map(re.escape, words.split())) for words in data.goes_on)
        plain = replace(plain, goes_on=re.compile(rf"[\s*_«\"]*(?:{openers})\b", re.IGNORECASE))
    rows = [(plain.forms(phrase), fold(word)) for phrase, word in data.phrases.items()]
    return replace(plain, phrases=tuple(sorted(rows, key=lambda row: (-len(row[0]), row))))
