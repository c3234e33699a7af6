"""The tables of a project, and the triggers that make them append-only."""

from __future__ import annotations

from sqlalchemy import DDL, Column, ForeignKey, Integer, MetaData, String, Table, Text, event

TABLES = MetaData()
FINDINGS = Table(
    "lexcheck_findings",
    TABLES,
    Column("key", String(64), primary_key=True),
    Column("seen", String(32), nullable=False),
    Column("requirement", String(64), nullable=False, index=True),
    Column("about", Text, nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("content", Text, nullable=False),  # the whole subject as JSON
)
DETERMINATIONS = Table(
    "lexcheck_determinations",
    TABLES,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("finding", String(64), ForeignKey(FINDINGS.c.key), nullable=False, index=True),
    Column("decision", String(16), nullable=False),
    Column("verdict", String(16)),
    Column("reason", Text, nullable=False),
    Column("comment", Text, nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("at", String(32), nullable=False),
    sqlite_autoincrement=True,
)

REFUSAL = "what was decided is never changed or deleted: decide again"


def _guards(table: Table) -> None:
    """Whatever program writes to the database, no row of the table is changed or deleted."""
    for verb in ("UPDATE", "DELETE"):
        guard = f"CREATE TRIGGER {table.name}_no_{verb.lower()} BEFORE {verb} ON {table.name} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        event.listen(table, "after_create", DDL(guard).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call]
    function = (
        f"CREATE OR REPLACE FUNCTION {table.name}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
    )
    guard = (
        f"CREATE TRIGGER {table.name}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table.name} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table.name}_refuse()"
    )
    for statement in (function, guard):
        event.listen(table, "after_create", DDL(statement).execute_if(dialect="postgresql"))  # type: ignore[no-untyped-call]


_guards(FINDINGS)
_guards(DETERMINATIONS)
# SQLite's INSERT OR REPLACE deletes without firing the trigger of a deletion
_REPLACING = (
    f"CREATE TRIGGER {DETERMINATIONS.name}_no_replace BEFORE INSERT ON {DETERMINATIONS.name} "
    f"WHEN EXISTS (SELECT 1 FROM {DETERMINATIONS.name} WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
)
event.listen(DETERMINATIONS, "after_create", DDL(_REPLACING).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call]
