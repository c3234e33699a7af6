"""Numbers in digits and words of any language, over a stream of words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from lexcheck.annotating.language import load_language, tongue
from lexcheck.annotating.stream import Stream


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the places of its words (end exclusive)."""

    value: float
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Words:
    """The number words of a language as normal forms; `small` by first word, longest first (soixante dix before soixante)."""

    small: dict[str, tuple[tuple[tuple[str, ...], int], ...]]
    big: dict[str, int]
    joiners: frozenset[str]
    units_first: bool

    def small_at(self, words: list[str], at: int) -> tuple[int, int] | None:
        """The value and the length of the number word at a place."""
        for row, value in self.small.get(words[at], ()) if at < len(words) else ():
            if tuple(words[at : at + len(row)]) == row:
                return value, len(row)
        return None


@lru_cache(maxsize=16)
def _words_of(code: str) -> _Words:
    data, language = load_language(code).numbers, tongue(code)
    # articles may be number words (un, una): those are left to the article
    rows = sorted(((row, value) for key, value in data.words.items() if (row := language.forms(key))), key=lambda r: -len(r[0]))
    small: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for row, value in rows:
        small.setdefault(row[0], []).append((row, value))
    big = {language.normal(key): value for key, value in data.multipliers.items()}
    joiners = frozenset(language.normal(word) for word in data.joiners)
    return _Words({key: tuple(each) for key, each in small.items()}, big, joiners, data.units_first)


def find_numbers(stream: Stream, code: str) -> list[Number]:
    """All numbers of a stream in a language: `18`, `1,000,000`, `twenty-five`, `two hundred thousand`, Arabic-Indic digits."""
    known = _words_of(code)
    out: list[Number] = []
    last, words = 0, stream.words
    for at in [place for place, word in enumerate(words) if word[0].isdigit() or word in known.big or word in known.small]:
        if at < last:
            continue
        if words[at][0].isdigit():
            value, last = _digits(words, at)
            while last < len(words) and words[last] in known.big:
                value, last = value * known.big[words[last]], last + 1
        elif words[at] in known.big or known.small_at(words, at):
            value, last = _spelled(stream, at, known)
        else:
            continue
        out.append(Number(value, at, last))
    return out


def _spelled(stream: Stream, first: int, known: _Words) -> tuple[float, int]:
    """A number in words: its value and the place after its last word."""
    words, at, end = stream.words, first, first
    total = group = 0.0
    while at < len(words) and stream.sentences[at] == stream.sentences[first]:
        small = known.small_at(words, at)
        if small is not None:
            if not _goes_on(group, small[0], known.units_first):
                break
            group += small[0]
            at = end = at + small[1]
        elif words[at] in known.big:
            factor = known.big[words[at]]
            if factor < 1000:
                # one hundred; cien and مائتي stand alone
                group = max(group, 1) * factor if group < 10 else group + factor
            else:
                total, group = total + max(group, 1) * factor, 0.0
            at = end = at + 1
        elif (
            words[at] in known.joiners and (more := known.small_at(words, at + 1)) and _goes_on(group, more[0], known.units_first)
        ):
            at += 1
        else:
            break
    return total + group, end


def _goes_on(group: float, more: int, units_first: bool) -> bool:
    """Whether a number word belongs to the number before it: 'twenty five' is one number, 'three five' two."""
    rest = group % 100
    if rest == 0:
        return True
    if units_first and rest < 10:
        return more >= 20 and more % 10 == 0
    return rest % 10 == 0 and rest >= 20 and more < 10


def _digits(words: list[str], at: int) -> tuple[float, int]:
    text = words[at]
    parts = text.replace(".", ",").split(",")
    if len(parts) > 1 and all(len(p) == 3 for p in parts[1:]):
        text = "".join(parts)
    last = at + 1
    if text.isdecimal() and len(text) <= 3:
        # 200 000: groups of three set apart by blanks
        while last < len(words) and len(words[last]) == 3 and words[last].isdecimal():
            text += words[last]
            last += 1
    try:
        return float(int(text)), last
    except ValueError:
        try:
            return float(text.replace(",", ".")), last
        except ValueError:
            digits = "".join(c for c in text if c.isdigit())
            return float(int(digits or "0")), last
