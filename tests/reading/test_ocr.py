"""Scans are read by OCR where its programs are there, doubts are carried to the finding, and their absence is told."""

from __future__ import annotations

import io
import os
import shutil
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

import lexcheck
from lexcheck.errors import LexcheckError
from lexcheck.model import Mark, Source
from lexcheck.reading import ocr, read_bytes, tools
from lexcheck.reading.hocr import page_of
from lexcheck.reading.pdf_layout import rows_of
from lexcheck.reading.progress import telling
from lexcheck.segmenting import segment
from tests.reading.making import Pdf, pictured, prose

OCR = pytest.mark.skipif(not shutil.which("tesseract"), reason="the program tesseract is not installed")
LINES = (
    "THE LANTERN ACT, 2019",
    "1. Short title. This Act may be called the Lantern Act.",
    "2. Duty of the keeper. The keeper of a lantern shall light it",
    "at dusk and shall watch it every night until the morning.",
    "3. Penalty. A keeper who sleeps shall pay a fine to the harbour.",
)


def scanned(lines: tuple[str, ...] = LINES, *, pages: int = 1, turn: float = 0.0, stamp: str = "") -> bytes:
    """A PDF whose pages are pictures of printed lines; `turn` in degrees, `stamp` a line of text over each picture."""
    print_ = Pdf()
    for number in range(pages):
        print_.put(72, 60, "THE GAZETTE OF THE HARBOUR", 12)
        for row, line in enumerate(lines):
            print_.put(72, 120 + 24 * row, line, 14)
        print_.put(300, 740, str(number + 1), 12)
        print_.page()
    return pictured(print_.bytes(), turn, stamp)


def words(text: str) -> list[str]:
    return text.lower().split()


def likeness(source: Source) -> float:
    wanted = words(" ".join(LINES))
    return sum(word in words(source.text) for word in wanted) / len(wanted)


@OCR
@pytest.mark.parametrize("turn", [0.0, 1.5, 180.0])
def test_a_scan_is_read_upright_or_askew(turn: float) -> None:
    if turn > 90 and not shutil.which("ocrmypdf"):
        pytest.skip("the program ocrmypdf is not installed")
    source = read_bytes(scanned(turn=turn), "scan.pdf")
    assert source.format == "pdf" and "(eng)" in source.metadata["ocr"]
    assert likeness(source) > 0.9
    assert any("read by OCR" in warning for warning in source.warnings)
    numbers = [one.number for one in segment(source).provisions if one.level == "section"]
    assert numbers == ["1", "2", "3"]


@OCR
def test_furniture_of_a_scan_and_stamps_on_it_and_progress() -> None:
    told: list[tuple[str, int, int]] = []
    with telling(lambda *each: told.append(each)):
        source = read_bytes(scanned(pages=3, stamp="archive.example 2020"), "scan.pdf")
    gone = [source.text[mark.start : mark.end] for mark in source.marks if mark.kind == "furniture"]
    assert sum("GAZETTE" in line for line in gone) == 3 and len(source.page_starts) == 3
    assert told[0] == ("reading the scan", 0, 3)


@OCR
def test_pages_with_text_keep_it_and_pictures_between_them_are_read() -> None:
    paper = Pdf()
    paper.put(72, 100, "4. " + prose(9), 11)
    paper.page()
    mixed = join(paper.bytes(), scanned())
    source = read_bytes(mixed, "mixed.pdf")
    assert source.text.startswith("4. The Registrar") and "shall watch it every night" in source.text
    assert any(": 2;" in warning for warning in source.warnings)


def join(*files: bytes) -> bytes:
    import pypdfium2 as pdfium

    made = pdfium.PdfDocument.new()
    for data in files:
        made.import_pages(pdfium.PdfDocument(data))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@OCR
def test_the_same_scan_gives_the_same_source() -> None:
    data = scanned()
    assert read_bytes(data, "a.pdf") == read_bytes(data, "a.pdf")


def test_without_the_programs_a_scan_gets_the_line_that_installs_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "found", lambda name: "")
    with pytest.raises(LexcheckError, match="it is a scan") as caught:
        read_bytes(scanned(), "scan.pdf")
    assert tools.INSTALL in caught.value.mend
    paper = Pdf()
    paper.put(72, 100, "4. " + prose(9), 11)
    source = read_bytes(join(paper.bytes(), scanned()), "mixed.pdf")
    assert any("left out: 2" in warning and tools.INSTALL in warning for warning in source.warnings)


def test_a_scan_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "found", lambda name: "tesseract")
    monkeypatch.setattr(ocr, "SCAN_PAGES", 1)
    with pytest.raises(LexcheckError, match="too long"):
        read_bytes(scanned(pages=2), "scan.pdf")


def test_a_program_that_hangs_or_fails_is_ended_and_told() -> None:
    began = time.monotonic()
    with pytest.raises(LexcheckError, match="too long to read"):
        tools.run([sys.executable, "-c", "import time; time.sleep(60)"], 0.5)
    assert time.monotonic() - began < 10
    with pytest.raises(LexcheckError, match="cannot be read") as caught:
        tools.run([sys.executable, "-c", "raise SystemExit('no such language')"], 30)
    assert "no such language" in caught.value.cause
    with pytest.raises(LexcheckError, match="cannot be started"):
        tools.run([os.devnull], 1)


HOCR = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><body><div class='ocr_page' title='image "p"; bbox 0 0 2000 3000; ppageno 0'>
<span class='ocr_line' title="bbox 200 100 1800 150; baseline 0.01 -26; x_size 40">
<span class='ocrx_word' title='bbox 200 100 600 130; x_wconf 96'>Every</span>
<span class='ocrx_word' title='bbox 620 105 1200 135; x_wconf 41'><em>kceper</em></span>
<span class='ocrx_word' title='bbox 1210 105 1220 135; x_wconf 95'> </span></span>
<span class='ocr_line' title="bbox 1300 115 1800 150; baseline 0.01 -5; x_size 44">
<span class='ocrx_word' title='bbox 1300 115 1800 150; x_wconf 90'>pays</span></span></div></body></html>"""


def test_what_tesseract_writes_is_levelled_and_doubted() -> None:
    found = page_of(HOCR.encode(), 4.0)
    assert [(word.text, word.sure) for word in found.page.words] == [("Every", 0.96), ("kceper", 0.41), ("pays", 0.9)]
    assert (found.page.width, found.page.height, found.slope) == (500.0, 750.0, 0.01)
    assert 0.6 < found.sure < 0.8
    (row,) = rows_of(found.page)
    assert row.text == "Every kceper pays" and row.doubtful == ((6, 12),)


def test_a_page_without_a_word_is_a_picture_still() -> None:
    found = page_of(b"<html><body><div class='ocr_page' title='bbox 0 0 10 10'/></body></html>", 1.0)
    assert found.page.pictures and not found.page.words and found.sure == 0.0


def test_a_doubt_of_ocr_becomes_a_reason_for_review(tmp_path: Path) -> None:
    act = (
        "THE ACT\n\n1. Trafficking in persons.—(1) Whoever recruits, transports, transfers, harbours or receives a person by means of the "
        "threat or use of force, for the purpose of exploitation, commits trafficking in persons and shall be punished with imprisonment "
        "for ten years.\n\n2. Consent.—The consent of a victim of trafficking in persons is irrelevant.\n"
    )
    (tmp_path / "act.txt").write_text(act, encoding="utf-8")
    law = lexcheck.read_law(tmp_path / "act.txt")
    at = act.index("consent of")
    unsure = replace(law, source=replace(law.source, marks=(Mark(at, at + 7, "ocr"),)))
    reasons = {
        found.requirement: [reason for reason in found.review if "OCR and is doubtful" in reason]
        for found in lexcheck.assess([unsure], against=("TIP",)).findings
    }
    assert reasons["TIP-3b-CONSENT"] and not reasons["TIP-3a-ACT"]
