import os
import signal
import subprocess
import sys
import time

import pytest

from lexcheck import cache
from lexcheck.cli import main
from lexcheck.errors import ExitCode
from tests.commands.test_check import ACT

pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow (extra research) is not installed")


@pytest.fixture
def book(tmp_path):
    folder = tmp_path / "book"
    (folder / "old").mkdir(parents=True)
    (folder / "persons.txt").write_text(ACT, encoding="utf-8")
    (folder / "old" / "persons.txt").write_text(
        ACT.replace("The consent of the victim is immaterial.", "Bees."), encoding="utf-8"
    )
    (folder / "bees.md").write_text("# A law on bees\n\n## 1. Bees\n\nBees are kept.\n", encoding="utf-8")
    (folder / ".hidden").write_text("nothing", encoding="utf-8")
    return folder


def test_a_table_of_provisions_with_quotes_that_are_the_laws_words(book, tmp_path, capfd):
    out = tmp_path / "out.parquet"
    assert main(["scan", str(book), "--against", "tip", "-o", str(out), "--processes", "1"]) == ExitCode.OK
    rows = pq.read_table(out).to_pylist()
    assert list(dict.fromkeys(row["file"] for row in rows)) == ["bees.md", "old/persons.txt", "persons.txt"]
    consent = [row for row in rows if row["requirement"] == "TIP-3b-CONSENT" and row["bearing"] == "met"]
    assert [row["file"] for row in consent] == ["persons.txt"]
    assert consent[0]["provision"] == "2(2)" and consent[0]["rank"] == 1 and consent[0]["elements"]
    for row in rows:
        if row["requirement"] and row["file"] != "bees.md":
            text = (book / row["file"]).read_text(encoding="utf-8")
            assert text[row["start"] : row["end"]] == row["quote"]
            assert 0 < row["score"] <= 1
    printed = capfd.readouterr().out
    assert "TIP-3b-CONSENT" in printed and "persons.txt 2(2): The consent of the victim" in printed and str(out) in printed


def test_ranks_follow_scores(book, tmp_path):
    out = tmp_path / "out.parquet"
    main(["scan", str(book), "-o", str(out), "--processes", "1", "--quiet"])
    groups = {}
    for row in pq.read_table(out).to_pylist():
        groups.setdefault((row["file"], row["requirement"]), []).append((row["rank"], row["score"]))
    for found in groups.values():
        if found[0][0] is not None:
            assert [rank for rank, _ in found] == list(range(1, len(found) + 1))
            assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)


def test_a_file_that_cannot_be_read_is_a_row(book, tmp_path, capfd):
    (book / "scan.jpg").write_bytes(b"\xff\xd8\xff\xe0" + b"\0" * 30)
    out = tmp_path / "out.parquet"
    assert main(["scan", str(book), "--against", "som", "-o", str(out), "--processes", "1"]) == ExitCode.INPUT
    faults = [row for row in pq.read_table(out).to_pylist() if row["fault"]]
    assert [row["file"] for row in faults] == ["scan.jpg"]
    assert "scan.jpg" in capfd.readouterr().err


def test_a_second_run_gives_the_same_bytes(book, tmp_path, monkeypatch):
    monkeypatch.delenv(cache.OFF)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    made = []
    for name in ("one.parquet", "two.parquet"):
        main(["scan", str(book), "--against", "tip", "-o", str(tmp_path / name), "--processes", "1", "--quiet"])
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


def test_what_cannot_be_scanned_is_told(tmp_path, capfd):
    assert main(["scan", str(tmp_path / "absent")]) == ExitCode.INPUT
    (tmp_path / "empty").mkdir()
    assert main(["scan", str(tmp_path / "empty")]) == ExitCode.INPUT
    assert "no file below" in capfd.readouterr().err


def test_a_scheduler_that_does_not_answer(book, capfd, monkeypatch):
    distributed = pytest.importorskip("distributed", reason="distributed (extra dask) is not installed")

    def silent(*_args, **_more):
        raise OSError("Timed out")

    monkeypatch.setattr(distributed, "Client", silent)
    assert main(["scan", str(book), "--scheduler", "tcp://127.0.0.1:1"]) == ExitCode.USAGE
    assert "no scheduler answers" in capfd.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_was_killed_goes_on_where_it_was(blow, tmp_path):
    """Without the user's cache, so that what is done stands beside the output."""
    folder, out = tmp_path / "book", tmp_path / "out.parquet"
    folder.mkdir()
    for number in range(30):
        text = ACT.replace("ten years", f"{number + 1} years") + "".join(f"\n{n}. Bees\nBees are kept.\n" for n in range(3, 300))
        (folder / f"act-{number:02}.txt").write_text(text, encoding="utf-8")
    code = "import sys; from lexcheck.collating import many; many.BATCH = 1; from lexcheck.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "scan", str(folder), "--against", "tip", "-o", str(out), "--processes", "2", "--quiet"]
    run = subprocess.Popen(command, env={**os.environ, cache.OFF: "1"}, stderr=subprocess.DEVNULL, start_new_session=True)
    parts = tmp_path / ".out.parquet.parts"
    deadline = time.monotonic() + 120
    while sum(path.is_file() for path in parts.rglob("*")) < 5 and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(run.pid, blow) if blow is signal.SIGINT else run.kill()
    code_of_run = run.wait(60)
    assert not out.exists()
    assert code_of_run == (ExitCode.INTERRUPTED if blow is signal.SIGINT else -signal.SIGKILL)
    done = {path: path.stat().st_mtime_ns for path in parts.rglob("*") if path.is_file() and len(path.name) == 62}
    assert 5 <= len(done) < 30
    assert subprocess.run(command, env={**os.environ, cache.OFF: "1"}, check=True).returncode == ExitCode.OK
    assert not parts.exists()
    whole = tmp_path / "whole.parquet"
    main(["scan", str(folder), "--against", "tip", "-o", str(whole), "--processes", "2", "--quiet"])
    assert out.read_bytes() == whole.read_bytes()
