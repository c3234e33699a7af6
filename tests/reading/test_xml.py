"""Official XML keeps its structure, and hostile XML is refused without a network or a hang."""

from __future__ import annotations

import time

import pytest

from lexcheck.errors import LexcheckError
from lexcheck.model import Node, Source
from lexcheck.reading import read_bytes
from lexcheck.reading.akn import clean_number

Shape = list[tuple[int, str, str, str, str]]


def shape(source: Source) -> Shape:
    """Depth, level, number, heading and own text of each node, after a check of their offsets."""
    last = -1
    for node in source.nodes:
        assert last <= node.begin <= node.start <= node.end <= len(source.text)
        last = node.begin
    return [(node.depth, node.level, node.number, node.heading, source.text[node.start : node.end]) for node in source.nodes]


def canada(body: str, rest: str = "", lang: str = "en") -> Source:
    return read_bytes(
        f'<?xml version="1.0"?><Statute xml:lang="{lang}" in-force="yes"><Identification><LongTitle>An Act about lanterns</LongTitle>'
        f"<ShortTitle>Lantern Act</ShortTitle></Identification><Body>{body}</Body>{rest}</Statute>".encode(),
        "L-1.xml",
    )


def test_canadian_sections_are_printed_and_nested() -> None:
    source = canada(
        '<Heading level="1"><Label>PART 1</Label><TitleText>Lights</TitleText></Heading>'
        '<Heading level="2"><TitleText>Keepers</TitleText></Heading>'
        "<Section><MarginalNote>Duty</MarginalNote><Label>3</Label>"
        "<Subsection><Label>(1)</Label><Text>A keeper shall</Text><Paragraph><Label>(a)</Label><Text>light it; and</Text></Paragraph>"
        "<Paragraph><Label>(b)</Label><Text>watch it</Text></Paragraph><ContinuedSectionSubsection><Text>every night.</Text>"
        "</ContinuedSectionSubsection></Subsection>"
        "<Subsection><MarginalNote>Oil</MarginalNote><Label>(1.1)</Label><Text>Oil is <Emphasis>free</Emphasis>.</Text></Subsection>"
        "<HistoricalNote><HistoricalNoteSubItem>2001, c. 1</HistoricalNoteSubItem><HistoricalNoteSubItem>2002, c. 2"
        "</HistoricalNoteSubItem></HistoricalNote></Section>"
        '<Heading level="1"><Label>PART 2</Label><TitleText>End</TitleText></Heading>'
        "<Section><Label>4</Label><Text><Repealed>[Repealed, 2003, c. 3]</Repealed></Text></Section>"
    )
    assert source.title == "Lantern Act" and source.language == "en" and source.metadata["country"] == "ca"
    assert shape(source) == [
        (0, "preamble", "", "", "Lantern Act"),
        (0, "preamble", "", "", "An Act about lanterns"),
        (0, "part", "1", "Lights", ""),
        (1, "crossheading", "", "Keepers", ""),
        (2, "section", "3", "Duty", ""),
        (3, "subsection", "1", "", "A keeper shall"),
        (4, "paragraph", "a", "", "light it; and"),
        (4, "paragraph", "b", "", "watch it"),
        (4, "continuation", "", "", "every night."),
        (3, "subsection", "1.1", "Oil", "Oil is free."),
        (0, "part", "2", "End", ""),
        (1, "section", "4", "", "[Repealed, 2003, c. 3]"),
    ]
    assert "Duty\n3 (1) A keeper shall\n(a) light it; and\n" in source.text
    assert source.nodes[-1].status == "repealed"
    assert [source.text[mark.start : mark.end] for mark in source.marks if mark.kind == "note"] == ["2001, c. 1; 2002, c. 2"]


def test_canadian_definitions_hold_their_term() -> None:
    source = canada(
        "<Section><Label>2</Label><Text>In this Act,</Text><Definition><Text><DefinedTermEn>lantern</DefinedTermEn> means a light that"
        "</Text><Paragraph><Label>(a)</Label><Text>burns</Text></Paragraph><ContinuedDefinition><Text>"
        "and hangs. (<DefinedTermFr>lanterne"
        "</DefinedTermFr>)</Text></ContinuedDefinition></Definition>"
        "<Definition><Text><DefinedTermEn>oil</DefinedTermEn> <Repealed>[Repealed]</Repealed></Text></Definition></Section>"
    )
    assert shape(source)[2:] == [
        (0, "section", "2", "", "In this Act,"),
        (1, "definition", "", "lantern", "lantern means a light that"),
        (2, "paragraph", "a", "", "burns"),
        (2, "continuation", "", "", "and hangs. (lanterne)"),
        (1, "definition", "", "oil", "oil [Repealed]"),
    ]
    assert source.nodes[-1].status == "repealed"


def test_canadian_schedules_and_what_is_not_in_force() -> None:
    source = canada(
        "<Section><Label>1</Label><Text>x<FootnoteRef>*</FootnoteRef></Text><Footnote><Label>*</Label><Text>"
        "[Note: y]</Text></Footnote></Section>",
        "<Schedule><ScheduleFormHeading><Label>SCHEDULE 1</Label><TitleText>Fees</TitleText></ScheduleFormHeading>"
        "<Group><GroupHeading>"
        "<TitleText>Oil</TitleText></GroupHeading><Provision><Label>1</Label><Text>Whale</Text></Provision></Group>"
        "<TableGroup><table><tgroup>"
        "<tbody><row><entry>a</entry><entry>b</entry></row></tbody></tgroup></table></TableGroup></Schedule>"
        '<Schedule id="NifProvs"><ScheduleFormHeading><TitleText>NOT IN FORCE</TitleText></ScheduleFormHeading><BillPiece>'
        '<RelatedOrNotInForce><Heading level="5"><TitleText>2020</TitleText></Heading><Section><Label>9</Label><Text>'
        "Later.</Text></Section>"
        "</RelatedOrNotInForce></BillPiece></Schedule>",
    )
    assert [(depth, level, number, heading, text) for depth, level, number, heading, text in shape(source)[2:]] == [
        (0, "section", "1", "", "x"),
        (0, "schedule", "1", "Fees", ""),
        (1, "crossheading", "", "Oil", ""),
        (2, "item", "1", "", "Whale"),
        (1, "continuation", "", "", "a\tb"),
        (0, "schedule", "", "NOT IN FORCE", ""),
        (1, "crossheading", "", "2020", ""),
        (2, "section", "9", "", "Later."),
    ]
    assert [node.status for node in source.nodes][-3:] == ["uncommenced"] * 3


def akn(
    body: str, meta: str = "", space: str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0", front: str = "", after: str = ""
) -> Source:
    return read_bytes(
        f'<akomaNtoso xmlns="{space}"><act><meta>{meta}</meta>{front}<body>{body}</body>{after}</act></akomaNtoso>'.encode(),
        "a.xml",
    )


BODY = (
    "<part><num>Part I</num><heading>Lights</heading><section><num>3.</num><heading>Duty</heading><subsection><num>"
    "(1)</num><intro><p>A keeper"
    " shall—</p></intro><paragraph><num>(a)</num><content><p>light<authorialNote marker='1'><p>By oil.</p></authorialNote> it; and</p>"
    "</content></paragraph><paragraph><num>(b)</num><content><p>watch <del>over</del>it</p></content></paragraph>"
    "<wrapUp><p>every night.</p>"
    "</wrapUp></subsection></section></part>"
)
TREE: Shape = [
    (0, "part", "I", "Lights", ""),
    (1, "section", "3", "Duty", ""),
    (2, "subsection", "1", "", "A keeper shall—"),
    (3, "paragraph", "a", "", "light it; and"),
    (3, "paragraph", "b", "", "watch it"),
    (3, "continuation", "", "", "every night."),
]


@pytest.mark.parametrize(
    "space",
    [
        "http://docs.oasis-open.org/legaldocml/ns/akn/3.0",
        "http://www.akomantoso.org/2.0",
        "http://www.akomantoso.org/1.0",
        "http://docs.oasis-open.org/legaldocml/ns/akn/3.0/CSD13",
    ],
)
def test_akoma_ntoso_of_any_version_keeps_its_tree(space: str) -> None:
    source = akn(
        BODY,
        '<identification><FRBRWork><FRBRalias value="Lantern Act" name="title"/><FRBRcountry value="za"/></FRBRWork>'
        '<FRBRExpression><FRBRlanguage language="eng"/></FRBRExpression></identification>',
        space,
    )
    assert shape(source) == TREE
    assert (source.title, source.language, source.metadata["country"]) == ("Lantern Act", "en", "za")
    assert [source.text[mark.start : mark.end] for mark in source.marks if mark.kind == "note"] == ["1 By oil."]
    assert source.text.startswith("Part I Lights\n\n3. Duty\n(1) A keeper shall—\n(a) light it; and\n1 By oil.\n(b)")


def test_akoma_ntoso_fronts_lists_quotations_and_attachments() -> None:
    source = akn(
        "<article><num>Art. 5</num><content><p>Insert: <mod><quotedStructure startQuote='“' endQuote='”'><section>"
        "<num>9.</num><heading>Oil"
        "</heading><content><p>Free.</p></content></section></quotedStructure></mod></p><blockList><listIntroduction>"
        "Of:</listIntroduction>"
        "<item><num>a)</num><p>whale;</p></item><item><num>b)</num><p>olive.</p></item></blockList><table><tr><th><p>"
        "x</p></th><td><p>y</p><p>z</p>"
        "</td></tr></table></content></article><crossHeading>Later</crossHeading><hcontainer name='hcontainer'>"
        "<content><p>loose</p></content>"
        "</hcontainer>",
        front="<preface><longTitle><p>An Act about <docTitle>Lanterns</docTitle></p></longTitle></preface><preamble>"
        "<p>Whereas</p></preamble>",
        after="<attachments><attachment><heading>Schedule 1</heading><doc><meta/><mainBody><paragraph><num>1.</num>"
        "<content><p>One.</p></content>"
        "</paragraph></mainBody></doc></attachment></attachments>",
    )
    assert shape(source) == [
        (0, "preamble", "", "", "An Act about Lanterns"),
        (0, "preamble", "", "", "Whereas"),
        (0, "article", "5", "", "Insert:\n“9. Oil\nFree.”\nOf:"),
        (1, "item", "a", "", "whale;"),
        (1, "item", "b", "", "olive."),
        (1, "continuation", "", "", "x\ty z"),
        (0, "crossheading", "", "Later", ""),
        (0, "block", "", "", "loose"),
        (0, "schedule", "", "Schedule 1", ""),
        (1, "paragraph", "1", "", "One."),
    ]
    assert source.title == "Lanterns"


def test_the_dialect_of_fedlex() -> None:
    source = akn(
        "<chapter><num>Chapitre 1</num><heading>Essai</heading><level><num>A. </num><heading>Titre marginal</heading><article><num><b>Art. "
        "1</b><authorialNote marker='2'><p>Note.</p></authorialNote></num><paragraph><num>1</num><content><p>Premier alinéa.</p></content>"
        "</paragraph><paragraph><num>2</num><content><blockList><listIntroduction>Liste:</listIntroduction><item><num>a.</num><p>lettre:"
        "</p><blockList><item><num>1.</num><p>un</p></item></blockList></item></blockList></content></paragraph></article></level>"
        "<article><num><b>Art. 2</b><i>a</i></num><heading><authorialNote marker='3'><p>Abrogé</p></authorialNote></heading></article>"
        "</chapter>",
        front="<preface><p><docNumber>9</docNumber></p><p><docTitle>Loi sur les lanternes</docTitle></p></preface>",
    )
    assert source.title == "Loi sur les lanternes"
    assert shape(source)[1:] == [
        (0, "chapter", "1", "Essai", ""),
        (1, "division", "A", "Titre marginal", ""),
        (2, "article", "1", "", ""),
        (3, "paragraph", "1", "", "Premier alinéa."),
        (3, "paragraph", "2", "", "Liste:"),
        (4, "item", "a", "", "lettre:"),
        (5, "item", "1", "", "un"),
        (1, "article", "2a", "", ""),
    ]
    assert [source.text[mark.start : mark.end] for mark in source.marks if mark.kind == "note"] == ["2 Note.", "3 Abrogé"]


def test_entities_of_an_external_dtd_are_shown_and_never_fetched() -> None:
    began = time.perf_counter()
    source = read_bytes(
        b'<!DOCTYPE akomaNtoso SYSTEM "http://192.0.2.1/x.dtd"><akomaNtoso xmlns="http://www.akomantoso.org/2.0"><act>'
        b"<body><p>a&nbsp;b"
        b"</p></body></act></akomaNtoso>",
        "a.xml",
    )
    assert source.text == "a\u00a0b\n" and time.perf_counter() - began < 2


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE x [<!ENTITY a "b">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://192.0.2.1/">%p;]>',
        "<!DOCTYPE x [" + '<!ENTITY a0 "lol">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9)) + "]>",
    ],
)
@pytest.mark.parametrize("form", ["akn", "canada", "clml", "uslm"])
def test_xml_that_declares_entities_is_refused(doctype: str, form: str) -> None:
    name = "a8" if "a8" in doctype else "a"
    body = {
        "akn": f'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><body><p>&{name};</p>'
        f"</body></act></akomaNtoso>",
        "clml": f'<Legislation xmlns="http://www.legislation.gov.uk/namespaces/legislation"><Text>&{name};</Text></Legislation>',
        "uslm": f'<bill xmlns="http://schemas.gpo.gov/xml/uslm"><main><p>&{name};</p></main></bill>',
        "canada": f"<Statute><Identification/><Body><Section><Label>1</Label><Text>&{name};</Text></Section></Body></Statute>",
    }[form]
    with pytest.raises(LexcheckError, match=r"declares entities|cannot be read") as caught:
        read_bytes((doctype + body).encode(), "a.xml")
    assert caught.value.mend


def test_broken_xml_is_told_with_its_line() -> None:
    with pytest.raises(LexcheckError, match="cannot be read") as caught:
        read_bytes(b"<?xml version='1.0'?>\n<Statute>\n<Identification/>\n<Body></Section></Body></Statute>", "a.xml")
    assert caught.value.line == 4 and caught.value.column


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("3.", "3"),
        ("(a)", "a"),
        ("Section 3", "3"),
        ("PART IV", "IV"),
        ("Art. 5.", "5"),
        ("§ 12", "12"),
        ("12 bis", "12 bis"),
        ("3A", "3A"),
        ("Article premier", "premier"),
        ("a)", "a"),
        ("", ""),
        ("1.2.", "1.2"),
        ("Chapter 2 —", "2"),
        ("(iv)", "iv"),
        ("المادة 5", "5"),
    ],
)
def test_labels_are_cleaned(label: str, number: str) -> None:
    assert clean_number(label) == number


def test_nodes_are_plain_values() -> None:
    assert akn(BODY).nodes[0] == Node("part", "I", "Lights", 0, 14, 14, 0)
