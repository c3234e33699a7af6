import os
import signal
import subprocess
import sys
import time

import pytest

import lexcheck
from lexcheck.cli import main
from lexcheck.comparing.watching import look, turns
from lexcheck.errors import ExitCode
from lexcheck.reporting.watching_terminal import screen
from tests.comparing.test_effects import BILL, CONSENT

AMENDED = BILL.replace("\n3. Rules", f"{CONSENT}\n3. Rules")


@pytest.fixture
def draft(tmp_path):
    path = tmp_path / "draft.txt"
    path.write_text(BILL, encoding="utf-8")
    return path


def save(path, text):
    """Another modification time, whatever the clock's grain."""
    before = path.stat().st_mtime_ns if path.exists() else 0
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    os.utime(path, ns=(before + 10**9, before + 10**9))


def followed(path):
    return turns(path, lexcheck.read_law, lambda law: lexcheck.assess([law], ("TIP",)), lambda seconds: None)


def shown(turn):
    from rich.console import Console

    console = Console(width=400)
    with console.capture() as capture:
        console.print(screen(turn, turn.behind()), highlight=False, soft_wrap=True)
    return capture.get()


def test_once_shows_the_verdicts_and_ends(draft, capsys):
    assert main(["watch", str(draft), "--against", "tip", "--once"]) == ExitCode.OK
    out = capsys.readouterr().out
    assert "TIP-3b-CONSENT" in out
    assert "->" not in out


def test_a_changed_verdict_is_marked_with_the_words_behind_it(draft):
    rounds = followed(draft)
    assert next(rounds).shifts == ()
    save(draft, AMENDED)
    turn = next(rounds)
    consent = next(shift for shift in turn.shifts if shift.requirement.id == "TIP-3b-CONSENT")
    assert (consent.before.verdict, consent.after.verdict, consent.effect) == ("not_found", "met", "closed")
    lines = shown(turn).splitlines()
    at = next(n for n, line in enumerate(lines) if "TIP-3b-CONSENT" in line)
    assert "* TIP-3b-CONSENT  not found -> met" in lines[at]
    assert "2(3)" in lines[at + 1]
    assert "{+The consent of the victim" in lines[at + 1]


def test_a_save_without_effect_says_so(draft):
    rounds = followed(draft)
    next(rounds)
    save(draft, BILL.replace("The minister", "The responsible minister"))
    assert "No verdict changed." in shown(next(rounds))


def test_what_cannot_be_read_is_told_once_and_waited_for(draft):
    rounds = followed(draft)
    next(rounds)
    save(draft, b"")
    assert "empty" in next(rounds).fault
    save(draft, b"%PDF-1.7 broken")
    assert next(rounds).fault.startswith("draft.txt: ")
    save(draft, "Half a sentence that")
    assert "no provision" in next(rounds).fault
    save(draft, AMENDED)
    # compared with the last good text
    assert [s.requirement.id for s in next(rounds).shifts if s.effect == "closed"] == ["TIP-3b-CONSENT"]


def test_a_touched_file_is_no_turn(draft):
    first = look(draft)
    assert look(draft, first) is first
    save(draft, BILL)
    again = look(draft, first)
    assert again != first
    assert again.sha256 == first.sha256


def test_an_absent_file_is_a_fault_with_once(tmp_path, capsys):
    assert main(["watch", str(tmp_path / "none.txt"), "--once"]) == ExitCode.INPUT
    assert "To fix" in capsys.readouterr().err


def test_ctrl_c_ends_well(draft):
    command = [sys.executable, "-m", "lexcheck", "watch", str(draft), "--against", "tip"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline().startswith("draft.txt")
        save(draft, AMENDED)
        deadline = time.monotonic() + 30
        while "not found -> met" not in process.stdout.readline():
            assert time.monotonic() < deadline
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == ExitCode.OK
    assert "Traceback" not in err


def test_an_empty_file_is_a_fault_with_once(tmp_path, capsys):
    path = tmp_path / "empty.txt"
    path.write_text("", encoding="utf-8")
    assert main(["watch", str(path), "--once"]) == ExitCode.INPUT
    assert "empty" in capsys.readouterr().err
