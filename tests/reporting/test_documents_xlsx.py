"""The gap table as a workbook, read back."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from lexcheck.reporting.documents.gap_xlsx import CELL, gap_xlsx
from tests.reporting import sample
from tests.reporting.documents_sample import NOTES, assessment


def opened(language: str = "", **changes: Any) -> Any:
    return openpyxl.load_workbook(io.BytesIO(gap_xlsx(replace(assessment(), **changes), NOTES, language)))


def rows(sheet: Any) -> list[dict[str, Any]]:
    heads, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, line, strict=True)) for line in lines]


def test_sheets_in_order() -> None:
    assert opened("en").sheetnames == ["Findings", "Laws", "Conflicts", "Legend"]


def test_findings_hold_every_requirement_once() -> None:
    found = rows(opened("en")["Findings"])
    assert [row["Id"] for row in found] == [requirement.id for requirement in sample.REQUIREMENTS]
    row = found[0]
    quote = sample.FINDINGS[0].evidence[0]
    place = f"{quote.provision} [{quote.start}–{quote.end}]: “{quote.quote}”"
    assert place in row["National provision, with quote"].replace("\u200e", "").replace("\u2060", "")
    assert row["Verdict"] == "◐ partly met" and row["Confidence"] == "82 %" and row["Priority"] == "urgent"
    assert row["Instrument"] == "TIP" and row["Field"] == "definition" and row["Weight"] == "critical"
    reviewed = next(row for row in found if row["Id"] == "TIP-6.3-CARE")
    assert "overruled: met (Ada Bern, 2026-11-20)" in reviewed["Reviewer"]


def test_laws_and_conflicts() -> None:
    book = opened("en")
    laws = rows(book["Laws"])
    assert [row["Law"] for row in laws] == ["Persons Trade Act of Arden", "مدونة أردن"]
    assert laws[0]["Citation"] == "Statute 7 of 2019" and laws[0]["sha256"] == sample.ACT_LAW.source.sha256
    assert laws[0]["Characters"] == len(sample.ACT_LAW.text) and laws[1]["Status"] == "enacted, not in force yet"
    sides = rows(book["Conflicts"])
    assert [(row["Id"], row["What each law says"]) for row in sides] == [
        ("TIP-3d-CHILD", "under 16"),
        ("TIP-3d-CHILD", "under 18"),
    ]
    legend = [row["Meaning"] for row in rows(book["Legend"])]
    assert NOTES[0] in legend and any("is no legal advice" in each for each in legend)


def test_made_to_be_read_and_printed() -> None:
    for sheet in opened("en"):
        assert sheet.freeze_panes == "B2" and sheet.auto_filter.ref
        assert (
            sheet.page_setup.orientation == "landscape" and sheet.page_setup.paperSize == 9 and sheet.print_title_rows == "$1:$1"
        )
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0
        assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row if cell.value)
        assert not sheet.sheet_view.rightToLeft


def test_arabic_runs_right_to_left() -> None:
    book = opened("ar")
    assert book.sheetnames[0] == "النتائج" and all(sheet.sheet_view.rightToLeft for sheet in book)
    sheet = book.worksheets[0]
    looks = {cell.value: cell.alignment for row in sheet.iter_rows() for cell in row if cell.value}
    assert looks["واجب"].readingOrder == 2 and looks["واجب"].horizontal == "right"
    assert looks["Raise it to eighteen."].readingOrder == 1 and looks["Raise it to eighteen."].horizontal == "left"


@pytest.mark.parametrize("words", ["=1+1", "+A1", "http://example.org", "\x00\x1fa\ufffe", "'quoted", "12"])
def test_words_are_never_formulas(words: str) -> None:
    first = replace(sample.FINDINGS[0], gap=words)
    cell = opened("en", findings=(first, *sample.FINDINGS[1:]))["Findings"]["G2"]
    assert cell.data_type == "s" and cell.hyperlink is None and cell.value.strip() in words


def test_a_cell_takes_no_more_than_it_can_hold() -> None:
    first = replace(sample.FINDINGS[0], gap="word " * 20_000)
    value = opened("en", findings=(first, *sample.FINDINGS[1:]))["Findings"]["G2"].value
    assert value.endswith("word …") and len(value) <= CELL + 2


def test_same_bytes_every_time() -> None:
    assert gap_xlsx(assessment(), NOTES) == gap_xlsx(assessment(), NOTES)
