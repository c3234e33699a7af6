# ruff: noqa: E501
"""Files as offices make them: LibreOffice (DOCX, ODT, RTF, PDF, PDF in two columns) and python-docx, in Latin, Arabic and Bengali script.

Each is made here, read and segmented: automatic numbers, headings, headers and footers, footnotes, tracked changes.
"""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest

from lexcheck.model import Law
from lexcheck.reading import read, read_bytes
from lexcheck.segmenting import segment
from tests.reading.flat_odt import Sheet, changed, flat, heading, noted, numbered, plain
from tests.segmenting.helpers import whole

ENGLISH = (("", "1", "."), ("(", "1", ")"), ("(", "a", ")"))
ARABIC = (("", "1", " -"), ("", "1", " -"))
OFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(OFFICE is None, reason="the program soffice (LibreOffice) is not installed")


SEA = [
    "no",
    "boat",
    "comes",
    "in",
    "blind",
    "on",
    "a",
    "night",
    "without",
    "a",
    "moon",
    "nor",
    "in",
    "a",
    "fog",
    "that",
    "hides",
    "the",
    "light",
    "of",
    "the",
    "tower",
    "from",
    "those",
    "who",
    "sail",
]
BAHR = [
    "فلا",
    "يدخل",
    "قارب",
    "أعمى",
    "في",
    "ليلة",
    "بلا",
    "قمر",
    "ولا",
    "في",
    "ضباب",
    "يحجب",
    "نور",
    "البرج",
    "عن",
    "البحارة",
    "الذين",
    "يعودون",
    "من",
    "صيد",
    "بعيد",
]


PIERS = ["oak", "elm", "ash", "fir", "yew", "box", "bay"]
MARAFI = ["الشمال", "الجنوب", "الشرق", "الغرب", "الجزيرة", "الخليج", "المضيق"]


def turned(words: list[str], by: int) -> str:
    """Words that begin elsewhere in each provision: nothing comes again at the edge of pages."""
    by %= len(words)
    return " ".join([*words[by:], *words[:by]])


def english(columns: int = 1, tracked: bool = False) -> bytes:
    line, regions = changed("A keeper who sleeps pays a fine", " of ten shells.", " of twenty shells.")
    body = [
        plain("THE LANTERN ACT, 2019"),
        plain("An Act about lanterns on piers."),
        heading("PART I – PRELIMINARY"),
        numbered(["Short title.—This Act may be called the Lantern Act, 2019.", "Duty of keepers.—", ["A keeper shall—", ["light the lantern; and", "watch it."], "No keeper may sleep."]]),
        heading("PART II – PENALTIES"),
        numbered(["Penalty.—"], going_on=True),
        line if tracked else plain("A keeper who sleeps pays a fine of ten shells."),
        noted("The fine goes to the harbour.", "The harbour of the capital only."),
        *(part for number in range(4, 24) for part in (numbered([f"Oil of kind {number}.—"], going_on=True), plain(f"Oil of kind {number} burns in lantern {number}; {turned(SEA, number)} to the pier of {PIERS[number % 7]}."))),
    ]  # fmt: skip
    return flat(
        Sheet("".join(body), "The Gazette of the Harbours, Extraordinary", columns=columns, changes=regions if tracked else ""),
        ENGLISH,
    )


def arabic(columns: int = 1, tracked: bool = False) -> bytes:
    line, regions = changed("يعاقب من ينام", " بغرامة قدرها عشر أصداف.", " بغرامة قدرها عشرون صدفة.")
    body = [
        plain("قانون الفوانيس"),
        heading("الباب الأول: أحكام عامة"),
        plain("المادة 1"), plain("يسمى هذا القانون قانون الفوانيس."),
        plain("المادة 2"), plain("على الحارس ما يأتي:"), numbered(["أن يوقد الفانوس؛", "أن يحرسه ليلا."]),
        heading("الباب الثاني: العقوبات"),
        plain("المادة 3"), line if tracked else plain("يعاقب من ينام بغرامة قدرها عشر أصداف."), noted("تؤول الغرامة إلى الميناء.", "ميناء العاصمة وحده."),
        *(part for number in range(4, 34) for part in (plain(f"المادة {number}"), plain(f"يحترق الزيت من النوع {number} في الفانوس وحده، {turned(BAHR, number)} ويبحر إلى {MARAFI[number % 7]}."))),
    ]  # fmt: skip
    sheet = Sheet(
        "".join(body), "الجريدة الرسمية للموانئ", "rl-tb", "Noto Sans Arabic", columns, "ar", regions if tracked else ""
    )
    return flat(sheet, ARABIC)


def bengali(columns: int = 1, tracked: bool = False) -> bytes:
    body = [
        plain("লণ্ঠন আইন, ২০১৯"),
        plain("১। এই আইন লণ্ঠন আইন নামে অভিহিত হইবে।"),
        plain("২। (১) প্রহরী লণ্ঠন জ্বালাইবেন।"), plain("(২) প্রহরী ঘুমাইবেন না।"),
        plain("৩। জরিমানা বন্দরে জমা হইবে।"),
    ]  # fmt: skip
    return flat(Sheet("".join(body), "বন্দর গেজেট", font="Noto Sans Bengali", columns=columns, language="bn"), ENGLISH)


EXPECTED = {
    "english": {
        "labels": ["1", "2", "2(1)", "2(1)(a)", "2(1)(b)", "2(2)", *map(str, range(3, 24))],
        "own": {"1": "This Act may be called the Lantern Act, 2019.", "2(1)": "A keeper shall—", "2(1)(b)": "watch it.", "2(2)": "No keeper may sleep."},
        "headings": {"2": "Duty of keepers", "23": "Oil of kind 23"},
        "holders": ["Part I", "Part II"],
        "fine": ("3", "A keeper who sleeps pays a fine of ten shells. The fine goes to the harbour."),
        "last": ("23", f"{turned(SEA, 23)} to the pier of {PIERS[2]}."),
        "gone": ["Gazette", "harbour of the capital", "twenty"],
    },
    "arabic": {
        "labels": ["1", "2", "2(1)", "2(2)", *map(str, range(3, 34))],
        "own": {"1": "يسمى هذا القانون قانون الفوانيس.", "2": "على الحارس ما يأتي:", "2(2)": "أن يحرسه ليلا."},
        "headings": {},
        "holders": ["الباب 1", "الباب 2"],
        "fine": ("3", "يعاقب من ينام بغرامة قدرها عشر أصداف. تؤول الغرامة إلى الميناء."),
        "last": ("33", f"{turned(BAHR, 33)} ويبحر إلى {MARAFI[5]}."),
        "gone": ["الجريدة الرسمية", "ميناء العاصمة", "عشرون"],
    },
    "bengali": {
        "labels": ["1", "2", "2(1)", "2(2)", "3"],
        "own": {"2(2)": "প্রহরী ঘুমাইবেন না।"},
        "headings": {},
        "holders": [],
        "fine": ("3", "জরিমানা বন্দরে জমা হইবে।"),
        "last": ("3", "জমা হইবে।"),
        "gone": [],
    },
}  # fmt: skip
MAKERS = {"english": english, "arabic": arabic, "bengali": bengali}


def told(words: str) -> str:
    """Words on one line, without the signs that call a footnote."""
    return " ".join(words.replace("[1]", "").split())


def same_law(law: Law, kind: str) -> None:
    """Assert that a law is the one that was written."""
    whole(law)
    wanted = EXPECTED[kind]
    numbered = [one for one in law.provisions if one.number and one.zone == "body" and one.level not in ("part", "chapter")]
    assert [one.label for one in numbered] == wanted["labels"]
    by_label = {one.label: one for one in numbered}
    assert {label: told(law.own(by_label[label])) for label in wanted["own"]} == wanted["own"]
    assert {label: by_label[label].heading for label in wanted["headings"]} == wanted["headings"]
    assert [one.label for one in law.provisions if one.level == "part"] == wanted["holders"]
    texts = {
        one.label: " ".join(
            law.text[piece.start : piece.end] for piece in law.ledger if piece.owner == one.index and piece.kind == "text"
        )
        for one in numbered
    }
    label, words = wanted["fine"]
    assert told(texts[label]).rstrip("1١ ") == words
    label, words = wanted["last"]
    assert told(texts[label]).endswith(words)
    spoken = " ".join(texts.values())
    assert not [word for word in wanted["gone"] if word in spoken]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of files that LibreOffice made."""
    folder = tmp_path_factory.mktemp("made")
    sources = folder / "sources"
    sources.mkdir()
    for kind, maker in MAKERS.items():
        (sources / f"{kind}.fodt").write_bytes(maker())
        (sources / f"{kind}-two.fodt").write_bytes(maker(columns=2))
        (sources / f"{kind}-tracked.fodt").write_bytes(maker(tracked=True))
    files = [str(path) for path in sorted(sources.iterdir())]
    for form in ("docx", "odt", "rtf", "pdf"):
        wanted = [path for path in files if form != "pdf" or "tracked" not in path]
        assert OFFICE is not None
        subprocess.run(
            [OFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", form, "--outdir", str(folder), *wanted],
            check=True, capture_output=True, timeout=240,
        )  # fmt: skip
    return folder


@needs_office
@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize(
    "name", ["{}.docx", "{}.odt", "{}.rtf", "{}.pdf", "{}-two.pdf", "{}-two.docx", "{}-tracked.docx", "{}-tracked.odt"]
)
def test_files_of_libreoffice(made: Path, kind: str, name: str) -> None:
    same_law(segment(read(made / name.format(kind))), kind)


@needs_office
@pytest.mark.parametrize("kind", ["english", "arabic"])
def test_furniture_and_notes_of_libreoffice_are_told(made: Path, kind: str) -> None:
    law = segment(read(made / f"{kind}.pdf"))
    assert law.language == kind[:2] and law.source.page_starts[1:]
    assert law.title == {"english": "THE LANTERN ACT, 2019", "arabic": "قانون الفوانيس"}[kind]
    header = {"english": "Gazette", "arabic": "الجريدة"}[kind]
    assert all(piece.kind == "furniture" for piece in law.ledger if header in law.text[piece.start : piece.end])
    for form in ("docx", "odt", "rtf"):
        law = segment(read(made / f"{kind}.{form}"))
        note = {"english": "harbour of the capital", "arabic": "ميناء العاصمة"}[kind]
        assert [piece.kind for piece in law.ledger if note in law.text[piece.start : piece.end]] == ["note"], form


def word_document(kind: str, columns: int = 1) -> bytes:
    """The law as python-docx writes it: styles, automatic numbers, header, footer, tracked changes."""
    docx = pytest.importorskip("docx", reason="python-docx makes the DOCX files of the tests")
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn

    document = docx.Document()
    right = kind == "arabic"
    levels = {"english": [("decimal", "%1."), ("decimal", "(%2)"), ("lowerLetter", "(%3)")], "arabic": [("decimal", "%1 -")]}[
        kind
    ]
    rows = "".join(f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>' for at, (form, text) in enumerate(levels))  # fmt: skip
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{rows}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))

    def put(text: str, style: str = "", level: int = -1) -> object:
        paragraph = document.add_paragraph(text, style=style or None)
        properties = paragraph._p.get_or_add_pPr()
        if right:
            properties.append(parse_xml(f"<w:bidi {nsdecls('w')}/>"))
        if level >= 0:
            properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'))
        return paragraph

    def track(kept: str, added: str, gone: str) -> None:
        paragraph = put(kept)
        stamp = 'w:id="1" w:author="A" w:date="2020-01-01T00:00:00Z"'
        for xml in (
            f'<w:ins {nsdecls("w")} {stamp}><w:r><w:t xml:space="preserve">{added}</w:t></w:r></w:ins>',
            f'<w:del {nsdecls("w")} {stamp}><w:r><w:delText xml:space="preserve">{gone}</w:delText></w:r></w:del>',
        ):
            paragraph._p.append(parse_xml(xml))  # type: ignore[attr-defined]

    document.sections[0].header.paragraphs[0].text = {
        "english": "The Gazette of the Harbours",
        "arabic": "الجريدة الرسمية للموانئ",
    }[kind]
    document.sections[0].footer.paragraphs[0].text = "7"
    if columns > 1:
        document.sections[0]._sectPr.find(qn("w:cols")).set(qn("w:num"), str(columns))
    if kind == "english":
        put("THE LANTERN ACT, 2019", "Title")
        put("PART I – PRELIMINARY", "Heading 1")
        put("Short title.—This Act may be called the Lantern Act, 2019.", level=0)
        put("Duty of keepers.—", level=0)
        for level, text in ((1, "A keeper shall—"), (2, "light the lantern; and"), (2, "watch it."), (1, "No keeper may sleep.")):
            put(text, level=level)
        put("PART II – PENALTIES", "Heading 1")
        put("Penalty.—", level=0)
        track("A keeper who sleeps pays a fine", " of ten shells.", " of twenty shells.")
        put("The fine goes to the harbour.")
        for number in range(4, 24):
            put(f"Oil of kind {number}.—", level=0)
            put(f"Oil of kind {number} burns in lantern {number}; {turned(SEA, number)} to the pier of {PIERS[number % 7]}.")
    else:
        put("قانون الفوانيس", "Title")
        put("الباب الأول: أحكام عامة", "Heading 1")
        for text in ("المادة 1", "يسمى هذا القانون قانون الفوانيس.", "المادة 2", "على الحارس ما يأتي:"):
            put(text)
        put("أن يوقد الفانوس؛", level=0)
        put("أن يحرسه ليلا.", level=0)
        put("الباب الثاني: العقوبات", "Heading 1")
        put("المادة 3")
        track("يعاقب من ينام", " بغرامة قدرها عشر أصداف.", " بغرامة قدرها عشرون صدفة.")
        put("تؤول الغرامة إلى الميناء.")
        for number in range(4, 34):
            put(f"المادة {number}")
            put(f"يحترق الزيت من النوع {number} في الفانوس وحده، {turned(BAHR, number)} ويبحر إلى {MARAFI[number % 7]}.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["english", "arabic"])
def test_files_of_python_docx(kind: str) -> None:
    same_law(segment(read_bytes(word_document(kind), "law.docx")), kind)
