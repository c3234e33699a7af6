"""Shapes of drafting, one a test, in invented words."""

# ruff: noqa: E501 (the texts stay on one line each)
from __future__ import annotations

import pytest

from lexcheck.model import Mark, Node, Source
from lexcheck.segmenting import key_of, segment
from tests.segmenting.helpers import labels, law_of, sections, whole


def test_bare_numbers_with_marginal_notes() -> None:
    law = law_of(
        "Boats Act\n\nAn Act about boats\n\nShort Title\n\nName\n1 This is the Boats Act.\n\nLicences\n2 (1) No boat sails without\n(a) a mast;\n"
        "(b) a crew.\n\nFees\n(2) The fee is five coins.\n2001, c. 27, s. 2\n\nRepealed things\n3 [Repealed, 2002, c. 1, s. 1]\n"
    )
    assert labels(law) == ["1", "2", "2(1)", "2(1)(a)", "2(1)(b)", "2(2)", "3"]
    headings = {one.label: one.heading for one in law.provisions if one.number}
    assert headings["1"] == "Name" and headings["2"] == "Licences" and headings["2(2)"] == "Fees"
    assert law.provisions[-1].status == "repealed"
    assert any(piece.kind == "note" and "2001" in law.text[piece.start : piece.end] for piece in law.ledger)


def test_several_provisions_on_one_line_are_parted() -> None:
    law = law_of(
        "1. Boats\n(1) A person who— (a) sails; or (b) sinks, commits an offence. (2) Nothing in subsection (1) , or in paragraph (a) or (b), binds the crew.\n"
        "\n2. Oars\nThey float.\n"
    )
    assert labels(law) == ["1", "1(1)", "1(1)(a)", "1(1)(b)", "1(2)", "2"]


def test_dash_and_spaced_letters() -> None:
    law = law_of("3. Boats\n—(1) A boat has — ( a ) a mast; and ( b ) a keel. (2) It floats.\n\n4. Oars\nThey float.\n")
    assert labels(law) == ["3", "3(1)", "3(1)(a)", "3(1)(b)", "3(2)", "4"]
    assert law.own(law.provisions[1]) == "A boat has —"


def test_definitions_term_by_term() -> None:
    law = law_of(
        "1. Interpretation\nIn this Act— “boat” means— (a) a hull; or (b) a raft; “oar” includes a paddle; “crew” means those aboard.\n\n2. Next\nIt goes on.\n"
    )
    terms = [one for one in law.provisions if one.level == "definition"]
    assert [one.heading for one in terms] == ["boat", "oar", "crew"]
    assert terms[0].path == ("1", "boat") and [one.number for one in law.children(terms[0].index)] == ["a", "b"]


def test_unquoted_definitions() -> None:
    law = law_of(
        "Terms\n1 The following definitions apply in this Act.\nboat means a hull that floats on water of any depth, fresh or salt. (bateau)\n"
        "oar, in relation to a boat, means\n(a) a paddle; or\n(b) a scull.\n\nNext\n2 This section has nothing to define, whatever its readers may wish for.\n"
    )
    assert [one.heading for one in law.provisions if one.level == "definition"] == ["boat", "oar"]


def test_numbered_definitions_keep_their_numbers() -> None:
    law = law_of(
        "2. Definitions. In this Act, unless the context otherwise requires,—\n(a) “boat” means a hull;\n(b) “oar” means a paddle.\n\n3. Next. It goes on.\n"
    )
    assert [(one.label, one.level, one.heading) for one in law.provisions if one.number in "ab" and one.number] == [
        ("2(a)", "definition", "boat"),
        ("2(b)", "definition", "oar"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "4. Boats.—Every boat shall float.\n\n5. Oars.—Every oar shall float.\n",
        "4. Boats. Every boat shall float.\n\n5. Oars. Every oar shall float.\n",
        "4. Boats\nEvery boat shall float.\n\n5. Oars\nEvery oar shall float.\n",
        "Boats Act\n\nBoats\n\n4. Every boat shall float.\n\nOars\n\n5. Every oar shall float.\n",
        "Section 4.\nBoats\nEvery boat shall float.\n\nSection 5.\nOars\nEvery oar shall float.\n",
    ],
)
def test_where_headings_stand(text: str) -> None:
    law = law_of(text)
    assert [(one.number, one.heading) for one in law.provisions if one.level == "section"] == [("4", "Boats"), ("5", "Oars")]
    assert law.own(next(one for one in law.provisions if one.number == "4")) == "Every boat shall float."


def test_text_after_a_list_belongs_to_what_holds_the_list() -> None:
    law = law_of("1 (1) A person who\n(a) sails, or\n(b) sinks,\nis guilty of an offence.\n(2) That is all.\n")
    tail = next(one for one in law.provisions if one.level == "continuation")
    assert law.own(tail) == "is guilty of an offence." and law.provisions[tail.parent].label == "1(1)"
    assert tail.label == "1(1)"


def test_contents_and_explanatory_statement_are_told_from_the_law() -> None:
    law = law_of(
        "BOATS BILL\n\nARRANGEMENT OF CLAUSES\n\nClause\n1. Short title\n2. Boats\n\nA BILL\n\nENACTED by the Parliament as follows:\n\nShort title\n\n"
        "1. This Act may be cited as the Boats Act.\n\nBoats\n\n2. Every boat shall float.\n\nEXPLANATORY STATEMENT\n\n1. Clause 1 gives the title.\n2. Clause 2 is about boats.\n"
    )
    assert sections(law) == ["1", "2"]
    assert {one.zone for one in law.provisions} == {"front", "contents", "body", "explanatory"}


def test_contents_without_a_marker_are_front_matter() -> None:
    law = law_of(
        "1. Short title\n2. Boats\n3. Oars\n\n1. Short title. This Act may be cited as the Boats Act.\n2. Boats. Every boat shall float.\n3. Oars. Every oar shall float.\n"
    )
    assert sections(law) == ["1", "2", "3"]


def test_quoted_text_stays_inside_its_clause() -> None:
    law = law_of(
        "1. The principal Act is amended by inserting after section 9 the following:\n\n“New boats\n\n9A.(1) A boat that\n\n(a) sinks; or\n\n(b) burns,\n\nis lost.”.\n\n"
        "2. Section 10 is repealed.\n"
    )
    inner = [one for one in law.provisions if one.quoted]
    assert [one.label for one in inner if one.number] == ["9A", "9A(1)", "9A(1)(a)", "9A(1)(b)"]
    assert inner[0].path == ("1", "9A") and inner[0].heading.strip("“") == "New boats" and sections(law) == ["1", "2"]


def test_schedules_begin_their_numbers_anew() -> None:
    law = law_of(
        "1. Boats. Every boat shall float.\n\n2. Oars. Every oar shall float.\n\nFIRST SCHEDULE\n\nFees\n\n1. For a boat, five coins.\n\n2. For an oar, one coin.\n"
    )
    assert sections(law) == ["1", "2"]
    inside = [one for one in law.provisions if one.zone == "schedule" and one.number]
    assert [one.path for one in inside] == [("sch_1",), ("sch_1", "1"), ("sch_1", "2")]


def test_headings_stand_for_sections_whose_numbers_are_lost() -> None:
    text = "Boats Act\n\nShort title\n\n(1) This Act may be cited as the Boats Act.\n\nIt shall come into force at once.\n\nBoats\n\nEvery boat shall float.\n\nOars\n\nEvery oar shall float.\n"
    marks = tuple(
        Mark(text.rindex(f"\n\n{word}\n\n") + 2, text.rindex(f"\n\n{word}\n\n") + 2 + len(word), "heading", 1)
        for word in ("Short title", "Boats", "Oars")
    )
    law = law_of(text, marks=marks)
    assert sections(law) == ["Short title", "Boats", "Oars"]
    assert sum(remark.kind == "lost-number" for remark in law.remarks) >= 3
    assert all(not one.number for one in law.provisions if one.level == "section")


def test_a_number_in_wrapped_text_is_no_section() -> None:
    lines = (
        "1. Boats.—A person who sails a boat without a licence is liable to a\nfine of 5. Nothing in section\n2. shall be read as a limit to the power of the court under\n"
        "subsection\n(1) of section 9 to fine that person again and again for the same\nfault, whatever it may be.\n"
    )
    law = law_of(lines * 3 + "4. Oars.—Every oar shall float.\n")
    assert "2" not in sections(law) and "1(1)" not in labels(law)


def test_explanations_and_illustrations_stand_beside_the_text() -> None:
    law = law_of(
        "1. Theft. Whoever takes a boat commits theft.\nExplanation.—A raft is a boat.\nIllustrations\n(a) A takes a raft. A has committed theft.\n"
        "(b) B looks at a raft. B has not.\n\n2. Oars. Whoever takes an oar commits theft.\n"
    )
    assert [one.heading for one in law.provisions if one.level == "block"] == ["Explanation", "Illustrations"]
    assert "1(a)" not in labels(law)


def test_the_source_own_structure_is_taken_as_it_is() -> None:
    text = "Boats\n1 A boat has\n(a) a mast;\nand floats.\nNote\n"
    nodes = (
        Node("section", "1", "Boats", 0, 8, 18, 0),
        Node("paragraph", "a", "", 19, 23, 30, 1),
        Node("continuation", "", "", 31, 31, 42, 1),
    )
    law = segment(Source(name="x.xml", format="xml", sha256="", text=text, nodes=nodes, marks=(Mark(43, 47, "note"),)))
    whole(law)
    assert [(one.label, law.own(one)) for one in law.provisions] == [
        ("1", "A boat has"),
        ("1(a)", "a mast;"),
        ("1", "and floats."),
    ]
    assert [piece.kind for piece in law.ledger if piece.kind != "blank"] == [
        "heading",
        "label",
        "text",
        "label",
        "text",
        "text",
        "note",
    ]


@pytest.mark.parametrize(
    ("name", "key"),
    [("laws/pk-tip-2018/text.md", "pk-tip-2018"), ("boats act.pdf", "boats-act"), ("text.txt", "text"), ("", "law")],
)
def test_the_key_comes_from_the_name(name: str, key: str) -> None:
    assert key_of(name) == key


def test_identifiers_follow_the_naming_convention() -> None:
    law = law_of("PART I\nBOATS\n\n1. Boats.—(1) A boat—\n(a) floats; and\n(b) sails.\n(2) It sinks.\n\n2. Oars.—They float.\n")
    assert [one.id for one in law.provisions] == [
        "part_i",
        "sec_1",
        "sec_1__subsec_1",
        "sec_1__subsec_1__para_a",
        "sec_1__subsec_1__para_b",
        "sec_1__subsec_2",
        "sec_2",
    ]
    assert law.provisions[1].parent == 0 and law.provisions[0].heading == "BOATS"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Boats Act, 2012\n\n1. Boats. They float.\n", "Boats Act, 2012"),
        (
            "REGISTERED No. 5\n\n1. Short title.—This Act may be called the Boats and Oars Act, 2012.\n\n2. Oars.—They float.\n",
            "Boats and Oars Act, 2012",
        ),
        ("", ""),
    ],
)
def test_the_title_is_found_in_the_text(text: str, title: str) -> None:
    assert law_of(text).title == title
