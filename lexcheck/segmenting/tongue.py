"""Which language a text is in, by its script and its small words, and which grammar reads it. The data is `languages.yaml`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import lru_cache
from pathlib import Path

import msgspec

from lexcheck import yamlfile
from lexcheck.segmenting.grammar import FOLDER, Grammar, grammars, load

_FILE = Path(__file__).with_name("languages.yaml")
_SAMPLE = 8_000  # characters from the beginning, and as many from the middle: front matter may be in another language
_ENOUGH = 0.1  # of the words are small words of their language in any statute; lists and tables have fewer
_FEW = 40  # words: too few for a share to say much, the best language will do
# not \w, which has no vowel signs of Indian scripts
_WORD = re.compile(r"[^\s\d!-,./:-@\[-`{-~§°–—‘’“”«»،؛؟।॥]+")


class Span(msgspec.Struct, frozen=True):
    """A script and the first and last letter of a range that it is written with."""

    script: str
    first: str = msgspec.field(name="from")
    last: str = msgspec.field(name="to")


class Tongue(msgspec.Struct, frozen=True):
    """A language, its script, its small words, and letters that its neighbours do not have."""

    language: str
    script: str
    words: tuple[str, ...]
    letters: str = ""


class Tongues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file."""

    scripts: tuple[Span, ...]
    languages: tuple[Tongue, ...]
    alone: dict[str, str]
    fallback: str


def choose(text: str, stated: str) -> tuple[Grammar, str]:
    """The grammar that reads a text, and the code of its language: the stated one, or else the one recognised (empty: none).

    Of several traditions in one language the one whose cues are commonest in the text is taken.
    """
    language = stated.replace("_", "-").split("-")[0].lower() or language_of(text)
    named = (grammars(language) if language else ()) or (load(FOLDER / f"{tongues().fallback}.yaml"),)
    if len(named) > 1:
        sample = text[: 2 * _SAMPLE]
        return max(named, key=lambda grammar: sum(1 for _ in grammar.cues.finditer(sample))), language
    return named[0], language


@lru_cache(maxsize=1)
def tongues() -> Tongues:
    """The languages that can be recognised. Raises LexcheckError (DATA) where the file is wrong."""
    return yamlfile.load(_FILE, Tongues)


def known_languages() -> tuple[str, ...]:
    """The codes of the languages that a text can be recognised to be in."""
    return tuple(sorted({*(tongue.language for tongue in tongues().languages), *tongues().alone.values()}))


def language_of(text: str) -> str:
    """The code of the language that a text is in (`en`, `fr`, `bn` ...); empty where none is recognised.

    Reads a sample of at most 16,000 characters.
    """
    middle = max(len(text) // 2, _SAMPLE)
    sample = text[:_SAMPLE] + " " + text[middle : middle + _SAMPLE]
    script = _script(sample)
    known = tongues()
    if not script or script in known.alone:
        # Japanese is written with kana among its Chinese characters
        return known.alone.get("kana" if script == "han" and re.search(r"[぀-ヿ]{2}", sample) else script, "")
    counts = Counter(_WORD.findall(sample.lower()))
    total = sum(counts.values())
    letters = Counter(sample) if script != "latin" else Counter()
    scores = {
        one.language: sum(counts[word] for word in one.words) + sum(letters[letter] for letter in one.letters) / 5
        for one in known.languages
        if one.script == script
    }
    best = max(scores, key=lambda language: scores[language], default="")
    return best if best and scores[best] >= max(2, _ENOUGH * total * (total > _FEW)) else ""


def _script(sample: str) -> str:
    """The script that most letters of a sample belong to."""
    spans = sorted(tongues().scripts, key=lambda span: span.first)
    starts = [span.first for span in spans]
    counts: Counter[str] = Counter()
    for letter, count in Counter(sample).items():
        at = bisect_right(starts, letter) - 1
        if at >= 0 and letter.isalpha() and letter <= spans[at].last:
            counts[spans[at].script] += count
    return counts.most_common(1)[0][0] if counts else ""
