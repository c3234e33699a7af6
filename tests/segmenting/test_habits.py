"""Habits of English print that real files show, in invented words: how sections are found among them."""

# ruff: noqa: E501 (the texts stay on one line each)
from __future__ import annotations

import pytest

from lexcheck.model import Law
from tests.segmenting.helpers import labels, law_of, sections, whole


def read(text: str) -> Law:
    law = law_of(text)
    whole(law)
    return law


def headings(law: Law) -> list[str]:
    return [one.heading for one in law.provisions if one.level == "section" and not one.quoted and one.zone == "body"]


def test_marginal_headings_that_end_with_a_full_stop() -> None:
    law = read(
        "Boats Act\n\nPART I—PRELIMINARY\n\nShort title and start.\n1. This Act may be cited as the Boats Act.\n\nInterpretation.\n2. (1) In this Act, a raft is a boat.\n\n"
        "(2) Nothing here touches oars.\n\nObject of Act.\n3. The object is to float.\n\nSinking of boats.\n4. A person who sinks a boat and—\n\n(a) is drunk; or\n\n(b) sleeps,\n\nis liable to a fine.\n\n"
        "Travel papers.\n5. A person who hides a paper is liable to a fine.\n"
    )
    assert headings(law) == ["Short title and start", "Interpretation", "Object of Act", "Sinking of boats", "Travel papers"]
    assert labels(law) == ["Part I", "1", "2", "2(1)", "2(2)", "3", "4", "4(a)", "4(b)", "5"]
    tail = next(one for one in law.provisions if one.level == "continuation")
    assert law.own(tail) == "is liable to a fine."


def test_a_short_last_sentence_is_no_heading_of_the_next_section() -> None:
    law = read(
        "Boats Act\n\n1. A boat shall float.\n\nNo exceptions.\n\n2. An oar shall sink.\n\n3. A mast shall stand.\n\n4. A sail shall hang.\n"
    )
    assert sections(law) == list("1234") and "No exceptions." in law.own(law.provisions[1]) and not any(headings(law))


MISREAD = (
    'THE BOATS ACT\n\ni. Short title.-(1) This Act may be called the Boats Act.\n\n(2) It shall come into force at once.\n\n2, Definitions.-In this Act,-\n\n(a) "boat" means a hull;\n\n(b) "oar" means a paddle.\n\n'
    "3. Sinking of boats.- Whoever sinks a boat shall be fined.\n\n4. Aggravation.- Whoever sinks two boats shall be fined twice.\n\nS. Abetment.- Whoever abets shall be fined.\n\n9, Cognizance.- An offence shall be cognizable.\n\n"
    "l0. Safety.- The court shall protect the captain.\n\n|S. Repeal.- The Oars Ordinance is repealed.\n\n16. Savings.- Nothing is saved.\n"
)


def test_numbers_that_a_reading_machine_took_for_other_signs() -> None:
    law = read(MISREAD)
    assert sections(law) == ["1", "2", "3", "4", "5", "9", "10", "15", "16"]
    assert labels(law)[:5] == ["1", "1(1)", "1(2)", "2", "2(a)"] and headings(law)[4:6] == ["Abetment", "Cognizance"]
    doubts = [remark for remark in law.remarks if remark.kind == "doubtful-number"]
    assert [remark.message.split()[-1] for remark in doubts] == ["1", "2", "5", "9", "10", "15"]
    assert all(law.text[remark.start] in "i2S9l|" for remark in doubts)


def test_signs_like_numbers_that_no_gap_asks_for_stay_text() -> None:
    law = read(
        "THE BOATS ACT\n\n1. A boat shall float where:\n\ni. It is dry.\n\nii. It is long.\n\n2. An oar shall sink.\n\nS. Smith owns the oar.\n\n3. A mast shall stand.\n\n7. A sail shall hang.\n\n2, Harbour Road shall be the office.\n"
    )
    assert sections(law) == ["1", "2", "3", "7"] and not [one for one in law.remarks if one.kind == "doubtful-number"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            'Act\n\n1 Confiscation\n\n(1) The Oars Act is amended as follows.\n(2) In Schedule 2, after paragraph 3 insert "3A. An offence under section 1 of the Boats Act 2017."\n(3) In Schedule 4, after paragraph 7 insert—\n"7A An offence under section 2."\n\n2 Orders\n\n(1) A court may order.\n(2) It must say why.\n',
            ["1", "1(1)", "1(2)", "1(3)", "7A", "2", "2(1)", "2(2)"],
            id="new text inside a line and on a line of its own",
        ),
        pytest.param(
            "Boats Act\n\nSection 1. Short title. This Act may be cited as the Boats Act.\n\nSection 2. Sinking. (a) A person who sinks a boat shall be fined.\n(b) An attempt is fined too.\n\nSection 3. Effective date. This Act takes effect in May.\n",
            ["1", "2", "2(a)", "2(b)", "3"],
            id="an act of few sections",
        ),
        pytest.param(
            "AN ACT relating to boats\n\nBe it enacted by the Legislature of the State:\n\n§ 12-1. Sinking of boats.\n\n(a) A person who sinks a boat:\n\n(1) at night, is guilty of a felony;\n\n(2) by day, is guilty of a misdemeanor.\n\n(b) It is no defense that the boat was old.\n\n§ 12-2. Forfeiture.\n\nOars are forfeited.\n",
            ["12-1", "12-1(a)", "12-1(a)(1)", "12-1(a)(2)", "12-1(b)", "12-2"],
            id="two sections of a code of a state",
        ),
        pytest.param(
            "Act\n\n1. A boat shall float.\n\n2[1A. A raft shall float:\n\nProvided that a wet raft may sink.]\n\n3[1B. (1) A log shall float.\n(2) A dry log may be burnt.]\n\n2. An oar shall sink.\n\n2[13A. Rafts.—(1) A raft shall float.\n(2) A raft shall be dry.]\n\n14. 4[The captain] shall pay.\n\n1 Subs. by Act 4 of 1970, s. 2.\n2 Ins. by Act 5 of 1980, s. 3.\n",
            ["1", "1A", "1B", "1B(1)", "1B(2)", "2", "13A", "13A(1)", "13A(2)", "14"],
            id="insertions under the signs of footnotes",
        ),
        pytest.param(
            "REPUBLIC ACT NO. 1\n\nSECTION 1. Title. - This Act shall be known as the Boats Act.\n\nSEC. 2. Declaration of Policy. - The State shall value boats.\n\nSECTION 26. Sinking. - Any person who sinks a boat shall be fined.\n\nSECTION 26-A. Extra-Territorial Jurisdiction. - The State shall reach boats abroad.\n\nSECTION 27. Repeal. - All laws on rafts are repealed.\n",
            ["1", "2", "26", "26-A", "27"],
            id="a section inserted with a letter after a dash",
        ),
        pytest.param(
            "Act\n\n186 An oar shall sink.\n\n187 A mast shall stand.\n\n188 A sail shall hang.\n\n*189 This section comes into force on a day to be fixed.\n\n190 A keel shall lie.\n",
            ["186", "187", "188", "189", "190"],
            id="a starred number",
        ),
        pytest.param(
            "Act\n\n10 A boat shall float.\n\n10.01 A raft shall float.\n\n10.1 A log shall float.\n\n11 An oar shall sink.\n\n20 A mast shall stand.\n\n20.1 (1) A sail shall hang.\n(2) A wet sail may be dried.\n\n21 A keel shall lie.\n",
            ["10", "10.01", "10.1", "11", "20", "20.1", "20.1(1)", "20.1(2)", "21"],
            id="decimal numbers",
        ),
        pytest.param(
            "Act\n\n203 A boat shall float.\n\n204 and 205 [Repealed, 1999, c. 3, s. 4]\n\n206 An oar shall sink.\n\n207 to 209 [Repealed, 2001, c. 5, s. 6]\n\n210 A mast shall stand.\n(2) and (3) [Repealed, 2001, c. 5, s. 7]\n",
            ["203", "204 and 205", "206", "207 to 209", "210", "210([1])", "210(2) and (3)"],
            id="repealed ranges",
        ),
        pytest.param(
            "BOATS ACT\n\nARRANGEMENT OF SECTIONS\n\nSection\n\n1. Short title.\n2. Sinking.\n3. Repeal.\n\nSCHEDULE\n\nBE IT ENACTED as follows:\n\n1. Short title. This Act may be cited as the Boats Act.\n\n2. Sinking. A person who sinks a boat commits an offence.\n\n3. Repeal. The Oars Act is repealed.\n\nSCHEDULE\n\n1. Five coins.\n",
            ["1", "2", "3"],
            id="a table of contents",
        ),
        pytest.param(
            "BOATS ACT\n\n1. A person who sinks a boat without the leave of its\n\n12\n\nowner commits an offence.\n\nPage 3 of 9\n\n2. A person who loses an oar and\n- 4 -\ndoes not tell its owner commits an offence.\n\n3. A mast shall stand.\n",
            ["1", "2", "3"],
            id="page numbers inside sentences",
        ),
    ],
)
def test_what_is_found(text: str, found: list[str]) -> None:
    law = read(text)
    firsts = {one.label for one in law.provisions if one.level == "subsection" and not one.number}
    assert [one.label for one in law.provisions if one.zone == "body" and (one.number or one.label in firsts)] == found


def test_schedules_count_anew() -> None:
    law = read(
        "Act\n\n1. A boat shall float.\n\n2. The Schedules have effect.\n\nFIRST SCHEDULE\n\n1. A licence shall cost five coins.\n\n2. A licence shall last a year.\n\nSECOND SCHEDULE\n\n1. I shall swear.\n\n2. I shall promise.\n"
    )
    assert sections(law) == ["1", "2"]
    assert labels(law, "schedule") == [
        "Schedule 1", "Schedule 1 1", "Schedule 1 2", "Schedule 2", "Schedule 2 1", "Schedule 2 2",
    ]  # fmt: skip


def test_a_page_number_is_furniture_and_parts_no_sentence() -> None:
    law = read(
        "BOATS ACT\n\n1. A person who sinks a boat without the leave of its\n\n12\n\nowner commits an offence.\n\n2. An oar shall sink.\n"
    )
    one = next(one for one in law.provisions if one.label == "1")
    assert law.own(one).startswith("A person") and law.own(one).endswith("an offence.")
    assert [law.text[piece.start : piece.end] for piece in law.ledger if piece.kind == "furniture"] == ["12"]


@pytest.mark.parametrize(
    "text",
    [
        'THE BOATS ACT, 2009. An Act to regulate boats. PART I—PRELIMINARY. 1. Commencement. This Act shall come into force on a date to be fixed. 2. Interpretation. In this Act, unless the context otherwise requires— "boat" means a hull; "oar" means— (a) a paddle; or (b) a pole. PART II—OFFENCES. 3. Sinking. (1) A person who sinks a boat commits an offence. (2) A person who— (a) attempts to sink; or (b) abets, commits an offence under section 2. 4. Penalty. A person convicted under section 3 is liable to a fine.\n',
        "Boats Act\n\n1. Commencement. This Act shall come into force on a date to be fixed. 2. Interpretation. In this Act, boats include rafts. 3. Sinking. (1) A person who sinks a boat commits an offence. (2) A person who— (a) attempts to sink; or (b) abets, commits an offence under section 2. 4. Penalty. A person convicted under section 3 is liable to a fine.\n",
    ],
)
def test_sections_that_run_together_on_one_line(text: str) -> None:
    law = read(text)
    assert sections(law) == list("1234") and headings(law) == ["Commencement", "Interpretation", "Sinking", "Penalty"]
    assert [label for label in labels(law) if label.startswith("3")] == ["3", "3(1)", "3(2)", "3(2)(a)", "3(2)(b)"]


def test_numbers_of_other_provisions_inside_a_long_line_open_nothing() -> None:
    long = "A captain who sinks a boat shall pay what the owner lost. " * 6
    law = read(
        f"Boats Act\n\n1. {long}Nothing in sections 1 to 2. This holds by night; see also rule 7. Others float.\n\n2. {long}\n\n3. {long}\n"
    )
    assert sections(law) == list("123")


@pytest.mark.parametrize("marks", ['""', "“”"])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_last_article_of_a_quotation_is_an_article(marks: str, count: int) -> None:
    articles = "\n\n".join(
        f"Article 448-{n}. Whoever steals number {n} shall return it within ten days." for n in range(1, count + 1)
    )
    text = f"Article 1. The following articles are inserted in the Penal Code:\n\n{marks[0]}{articles}{marks[1]}\n\nArticle 2. It begins now.\n"
    law = read(text)
    assert [p.number for p in law.provisions if p.quoted] == [f"448-{n}" for n in range(1, count + 1)]
    assert [p.number for p in law.provisions if not p.quoted] == ["1", "2"]
