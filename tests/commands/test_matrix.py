"""`lexcheck matrix` on the shipped countries and on frameworks of a user's own."""

import csv
import io
import json

import pytest

from lexcheck.cli import main
from lexcheck.errors import ExitCode
from lexcheck.reporting.matrix import rendering
from lexcheck.reporting.matrix.rendering import FORMATS

FRAMEWORK = """\
country: NP
name: Nepal
laws: [{id: np-act, file: act.txt, title: Act of the hills, kinds: [tip-act], language: en, status: in-force, text: official}]
"""
ACT = """\
Trafficking in Persons Act

1. Definition
"child" means a person below the age of eighteen years.

2. Consent
The consent of the victim of trafficking in persons is irrelevant where any of the means in section 3 has been used.
"""


@pytest.fixture
def nepal(tmp_path):
    (tmp_path / "act.txt").write_text(ACT, encoding="utf-8")
    path = tmp_path / "np.yaml"
    path.write_text(FRAMEWORK, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def region(tmp_path_factory):
    """What the command writes for a shipped region and a country without a text."""
    folder = tmp_path_factory.mktemp("region")
    assert (
        main(["matrix", "--region", "mali-morocco-niger", "pk", "--against", "tip", "-o", str(folder), "--quiet"]) == ExitCode.OK
    )
    return folder


def test_a_folder_holds_every_format(region):
    assert sorted(path.name for path in region.iterdir()) == sorted(each.file for each in FORMATS.values())


def test_countries_without_a_text_stand_as_not_supplied(region):
    data = json.loads((region / "matrix.json").read_text(encoding="utf-8"))
    assert [country["unit"] for country in data["countries"]] == ["ML", "MA", "NE", "PK"]
    verdicts = {unit: {row["verdict"] for row in data["rows"] if row["unit"] == unit} for unit in ("ML", "MA", "NE", "PK")}
    assert verdicts["ML"] == verdicts["NE"] == {"not_supplied"}
    assert "met" in verdicts["MA"] and "not_supplied" not in verdicts["MA"] | verdicts["PK"]


def test_quotes_stand_in_the_shipped_laws_and_best_texts_are_never_behind(region):
    rows = list(csv.DictReader(io.StringIO((region / "matrix.csv").read_text(encoding="utf-8"), newline="")))
    order = {"met": 0, "partial": 1}
    by_requirement = {}
    for row in rows:
        by_requirement.setdefault(row["requirement"], []).append(row)
    for each in by_requirement.values():
        carried = [order[row["verdict"]] for row in each if row["verdict"] in order]
        if carried:
            assert order[each[0]["best_verdict"]] == min(carried)
            assert [row["distance"] for row in each if row["is_best"] == "1"] == ["0.0"]
        else:
            assert each[0]["best_quote"] == "" and all(row["distance"] == "" for row in each)
    assert all(row["text_kind"] == "restatement" for row in rows if row["quote"])


def test_a_framework_of_ones_own_beside_shipped_ones(nepal, capfd):
    arguments = [
        "matrix",
        str(nepal),
        "Jordan",
        "--against",
        "tip",
        "--requirement",
        "tip-3b-consent",
        "--requirement",
        "TIP-3d-AGE",
    ]
    assert main(arguments) == ExitCode.OK
    said = " ".join(capfd.readouterr().out.split())
    assert "NP Nepal" in said and "JO Jordan" in said and "none supplied" in said
    assert "TIP-3b-CONSENT ✓★ ∅" in said and "Act of the hills" in said and "(official text" in said


@pytest.mark.parametrize("name", ["csv", "csv-wide", "dictionary", "json", "html"])
def test_texts_go_to_standard_output(nepal, name, capfdbinary):
    assert main(["matrix", str(nepal), "--against", "tip", "--format", name, "--quiet"]) == ExitCode.OK
    out = capfdbinary.readouterr().out.decode("utf-8")
    assert "TIP_3d_AGE" in out or "TIP-3d-AGE" in out


@pytest.mark.parametrize("file", ["m.xlsx", "m.parquet", "m.dta", "m.csv", "m.html", "m.json"])
def test_one_file_by_its_ending(nepal, tmp_path, file):
    target = tmp_path / "out" / file
    assert main(["matrix", str(nepal), "--against", "tip", "-o", str(target), "--quiet"]) == ExitCode.OK
    assert target.stat().st_size > 500 and [path.name for path in target.parent.iterdir()] == [file]


@pytest.mark.parametrize(
    "arguments, code, words",
    [
        ([], ExitCode.USAGE, "no country is named"),
        (["Nepla"], ExitCode.USAGE, "did you mean Nepal"),
        (["--region", "glo act"], ExitCode.USAGE, "GLO.ACT Asia"),
        (["Niger"], ExitCode.INPUT, "no text of any"),
        (["pk", "--format", "dta"], ExitCode.USAGE, "cannot be printed"),
        (["pk", "--format", "json", "-o", "x.xlsx"], ExitCode.USAGE, "do not go together"),
        (["pk", "-o", "x.pdf"], ExitCode.USAGE, "no format of the matrix"),
        (["pk", "--against", "tip", "--requirement", "TIP-99"], ExitCode.USAGE, "no requirement"),
        (["pk", "--against", "xyz"], ExitCode.USAGE, "unknown instrument"),
    ],
)
def test_slips_are_told_with_a_way_out(arguments, code, words, capfd, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["matrix", *arguments]) == code
    err = capfd.readouterr().err
    assert words in err and "To fix:" in err
    assert not list(tmp_path.iterdir())


def test_a_requirement_of_another_instrument_is_told(nepal, capfd):
    assert main(["matrix", str(nepal), "--against", "tip", "--requirement", "SOM-3d-VESSEL"]) == ExitCode.USAGE
    assert "not among the requirements" in capfd.readouterr().err


def test_no_input_is_written_over(tmp_path):
    law = tmp_path / "matrix.html"
    law.write_text(f"<html><body><pre>{ACT}</pre></body></html>", encoding="utf-8")
    before = law.read_bytes()
    framework = tmp_path / "np.yaml"
    framework.write_text(FRAMEWORK.replace("act.txt", "matrix.html"), encoding="utf-8")
    assert main(["matrix", str(framework), "--against", "tip", "-o", str(tmp_path), "--quiet"]) == ExitCode.OUTPUT
    assert law.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["matrix.html", "np.yaml"]


def test_without_pandas_the_rest_is_written_and_told(nepal, tmp_path, monkeypatch, capfd):
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    out = tmp_path / "out"
    assert main(["matrix", str(nepal), "--against", "tip", "-o", str(out), "--quiet"]) == ExitCode.OK
    told = capfd.readouterr().err
    assert sorted(path.name for path in out.iterdir()) == sorted(each.file for each in FORMATS.values() if not each.research)
    assert told.count("is left out") == 2 and "lexcheck[research]" in told
    assert main(["matrix", str(nepal), "--against", "tip", "-o", str(out / "m.dta"), "--quiet"]) == ExitCode.USAGE


def test_regions_are_listed(capfd):
    assert main(["matrix", "--region", "list"]) == ExitCode.OK
    assert "mali-morocco-niger: Mali, Morocco and Niger: Mali, Morocco, Niger" in capfd.readouterr().out


def test_the_public_api_takes_an_executor(nepal):
    from concurrent.futures import ThreadPoolExecutor

    import lexcheck

    plain = lexcheck.matrix([str(nepal), "Jordan"], against=("tip",))
    with ThreadPoolExecutor(1) as executor:
        pooled = lexcheck.matrix([str(nepal), "Jordan"], against=("tip",), executor=executor)
    assert [cell.code for cell in plain.cells] == [cell.code for cell in pooled.cells]
    assert rendering.render("csv-wide", plain) == rendering.render("csv-wide", pooled)
