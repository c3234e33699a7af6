"""`lexcheck review` from the command line, with the real rules."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from lexcheck.cli import main
from lexcheck.errors import ExitCode
from tests.reviewing.acts import CONSENT, FIRST, SECTIONS, act

Told = Callable[[], tuple[str, str]]


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Told:
    def read() -> tuple[str, str]:
        out, err = capsys.readouterr()
        return " ".join(out.split()), " ".join(err.split())

    return read


@pytest.fixture
def law(tmp_path: Path) -> str:
    path = tmp_path / "act.txt"
    path.write_text(FIRST, encoding="utf-8")
    return str(path)


@pytest.fixture
def project(tmp_path: Path) -> str:
    return str(tmp_path / "p.sqlite")


def export(law: str, project: str, table: Path, *more: str) -> None:
    assert main(["review", "export", law, "--against", "tip", "--project", project, "-o", str(table), *more]) == ExitCode.OK


def fill(table: Path, requirement: str, **words: str) -> None:
    """Write in a row's cells as a person does in a spreadsheet."""
    if table.suffix == ".xlsx":
        book = openpyxl.load_workbook(table)
        sheet = book.worksheets[0]
        heads = {str(cell.value): cell.column for cell in sheet[1]}
        row = next(row[0].row for row in sheet.iter_rows(min_row=2) if row[0].value == requirement)
        for name, word in words.items():
            sheet.cell(row, heads[name]).value = word
        book.save(table)
        return
    text = table.read_text(encoding="utf-8-sig" if table.read_bytes().startswith(b"\xef") else "cp1252")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if ";" in text.partition("\n")[0] else ","))
    for made in rows:
        if made["requirement"] == requirement:
            made.update(words)
    with table.open("w", encoding="cp1252", errors="replace", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_out_and_back_and_into_the_report(tmp_path: Path, law: str, project: str, ending: str, told: Told) -> None:
    table = tmp_path / f"t.{ending}"
    export(law, project, table)
    fill(table, CONSENT, decision="overrule", verdict="partial", reason="minors are left out")
    assert main(["review", "import", str(table), "--project", project, "--by", "Anna"]) == ExitCode.OK
    assert "1 taken, 0 known already, 52 with nothing decided, 0 that cannot be taken" in told()[0]
    assert main(["review", "import", str(table), "--project", project, "--by", "Anna"]) == ExitCode.OK
    assert "0 taken, 1 known already" in told()[0]
    assert main(["check", law, "--against", "tip", "--project", project]) == ExitCode.OK
    out, _ = told()
    assert "overruled: partly met, where the machine found met (Anna, " in out
    assert main(["check", law, "--against", "tip", "--project", project, "--format", "json"]) == ExitCode.OK
    data = json.loads(told()[0])
    finding = next(each for each in data["findings"] if each["requirement"] == CONSENT)
    assert (finding["verdict"], finding["determination"]["verdict"]) == ("met", "partial")
    assert finding["determination"]["passages"][0]["provision"] == "3"


def test_all_or_nothing_unless_it_is_asked_for(tmp_path: Path, law: str, project: str, told: Told) -> None:
    table = tmp_path / "t.xlsx"
    export(law, project, table)
    fill(table, CONSENT, decision="confirm")
    fill(table, "TIP-3a-ACT", decision="overrule", verdict="partial")
    arguments = ["review", "import", str(table), "--project", project, "--by", "Anna"]
    told()
    assert main(arguments) == ExitCode.INPUT
    out, err = told()
    assert "0 taken" in out
    assert "nothing was taken" in out
    assert "column M (reason): overruling needs a reason To fix:" in err
    assert main(["review", "list", "--project", project]) == ExitCode.OK
    assert told()[0] == "nothing was decided"
    assert main([*arguments, "--partial"]) == ExitCode.INPUT
    assert "1 taken" in told()[0]


def test_a_table_in_a_project_that_does_not_know_it(tmp_path: Path, law: str, project: str, told: Told) -> None:
    table = tmp_path / "t.csv"
    export(law, project, table)
    fill(table, CONSENT, decision="confirm")
    other = str(tmp_path / "other.sqlite")
    assert main(["review", "import", str(table), "--project", other, "--by", "Anna"]) == ExitCode.INPUT
    assert "there is no project" in told()[1]
    assert (
        main(["review", "import", str(table), "--laws", law, "--against", "tip", "--project", other, "--by", "Anna"])
        == ExitCode.OK
    )
    assert "1 taken" in told()[0]


def test_one_finding(law: str, project: str, told: Told) -> None:
    words = ["review", "set", CONSENT.lower(), "--project", project, "--by", "Anna"]
    assert main(words) == ExitCode.INPUT
    assert main([*words, "--laws", law, "--against", "tip", "--verdict", "partial"]) == ExitCode.USAGE
    assert "needs a reason" in told()[1]
    assert main([*words, "--laws", law, "--against", "tip", "--verdict", "partial", "--reason", "a doubt"]) == ExitCode.OK
    assert "the machine found met at 3; Anna: overrule, partial" in told()[0]
    # now the project knows the finding
    assert main([*words, "--confirm"]) == ExitCode.OK
    assert main([*words[:2], "TIP-9.9-NONE", *words[3:], "--confirm"]) == ExitCode.USAGE
    told()
    assert main(["review", "list", "--project", project]) == ExitCode.OK
    assert "a doubt" not in told()[0]
    assert main(["review", "list", "--project", project, "--history", "--format", "json"]) == ExitCode.OK
    rows = json.loads(told()[0])["determinations"]
    assert [row["decision"] for row in rows] == ["overrule", "confirm"]
    assert rows[0]["passages"][0]["text"] == SECTIONS["consent"]


def test_a_new_version_brings_it_back_flagged(tmp_path: Path, law: str, project: str, told: Told) -> None:
    main(["review", "set", CONSENT, "--laws", law, "--against", "tip", "--project", project, "--by", "Anna", "--confirm"])
    Path(law).write_text(act("name", "offence", SECTIONS["consent"].replace("any of those means", "force"), "attempt"), "utf-8")
    told()
    assert main(["check", law, "--against", "tip", "--project", project]) == ExitCode.OK
    out, _ = told()
    assert "the text of 3 has changed since" in out
    assert "where any of those means was used" in out
    assert "where force was used" in out
    table = tmp_path / "t.csv"
    export(law, project, table, "--by", "Anna")
    row = next(row for row in csv.DictReader(table.open(encoding="utf-8-sig")) if row["requirement"] == CONSENT)
    assert "look again" in row["so far"]
    assert row["decision"] == ""


def test_what_is_about_other_laws_is_counted(tmp_path: Path, law: str, project: str, told: Told) -> None:
    main(["review", "set", CONSENT, "--laws", law, "--against", "tip", "--project", project, "--by", "Anna", "--confirm"])
    other = tmp_path / "fish.txt"
    other.write_text("FISHERIES ACT\n\n1. Whoever fishes without a licence is liable to a fine.\n", encoding="utf-8")
    assert main(["check", str(other), "--against", "tip", "--project", project]) == ExitCode.OK
    assert "holds determinations about 1 more" in told()[0]


def test_agreement_of_two_coders(tmp_path: Path, law: str, project: str, told: Told) -> None:
    one, other = tmp_path / "one.xlsx", tmp_path / "other.csv"
    export(law, project, one)
    export(law, project, other, "--blind")
    assert "met" not in next(csv.DictReader(other.open(encoding="utf-8-sig"))).values()
    for table, verdict in ((one, "met"), (other, "partial")):
        fill(table, CONSENT, verdict=verdict, reason="r")
        fill(table, "TIP-3d-AGE", verdict="met", reason="r")
    assert main(["review", "import", str(one), "--project", project, "--by", "Anna"]) == ExitCode.OK
    told()
    assert main(["review", "agreement", "Anna", str(other), "--project", project]) == ExitCode.OK
    out, _ = told()
    assert "Agreement of Anna and other" in out
    assert "Disagreements (1)" in out
    assert "consent of a victim" in out
    assert main(["review", "agreement", "machine", "Anna", "--project", project, "--format", "json"]) == ExitCode.OK
    data = json.loads(told()[0])
    assert (data["figures"][-1]["units"], data["figures"][-1]["percent"]) == (2, 0.5)
    target = tmp_path / "figures.csv"
    assert main(["review", "agreement", "Anna", str(other), "--project", project, "-o", str(target)]) == ExitCode.OK
    (tip, whole) = csv.DictReader(target.open(encoding="utf-8"))
    assert (tip["instrument"], whole["instrument"], whole["units"], whole["percent"]) == ("TIP", "all", "2", "0.500000")
    units = list(csv.DictReader((tmp_path / "figures-units.csv").open(encoding="utf-8-sig")))
    assert [(row["requirement"], row["differs"]) for row in units] == [(CONSENT, "1"), ("TIP-3d-AGE", "0")]


def test_an_input_is_no_output(law: str, tmp_path: Path, told: Told) -> None:
    path = tmp_path / "law.csv"
    path.write_text(FIRST, encoding="utf-8")
    arguments = ["review", "export", str(path), "--against", "tip", "--project", str(tmp_path / "p.sqlite")]
    assert main([*arguments, "-o", str(path)]) == ExitCode.OUTPUT
    assert path.read_text(encoding="utf-8") == FIRST
    assert main([*arguments, "-o", str(tmp_path / "t.doc")]) == ExitCode.USAGE


@pytest.mark.parametrize(
    "arguments",
    [
        ["list", "--project", "none.sqlite"],
        ["import", "none.xlsx", "--project", "p.sqlite"],
        ["agreement", "none.csv", "other.csv"],
        ["agreement", "Anna", "Ben", "--project", "none.sqlite"],
        ["export", "none.txt", "--project", "p.sqlite", "-o", "t.xlsx"],
    ],
)
def test_faults_are_one_clear_message(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["review", *arguments]) == ExitCode.INPUT
    err = capsys.readouterr().err
    assert "none" in err
    assert "To fix:" in err
    assert list(tmp_path.iterdir()) == []


def test_two_laws_in_files_of_one_name(tmp_path: Path, project: str, told: Told) -> None:
    """Each keeps its own determination."""
    other = FIRST.replace("TRAFFICKING IN PERSONS ACT", "SUPPRESSION OF SLAVERY ORDINANCE").replace(
        "a victim of", "any victim of"
    )
    other = other.replace("This Act is called the Trafficking in Persons Act", "Cited as the Suppression of Slavery Ordinance")
    other = other.replace("for ten years", "for life").replace(
        "liable to the same penalty", "punished as if the offence were committed"
    )
    for folder, text, by in (("one", FIRST, "Anna"), ("two", other, "Ben")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "act.txt").write_text(text, encoding="utf-8")
        law = str(tmp_path / folder / "act.txt")
        words = ["--verdict", "partial", "--reason", "a doubt", "--by", by, "--against", "tip"]
        assert main(["review", "set", CONSENT, "--laws", law, "--project", project, *words]) == ExitCode.OK
    told()
    assert main(["check", str(tmp_path / "one" / "act.txt"), "--against", "tip", "--project", project]) == ExitCode.OK
    out, _ = told()
    assert "Anna reviewed 1 finding" in out
    assert "Ben" not in out
    assert main(["review", "set", CONSENT, "--project", project, "--confirm", "--by", "Cem"]) == ExitCode.USAGE
    assert "Suppression" in told()[1].title()
