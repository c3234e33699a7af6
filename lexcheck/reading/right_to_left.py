"""Right-to-left text as a reader would read it, where a PDF file gave lam and alef in the wrong order or brackets turned over.

Some PDF files draw lam-alef as one sign and name its two letters in the order in which they are drawn. Each mended word keeps its
length, so that no mark, page or line moves.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import msgspec

from lexcheck import yamlfile
from lexcheck.model import Source

_LETTER = "[\u0621-\u064a\u067e-\u06d3]"
_STARTS = f"(?<!{_LETTER})"
_ENDS = f"(?!{_LETTER})"
_PARTICLES = "(?:[وف]?[بكل]?)"
# no word is spelt so: two alefs, or the article's alef before a hamza's, with lam behind
_SURE_WRONG = re.compile(f"{_STARTS}{_PARTICLES}ا[أإآا]ل|(?<={_LETTER})اال")
_SURE_RIGHT = re.compile("ال[أإآ]|(?<=[^\\Wا])لا")
_FEW = 4
# the rules of spelling; their order matters, since a mended word may look like a broken one
_SPELLING = [
    (re.compile(f"{_STARTS}([وفبكل]{{0,2}}ال)(ا)(ل)"), r"\1\3\2"),  # the article before lam-alef
    (re.compile(f"{_STARTS}({_PARTICLES}ا)([أإآا])(ل)"), r"\1\3\2"),  # the article before alef
    (re.compile(f"{_STARTS}([وف]?ل)([أإآا])(ل)"), r"\1\3\2"),  # `for the` before alef
    (re.compile("([اأإآ])(ا)(ل)"), r"\1\3\2"),  # two alefs never meet
    (re.compile("()(ا)(ل)(?=[ءئ])"), r"\1\3\2"),  # lam before a hamza of its own
    (re.compile(f"((?<!^)(?<![وفبكل\\s])(?<={_LETTER}))(ا)(ل)(?=ل)"), r"\1\3\2"),  # lam-alef-lam inside a word
]
_ALEF_LAM = re.compile(f"{_STARTS}([وفبك]{{0,2}})([أإآ])(ل)({_LETTER}*)")
_GOD = [(re.compile(f"{_STARTS}هللا{_ENDS}"), "الله"), (re.compile(f"{_STARTS}هلل{_ENDS}"), "لله")]
_TURNED = re.compile(r"(?<![^\s«“\"])\)(?=\S)([^()\n]*)(?<=\S)\((?=[\s.،؛:,»”\"]|\Z)")
_RIGHT_TO_LEFT = re.compile(f"{_LETTER}{{2}}")


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of `right_to_left.yaml`, spelt right."""

    inside: tuple[str, ...]
    words: tuple[str, ...]
    endings: tuple[str, ...]
    sound: tuple[str, ...]


def mended(source: Source) -> Source:
    """The source with its right-to-left text as it would be read; the same source where nothing is wrong."""
    text, warnings = source.text, []
    if not _RIGHT_TO_LEFT.search(text):
        return source
    text, turned = _TURNED.subn(r"(\1)", text)
    if turned:
        warnings.append(f"brackets stood the wrong way round at {turned} places of right-to-left text and were turned")
    if inverted(text):
        fixed = lam_alef(text)
        count = sum(old != new for old, new in zip(text.split(), fixed.split(), strict=True))
        warnings.append(
            f"lam and alef stood in the wrong order (a fault of the PDF that this text comes from): {count} words were put right; "
            "a few words that cannot be told may still be wrong"
        )
        text = fixed
    if text == source.text:
        return source
    return replace(source, text=text, warnings=(*source.warnings, *warnings))


def inverted(text: str) -> bool:
    """Whether a text gives lam and alef in the wrong order: spellings that no word has outnumber those that a sound text is full of."""
    wrong = sum(1 for _ in _SURE_WRONG.finditer(text))
    listed = sum(1 for _ in _known()[0].finditer(text))
    right = sum(1 for _ in _SURE_RIGHT.finditer(text))
    return wrong + listed >= _FEW and wrong + listed > 2 * right


def lam_alef(text: str) -> str:
    """A text whose lam and alef are inverted, put right. It keeps its length."""
    for pattern, put in [*_GOD, *_SPELLING]:
        text = pattern.sub(put, text)
    inside, words, sound = _known()
    text = _ALEF_LAM.sub(lambda found: found[0] if found[2] + found[3] + found[4] in sound else _swapped(found), text)
    for pattern in (inside, *words):
        text = pattern.sub(_turn, text)
    return text


def _swapped(found: re.Match[str]) -> str:
    return found[1] + found[3] + found[2] + found[4]


def _turn(found: re.Match[str]) -> str:
    return found["before"] + _broken()[found["word"]]


@lru_cache(maxsize=1)
def _words() -> Words:
    return yamlfile.load(Path(__file__).with_name("right_to_left.yaml"), Words)


@lru_cache(maxsize=1)
def _broken() -> dict[str, str]:
    """The listed words by their broken spelling, in which the rules above have done their part."""
    data = _words()
    return {_break(word): word for word in (*data.inside, *data.words, *data.endings)}


def _break(word: str) -> str:
    word = re.sub("لا", "ال", word)
    for pattern, put in _SPELLING:
        word = pattern.sub(put, word)
    return word


@lru_cache(maxsize=1)
def _known() -> tuple[re.Pattern[str], list[re.Pattern[str]], frozenset[str]]:
    """Patterns of the words that are known by their letters inside, and of those known as wholes; and the true beginnings."""
    data = _words()
    inside = "|".join(sorted(map(_break, data.inside), key=len, reverse=True))
    endings = "|".join(map(_break, data.endings))
    whole = "|".join(sorted(map(_break, data.words), key=len, reverse=True))
    return (
        re.compile(f"(?P<before>)(?P<word>{inside})"),
        [
            re.compile(f"{_STARTS}(?P<before>(?:[وف]?(?:[بك]?ال|لل|[بكل])?)?)(?P<word>{whole}){_ENDS}"),
            re.compile(f"{_STARTS}(?P<before>[وف]?)(?P<word>{endings}){_ENDS}"),
        ],
        frozenset(data.sound),
    )
