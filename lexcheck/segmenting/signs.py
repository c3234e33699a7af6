"""Signs of any script: figures, letters that count, what can open a sentence and what ends one."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from unicodedata import decimal

from lexcheck import yamlfile

ENDS = ".;\u037e:؛।॥؟"  # what ends a sentence or an item
PAUSES = ".;\u037e,؛،।"  # what ends an item of a list


def capital(sign: str) -> bool:
    """Whether a sign can open a sentence or a heading: a capital, or a letter of a script that has none."""
    return sign.isupper() or (sign.isalpha() and sign == sign.upper())


def latin(number: str) -> str:
    """A number with its figures in Latin digits (`١٢` is 12), without the stroke that lengthens an Arabic letter."""
    if number.isascii():
        return number
    return "".join(str(decimal(sign)) if sign.isdecimal() else sign for sign in number).replace("\u0640", "")


def counted(number: str, words: dict[str, int]) -> str:
    """A number as figures where all of it is words that count; several words add up, as in `fifty-first`."""
    number = latin(" ".join(number.split()))
    if not words:
        return number
    low = number.lower()
    if low in words:
        return str(words[low])
    parts = [words.get(part) for part in low.split()]
    return str(sum(part for part in parts if part)) if parts and None not in parts else number


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
