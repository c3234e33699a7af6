"""The program as a whole: starts quickly, tells faults, keeps its exit codes."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from lexcheck.cli import COMMANDS, main
from lexcheck.errors import ExitCode


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "lexcheck", *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        timeout=60,
    )


@pytest.mark.parametrize("code", ["import lexcheck", "import lexcheck.cli; lexcheck.cli.build_parser(None).format_help()"])
def test_heavy_libraries_are_left_until_needed(code: str) -> None:
    heavy = ("spacy", "numpy", "docx", "pypdfium2", "jinja2", "rich", "lxml", "simplemma", "rapidfuzz")
    program = f"{code}\nimport sys\nprint([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]", done.stderr


def test_help_lists_commands_and_exit_codes() -> None:
    done = run("--help", COLUMNS="200")
    assert done.returncode == ExitCode.OK
    assert all(re.search(rf"^\s+{name}\b", done.stdout, re.M) for name in COMMANDS)
    assert all(f"{code.value} {code.name.lower().replace('_', '-')}" in done.stdout for code in ExitCode)


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["check"], ["check", "--format", "poem", "x"]])
def test_wrong_usage(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == ExitCode.USAGE
    assert "Traceback" not in done.stderr


def test_a_missing_file_is_one_clear_message(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "no-such-law.pdf"]) == ExitCode.INPUT
    message = capsys.readouterr().err
    assert "no-such-law.pdf" in message
    assert "To fix:" in message


def test_a_terminal_without_the_letters_is_no_fault() -> None:
    done = run("explain", "TIP-3b-CONSENT", PYTHONIOENCODING="ascii")
    assert done.returncode == ExitCode.OK
    assert "Traceback" not in done.stderr


def test_a_fault_of_our_own_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("lexcheck.commands.requirements.run", lambda args: 1 // 0)
    assert main(["requirements"]) == ExitCode.INTERNAL
    message = capsys.readouterr().err
    assert "ZeroDivisionError" in message
    assert "division by zero" not in message
