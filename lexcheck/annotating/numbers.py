"""Numbers in digits and words of any language, over a stream of words."""

from __future__ import annotations

from dataclasses import dataclass

from lexcheck.annotating.language import LanguageData, normaliser
from lexcheck.annotating.stream import Stream


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the places of its words (end exclusive)."""

    value: float
    first: int
    last: int


def find_numbers(stream: Stream, data: LanguageData) -> list[Number]:
    """All numbers of a stream: `18`, `1,000,000`, `twenty-five`, `two hundred thousand`, Arabic-Indic digits."""
    normal = normaliser(data.language)
    small = {normal(k): v for k, v in data.numbers.words.items()}
    big = {normal(k): v for k, v in data.numbers.multipliers.items()}
    joiners = {normal(w) for w in data.numbers.joiners}
    out = []
    at, words = 0, stream.words
    while at < len(words):
        word = words[at]
        if word[0].isdigit():
            value, last = _digits(words, at)
            while last < len(words) and words[last] in big:
                value, last = value * big[words[last]], last + 1
            out.append(Number(value, at, last))
            at = last
        elif word in small or word in big:
            first, total, group = at, 0.0, 0.0
            end = at
            while at < len(words) and stream.sentences[at] == stream.sentences[first]:
                word = words[at]
                if word in small:
                    # 'three five' are two numbers, 'twenty five' is one
                    if group and (small[word] >= 10 or group % 10) and group % 100 != 0:
                        break
                    group += small[word]
                elif word in big:
                    if big[word] == 100:
                        group = max(group, 1) * 100
                    else:
                        total, group = total + max(group, 1) * big[word], 0
                elif not (word in joiners and at + 1 < len(words) and words[at + 1] in small and (group % 100 == 0)):
                    break
                at += 1
                end = at
            out.append(Number(total + group, first, end))
        else:
            at += 1
    return out


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
