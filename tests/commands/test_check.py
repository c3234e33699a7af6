import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import lexcheck
from lexcheck import api, writing
from lexcheck.cli import main
from lexcheck.commands import check
from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.model import Assessment, Finding, Stamp, Verdict
from lexcheck.protocols import load_catalogue
from tests.reporting import sample

ACT = """PERSONS TRADE ACT

1. Name
This Act is called the Persons Trade Act.

2. Trafficking in persons
(1) A person who recruits, transports or receives another person by means of threat, force or deception for the purpose of exploitation
commits the offence of trafficking in persons and is liable to imprisonment for ten years.
(2) The consent of the victim is immaterial.
"""


def judged(laws, catalogue, *, against, title, country, progress, excused=None, framework=None):
    """An assessment that needs no rules: nothing is found anywhere."""
    requirements = tuple(requirement for requirement in catalogue.requirements if requirement.instrument in against)
    findings = tuple(Finding(requirement.id, Verdict.NOT_FOUND, 0.5) for requirement in requirements)
    stamp = Stamp("0", "0", "0", {law.key: law.source.sha256 for law in laws}, "2026-11-21T10:00:00Z", tuple(against))
    return Assessment(stamp, title, country, tuple(laws), requirements, findings)


@pytest.fixture(autouse=True)
def engine(request, monkeypatch):
    """The rules have tests of their own; only tests that ask for `real` run them here."""
    if "real" not in request.fixturenames:
        monkeypatch.setattr("lexcheck.collating.framework.assess_framework", judged)


@pytest.fixture
def real():
    """Asks for the real engine."""


@pytest.fixture
def act(tmp_path):
    path = tmp_path / "act.txt"
    path.write_text(ACT, encoding="utf-8")
    return path


def test_json_alone_stands_on_standard_output(act, real, capfd):
    assert main(["check", str(act), "--format", "json", "--against", "tip"]) == ExitCode.OK
    out, err = capfd.readouterr()
    data = json.loads(out)
    assert err == ""
    wanted = [requirement.id for requirement in load_catalogue().requirements if requirement.instrument == "TIP"]
    assert [finding["requirement"] for finding in data["findings"]] == wanted
    assert data["laws"][0]["key"] == "act"
    for finding in data["findings"]:
        for quote in finding["evidence"]:
            assert ACT[quote["start"] : quote["end"]] == quote["quote"]


def test_all_instruments_where_none_is_named(act, capfd):
    main(["check", str(act), "--format", "json"])
    assert len(json.loads(capfd.readouterr().out)["findings"]) == len(load_catalogue().requirements)


def test_a_folder_gets_the_three_files_and_the_terminal_the_report(act, tmp_path, capfd):
    assert main(["check", str(act), "--against", "tip", "-o", str(tmp_path / "reports")]) == ExitCode.OK
    assert sorted(path.name for path in (tmp_path / "reports").iterdir()) == ["act.html", "act.json", "act.md"]
    out = capfd.readouterr().out
    assert "Duties by instrument and domain" in out
    assert "act.html" in out.splitlines()[-3]


@pytest.mark.parametrize(("name", "start"), [("r.json", "{"), ("r.md", "# Gap analysis"), ("r.html", "<!doctype html>")])
def test_a_file_gets_the_format_of_its_name(act, tmp_path, name, start):
    assert main(["check", str(act), "--against", "tip", "--quiet", "-o", str(tmp_path / name)]) == ExitCode.OK
    assert (tmp_path / name).read_text(encoding="utf-8").lstrip().startswith(start)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["act.txt", name])


def test_an_input_is_never_written_over(tmp_path, capfd):
    given = tmp_path / "act.md"
    given.write_text(ACT, encoding="utf-8")
    assert main(["check", str(given), "--against", "tip", "-o", str(tmp_path)]) == ExitCode.OUTPUT
    assert given.read_text(encoding="utf-8") == ACT
    assert [path.name for path in tmp_path.iterdir()] == ["act.md"]
    assert "is one of the inputs" in capfd.readouterr().err


def test_all_bad_files_are_told_and_nothing_is_assessed(act, tmp_path, capfd, monkeypatch):
    monkeypatch.setattr(api, "assess", lambda *args: pytest.fail("half assessed"))
    assert main(["check", str(act), str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]) == ExitCode.INPUT
    err = capfd.readouterr().err
    assert "a.txt" in err
    assert "b.txt" in err
    assert "Traceback" not in err


def test_keep_going_assesses_the_rest_and_still_tells(act, tmp_path, capfd):
    code = main(["check", str(act), str(tmp_path / "a.txt"), "--keep-going", "--format", "json", "--against", "tip"])
    out, err = capfd.readouterr()
    assert code == ExitCode.INPUT
    data = json.loads(out)
    assert [law["key"] for law in data["laws"]] == ["act"]
    assert data["notes"] == ["a.txt could not be read and is no part of this assessment: there is no such file."]
    assert "a.txt" in err


def test_an_unknown_name_is_told_with_the_frameworks_that_ship(capfd):
    assert main(["check", "atlantis"]) == ExitCode.INPUT
    told = capfd.readouterr().err
    assert "frameworks that ship: " in told and "pk" in told.split("frameworks that ship: ")[1]


def test_a_country_without_a_text_is_told_where_its_laws_are_named(capfd):
    assert main(["check", "mali"]) == ExitCode.INPUT
    assert "lexcheck registry ml" in capfd.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--against", "echr"],
        ["--against", ","],
        ["--format", "md", "-o", "x.html"],
        ["--country", "Atlantis"],
        ["--language", "zz"],
        ["-o", "report.txt"],
    ],
    ids=["unknown", "none", "formats", "country", "language", "no format"],
)
def test_a_wrong_command_line_is_told(act, arguments, capfd):
    assert main(["check", str(act), *arguments]) == ExitCode.USAGE
    assert "Traceback" not in capfd.readouterr().err


def test_a_text_that_is_named_twice_is_not_judged_as_two_laws(act, capfd):
    assert main(["check", str(act), str(act.parent / "." / act.name)]) == ExitCode.USAGE
    assert "named twice" in capfd.readouterr().err


def test_a_text_whose_language_cannot_be_told_is_named(tmp_path, capfd):
    path = tmp_path / "words.txt"
    path.write_text("just words\n", encoding="utf-8")
    assert main(["check", str(path), "--no-cache"]) == ExitCode.OK
    assert "language of just words could not be told" in " ".join(capfd.readouterr().out.split())


def test_a_framework_is_assessed_by_its_name(real, capfd):
    assert main(["check", "pk", "--format", "json"]) == ExitCode.OK
    data = json.loads(capfd.readouterr().out)
    assert data["country"] == "PK"
    assert [law["restatement"] for law in data["laws"]] == [True, True]
    assert any("not a party to SOM" in note for note in data["notes"])


def test_a_file_goes_before_a_framework_of_the_same_name(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    Path("pk").write_text(ACT, encoding="utf-8")
    assert main(["check", "pk", "--format", "json", "--against", "tip"]) == ExitCode.OK
    assert json.loads(capfd.readouterr().out)["laws"][0]["source"] == "pk"


def test_two_files_of_one_name_keep_keys_of_their_own(act, tmp_path, capfd):
    other = tmp_path / "other" / "act.txt"
    other.parent.mkdir()
    other.write_text(ACT, encoding="utf-8")
    main(["check", str(act), str(other), "--format", "json", "--against", "tip"])
    assert [law["key"] for law in json.loads(capfd.readouterr().out)["laws"]] == ["act", "act-2"]


def test_a_fault_while_rendering_leaves_no_file(act, tmp_path, monkeypatch):
    def fails(*args):
        raise LexcheckError("no paper", code=ExitCode.OUTPUT)

    monkeypatch.setattr("lexcheck.reporting.markdown.markdown_report", fails)
    assert main(["check", str(act), "--against", "tip", "-o", str(tmp_path / "out")]) == ExitCode.OUTPUT
    assert not (tmp_path / "out").exists()


def test_files_are_written_in_one_step(act, tmp_path, monkeypatch):
    written = []
    monkeypatch.setattr(writing, "write_whole", lambda path, content, inputs: written.append((path.name, content, list(inputs))))
    monkeypatch.setattr(api, "assess", lambda *args, **named: sample.assessment())
    assert main(["check", str(act), "--quiet", "-o", str(tmp_path / "out")]) == ExitCode.OK
    assert [name for name, _, _ in written] == ["act.html", "act.json", "act.md"]
    assert all(inputs == [act] for _, _, inputs in written)


def test_same_input_same_json(act, real, capfd):
    made = []
    for _ in range(2):
        main(["check", str(act), "--format", "json", "--against", "tip"])
        made.append([line for line in capfd.readouterr().out.splitlines() if '"date"' not in line])
    assert made[0] == made[1]


def test_the_public_api(act, real):
    law = lexcheck.read_law(act)
    assessment = lexcheck.assess([law], against=("tip",), country="xa")
    assert assessment.country == "XA"
    assert assessment.title
    assert {requirement.instrument for requirement in assessment.requirements} == {"TIP"}


def test_progress_is_told_only_to_a_terminal(capfd):
    with check._progress(quiet=False) as tell:
        tell("reading", 0, 1)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    ("encoding", "command"), [("utf-8", "head -c 10"), ("ascii", "cat")], ids=["reader leaves", "few letters"]
)
def test_a_pipe_is_no_fault(act, encoding, command):
    program = f"{shlex.quote(sys.executable)} -m lexcheck check {shlex.quote(str(act))} --against tip | {command}; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", program], capture_output=True, env={**os.environ, "PYTHONIOENCODING": encoding}, check=False
    )
    assert (done.returncode, done.stderr) == (ExitCode.OK, b"")


FRAMEWORK = """country: ZZ
name: Landlocked
landlocked: true
flag_registry: false
laws:
  - id: zz-act
    file: act.txt
    title: Smuggling of Migrants Act
    kinds: [som-act]
    language: en
    status: in-force
    text: official
    uncommenced: ['2']
"""
SMUGGLING = """1. Any person who for a financial benefit procures the illegal entry of a foreigner into any country commits an offence.

2. A smuggled migrant shall not be liable to prosecution for having been smuggled.
"""


def test_a_framework_excuses_a_state_and_marks_what_is_not_in_force(tmp_path, real, capsys):
    (tmp_path / "zz.yaml").write_text(FRAMEWORK, encoding="utf-8")
    (tmp_path / "act.txt").write_text(SMUGGLING, encoding="utf-8")
    assert main(["check", str(tmp_path / "zz.yaml"), "--against", "som", "--format", "json"]) == ExitCode.OK
    findings = {f["requirement"]: f for f in json.loads(capsys.readouterr().out)["findings"]}
    sea = findings["SOM-9.1a-HUMANE"]
    assert sea["verdict"] == "not_applicable"
    assert "landlocked" in sea["because"][0]
    assert any("not in force" in reason for reason in findings["SOM-5-NONCRIMINALISATION"]["review"])
