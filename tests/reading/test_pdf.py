"""PDFs read in the order of a reader; scans, locked and hostile ones are told."""

from __future__ import annotations

import time

import pytest

from lexcheck.errors import LexcheckError
from lexcheck.model import Source
from lexcheck.reading import read_bytes
from tests.reading.making import Pdf


def marked(source: Source, kind: str) -> list[str]:
    return [source.text[mark.start : mark.end] for mark in source.marks if mark.kind == kind]


def lines(source: Source) -> list[str]:
    return [line for line in source.text.split("\n") if line]


def test_rows_are_put_together_though_the_file_has_their_parts_apart() -> None:
    pdf = Pdf()
    for y, text in ((100, "A keeper shall"), (114, "light the lantern;"), (140, "A keeper may not sleep.")):
        pdf.put(130, y, text)
    pdf.put(90, 140, "(2)")
    pdf.put(90, 100, "(1)")
    source = read_bytes(pdf.bytes(), "law.pdf")
    assert source.text == "(1) A keeper shall\nlight the lantern;\n\n(2) A keeper may not sleep.\n"
    assert source.page_starts == (0,) and source.place(source.text.index("sleep")).page == 1


@pytest.mark.parametrize("woven", [False, True])
def test_two_columns_are_read_one_after_the_other(woven: bool) -> None:
    pdf = Pdf()
    pdf.put(180, 60, "THE LANTERN ACT, AN ACT ABOUT LANTERNS", 12)
    if woven:
        left, right = [], []
        for row in range(20):
            left += pdf.block(60, 100 + 13 * row, 42, 1, start=row * 7)
            right += pdf.block(320, 100 + 13 * row, 42, 1, start=300 + row * 7)
    else:
        left, right = pdf.block(60, 100, 42, 20), pdf.block(320, 100, 42, 20, start=300)
    pdf.put(140, 400, "A line over both columns of the page, as a heading or a note may be", 11)
    below_left, below_right = pdf.block(60, 430, 42, 8, start=5), pdf.block(320, 430, 42, 8, start=17)
    source = read_bytes(pdf.bytes(), "law.pdf")
    assert lines(source) == [
        "THE LANTERN ACT, AN ACT ABOUT LANTERNS",
        *left,
        *right,
        "A line over both columns of the page, as a heading or a note may be",
        *below_left,
        *below_right,
    ]


def test_marginal_notes_stand_before_the_text_beside_them() -> None:
    pdf = Pdf()
    first = pdf.block(150, 100, 70, 6)
    second = pdf.block(150, 200, 70, 9, start=40)
    pdf.put(60, 100, "Duty of", 7.5)
    pdf.put(60, 109, "keepers.", 7.5)
    pdf.put(60, 200, "Oil.", 7.5)
    assert lines(read_bytes(pdf.bytes(), "x")) == ["Duty of keepers.", *first, "Oil.", *second]


def test_labels_at_the_left_are_no_column() -> None:
    pdf = Pdf()
    body = pdf.block(130, 100, 70, 12)
    for row in range(0, 12, 2):
        pdf.put(80, 100 + 13 * row, f"({'abcdef'[row // 2]})")
    assert lines(read_bytes(pdf.bytes(), "x")) == [
        f"({'abcdef'[row // 2]}) {text}" if row % 2 == 0 else text for row, text in enumerate(body)
    ]


def test_page_furniture_is_marked_and_stays_in_the_text() -> None:
    pdf = Pdf()
    for page in range(1, 6):
        pdf.put(200, 40, f"THE GAZETTE, JUNE {page}, 2020", 9)
        pdf.block(80, 90, 80, 20, start=page * 11)
        pdf.put(300, 760, str(page + 40), 9)
        pdf.page()
    source = read_bytes(pdf.bytes(), "x")
    assert len(source.page_starts) == 5
    assert marked(source, "furniture") == [
        text for page in range(1, 6) for text in (f"THE GAZETTE, JUNE {page}, 2020", str(page + 40))
    ]
    assert source.place(source.text.index("44")).page == 4


def test_a_title_like_the_running_header_is_no_furniture() -> None:
    pdf = Pdf()
    for page in range(2):
        pdf.put(200, 30, "The Lantern Act", 9)
        if not page:
            pdf.put(200, 75, "The Lantern Act", 18)
        pdf.block(80, 120, 80, 10, start=page * 13)
        pdf.page()
    source = read_bytes(pdf.bytes(), "x")
    assert marked(source, "furniture") == ["The Lantern Act"] * 2 and marked(source, "heading") == ["The Lantern Act"]


def test_a_single_page_has_no_furniture_and_small_numbers_are_text() -> None:
    pdf = Pdf()
    pdf.put(80, 100, "The fine is")
    pdf.put(80, 114, "500")
    assert not marked(read_bytes(pdf.bytes(), "x"), "furniture")


def test_bold_headings_hyphens_and_rotation() -> None:
    pdf = Pdf()
    pdf.put(80, 60, "Lantern Act", 20)
    pdf.put(80, 100, "Duty", font="Helvetica-Bold")
    pdf.put(110, 100, "of keepers who must pro-")
    pdf.put(80, 114, "tect the light")
    pdf.block(80, 140, 60, 8)
    pdf.page()
    pdf.turned(("turned page first", "turned page second"))
    pdf.title("The Lantern Act 2020")
    source = read_bytes(pdf.bytes(), "x")
    assert "Duty of keepers who must pro-\ntect the light" in source.text and source.text.endswith(
        "turned page first\nturned page second\n"
    )
    assert (
        marked(source, "bold") == ["Duty"]
        and marked(source, "heading") == ["Lantern Act"]
        and source.title == "The Lantern Act 2020"
    )


def test_scans_and_locked_files_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lexcheck.reading.ocr.found", lambda name: "")
    scan, locked, mixed = Pdf(), Pdf(), Pdf()
    scan.picture()
    locked.put(80, 80, "secret")
    locked.encrypt("sesame")
    mixed.put(80, 80, "A page of text")
    mixed.page()
    mixed.picture()
    with pytest.raises(LexcheckError, match="no text layer: it is a scan") as caught:
        read_bytes(scan.bytes(), "x")
    assert "ocrmypdf" in caught.value.mend
    with pytest.raises(LexcheckError, match="encrypted"):
        read_bytes(locked.bytes(), "x")
    assert "pages without a text layer, left out: 2" in read_bytes(mixed.bytes(), "x").warnings[0]


def test_truncated_and_hostile_files_end_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = Pdf()
    pdf.block(80, 90, 80, 40)
    whole = pdf.bytes()
    cases = [
        whole[: len(whole) // 3],
        whole[:40],
        b"%PDF-1.7\n" + b"[" * 200_000,
        whole.replace(b"/Count 1", b"/Count 99999999"),
        whole.replace(b"endobj", b"endxxx"),
    ]
    for data in cases:
        began = time.perf_counter()
        try:
            assert read_bytes(data, "law.pdf").text
        except LexcheckError as fault:
            assert fault.cause and fault.mend and fault.file == "law.pdf"
        assert time.perf_counter() - began < 20
    monkeypatch.setattr("lexcheck.reading.pdf_process.PDF_SECONDS", 0.001)
    with pytest.raises(LexcheckError, match="takes too long"):
        read_bytes(whole, "law.pdf")


def test_a_crash_of_the_library_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lexcheck.reading.pdf_process._run", lambda worker, data: b"")
    with pytest.raises(LexcheckError, match="cannot be read"):
        read_bytes(b"%PDF-1.7", "law.pdf")


def test_a_sentence_about_a_bill_is_not_its_title() -> None:
    from lexcheck.segmenting import segment

    pdf = Pdf()
    pdf.put(72, 60, "OBJECTS AND REASONS")
    pdf.put(72, 80, "This Bill would make provision for lanterns on piers.")
    pdf.page()
    pdf.put(72, 60, "A Bill entitled")
    pdf.put(72, 90, "ENACTED by the Parliament as follows:")
    pdf.put(72, 120, "1. This Act may be cited as the Lantern Act, 2019.")
    for row in range(2, 8):
        pdf.put(72, 100 + 20 * row, f"{row}. A keeper lights lantern {row} at dusk.")
    law = segment(read_bytes(pdf.bytes(), "bill.pdf"))
    assert law.title == "Lantern Act, 2019"
    assert [one.number for one in law.provisions if one.level == "section"] == [str(row) for row in range(1, 8)]
