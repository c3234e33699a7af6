"""The figures of a statute (terms, ages, money) in English, Arabic, Persian and Bengali, to compare a text with its restatement.

Read apart from the program's own reading of numbers, so that the two do not share their mistakes.
"""

from __future__ import annotations

import re
import unicodedata

Figure = tuple[int, str]  # the number and its unit: year, month, day, hour, money

# words for numbers; the longer ones stand first, since they are tried in this order
_WORDS = {
    "en": {
        "forty-eight": 48,
        "twenty-four": 24,
        "eighteen": 18,
        "sixteen": 16,
        "fifteen": 15,
        "twelve": 12,
        "ten": 10,
        "nine": 9,
        "eight": 8,
        "seven": 7,
        "six": 6,
        "five": 5,
        "four": 4,
        "three": 3,
        "two": 2,
        "one": 1,
    },
    "ar": {
        "الثماني والاربعين": 48,
        "ثماني واربعين": 48,
        "ثمان واربعين": 48,
        "اربع وعشرين": 24,
        "اربع وعشرون": 24,
        "ثمان عشره": 18,
        "ثماني عشره": 18,
        "ست عشره": 16,
        "خمسه عشر": 15,
        "خمس عشره": 15,
        "اثني عشر": 12,
        "ثلاثين": 30,
        "عشرين": 20,
        "عشره": 10,
        "عشر": 10,
        "تسع": 9,
        "ثمانيه": 8,
        "ثمان": 8,
        "سبع": 7,
        "سته": 6,
        "ست": 6,
        "خمسه": 5,
        "الخمس": 5,
        "خمس": 5,
        "اربعه": 4,
        "اربع": 4,
        "ثلاثه": 3,
        "ثلاث": 3,
    },
    "fa": {"هجده": 18, "ده": 10, "شش": 6, "پنج": 5, "دو": 2},
    "bn": {"আঠার": 18, "তিন": 3},
}
_UNITS = {
    "en": {
        "years?(?! old)": "year",
        "months?": "month",
        "(?:working |clear )?days": "day",
        "hours": "hour",
        "taka|dirhams|dinars": "money",
    },
    "ar": {"سنوات|سنه": "year", "اشهر|شهرا?": "month", "ايام|يوما": "day", "ساعه|ساعات": "hour", "درهم|دج": "money"},
    "fa": {"سال": "year", "ماه": "month"},
    "bn": {
        "বৎসর(?:ের)?": "year",
        "মাস(?:ের)?": "month",
        "(?:কার্য ?)?দিবস(?:ের)?|দিন(?:ের)?|কার্যদিবস(?:ের)?": "day",
        "ঘ(?:ণ্টা|ন্টা)র?": "hour",
        "টাকা": "money",
    },
}
# a unit that tells its own number
_DUALS = {
    "ar": {
        "سنتين": "2 سنه",
        "العامين": "2 سنه",
        "شهرين": "2 شهر",
        "سنه واحده": "1 سنه",
        "شهر واحد": "1 شهر",
        "من سنه": "1 سنه",
        "من شهر": "1 شهر",
        "الي سنه": "الي 1 سنه",
        "اجل شهر": "1 شهر",
        "دجء": "دج",
    },
    "fa": {"دوسال": "دو سال"},
}
_RANGE = {"en": "to|and", "ar": "الي|علي|و", "fa": "تا", "bn": "$"}
# Bengali counts money by thousands and by hundred thousands
_SCALE = {"হাজার": 1_000, "লক্ষ": 100_000}


def figures(text: str, language: str) -> list[Figure]:
    """Each number that has a unit, sorted: the order in which a minimum and a maximum are told is a matter of wording."""
    text = _plain(text, language)
    found = []
    for unit, name in _UNITS[language].items():
        for first, second in re.findall(
            rf"(?:(?<![\d/])(\d+) ?(?:{unit})? ?(?:{_RANGE[language]}) ?)?(?<![\d/])(\d+) ?(?:{unit})(?!\w)", text
        ):
            found += [(int(number), name) for number in (first, second) if number]
    return sorted(found)


def _plain(text: str, language: str) -> str:
    """Small letters, digits as in English, number words as digits, no points or commas inside a number."""
    text = "".join(
        str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in unicodedata.normalize("NFC", text.lower())
    )
    if language in ("ar", "fa"):
        text = re.sub("[ً-ْـ]", "", text).translate(str.maketrans("أإآةىي", "اااهيي"))
    text = re.sub(r"(?<=\d)[.,](?=\d{3}(?!\d))", "", " ".join(text.split()))
    text = re.sub(r"(?<=\d)? ?\([^)]{1,20}\) ?", " ", text) if language == "bn" else re.sub(r"\((\d+)\)", " ", text)
    for said, meant in _DUALS.get(language, {}).items():
        text = re.sub(rf"(?<!\w){said}(?!\w)", meant, text)
    for word, number in _WORDS[language].items():
        text = re.sub(rf"(?<!\w)([وفبل]?){word}(?![\w\u09be-\u09cd])", rf"\g<1> {number}", text)
    for word, scale in _SCALE.items():
        text = re.sub(rf"(\d+) ?{word} টাকা", lambda found, scale=scale: f"{int(found[1]) * scale} টাকা", text)  # type: ignore[misc]
    return " ".join(re.sub(r"(\d)(?=[^\W\d_])", r"\1 ", text).split())
