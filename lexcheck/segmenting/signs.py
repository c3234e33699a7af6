"""Signs of any script: figures, letters that count, what can open a sentence and what ends one."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from pathlib import Path
from unicodedata import decimal

from lexcheck import yamlfile

_STROKES = re.compile("[\u0640\u064b-\u0652]")
_GLUED = re.compile(r"(?<=[\u0590-\u0fff])(?=\d)|\s+")
ENDS = ".;\u037e:؛।॥؟"  # what ends a sentence or an item
PAUSES = ".;\u037e,؛،।"  # what ends an item of a list


def capital(sign: str) -> bool:
    """Whether a sign can open a sentence or a heading: a capital, or a letter of a script that has none."""
    return sign.isupper() or (sign.isalpha() and sign == sign.upper())


def latin(number: str) -> str:
    """A number with its figures in Latin digits (`١٢` is 12), without Arabic vowel signs and the stroke that lengthens a letter."""
    if number.isascii():
        return number
    return "".join(str(decimal(sign)) if sign.isdecimal() else sign for sign in _STROKES.sub("", number))


def counted(number: str, words: dict[str, int]) -> str:
    """A number in Latin figures. Words that count, at its beginning, add up, as in `fifty-first`; what follows them stays."""
    number = latin(" ".join(number.split()))
    if not number.isascii():
        number = _GLUED.sub(" ", number.replace("(", " ").replace(")", " ").strip())
    if not words or number[:1].isdigit():
        return number
    if number.lower() in words:
        return str(words[number.lower()])
    parts = number.split()
    known = list(takewhile(lambda word: word.lower() in words, parts))
    return " ".join([str(sum(words[word.lower()] for word in known)), *parts[len(known) :]]) if known else number


@lru_cache(maxsize=1)
def _alphabets() -> dict[str, tuple[tuple[str, int], ...]]:
    """What a letter or a word can stand for in the orders of `alphabets.yaml`: kind and place, the commonest order first."""
    found: dict[str, dict[tuple[str, int], None]] = {}
    data = yamlfile.load(Path(__file__).with_name("alphabets.yaml"), dict[str, dict[str, list[str]]])
    for kind, orders in data.items():
        for row in orders.values():
            for place, entry in enumerate(row, 1):
                for letter in entry.split():
                    found.setdefault(letter, {})[kind, place] = None
    return {letter: tuple(places) for letter, places in found.items()}


def places(letter: str) -> tuple[tuple[str, int], ...]:
    """Kind and place that a letter (or adverb) of another script than Latin can have in a list; empty where none is known."""
    return () if letter.isascii() else _alphabets().get(latin(letter), ())
