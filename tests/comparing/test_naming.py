"""Changes are named as what they are, in every language that is judged."""

from __future__ import annotations

import pytest

from lexcheck.comparing.naming import namer
from lexcheck.comparing.wordlist import words_in


def names(language: str, old: str, new: str) -> tuple[str, ...]:
    """The names of the change between two sentences, the words that both begin and end with apart."""
    left, right = (list(words_in(text, [(0, len(text))]).words) for text in (old, new))
    low = next((at for at, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    room = min(len(left), len(right)) - low
    high = next((at for at in range(room) if left[-1 - at] != right[-1 - at]), room)
    ends = len(left) - high, len(right) - high
    return namer(language).names(left[low : ends[0]], right[low : ends[1]], left[:low], left[ends[0] :])


@pytest.mark.parametrize(
    ("language", "old", "new", "wanted"),
    [
        ("en", "The court shall order it", "The court may order it", {"duty"}),
        ("en", "The court may order it", "The court may not order it", {"negation"}),
        ("en", "imprisonment of ten years is due", "imprisonment of twelve years is due", {"number", "penalty"}),
        ("en", "liable to a fine of 500 dollars", "liable to a fine of 900 dollars", {"number", "penalty"}),
        ("en", "liable to imprisonment and a fine", "liable to imprisonment or a fine", set()),
        ("en", "a report within ten days of it", "a report within twelve days of it", {"number"}),
        ("en", "not less than two years in prison", "not more than two years in prison", {"number", "penalty"}),
        ("en", "see section 4 of the Act here", "see section 5 of the Act here", {"reference"}),
        ("fr", "Le juge doit l'ordonner aussitôt", "Le juge peut l'ordonner aussitôt", {"duty"}),
        ("fr", "La victime est poursuivie ensuite", "La victime n'est pas poursuivie ensuite", {"negation"}),
        ("fr", "puni de dix ans de réclusion", "puni de quinze ans de réclusion", {"number", "penalty"}),
        ("fr", "puni d'une amende de 150 000 euros", "puni d'une amende de 200 000 euros", {"number", "penalty"}),
        ("fr", "un emprisonnement de sept ans au moins", "un emprisonnement de sept ans au plus", {"number", "penalty"}),
        ("fr", "visée à l'article 4 du code ici", "visée à l'article 5 du code ici", {"reference"}),
        ("es", "El juez deberá ordenarlo pronto", "El juez podrá ordenarlo pronto", {"duty"}),
        ("es", "La víctima será perseguida", "La víctima no será perseguida", {"negation"}),
        ("es", "pena de prisión de ocho años", "pena de prisión de doce años", {"number", "penalty"}),
        ("es", "multa de cien días de salario", "multa de mil días de salario", {"number", "penalty"}),
        ("es", "prisión no menor de ocho años", "prisión no mayor de ocho años", {"number", "penalty"}),
        ("ar", "يجب على المحكمة أن تأمر بذلك", "يجوز على المحكمة أن تأمر بذلك", {"duty"}),
        ("ar", "يسأل الضحية عن ذلك", "لا يسأل الضحية عن ذلك", {"negation"}),
        ("ar", "يعاقب بالسجن خمس سنوات كل من", "يعاقب بالسجن عشر سنوات كل من", {"number", "penalty"}),
        ("ar", "وبغرامة قدرها 500 دينار", "وبغرامة قدرها 900 دينار", {"number", "penalty"}),
        ("ar", "بالحبس مدة لا تقل عن سنة", "بالحبس مدة لا تزيد عن سنة", {"number", "penalty"}),
        ("fa", "دادگاه باید دستور دهد", "دادگاه مجاز دستور دهد", {"duty"}),
        ("fa", "قربانی مسئول است", "قربانی مسئول نیست", {"negation"}),
        ("fa", "به حبس از پنج سال محکوم", "به حبس از ده سال محکوم", {"number", "penalty"}),
        ("fa", "جزای نقدی به مبلغ 500 ریال", "جزای نقدی به مبلغ 900 ریال", {"number", "penalty"}),
    ],
)  # fmt: skip
def test_a_change_is_named(language, old, new, wanted):
    assert set(names(language, old, new)) == wanted


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar", "fa"])
def test_every_language_has_words_of_every_kind_and_none_of_two_that_exclude_each_other(language):
    known = namer(language)
    assert {"duty", "power"} == set(known.modal.values())
    assert all((known.negation, known.bounds, known.penal, known.units, known.number, known.references))
    assert not known.negation & (set(known.modal) | known.bounds | known.units | known.penal)
    assert not known.penal & (known.units | known.bounds | set(known.modal))
