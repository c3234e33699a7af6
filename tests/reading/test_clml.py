"""legislation.gov.uk XML is printed as the statute book prints it and keeps its structure."""

from __future__ import annotations

from lexcheck.model import Source
from lexcheck.reading import read_bytes
from lexcheck.reporting.accounting import accounted
from lexcheck.segmenting import segment
from tests.reading.test_xml import shape

HEAD = (
    '<?xml version="1.0"?><Legislation xmlns="http://www.legislation.gov.uk/namespaces/legislation" '
    'xmlns:ukm="http://www.legislation.gov.uk/namespaces/metadata" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<ukm:Metadata><dc:title>Lantern Act 2015</dc:title><dc:language>en</dc:language><ukm:PrimaryMetadata>"
    '<ukm:Year Value="2015"/></ukm:PrimaryMetadata></ukm:Metadata><Contents><ContentsTitle>Contents</ContentsTitle></Contents>'
)


def clml(body: str, front: str = "", after: str = "", notes: str = "") -> Source:
    data = f"{HEAD}<Primary>{front}<Body>{body}</Body>{after}</Primary>{notes}</Legislation>"
    source = read_bytes(data.encode(), "act.xml")
    assert accounted(segment(source)) == 1.0
    return source


def p(depth: int, number: str, inside: str, attributes: str = "") -> str:
    """A provision of a depth with its number."""
    return f"<P{depth}{attributes}><Pnumber>{number}</Pnumber><P{depth}para>{inside}</P{depth}para></P{depth}>"


def text(words: str) -> str:
    return f"<Text>{words}</Text>"


def group(title: str, inside: str, attributes: str = "") -> str:
    return f"<P1group{attributes}><Title>{title}</Title>{inside}</P1group>"


def test_sections_are_printed_and_nested() -> None:
    source = clml(
        "<Part><Number>Part 1</Number><Title>Lights</Title><Pblock><Title>Keepers</Title>"
        + group(
            'Duty<CommentaryRef Ref="c1"/>',
            p(
                1,
                "1",
                p(
                    2,
                    "1",
                    text("A keeper must—")
                    + p(3, "a", text('light <Substitution><CommentaryRef Ref="c2"/>the lantern</Substitution>; and'))
                    + p(3, "b", text("watch it,") + p(4, "i", text("awake,")))
                    + text("every night."),
                )
                + p(2, "1A", text("Oil is free.")),
            ),
        )
        + "</Pblock></Part>",
        front="<PrimaryPrelims><Title>Lantern Act 2015</Title><Number>2015 c. 9</Number><LongTitle>An Act about lanterns.</LongTitle>"
        "</PrimaryPrelims>",
        notes='<Commentaries><Commentary id="c1" Type="C"><Para><Text>S. 1 applied</Text></Para></Commentary>'
        '<Commentary id="c2" Type="F"><Para><Text>Words put in</Text></Para></Commentary></Commentaries>',
    )
    assert (source.title, source.language, source.metadata["year"]) == ("Lantern Act 2015", "en", "2015")
    assert shape(source) == [
        (0, "preamble", "", "", "Lantern Act 2015\n2015 c. 9\nAn Act about lanterns."),
        (0, "part", "1", "Lights", ""),
        (1, "crossheading", "", "Keepers", ""),
        (2, "section", "1", "Duty", ""),
        (3, "subsection", "1", "", "A keeper must—"),
        (4, "paragraph", "a", "", "light the lantern; and"),
        (4, "paragraph", "b", "", "watch it,"),
        (5, "subparagraph", "i", "", "awake,"),
        (4, "continuation", "", "", "every night."),
        (3, "subsection", "1A", "", "Oil is free."),
    ]
    assert "1 Duty\n(1) A keeper must—\n" in source.text and "\n(i) awake,\nevery night.\n(1A) Oil is free.\n" in source.text
    assert [source.text[mark.start : mark.end] for mark in source.marks if mark.kind == "note"] == [
        "S. 1 applied",
        "Words put in",
    ]
    assert "Contents" not in source.text


def test_definitions_lists_and_new_text_for_other_acts() -> None:
    source = clml(
        group(
            "Meanings",
            p(
                1,
                "2",
                text("In this Act—")
                + '<UnorderedList Class="Definition" Decoration="none"><ListItem><Para><Text>“<Term>oil</Term>” means whale oil;</Text>'
                '</Para></ListItem><ListItem><Para><Text>“<Term>pier</Term>” means—</Text><OrderedList Type="alpha" Decoration="parens">'
                "<ListItem><Para><Text>a wall;</Text></Para></ListItem><ListItem><Para><Text>a mole.</Text></Para></ListItem>"
                "</OrderedList></Para></ListItem></UnorderedList>",
            ),
        )
        + group(
            "Amendment",
            p(
                1,
                "3",
                text("After section 8 insert—")
                + '<BlockAmendment Format="double">'
                + group("Free oil", p(1, "8A", p(2, "1", text("Oil is free.")) + p(2, "2", text("It is not sold."))))
                + "</BlockAmendment><AppendText>; and so on.</AppendText>",
            ),
        )
    )
    assert shape(source) == [
        (0, "section", "2", "Meanings", "In this Act—"),
        (1, "definition", "", "oil", "“oil” means whale oil;"),
        (1, "definition", "", "pier", "“pier” means—"),
        (2, "item", "a", "", "a wall;"),
        (2, "item", "b", "", "a mole."),
        (
            0,
            "section",
            "3",
            "Amendment",
            "After section 8 insert—\n“Free oil\n8A (1) Oil is free.\n(2) It is not sold.”; and so on.",
        ),
    ]


def test_schedules_instruments_and_what_is_not_in_force() -> None:
    source = clml(
        group("Later", p(1, "3", text("Later text."), ' Status="Prospective"'))
        + group("Gone", p(1, "4", text(". . . . . . .")))
        + group("Ended", p(1, "5", text("Old."), ' Match="false" RestrictEndDate="2001-01-01"'))
        + group("Two", p(1, "6", text("One.")) + p(1, "7", text("Two."))),
        after="<Schedules><Title>SCHEDULES</Title><Schedule><Number>Schedule 1</Number><TitleBlock><Title>Oils</Title></TitleBlock>"
        "<Reference>Section 1</Reference><ScheduleBody>"
        + p(1, "1", p(2, "1", text("Whale.")) + p(2, "2", text("Olive.")))
        + '<Tabular><table xmlns="http://www.w3.org/1999/xhtml"><tbody><tr><td>a</td><td>b</td></tr></tbody></table></Tabular>'
        "</ScheduleBody></Schedule></Schedules><ExplanatoryNotes><Title>NOTE</Title><P><Text>It lights piers.</Text></P>"
        "</ExplanatoryNotes>",
    )
    assert shape(source) == [
        (0, "section", "3", "Later", "Later text."),
        (0, "section", "4", "Gone", ". . . . . . ."),
        (0, "section", "5", "Ended", "Old."),
        (0, "crossheading", "", "Two", ""),
        (1, "section", "6", "", "One."),
        (1, "section", "7", "", "Two."),
        (0, "block", "", "", "SCHEDULES"),
        (0, "schedule", "1", "Oils", "Section 1"),
        (1, "paragraph", "1", "", ""),
        (2, "subparagraph", "1", "", "Whale."),
        (2, "subparagraph", "2", "", "Olive."),
        (1, "continuation", "", "", "a\tb"),
        (0, "block", "", "NOTE", "It lights piers."),
    ]
    assert [node.status for node in source.nodes[:3]] == ["uncommenced", "repealed", "repealed"]
    assert segment(source).provisions[-1].zone == "explanatory"


def test_articles_of_assimilated_law_and_other_versions() -> None:
    data = (
        f"{HEAD}<EURetained><EUPrelims><MultilineTitle><Text>Regulation on lanterns</Text></MultilineTitle></EUPrelims><EUBody><EUChapter>"
        "<Number>CHAPTER II</Number><Title>Oil</Title>"
        + group("Freedom", p(1, "Article 5", p(2, "1.", text("Oil is free."))))
        + "</EUChapter></EUBody></EURetained><Versions><Version id='v1'><P1/></Version></Versions></Legislation>"
    )
    source = read_bytes(data.encode(), "eu.xml")
    assert shape(source)[1:] == [
        (0, "chapter", "II", "Oil", ""),
        (1, "article", "5", "Freedom", ""),
        (2, "subsection", "1", "", "Oil is free."),
    ]
    assert "Article 5 Freedom\n1. Oil is free." in source.text
    assert source.warnings == ("1 other versions of provisions (for another extent or date) are left out",)
