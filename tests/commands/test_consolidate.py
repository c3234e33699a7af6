import json
from pathlib import Path

import pytest

import lexcheck
from lexcheck.cli import main
from lexcheck.errors import ExitCode
from tests.comparing.test_consolidating import ACT, bill

CLAUSES = (
    "Section 2(2) of the Harbour Act is amended by deleting “fifty dollars” and substituting “ninety dollars”.",
    "Section 8 is repealed.",
    "Insert after section 3 the following:\n\n“3A. Deputies\nThe Minister may appoint deputies.”.",
)


@pytest.fixture
def files(tmp_path):
    act, amending = tmp_path / "act.txt", tmp_path / "bill.txt"
    act.write_text(ACT, encoding="utf-8")
    amending.write_text(bill(*CLAUSES).text, encoding="utf-8")
    return str(act), str(amending)


def test_summary(files, capsys):
    assert main(["consolidate", *files]) == ExitCode.OK
    out = capsys.readouterr().out
    assert "Applied (2)" in out
    assert "Not applied (1)" in out
    assert "[clause 3] 8: 8 does not exist in this law" in out


def test_json_keeps_the_contract(files, capfd):
    assert main(["consolidate", *files, "--format", "json"]) == ExitCode.OK
    data = json.loads(capfd.readouterr().out)
    assert [change["applied"] for change in data["changes"]] == [True, False, True]
    assert {"clause", "instruction", "target", "applied", "reason", "old", "new"} <= set(data["changes"][0])
    assert data["counts"] == {"applied": 2, "not_applied": 1}
    for change in data["changes"]:
        if change["applied"]:
            assert data["text"][change["start"] : change["end"]] == change["new"]


@pytest.mark.parametrize("ending", ["txt", "md"])
def test_the_result_reads_again_and_names_its_sources(files, ending, tmp_path, capsys):
    out = tmp_path / f"new.{ending}"
    assert main(["consolidate", *files, "-o", str(out)]) == ExitCode.OK
    assert "[clause 2] 2(2): words replaced" in out.read_text(encoding="utf-8").replace("\\", "")
    sections = [p.number for p in lexcheck.read_law(out).provisions if p.zone == "body" and p.level == "section"]
    assert sections == ["1", "2", "3", "3A", "4", "5"]


def test_an_input_is_never_overwritten(files, capsys):
    before = Path(files[0]).read_text(encoding="utf-8")
    assert main(["consolidate", *files, "-o", files[0]]) == ExitCode.OUTPUT
    assert Path(files[0]).read_text(encoding="utf-8") == before


def test_a_format_that_is_not_clear(files, tmp_path, capsys):
    assert main(["consolidate", *files, "-o", str(tmp_path / "new.pdf")]) == ExitCode.USAGE


def test_a_language_without_wordings(files, capsys):
    assert main(["consolidate", *files, "--language", "ar"]) == ExitCode.INPUT
    assert "To fix" in capsys.readouterr().err
