"""A project only ever grows, and says plainly why it cannot be used."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.model import Determination, Verdict
from lexcheck.reviewing.keys import subjects
from lexcheck.reviewing.store import moment, open_project
from tests.reporting import sample
from tests.reviewing.acts import decided

SUBJECTS = [subject for subject, _ in subjects(sample.assessment())]


def written(path: Path) -> tuple[Determination, ...]:
    made = (
        decided(SUBJECTS[0], Verdict.MET, reason="‘’ كل من \U0001f600 'quoted' --"),
        decided(SUBJECTS[0], Verdict.NOT_FOUND),
        decided(SUBJECTS[1], None, by="Ben"),
    )
    with open_project(str(path), create=True) as project:
        project.add(made)
    return made


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    made = written(path)
    with open_project(str(path)) as project:
        assert project.determinations() == made
        assert project.subjects() == {each.key: each for each in SUBJECTS[:2]}
        project.keep(SUBJECTS)
        project.keep(SUBJECTS)
        assert set(project.subjects()) == {each.key for each in SUBJECTS}
        project.add(made[:1])
        assert project.determinations() == (*made, made[0])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE lexcheck_determinations SET verdict = 'met'",
        "DELETE FROM lexcheck_determinations",
        "DELETE FROM lexcheck_determinations WHERE id = 1",
        "INSERT OR REPLACE INTO lexcheck_determinations SELECT id, finding, decision, 'met', reason, comment, 'Eve', at "
        "FROM lexcheck_determinations WHERE id = 1",
        "UPDATE lexcheck_findings SET verdict = 'met'",
        "DELETE FROM lexcheck_findings",
    ],
)
def test_no_program_changes_or_deletes_a_row(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "p.sqlite"
    made = written(path)
    with sqlite3.connect(path) as connection, pytest.raises(sqlite3.DatabaseError, match="never changed or deleted"):
        connection.execute(statement)
    with open_project(str(path)) as project:
        assert project.determinations() == made


def test_several_people_write_at_once(tmp_path: Path) -> None:
    path = str(tmp_path / "p.sqlite")
    open_project(path, create=True).close()

    def work(person: int) -> None:
        for each in range(5):
            with open_project(path) as project:
                project.add([decided(SUBJECTS[each], Verdict.NOT_APPLICABLE, by=str(person), at=moment())])

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    with open_project(path) as project:
        assert len(project.determinations()) == 20


def test_a_fault_in_one_takes_none(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    made = written(path)
    nobody = Determination(SUBJECTS[2], made[0].decision, Verdict.MET, "", "", None, "2026")  # type: ignore[arg-type]
    with open_project(str(path)) as project:
        with pytest.raises(LexcheckError) as fault:
            project.add([decided(SUBJECTS[2], Verdict.MET), nobody])
        assert fault.value.code is ExitCode.OUTPUT
        assert project.determinations() == made


def test_there_is_no_project(tmp_path: Path) -> None:
    with pytest.raises(LexcheckError, match="there is no project"):
        open_project(str(tmp_path / "none.sqlite"))
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_something_else_is_left_alone(tmp_path: Path) -> None:
    law = tmp_path / "act.txt"
    law.write_text("An Act to provide for these things.\n" * 50, encoding="utf-8")
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE birds (name)")
    before = law.read_bytes(), other.read_bytes()
    for path in (law, other, tmp_path):
        with pytest.raises(LexcheckError) as fault:
            open_project(str(path), create=True)
        assert fault.value.mend
    assert (law.read_bytes(), other.read_bytes()) == before


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("postgresql+psycopg://anna:secret@127.0.0.1:1/none", ExitCode.INPUT),
        ("birds://anna:secret@host/none", ExitCode.USAGE),
        ("postgresql+psycopg://anna:secret@127.0.0.1:port/none", ExitCode.USAGE),
        ("mysql+nodriver://anna:secret@127.0.0.1/none", ExitCode.USAGE),
    ],
)
def test_an_address_that_leads_nowhere(address: str, code: ExitCode) -> None:
    with pytest.raises(LexcheckError) as fault:
        open_project(address)
    assert fault.value.code is code
    assert "secret" not in str(fault.value)
