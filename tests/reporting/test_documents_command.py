"""`lexcheck document`, and `lexcheck check` with the formats of documents."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from lexcheck.cli import main

LAW = """Trade in Persons Act

1. Offence
(1) Whoever recruits a person by force for the purpose of exploitation commits an offence and is liable to imprisonment for ten years.
(2) The consent of the victim is immaterial.
"""


@pytest.fixture
def law(tmp_path: Path) -> Path:
    path = tmp_path / "act.txt"
    path.write_text(LAW, encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", ["gap-table", "concordance", "self-assessment", "summary"])
def test_document_writes_the_file_that_is_named(kind: str, law: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "new" / "out.docx"
    assert main(["document", kind, str(law), "--against", "tip", "-o", str(target)]) == 0
    assert f"written: {target}" in capsys.readouterr().out
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(target)).paragraphs)
    assert "Trade in Persons Act" in text


def test_check_writes_the_gap_table(law: Path, tmp_path: Path) -> None:
    assert main(["check", str(law), "--against", "tip", "--quiet", "-o", str(tmp_path / "gap.xlsx")]) == 0
    assert openpyxl.load_workbook(tmp_path / "gap.xlsx").sheetnames[0] == "Findings"
    assert main(["check", str(law), "--against", "tip", "--quiet", "--format", "docx", "-o", str(tmp_path)]) == 0
    assert zipfile.is_zipfile(tmp_path / "act.docx")


def test_check_writes_a_document_to_standard_output(law: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["check", str(law), "--against", "tip", "--format", "docx"]) == 0
    assert zipfile.is_zipfile(io.BytesIO(capsysbinary.readouterr().out))


def test_report_language(law: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.docx"
    assert main(["document", "summary", str(law), "--against", "tip", "--report-language", "fr", "-o", str(target)]) == 0
    assert "Ce qui est en place" in "\n".join(paragraph.text for paragraph in docx.Document(str(target)).paragraphs)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["document", "summary", "LAW", "-o", "out.xlsx"], 2, ".docx, .pdf"),
        (["document", "summary", "LAW", "-o", "out"], 2, ".docx, .pdf"),
        (["document", "summary", "LAW", "-o", "out.docx", "--report-language", "tlh"], 2, "'tlh'"),
        (["document", "summary", "none.txt", "-o", "out.docx"], 3, "none.txt"),
        (["check", "LAW", "--format", "docx", "-o", "out.xlsx"], 2, "do not go together"),
        (["check", "LAW", "--format", "json", "-o", "out.docx"], 2, "do not go together"),
        (["check", "LAW", "--format", "docx", "--report-language", "tlh"], 2, "'tlh'"),
    ],
)
def test_faults_are_told_and_nothing_is_written(
    arguments: list[str],
    code: int,
    said: str,
    law: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([str(law) if each == "LAW" else each for each in arguments]) == code
    assert said in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["act.txt"]


def test_an_input_is_never_written_over(tmp_path: Path, law: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = tmp_path / "act.docx"
    written = docx.Document()
    for line in LAW.splitlines():
        written.add_paragraph(line)
    written.save(str(given))
    before = given.read_bytes()
    assert main(["check", str(given), "--against", "tip", "--quiet", "--format", "docx", "-o", str(tmp_path)]) == 5
    assert given.read_bytes() == before and "is one of the inputs" in capsys.readouterr().err


def test_a_text_that_cannot_be_read_is_told_in_the_document(law: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.docx"
    arguments = ["document", "summary", str(law), str(tmp_path / "gone.pdf"), "--against", "tip", "-o", str(target)]
    assert main(arguments) == 3 and not target.exists()
    arguments[1] = "gap-table"
    assert main([*arguments, "--keep-going"]) == 3
    assert "gone.pdf could not be read" in "\n".join(paragraph.text for paragraph in docx.Document(str(target)).paragraphs)


def test_what_reviewers_decided_stands_in_the_document(law: Path, tmp_path: Path) -> None:
    project, target = str(tmp_path / "project.sqlite"), tmp_path / "gap.xlsx"
    decided = ["review", "set", "TIP-3b-CONSENT", "--laws", str(law), "--against", "tip", "--project", project]
    assert main([*decided, "--verdict", "partial", "--reason", "Only adults are meant", "--by", "Ada Bern"]) == 0
    arguments = [str(law), "--against", "tip", "--project", project]
    assert main(["check", *arguments, "--quiet", "-o", str(target)]) == 0
    rows = openpyxl.load_workbook(target)["Findings"].iter_rows(values_only=True)
    row = next(row for row in rows if row[0] == "TIP-3b-CONSENT")
    assert any("overruled: partly met (Ada Bern" in str(cell) and "Only adults are meant" in str(cell) for cell in row)
