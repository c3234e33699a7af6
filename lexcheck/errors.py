"""What goes wrong for a user, and the exit codes of the program."""

from __future__ import annotations

from enum import IntEnum
from pathlib import Path


class ExitCode(IntEnum):
    """Every exit code of every command."""

    OK = 0
    FAIL_ON = 1  # a condition the user asked to fail on holds, or rule tests failed
    USAGE = 2  # the command line is wrong
    INPUT = 3  # a file of the user's cannot be read
    DATA = 4  # a YAML file (protocols, rules, national laws) is wrong
    OUTPUT = 5  # an output cannot be written
    INTERNAL = 70  # a fault of lexcheck itself
    INTERRUPTED = 130  # Ctrl-C


class LexcheckError(Exception):
    """A fault the user can mend: what happened, the cause, and how to mend it, with file, line and column where there are any."""

    def __init__(
        self,
        what: str,
        *,
        cause: str = "",
        mend: str = "",
        file: str | Path | None = None,
        line: int | None = None,
        column: int | None = None,
        code: ExitCode = ExitCode.INPUT,
    ) -> None:
        super().__init__(what)
        self.what, self.cause, self.mend = what, cause, mend
        self.file, self.line, self.column, self.code = file, line, column, code

    @property
    def where(self) -> str:
        """`file:line:column`, as far as they are known."""
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)

    def __str__(self) -> str:
        rows = [f"{self.where}: {self.what}" if self.where else self.what]
        if self.cause:
            rows.append(f"  Cause: {self.cause}")
        if self.mend:
            rows.append(f"  To fix: {self.mend}")
        return "\n".join(rows)
