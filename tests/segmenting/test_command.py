# ruff: noqa: E501
"""`lexcheck segment` from the command line, and the JSON contract."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lexcheck.cli import main
from lexcheck.reporting.tree import as_data, as_json, as_markdown
from tests.segmenting.helpers import law_of

TEXT = (
    "Boats Act\n\nPART I\nBOATS\n\n1. Interpretation. In this Act—\n“boat” means—\n(a) a hull; or\n(b) a raft.\n\n2. Duty. (1) A person who\n(a) sails, or\n"
    "(b) sinks,\nis guilty of an offence.\n(2) That is all.\n\nSCHEDULE\n\n1. For a boat, five coins.\n"
)


def test_the_json_contract() -> None:
    data = as_data(law_of(TEXT))
    assert set(data) == {"law", "provisions", "divisions", "definitions", "others", "ledger", "remarks"}
    assert [row["path"] for row in data["provisions"]] == [
        ["1"],
        ["2"],
        ["2", "1"],
        ["2", "1", "a"],
        ["2", "1", "b"],
        ["2", "2"],
        ["sch", "1"],
    ]
    assert [row["path"] for row in data["definitions"]] == [["1", "boat"], ["1", "boat", "a"], ["1", "boat", "b"]]
    assert [row["level"] for row in data["divisions"]] == ["part", "schedule"]
    row = data["provisions"][2]
    assert row["text"] == "A person who" and row["tail"] == "is guilty of an offence." and row["id"] == "sec_2__subsec_1"
    assert TEXT[row["start"] : row["end"]] == row["text"]
    assert data["ledger"]["accounted"] == 1.0 and sum(data["ledger"]["characters"].values()) == len(TEXT)


def test_the_same_law_gives_the_same_bytes() -> None:
    assert as_json(law_of(TEXT)) == as_json(law_of(TEXT))


def test_markdown_reads_like_the_law() -> None:
    page = as_markdown(law_of(TEXT))
    assert "## Part I BOATS" in page and "### 2. Duty" in page and "- (1) A person who" in page


@pytest.mark.parametrize("form", ["tree", "json", "md"])
def test_the_command(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "boats" / "text.txt"
    file.parent.mkdir()
    file.write_text(TEXT, encoding="utf-8")
    assert main(["segment", str(file), "--format", form, "--ledger"]) == 0
    said = capsys.readouterr()
    assert "100.0 %" in said.out + said.err
    if form == "json":
        assert json.loads(said.out)["law"]["key"] == "boats"
    target = tmp_path / f"out.{form}"
    assert main(["segment", str(file), "--format", form, "-o", str(target)]) == 0
    assert target.read_text(encoding="utf-8")


def test_an_output_never_overwrites_its_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "law.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert main(["segment", str(file), "--format", "json", "-o", str(file)]) == 5
    assert file.read_text(encoding="utf-8") == TEXT and "one of the inputs" in capsys.readouterr().err
