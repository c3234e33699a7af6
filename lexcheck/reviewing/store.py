"""A project: the findings that people looked at and what they decided, in a SQLite file or any database that SQLAlchemy reaches.

Rows are only ever added. The newest determination of a reviewer counts; all earlier ones stay.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.model import Decision, Determination, Subject, Verdict

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection, Engine, Insert

WAIT = 30  # seconds that a writer waits for another to finish


class Project:
    """An open project. Use it in a `with` block, or call `close`."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine, self.name = engine, name

    def __enter__(self) -> Project:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def keep(self, subjects: Iterable[Subject]) -> None:
        """Remember findings as they are, so that one can decide about them. What is known already is left alone."""
        with self._begin() as connection:
            self._keep(connection, subjects)

    def add(self, determinations: Iterable[Determination]) -> None:
        """Append determinations with their subjects, all or none. Raises LexcheckError (OUTPUT) where the database refuses."""
        from lexcheck.reviewing.schema import DETERMINATIONS

        made = list(determinations)
        if not made:
            return
        with self._begin() as connection:
            self._keep(connection, {each.subject.key: each.subject for each in made}.values())
            rows = [
                {
                    "finding": each.subject.key,
                    "decision": each.decision.value,
                    "verdict": each.verdict.value if each.verdict else None,
                    "reason": each.reason,
                    "comment": each.comment,
                    "reviewer": each.by,
                    "at": each.at,
                }
                for each in made
            ]
            connection.execute(DETERMINATIONS.insert(), rows)

    def subjects(self) -> dict[str, Subject]:
        """All findings that the project knows by their keys, in the order in which it got to know them."""
        from sqlalchemy import select

        from lexcheck.reviewing.schema import FINDINGS

        with self._begin(OUR_READING) as connection:
            rows = connection.execute(select(FINDINGS.c.key, FINDINGS.c.content).order_by(FINDINGS.c.seen)).all()
        return {row.key: msgspec.json.decode(row.content, type=Subject) for row in rows}

    def determinations(self) -> tuple[Determination, ...]:
        """The whole history in the order in which it was written."""
        from sqlalchemy import select

        from lexcheck.reviewing.schema import DETERMINATIONS

        subjects = self.subjects()
        with self._begin(OUR_READING) as connection:
            rows = connection.execute(select(DETERMINATIONS).order_by(DETERMINATIONS.c.id)).all()
        return tuple(
            Determination(
                subjects[row.finding],
                Decision(row.decision),
                Verdict(row.verdict) if row.verdict else None,
                row.reason,
                row.comment,
                row.reviewer,
                row.at,
            )
            for row in rows
        )

    def _keep(self, connection: Connection, subjects: Iterable[Subject]) -> None:
        from sqlalchemy import select

        from lexcheck.reviewing.schema import FINDINGS

        given = {each.key: each for each in subjects}
        there = set(connection.execute(select(FINDINGS.c.key)).scalars())
        now = moment()
        rows = [
            {
                "key": key,
                "seen": now,
                "requirement": each.requirement,
                "about": each.about,
                "verdict": each.verdict.value,
                "content": json.dumps(msgspec.to_builtins(each), ensure_ascii=False),
            }
            for key, each in given.items()
            if key not in there
        ]
        if rows:
            connection.execute(_adding(connection.dialect.name), rows)

    @contextmanager
    def _begin(self, code: ExitCode = ExitCode.OUTPUT) -> Iterator[Connection]:
        with _told(self.name, code), self._engine.begin() as connection:
            yield connection


OUR_READING = ExitCode.INPUT


def open_project(project: str, *, create: bool = False) -> Project:
    """The project in a SQLite file, or at a database URL (`postgresql+psycopg://...`); `create` makes its tables where there are none.

    Raises LexcheckError (INPUT) where there is no project, or the file is something else, (USAGE) for a URL that cannot be used.
    """
    from sqlalchemy import create_engine, inspect

    from lexcheck.reviewing.schema import TABLES

    url = _url(project)
    name = url.render_as_string(hide_password=True) if "://" in project else project
    path = Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None
    fresh = path is not None and not path.exists()
    if path is not None and path.is_dir():
        raise LexcheckError(f"{name} is a folder and no project", mend="name a file, such as review.sqlite")
    if fresh and not create:
        raise _none(name)
    with _told(name, OUR_READING):
        engine = create_engine(url, connect_args={"timeout": WAIT} if path is not None else {})
        tables = set(inspect(engine).get_table_names())
        if not set(TABLES.tables) <= tables:
            if path is not None and tables:
                raise LexcheckError(
                    f"{name} is a database of something else", mend="name another file, or one that does not exist yet"
                )
            if not create:
                raise _none(name)
            TABLES.create_all(engine)
    return Project(engine, name)


def moment() -> str:
    """The time now, as determinations keep it."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _adding(dialect: str) -> Insert:
    """How findings are added: another person may add the same one at this very moment."""
    from sqlalchemy.dialects import postgresql, sqlite

    from lexcheck.reviewing.schema import FINDINGS

    if dialect == "postgresql":
        return postgresql.insert(FINDINGS).on_conflict_do_nothing()
    return sqlite.insert(FINDINGS).on_conflict_do_nothing() if dialect == "sqlite" else FINDINGS.insert()


def _none(name: str) -> LexcheckError:
    return LexcheckError(
        f"there is no project {name}", mend="check the name; `lexcheck review export` and `lexcheck review set` make a new one"
    )


def _url(project: str) -> URL:
    from sqlalchemy import URL, make_url
    from sqlalchemy.exc import ArgumentError

    if "://" not in project:
        return URL.create("sqlite", database=project)
    try:
        return make_url(project)
    except (ArgumentError, ValueError) as fault:
        # the address may hold a password: it is not repeated
        raise LexcheckError(
            "this is no address of a database",
            mend="write it as postgresql+psycopg://user@host/database, or name a file",
            code=ExitCode.USAGE,
        ) from fault


@contextmanager
def _told(name: str, code: ExitCode) -> Iterator[None]:
    """Faults of the database as faults that one can mend."""
    from sqlalchemy.exc import DBAPIError, NoSuchModuleError, SQLAlchemyError

    try:
        yield
    except NoSuchModuleError as fault:
        raise LexcheckError(
            "this kind of database is not known",
            cause=str(fault),
            mend="use a file, or postgresql+psycopg://",
            code=ExitCode.USAGE,
        ) from fault
    except ModuleNotFoundError as fault:
        raise LexcheckError(
            f"the driver of this database is not installed ({fault.name})",
            mend='for PostgreSQL: pip install "lexcheck[postgres]"',
            code=ExitCode.USAGE,
        ) from fault
    except DBAPIError as fault:
        cause = " ".join(str(fault.orig).split())[:200]
        raise LexcheckError(
            f"the project {name} cannot be used",
            cause=cause,
            mend="see that it is a project of lexcheck, that the server runs, and that you may read and write it",
            code=code,
        ) from fault
    except SQLAlchemyError as fault:
        raise LexcheckError(f"the project {name} cannot be used", cause=type(fault).__name__, code=code) from fault
