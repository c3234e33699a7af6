"""How list numbers are written: 3 as `3`, `c`, `iii`, `third` or `ج`. Shared by the formats whose numbers are not in the text."""

from __future__ import annotations

from collections.abc import Callable

# fmt: off
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
          (5, "v"), (4, "iv"), (1, "i"))
# fmt: on
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"  # Arabic alphabet
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
_CARDINAL = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    "nineteen"
)
_ORDINAL = (
    "zeroth|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|"
    "sixteenth|seventeenth|eighteenth|nineteenth"
)


def roman(number: int) -> str:
    """A roman numeral in small letters; digits outside 1 to 3999."""
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def letters(number: int, alphabet: str = _LATIN, *, doubled: bool = False) -> str:
    """A letter; after the last one `aa`, `ab` as spreadsheets and browsers count, or `aa`, `bb` where `doubled` (Word)."""
    if number < 1:
        return str(number)
    if doubled:
        return alphabet[(number - 1) % len(alphabet)] * min((number - 1) // len(alphabet) + 1, 50)
    text = ""
    while number:
        number, rest = divmod(number - 1, len(alphabet))
        text = alphabet[rest] + text
    return text


def _digits(zero: str) -> Callable[[int], str]:
    return lambda number: "".join(chr(ord(zero) + int(digit)) if digit.isdigit() else digit for digit in str(number))


def _ordinal(number: int) -> str:
    return f"{number}{'th' if number % 100 in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _word(joined: str) -> Callable[[int], str]:
    names = joined.split("|")
    return lambda number: names[number].capitalize() if 0 <= number < len(names) else str(number)


_WAYS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalzero": lambda number: f"{number:02d}",
    "lowerletter": letters,
    "lowerroman": roman,
    "upperletter": lambda number: letters(number).upper(),
    "upperroman": lambda number: roman(number).upper(),
    "ordinal": _ordinal,
    "cardinaltext": _word(_CARDINAL),
    "ordinaltext": _word(_ORDINAL),
    "arabicalpha": lambda number: letters(number, _ARABIC),
    "arabicabjad": lambda number: letters(number, _ABJAD),
    "hebrew2": lambda number: letters(number, _HEBREW),
    "russianlower": lambda number: letters(number, _CYRILLIC),
    "russianupper": lambda number: letters(number, _CYRILLIC).upper(),
    "hindinumbers": _digits("०"),
    "thainumbers": _digits("๐"),
    "arabicindic": _digits("٠"),
    "persian": _digits("۰"),
    "bengali": _digits("০"),
    "decimalfullwidth": _digits("０"),
}


def written(number: int, way: str) -> str:
    """A number written in a way named as Word names it (`lowerRoman`); digits where the way is unknown."""
    return _WAYS.get(way.lower().replace("-", ""), str)(number)
