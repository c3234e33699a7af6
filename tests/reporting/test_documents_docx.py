"""The Word documents, read back: what they hold, their header rows, language and direction."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from lexcheck.model import Absence, Assessment, Verdict
from lexcheck.reporting.documents.making import KINDS, make
from lexcheck.reporting.documents.self_assessment import answer
from lexcheck.reporting.documents.words import runs_right_to_left
from lexcheck.reporting.summary import items
from tests.reporting import sample
from tests.reporting.documents_sample import NOTES, assessment

ENGLISH, ARABIC = assessment(), assessment(arabic_only=True)


def opened(kind: str, of: Assessment, language: str = "") -> Any:
    return docx.Document(io.BytesIO(make(kind, "docx", of, NOTES, language)))


def words(document: Any) -> str:
    """Every word of the body, marks of direction left out; a paragraph a line."""
    lines = ("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in document.element.body.iter(qn("w:p")))
    return "\n".join(lines).replace("\u200e", "").replace("\u2060", "")


def rows(document: Any) -> Iterator[list[str]]:
    """Every row of every table, cell by cell."""
    for table in document.element.body.iter(qn("w:tbl")):
        for row in table.iter(qn("w:tr")):
            yield [
                "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in cell.iter(qn("w:p"))).replace("\u200e", "")
                for cell in row.iter(qn("w:tc"))
            ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_same_bytes_every_time(kind: str, language: str) -> None:
    assert make(kind, "docx", ENGLISH, NOTES, language) == make(kind, "docx", ENGLISH, NOTES, language)


@pytest.mark.parametrize("kind", KINDS)
def test_frame_of_each_document(kind: str) -> None:
    """A4, a language, numbered pages, the disclaimer, a title among the properties."""
    document = opened(kind, ENGLISH)
    section = document.sections[0]
    wide = kind in ("gap-table", "concordance")
    assert (section.page_width.cm, section.page_height.cm) == pytest.approx((29.7, 21.0) if wide else (21.0, 29.7), abs=0.01)
    assert {field.get(qn("w:instr")) for field in section.footer._element.iter(qn("w:fldSimple"))} == {"PAGE", "NUMPAGES"}
    assert document.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "en-GB"
    assert sample.assessment().title in document.core_properties.title
    assert "is no legal advice" in words(document)
    assert not list(document.element.body.iter(qn("w:bidiVisual")))


@pytest.mark.parametrize("kind", KINDS)
def test_arabic_runs_right_to_left(kind: str) -> None:
    document = opened(kind, ARABIC)
    assert document.sections[0]._sectPr.find(qn("w:bidi")) is not None
    tables = list(document.element.body.iter(qn("w:tbl")))
    assert tables and all(table.tblPr.find(qn("w:bidiVisual")) is not None for table in tables)
    paragraphs = [(p, "".join(t.text or "" for t in p.iter(qn("w:t")))) for p in document.element.body.iter(qn("w:p"))]
    pure = [(p, text) for p, text in paragraphs if text and not any(letter.isascii() and letter.isalpha() for letter in text)]
    assert len(pure) > 10
    assert all((p.pPr.find(qn("w:bidi")) is not None) == runs_right_to_left(text, True) for p, text in pure)
    for run in document.element.body.iter(qn("w:r")):
        text = "".join(t.text or "" for t in run.iter(qn("w:t")))
        if any(runs_right_to_left(letter) for letter in text):
            assert run.find(qn("w:rPr")).find(qn("w:rtl")) is not None
    assert document.styles.element.find(f".//{qn('w:lang')}").get(qn("w:bidi")) == "ar-SA"


def test_every_style_that_is_used_is_there() -> None:
    for kind in KINDS:
        document = opened(kind, ENGLISH)
        known = {style.get(qn("w:styleId")) for style in document.styles.element.iter(qn("w:style"))}
        used = {each.get(qn("w:val")) for tag in ("w:pStyle", "w:tblStyle") for each in document.element.body.iter(qn(tag))}
        assert used <= known


@pytest.mark.parametrize("kind", ["gap-table", "concordance"])
def test_header_rows_are_marked_and_tables_are_described(kind: str) -> None:
    for table in opened(kind, ENGLISH).element.body.iter(qn("w:tbl")):
        assert table.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        first = next(table.iter(qn("w:tr")))
        if len(list(first.iter(qn("w:tc")))) > 2:
            assert first.trPr.find(qn("w:tblHeader")) is not None


def test_gap_table_holds_every_requirement_once_in_order() -> None:
    ids = [requirement.id for requirement in sample.REQUIREMENTS]
    found = [row[1].split("\n")[1] for row in rows(opened("gap-table", ENGLISH)) if len(row) == 9 and "\n" in row[1]]
    assert found == ids


def test_gap_table_row_of_a_partial_verdict() -> None:
    row = next(row for row in rows(opened("gap-table", ENGLISH)) if len(row) == 9 and "TIP-3a-MEANS" in row[1])
    duty, requirement, provision, assessed, gap, recommendation, priority, home, reviewer = row
    quote = ENGLISH.findings[0].evidence[0]
    assert duty == "duty" and "article 3(a)" in requirement and priority == "urgent" and reviewer == ""
    assert f"“{quote.quote}”" in provision and f"[{quote.start}⁠–⁠{quote.end}]" in provision and "3(1)" in provision
    assert "مدونة أردن" in provision and "بالقوة أو بالتهديد" in provision
    assert (
        assessed.startswith("◐ partly met\nconfidence 82 %") and "To be checked: The two texts name different means." in assessed
    )
    assert gap == "Abuse of a position of weakness is not among the means."
    assert recommendation.startswith("Add abuse") and "trafficking act" in home


def test_gap_table_says_where_nothing_was_found_and_what_was_not_supplied() -> None:
    row = next(row for row in rows(opened("gap-table", ENGLISH)) if len(row) == 9 and "SOM-16.5" in row[1])
    assert row[0] == "voluntary standard" and row[6] == "consider"
    assert "Nothing found in: Persons Trade Act of Arden and مدونة أردن." in row[2] and "The Minister may" in row[2]
    assert "Not found in the laws supplied." in row[3]
    assert row[7].endswith("not supplied: code of criminal procedure")


def test_gap_table_shows_the_reviewer_beside_the_machine() -> None:
    row = next(row for row in rows(opened("gap-table", ENGLISH)) if len(row) == 9 and "TIP-6.3" in row[1])
    assert "partly met" in row[3]
    assert "overruled: met (Ada Bern, 2026-11-20)" in row[8] and "Practice of the courts" in row[8]
    assert "Look again: section 5 reads differently now" in row[8]


def test_gap_table_front_page() -> None:
    text = words(opened("gap-table", ENGLISH))
    for expected in (
        "Gap table: Trade in persons in Arden",
        "party (in force since 2004-05-06)",
        "not a party; what follows is a voluntary standard",
        "Statute 7 of 2019",
        "restatement in other words: quote the official text",
        "enacted, not in force yet",
        f"sha256 {sample.ACT_LAW.source.sha256}",
        "lexcheck 0.1.0",
        "code of criminal procedure (1)",
        NOTES[0],
        "Different ages for the same rule",
        "Article 3: Definitions",
    ):
        assert expected in text, expected


def test_hostile_words_of_a_law_are_only_words() -> None:
    from dataclasses import replace

    quote = sample.quote(sample.ACT_LAW, "The plea fails where blood was shed <script>alert('x')</script> & \"harm\" done.")
    first = replace(
        ENGLISH.findings[0], evidence=(replace(quote, quote=f"{quote.quote}\x00\x1f\ufffe" + " long" * 4000),), elements=()
    )
    hostile = replace(ENGLISH, findings=(first, *ENGLISH.findings[1:]), title="\x02=1+1 <b>\ud800")
    for kind in KINDS:
        document = opened(kind, hostile)
        assert len(words(document)) < 60_000
    text = words(opened("gap-table", hostile))
    assert "<script>alert('x')</script> &" in text and f"[{quote.start}–{quote.end}]" in text and " …”" in text


def test_concordance_goes_both_ways() -> None:
    document = opened("concordance", ENGLISH)
    forward = {row[0].split("\n")[0]: row for row in rows(document) if len(row) == 4}
    assert forward["article 3(b) Consent is of no account"][2] == "✗ contradicted"
    assert forward["article 5(2) Attempt, help and direction are offences"][2] == "✓ fully"
    assert "“An accused may plead that the other person agreed”" in forward["article 3(b) Consent is of no account"][1]
    back = {row[0].split()[0]: row[1] for row in rows(document) if len(row) == 2}
    assert "✗ contradicted TIP article 3(b), Consent is of no account" in back["3(2)"]
    order = [
        row[0].split()[0] for row in rows(document) if len(row) == 2 and row[0].split()[0] in ("2", "3(1)", "3(2)", "4", "5")
    ]
    assert order == ["2", "3(1)", "3(2)", "4", "5"]


def test_self_assessment_answers_and_leaves_blanks() -> None:
    document = opened("self-assessment", ENGLISH)
    text = words(document)
    assert "Does the law of Arden provide for the following?\nThe law has to provide for this: a child is anyone" in text
    assert "☐ yes · ☒ yes, in part · ☐ no" in text and "☒ yes · ☐ yes, in part · ☐ no" in text
    assert "Proposed answers: yes 2; yes, in part 3; no 2; left open 2; not applicable 1." in text
    blanks = [row for row in rows(document) if len(row) == 2 and row[0].startswith("Practice")]
    assert len(blanks) == 7  # an article each: 3, 5, 6, 9; 8, 16, 18
    assert all(row[1].endswith("application.\n\n") for row in blanks)
    assert text.count("Technical assistance needed") == 7


def test_silence_is_answered_with_no_only_where_the_framework_is_whole() -> None:
    answers = {item.requirement.id: answer(item) for item in items(ENGLISH)}
    silent = {item.requirement.id: item.finding.absence for item in items(ENGLISH) if item.verdict is Verdict.NOT_FOUND}
    assert silent == {"TIP-9.1-PLAN": Absence.FRAMEWORK, "SOM-16.5-CONSULAR": Absence.SUPPLIED}
    assert answers["TIP-9.1-PLAN"] == "no" and answers["SOM-16.5-CONSULAR"] == "open"
    assert answers["SOM-18.1-RETURN"] == "open" and answers["SOM-8.2-FLAG"] == "inapplicable"


def test_summary_tells_what_counts() -> None:
    document = opened("summary", ENGLISH)
    text = words(document)
    for expected in (
        "Of 9 requirements (good practice left out), the texts supplied carry 2 fully and 3 in part.",
        "1. Consent is of no account (TIP article 3(b), ✗ contradicted)",
        "What to do: Strike section 3(2) & say that agreement is of no account.",
        "Points on which the laws supplied disagree: 1.",
        "Requirements not found, while laws that usually hold them were not supplied (code of criminal procedure): 1.",
        "Repeal or amend first what says the opposite of a duty (1).",
        "How the law is applied was not looked at.",
    ):
        assert expected in text, expected
    pictures = [each.get("descr") for each in document.element.body.iter() if each.tag.endswith("}docPr")]
    assert "definition: partly met 2, contradicted 1" in pictures and all(pictures)


def test_files_of_a_package_bear_no_time() -> None:
    with zipfile.ZipFile(io.BytesIO(make("summary", "docx", ENGLISH, NOTES))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
