"""`lexcheck rules`: the examples, the doubts, and both again at every save."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from lexcheck.assessing import linting
from lexcheck.assessing.linting import Remark
from lexcheck.cli import main
from lexcheck.commands import rules
from lexcheck.errors import ExitCode


def test_examples_of_one_requirement(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "test", "tip-3b"]) == ExitCode.OK
    assert re.search(r"1 rules, \d+ examples passed, 0 failed", capsys.readouterr().out)


@pytest.mark.parametrize("action", ["test", "lint"])
def test_an_unknown_requirement(action: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", action, "tip-99"]) == ExitCode.USAGE
    assert "no rule has an id that starts with tip-99" in capsys.readouterr().err


REMARKS = [
    Remark(
        "examples fewer than three", Path("rules/tip/a.yaml"), 3, "TIP-3b-CONSENT: 2 of at least 3 examples", "TIP-3b-CONSENT"
    ),
    Remark("concepts that nothing uses", Path("rules/concepts/[b].yaml"), 7, "no rule or topic uses sea/ship"),
    Remark("languages missing", Path("rules/tip/a.yaml"), 3, "TIP-3a-ACT: not told in fr, fa", "TIP-3a-ACT", ("fr", "fa")),
]


def test_remarks_stand_by_kind_with_file_and_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(linting, "lint", lambda *_: REMARKS)
    assert main(["rules", "lint"]) == ExitCode.FAIL_ON
    rows = capsys.readouterr().out.splitlines()
    assert rows[:6] == [
        "examples fewer than three (1, errors)",
        "rules/tip/a.yaml:3: TIP-3b-CONSENT: 2 of at least 3 examples",
        "concepts that nothing uses (1)",
        "rules/concepts/[b].yaml:7: no rule or topic uses sea/ship",
        "languages missing (1)",
        "rules/tip/a.yaml:3: TIP-3a-ACT: not told in fr, fa",
    ]
    assert rows[6] == "  by language: fr 1, fa 1"
    assert rows[7].endswith("1 errors, 2 warnings")


def test_warnings_alone_do_not_fail(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(linting, "lint", lambda *_: REMARKS)
    assert main(["rules", "lint", "TIP-3a-ACT"]) == ExitCode.OK
    assert "TIP-3b-CONSENT" not in capsys.readouterr().out


def test_saves_are_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[float] = []
    file = tmp_path / "tip" / "a.yaml"
    file.parent.mkdir()
    file.write_text("[]\n", encoding="utf-8")

    def wait(seconds: float) -> None:
        looks.append(seconds)
        file.write_text("[]\n" * (len(looks) + 1), encoding="utf-8")

    monkeypatch.setattr("time.sleep", wait)
    turns = rules.saves(tmp_path)
    next(turns)
    assert not looks  # the first turn does not wait
    next(turns)
    assert looks == [rules.POLL]
    (tmp_path / "b.yaml").write_text("{}\n", encoding="utf-8")
    next(turns)
    assert looks == [rules.POLL]  # saved while the turn was at work: noticed without waiting


def test_ctrl_c_ends_watching_and_is_no_fault() -> None:
    command = [sys.executable, "-m", "lexcheck", "rules", "test", "tip-3b", "--watch"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        rows = [process.stdout.readline(), process.stdout.readline()]
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == ExitCode.OK
        assert process.stderr.read() == ""
    assert "0 failed" in rows[0]
    assert "waiting for a save" in rows[1]
