"""A project that several people share in PostgreSQL: a private server in a temporary folder."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from lexcheck.cli import main
from lexcheck.errors import ExitCode
from lexcheck.model import Verdict
from lexcheck.reviewing.store import moment, open_project
from tests.reviewing.acts import CONSENT, FIRST, decided
from tests.reviewing.test_store import SUBJECTS


def binaries() -> Path | None:
    """Where PostgreSQL's programs are."""
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "initdb").exists() and (folder / "pg_ctl").exists()), None)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a database of its own; the server is reached by a socket in its folder and by no network."""
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    programs = binaries()
    if programs is None:
        pytest.skip("PostgreSQL is not installed")
    account: dict[str, str] = {}
    if os.geteuid() == 0:
        # PostgreSQL refuses to run as root
        try:
            pwd.getpwnam("postgres")
        except KeyError:
            pytest.skip("PostgreSQL does not run as root, and there is no account postgres")
        account = {"user": "postgres", "group": "postgres"}
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    folder.chmod(0o777)
    data = folder / "data"

    def run(*command: str) -> None:
        subprocess.run(command, check=True, capture_output=True, timeout=120, cwd=folder, **account)  # type: ignore[call-overload]

    try:
        run(str(programs / "initdb"), "-D", str(data), "-U", "lexcheck", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
        run(str(programs / "pg_ctl"), "-D", str(data), "-w", "-t", "60", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield f"postgresql+psycopg://lexcheck@/postgres?host={folder}"
        finally:
            run(str(programs / "pg_ctl"), "-D", str(data), "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def test_a_shared_project(server: str) -> None:
    with open_project(server, create=True) as project:
        project.keep(SUBJECTS)

    def work(person: int) -> None:
        for each in range(5):
            with open_project(server, create=True) as project:
                project.add([decided(SUBJECTS[each], Verdict.NOT_APPLICABLE, by=f"Ana{person}", at=moment(), reason="أ ' \" %s")])

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    with open_project(server) as project:
        history = project.determinations()
        assert len(history) == 20
        assert history[0].subject in SUBJECTS
        assert history[0].reason == "أ ' \" %s"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE lexcheck_determinations SET verdict = 'met'",
        "DELETE FROM lexcheck_determinations",
        "TRUNCATE lexcheck_determinations",
        "UPDATE lexcheck_findings SET verdict = 'met'",
        "TRUNCATE lexcheck_findings CASCADE",
    ],
)
def test_no_program_changes_or_deletes_a_row(server: str, statement: str) -> None:
    with open_project(server, create=True) as project:
        project.add([decided(SUBJECTS[0], Verdict.MET)])
        before = project.determinations()
        engine = create_engine(server)
        with engine.begin() as connection, pytest.raises(DBAPIError, match="never changed or deleted"):
            connection.execute(text(statement))
        engine.dispose()
        assert project.determinations() == before


def test_the_commands_take_an_address(server: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    act = tmp_path / "act.txt"
    act.write_text(FIRST, encoding="utf-8")
    words = ["--verdict", "partial", "--reason", "a doubt", "--by", "Zoë", "--against", "tip"]
    assert main(["review", "set", CONSENT, "--laws", str(act), "--project", server, *words]) == ExitCode.OK
    assert main(["check", str(act), "--against", "tip", "--project", server]) == ExitCode.OK
    assert "overruled: partly met, where the machine found met (Zoë" in " ".join(capsys.readouterr().out.split())
