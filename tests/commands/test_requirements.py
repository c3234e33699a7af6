"""`lexcheck requirements`: filters, the list in the terminal and piped, the codebook."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from rich.console import Console

from lexcheck.cli import main
from lexcheck.commands.requirements import _show, choose
from lexcheck.errors import ExitCode
from lexcheck.protocols import Catalogue, load_catalogue
from lexcheck.reporting.codebook import COLUMNS


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.mark.parametrize(("options", "count"), [
    ([], 153),
    (["--instrument", "tip,som"], 107),
    (["--instrument", "TIP", "--instrument", "som"], 107),
    (["--severity", "critical"], 39),
    (["--obligation", "optional"], 10),
    (["--instrument", "tip", "--article", "3"], 10),
    (["--instrument", "tip", "--article", "3(a)"], 7),
    (["--article", "6(1)(b)"], 3),
    (["--domain", "jurisdiction"], 4),
    (["--instrument", "som", "--severity", "critical", "--domain", "penalties"], 2),
    (["--instrument", "tip", "--article", "20"], 0),
])  # fmt: skip
def test_filters(options: Sequence[str], count: int, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["requirements", *options]) == ExitCode.OK
    assert len(capfd.readouterr().out.splitlines()) == count


def test_article_takes_in_what_is_filed_under_it(catalogue: Catalogue) -> None:
    six = {one.id for one in choose(catalogue, ["tip"], ["6"])}
    assert "TIP-6-IDENTIFICATION" in six, "filed under 6"
    assert "TIP-6-IDENTIFICATION" in {one.id for one in choose(catalogue, ["tip"], ["10(1)"])}, "rests on 10(1)(a)"
    assert not {one.id for one in choose(catalogue, ["tip"], ["1"])} & {
        one.id for one in choose(catalogue, ["tip"], ["11", "12"])
    }


@pytest.mark.parametrize(("options", "what", "mend"), [
    (["--instrument", "tipp"], "unknown instrument 'tipp'", "tip"),
    (["--domain", "penalty"], "unknown domain 'penalty'", "penalties"),
    (["--obligation", "qualified"], "unknown obligation 'qualified'", "mandatory-qualified"),
    (["--severity", "high"], "unknown severity 'high'", "choose one"),
    (["--instrument", "tip", "--article", "33"], "unknown article '33'", "3"),
    (["--instrument", "tip", "--article", "6(2)(z)"], "unknown article '6(2)(z)'", "6(2)("),
    (["--article", "three"], "unknown article 'three'", "choose one"),
])  # fmt: skip
def test_unknown_values_name_the_nearest(
    options: Sequence[str], what: str, mend: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["requirements", *options]) == ExitCode.USAGE
    told = capsys.readouterr().err
    assert what in told and "known are: " in told and mend in told.rpartition("To fix:")[2]


def test_piped_list_has_even_columns_and_is_never_cut(capfd: pytest.CaptureFixture[str]) -> None:
    main(["requirements", "--instrument", "som"])
    lines = capfd.readouterr().out.splitlines()
    assert len({line.index("SOM ", 5) for line in lines}) == 1
    assert any(line.endswith("Refugee law, human rights and non-refoulement preserved") for line in lines)


@pytest.mark.parametrize("width", [60, 80, 120, 160])
def test_list_in_the_terminal_keeps_ids_whole(catalogue: Catalogue, width: int) -> None:
    out = io.StringIO()
    _show(
        catalogue,
        choose(catalogue, severities=["critical"]),
        Console(file=out, width=width, force_terminal=True, color_system=None),
    )
    text = out.getvalue()
    assert "SOM-6.1b-ii-PROCURE-POSSESS-DOCUMENT" in text
    assert max(map(len, text.splitlines())) <= width
    assert ("mandatory-qualified" in text) == (width >= 100) and ("(qualified)" in text) == (width < 100)


def test_csv_has_a_row_for_each_requirement_and_all_columns(catalogue: Catalogue, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["requirements", "--format", "csv"]) == ExitCode.OK
    rows = list(csv.DictReader(io.StringIO(capfd.readouterr().out)))
    assert [row["id"] for row in rows] == [one.id for one in catalogue.requirements]
    assert tuple(rows[0]) == COLUMNS
    consent = next(row for row in rows if row["id"] == "TIP-3b-CONSENT")
    assert consent["required_elements"] == "consent-irrelevant" and consent["optional_elements"] == "means-nexus"
    assert consent["elements"].startswith("*consent-irrelevant: ") and consent["also"] == "TIP 3(c) | TIP 5(1)"
    assert {row["catalogue"] for row in rows} == {catalogue.version}
    # the sign between entries stands in no entry
    assert all(len(row["elements"].split(" | ")) == len(catalogue.by_id(row["id"]).elements) for row in rows)


def test_json_has_every_field(catalogue: Catalogue, capfd: pytest.CaptureFixture[str]) -> None:
    main(["requirements", "--format", "json", "--instrument", "tip", "--article", "3(b)"])
    data = json.loads(capfd.readouterr().out)
    assert data["count"] == 1 and data["catalogue"] == catalogue.version
    assert [info["instrument"] for info in data["instruments"]] == ["TIP"]
    consent = data["requirements"][0]
    assert set(consent) == set(catalogue.requirements[0].__dataclass_fields__)
    assert consent["elements"][0]["keywords"]["ar"][0] and consent["test"]["not_met"]


def test_markdown_goes_by_instrument_and_article(capfd: pytest.CaptureFixture[str]) -> None:
    main(["requirements", "--format", "md"])
    text = capfd.readouterr().out
    assert text.count("\n## ") == 4  # three instruments and the words
    assert text.count("\n#### ") == 153
    assert text.index("### Article 5:") < text.index("#### TIP-6-IDENTIFICATION") < text.index("### Article 7:")
    assert "\n\n\n" not in text


@pytest.mark.parametrize(
    ("name", "start"), [("book.csv", "id,instrument"), ("book.json", "{"), ("book.md", "# Codebook"), ("list.txt", "TIP-1.3")]
)
def test_output_file_goes_by_its_name(tmp_path: Path, name: str, start: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["requirements", "-o", str(tmp_path / name)]) == ExitCode.OK
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    assert "153 requirements" in capsys.readouterr().out


def test_output_is_the_same_each_time(capfd: pytest.CaptureFixture[str]) -> None:
    outputs = []
    for _ in range(2):
        main(["requirements", "--format", "json"])
        outputs.append(capfd.readouterr().out)
    assert outputs[0] == outputs[1]


def test_a_file_in_no_known_format_is_not_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "codebook.zip"
    assert main(["requirements", "-o", str(path)]) == ExitCode.USAGE
    assert "which format" in capsys.readouterr().err
    assert not path.exists()
