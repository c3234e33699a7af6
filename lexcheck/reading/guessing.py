"""Guess a legacy encoding: of the candidates, the one under which the characters stand where they stand in print."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# in order of preference where two read equally well; Hebrew before Cyrillic: Cyrillic read as Hebrew has holes, not the reverse
# fmt: off
_CANDIDATES = ("cp1252", "cp1256", "cp1255", "cp1251", "cp1250", "cp1254", "cp1253", "cp1257", "iso8859_6", "iso8859_2", "iso8859_5",
               "iso8859_7", "iso8859_9", "iso8859_15", "koi8_u", "koi8_r", "cp866", "cp850", "cp852", "mac_roman", "cp437", "cp874",
               "cp1258")
# fmt: on
_SAMPLE = 6000  # bytes of lines that are not all ASCII
_FOREIGN = re.compile("[^\x00-\x7f]")
_WESTERN = frozenset("àâäáãåæçéèêëîïíìôöóòõøœùûüúñßÀÂÄÁÃÅÆÇÉÈÊËÎÏÍÌÔÖÓÒÕØŒÙÛÜÚÑ¿¡")
_NEUTRAL = frozenset("\u00a0\u00ad–—―…§¶©®°ºª·•€£¥¢½¼¾²³¹×")
_OPENING, _CLOSING = frozenset("“‘«„‹‚¿¡"), frozenset("”’»›")


def guess(data: bytes) -> str:
    """The name of the Python codec that fits best; `cp1252` where none fits."""
    sample = _sample(data)
    best, encoding = float("-inf"), "cp1252"
    for candidate in dict.fromkeys((*_CANDIDATES, *_second_opinion(sample))):
        try:
            text = sample.decode(candidate)
        except (UnicodeDecodeError, LookupError):
            continue
        if (score := _score(text)) > best:
            best, encoding = score, candidate
    return encoding


def _sample(data: bytes) -> bytes:
    """The first lines that are not all ASCII, cut at line ends so that no character is cut."""
    picked, size = [], 0
    for line in data[:4_000_000].splitlines(keepends=True):
        if not line.isascii():
            picked.append(line)
            size += len(line)
            if size > _SAMPLE:
                break
    return b"".join(picked)[: 4 * _SAMPLE]


def _second_opinion(sample: bytes) -> list[str]:
    """What charset-normalizer thinks of it, Asian encodings among others."""
    from charset_normalizer import from_bytes

    return [match.encoding for match in list(from_bytes(sample))[:3] if match.encoding not in ("ascii", "utf_8")]


def _score(text: str) -> float:
    """The mean, over the characters that are not ASCII, of how well each stands where it stands: 1 good, -3 bad."""
    total, count = 0.0, 0
    for found in _FOREIGN.finditer(text):
        at = found.start()
        total += _fit(found[0], text[at - 1] if at else " ", text[at + 1] if at + 1 < len(text) else " ")
        count += 1
    return total / count if count else 0.0


@lru_cache(maxsize=50_000)
def _fit(sign: str, before: str, after: str) -> float:
    """How well a character stands between its neighbours."""
    if sign in "’‘" and before.isalpha() and after.isalpha():
        return 1.0 if sign == "’" else -1.0
    if sign in _OPENING:
        return -1.5 if before.isalnum() else 1.0 if not after.isspace() or sign == "«" else 0.3
    if sign in _CLOSING:
        return -1.5 if after.isalpha() else 1.0 if not before.isspace() or sign == "»" else 0.3
    if sign in _NEUTRAL:
        inside = before.isalpha() and after.isalpha() and sign not in "–—―…\u00a0\u00ad·"
        return -2.0 if inside or (sign in "ºª" and not before.isalnum() and before != ".") else 0.98
    category = unicodedata.category(sign)
    if category in ("Cc", "Co", "Cn"):
        return -3.0
    if not category.startswith(("L", "M")):
        return 0.94 if sign > "\u2fff" else 0.5 if sign.isdigit() or category.startswith("P") else -2.0
    return _letter(sign, before, after)


def _letter(sign: str, before: str, after: str) -> float:
    """How well a letter stands: its neighbours are of its script, and a capital does not follow a small letter."""
    script = _script(sign)
    neighbours = [other for other in (before, after) if other.isalpha()]
    if any(_script(other) != script for other in neighbours):
        return -3.0
    if sign.isupper() and before.isalpha() and before.islower():
        return -2.0
    if sign.islower() and before.isalpha() and before.isupper() and after.isalpha() and after.isupper():
        return -2.0
    if script == "LATIN":
        if not neighbours:
            return 0.1 if sign not in "àÀéÉóÓúÚ" else 0.9
        return 0.94 if sign in _WESTERN else 0.8 if sign not in "þðýÞÐÝ" else 0.5
    return 1.0 if neighbours else 0.4


@lru_cache(maxsize=5_000)
def _script(sign: str) -> str:
    script = unicodedata.name(sign, "UNKNOWN").split()[0]
    return "CJK" if script in ("HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "HALFWIDTH") else script
