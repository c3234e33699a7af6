"""References found and resolved."""

from __future__ import annotations

from lexcheck.annotating.language import load_language
from lexcheck.annotating.references import ReferenceFinder
from lexcheck.reading import read_bytes
from lexcheck.segmenting import segment
from tests.annotating.conftest import Make

ACT = """1. A person shall not do what sections 2, 3(1) and 4 to 6 forbid.

2. (1) This applies to six vessels as s. 3 says.
(2) An offence under subsection (1) is tried by a court.

3. (1) Chapter V of
the Penal Code applies.
(2) Section 99 applies.

4. Section 2 of this Act applies.
"""


def found(make: Make, text: str = ACT, language: str = "en") -> dict[str, list[str]]:
    law = make(text, language=language).law
    finder = ReferenceFinder(law, load_language(language))
    return {
        law.text[r.start : r.end].rstrip(): [law.provisions[t].label for t in r.targets]
        for p in law.provisions
        for r in finder.find(p.index)
    }


def test_lists_ranges_and_subsections(make: Make) -> None:
    references = found(make)
    assert references["sections 2, 3(1) and 4 to 6"][:3] == ["2", "3(1)", "4"]
    assert references["subsection (1)"] == ["2(1)"]
    assert references["s. 3"] == ["3"]


def test_a_range_means_what_stands_between_its_ends(make: Make) -> None:
    references = found(make, "1. A.\n\n2. B.\n\n3. C.\n\n4. D.\n\n5. An offence under sections 1 to 3 is grave.\n")
    assert sorted(references["sections 1 to 3"]) == ["1", "2", "3"]


def test_another_law_is_no_target_and_this_act_is(make: Make) -> None:
    references = found(make)
    assert not any(text.startswith("Chapter") for text in references)
    assert references["Section 2"] == ["2"]


def test_a_reference_that_leads_nowhere_is_kept_without_target(make: Make) -> None:
    references = found(make)
    assert references["Section 99"] == []
    assert not any("ix" in text for text in references)
    assert make(ACT).unresolved


def test_lost_numbers_are_counted() -> None:
    text = b"# Short title\n\nThis Act may be cited.\n\n# Offence\n\nNobody shall steal.\n\n# Trial\n\nA court tries section 2.\n"
    law = segment(read_bytes(text, "act.md"), language="en")
    finder = ReferenceFinder(law, load_language("en"))
    targets = [law.provisions[t].heading for p in law.provisions for r in finder.find(p.index) for t in r.targets]
    assert targets == ["Offence"]


def test_the_first_subsection_is_meant_although_its_number_is_not_printed(make: Make) -> None:
    act = "Act\n\n1  A vessel shall float.\n\n2. A vessel under subsection (1) is dry, as section 1(1) says.\n\n"
    act += "2  Oars float.\n\n3  Masts stand.\n"
    assert found(make, act)["subsection (1)"] == ["1([1])"] == found(make, act)["section 1(1)"]


def test_arabic_numbers_in_words_brackets_and_with_insertions(make: Make) -> None:
    law = "المادة {}\nيعاقب من ارتكب الجريمة.\n\n"
    text = "".join(law.format(n) for n in ("1", "2", "2 مكرر 4", "3"))
    text += (
        "المادة 4\nيعاقب على ما في المادتين الأولى والثالثة.\n\nالمادة 5\nتطبق المواد: (الثانية) و(الثالثة).\n\n"
        "المادة 6\nتطبق المادة (٢).\n\nالمادة 7\nتراعى المادة 2 مكرر 4.\n\nالمادة 8\nتراعى المادة 3 من قانون العقوبات.\n"
    )
    references = found(make, text, "ar")
    assert references["المادتين الأولى والثالثة"] == ["1", "3"]
    assert references["المواد: (الثانية) و(الثالثة)"] == ["2", "3"]
    assert references["المادة (٢)"] == ["2"]
    assert references["المادة 2 مكرر 4"] == ["2 مكرر 4"]
    assert "المادة 3" not in references


CODE = """# Código Penal

Artículo 10. Uno.

Artículo 10 bis. Dos.

Artículo 10 ter. Vale el artículo anterior y valen los artículos 10 y 10 bis.

Artículo 11. Valen los artículos anteriores, el artículo 10 de la Ley 20.507 y el artículo 10 del Código Civil.

Artículo 12. Vale el artículo 11.º de este Código.
"""


def test_labels_and_neighbours_of_civil_law(make: Make) -> None:
    law = make(CODE, language="es").law
    finder = ReferenceFinder(law, load_language("es"))
    references = {
        law.text[r.start : r.end].rstrip(): [law.provisions[t].label for t in r.targets]
        for p in law.provisions
        for r in finder.find(p.index)
    }
    assert references["artículos 10 y 10 bis"] == ["10", "10 bis"]
    assert references["artículo anterior"] == ["10 bis"]
    assert references["artículos anteriores"] == ["10", "10 bis", "10 ter"]
    assert references["artículo 11.º"] == ["11"]
    assert "artículo 10" not in references


LETTERED = """LIVRE I : DE L'ENTRÉE

Titre II : Des transports

Art. L. 221-1. – Le transporteur vérifie les documents.

LIVRE II : DES PEINES

Titre II : De l'aide à l'entrée

Art. L. 821-1. – Nul ne facilite une entrée.

Art. L. 821-2. – L'article précédent vaut pour tous, comme l'article L. 821-1 ; l'article L. 821-1 du code de commerce est une autre règle.

Titre III : Des personnes morales

Art. L. 831-1. – Les personnes morales répondent des faits du titre II.
"""


def test_letters_before_numbers_and_the_nearest_title() -> None:
    law = segment(read_bytes(LETTERED.encode(), "code.md"), language="fr")
    finder = ReferenceFinder(law, load_language("fr"))
    rows = [(law.text[r.start : r.end].strip(), r.targets) for p in law.provisions for r in finder.find(p.index)]
    first = next(p.index for p in law.provisions if p.number == "L. 821-1")
    assert [targets for text, targets in rows if text == "article L. 821-1"] == [(first,)]
    assert [targets for text, targets in rows if text == "article précédent"] == [(first,)]
    (title,) = next(targets for text, targets in rows if text == "titre II")
    assert title == law.provisions[first].parent
