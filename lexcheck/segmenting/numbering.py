"""Numbers as drafters write them: `3`, `12A`, `279.01`, `b.1`, `iv`, `(1.1) to (1.3)`, and what may follow what.

A label can be read in several ways (`i` is the ninth letter or the first Roman numeral); which one holds is decided by the sequence,
in `ladder.py`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from lexcheck.segmenting.signs import latin, places

KINDS = ("arabic", "degree", "dotted", "sign", "letter", "roman", "LETTER", "ROMAN")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN_FORM = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
# the letters of a code's parts may stand before a number (`L. 611-1`), a sign after it (`1°`, `1.`)
_NUMBER = re.compile(r"(?:[A-Z\u0621-\u064a]{1,2}\.?[ \t]?)?(\d+)((?:[.\-–]?[0-9A-Za-z]+|[ \t][A-Z])*)([°º.]?)")
_SIGNS = {"": "arabic", "°": "degree", "º": "degree", ".": "dotted"}
_JOINTS = str.maketrans("", "", "-– \t")
_DASHED = re.compile(r"[-–](\d+)")
# Latin adverbs count what was inserted after a number, in every tradition that uses them
_ADVERBS = (
    *("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies", "undecies", "duodecies"),
    *("terdecies", "quaterdecies", "quindecies", "sexdecies", "septdecies", "octodecies", "novodecies", "vicies"),
)
_ARABIC = ("ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا")
AGAIN = {
    **{word: place for words in (_ADVERBS, _ARABIC) for place, word in enumerate(words, 2)},
    "quáter": 4,
    "quinquiesdecies": 15,
    "septiesdecies": 17,
    "octiesdecies": 18,
    "مكرر": 2,
    "مكررا": 2,
    "مکرر": 2,
}
_INSERTED = re.compile(
    rf"(\S.*?)[ \t-]?(?<![^\W\d_])({'|'.join(sorted(AGAIN, key=len, reverse=True))})(?:[ \t-]?([A-Z]|\d{{1,3}}))?"
)
_PLAIN = str.maketrans("áàéèíóú", "aaeeiou")
_LETTERS = re.compile(r"([^\W\d_]+)((?:\.\d+)*)")
# `1 to 3`, `(1.1) to (1.3)`, `22 and 23`, in any language: a short word or a dash between two numbers
_RANGE = re.compile(r"[\s)]+(?:[^\W\d_]{1,4}|–)[\s(]+|(?<=\d)–(?=\d)")


class Reading(NamedTuple):
    """One way to read a label: its kind, its place in the sequence, what was inserted after that place; for a range, where it ends."""

    kind: str
    base: int
    suffix: str
    last: int
    last_suffix: str


def roman(text: str) -> int:
    """The value of a Roman numeral in small letters; 0 where it is none."""
    if not text or not _ROMAN_FORM.fullmatch(text):
        return 0
    total = before = 0
    for sign in reversed(text):
        value = _ROMAN[sign]
        total, before = (total - value, before) if value < before else (total + value, value)
    return total


@lru_cache(maxsize=65536)
def readings(label: str) -> tuple[Reading, ...]:
    """Every way to read a label, the commonest first; empty where it is no number."""
    label = latin(label.strip())
    if len(label) > 3 and (inserted := _INSERTED.fullmatch(label.translate(_PLAIN))):
        # `bis` comes before every other suffix
        more = f" {AGAIN[inserted[2]]:02}{inserted[3] or '':>3}"
        return tuple(
            Reading(kind, base, suffix + more, base, suffix + more) for kind, base, suffix in _single(inserted[1].strip())
        )
    parts = _RANGE.split(label)
    first = _single(parts[0])
    if len(parts) == 1:
        return tuple(Reading(kind, base, suffix, base, suffix) for kind, base, suffix in first)
    ends = {kind: (base, suffix) for kind, base, suffix in _single(parts[-1])}
    return tuple(Reading(kind, base, suffix, *ends[kind]) for kind, base, suffix in first if kind in ends)


def _single(label: str) -> list[tuple[str, int, str]]:
    if label[:1] == "§":
        return [("sign", base, suffix) for _, base, suffix in _single(label[1:].lstrip())]
    found = _NUMBER.fullmatch(label)
    if found:
        # `-10` comes after `-9`, while `.02` comes after `.011`; `12A`, `12-A` and `12 A` are the same
        suffix = _DASHED.sub(lambda part: f".{part[1]:>04}", found[2]).translate(_JOINTS)
        return [(_SIGNS[found[3]], int(found[1]), suffix)] if len(found[1]) < 10 else []
    if other := places(label):
        return [(kind, place, "") for kind, place in other]
    found = _LETTERS.fullmatch(label)
    if not found or len(found[1]) > 8:
        return []
    word, decimals = found[1], found[2]
    upper = word.isupper()
    if not upper and not word.islower():
        return []
    small, letter, numeral = (word.lower(), "LETTER", "ROMAN") if upper else (word, "letter", "roman")
    out: list[tuple[str, int, str]] = []
    if value := roman(small):
        out.append((numeral, value, decimals))
    if small.isascii() and len(small) > 1 and (value := roman(small[:-1])) and len(small) > 2:
        out.append((numeral, value, small[-1] + decimals))
    place = ord(small[0]) - 96
    if 1 <= place <= 26:
        if len(set(small)) == 1 and len(small) > 1:
            out.append((letter, 26 * (len(small) - 1) + place, decimals))
        if len(small) <= 2:
            out.append((letter, place, small[1:] + decimals))
    return out


def follows(before: Reading, after: Reading) -> int:
    """How well `after` follows `before` among siblings: 2 next in sequence, 1 later with a gap, 0 not at all."""
    if before.kind != after.kind:
        return 0
    if after.base == before.last:
        return 2 if after.suffix > before.last_suffix else 0
    if after.base == before.last + 1:
        return 2 if not after.suffix or before.last_suffix else 1
    return 1 if after.base > before.last else 0


def starts(reading: Reading) -> bool:
    """Whether a reading can open a list."""
    return reading.base == 1 and reading.suffix == ""
