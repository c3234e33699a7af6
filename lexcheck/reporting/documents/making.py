"""Every document by its name, in the formats that it can be written in."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.model import Assessment

Make = Callable[[Assessment, Sequence[str], str], bytes]


@dataclass(frozen=True, slots=True)
class Kind:
    """A document: the functions that make it, `module.function` of this package by the format's name, and what it is."""

    about: str
    makers: dict[str, str]

    @property
    def formats(self) -> tuple[str, ...]:
        """What it can be written as; a PDF is made of the Word document."""
        return (*self.makers, "pdf")


GAP_TABLE = "gap-table"
KINDS = {
    GAP_TABLE: Kind(
        "obligation, provision with quote, assessment, gap, recommendation", {"docx": "gap_docx", "xlsx": "gap_xlsx"}
    ),
    "concordance": Kind("article by article where national law carries it, and the reverse", {"docx": "concordance"}),
    "self-assessment": Kind("questions and proposed answers for a review of implementation", {"docx": "self_assessment"}),
    "summary": Kind("two pages for a minister", {"docx": "summary"}),
}


def make(kind: str, name: str, assessment: Assessment, notes: Sequence[str] = (), language: str = "") -> bytes:
    """The document `kind` (a key of `KINDS`) in the format `name` (`docx`, `xlsx`, `pdf`).

    `language` is that of its frame; empty: that of the laws where there is a frame in it, else English. Raises LexcheckError (USAGE) for a
    language or format that there is none of, (OUTPUT) where a PDF cannot be made.
    """
    made = "docx" if name == "pdf" else name
    if made not in KINDS[kind].makers:
        raise LexcheckError(
            f"a {kind} cannot be written as {name}",
            mend=f"choose from {', '.join(KINDS[kind].formats)}",
            code=ExitCode.USAGE,
        )
    function = KINDS[kind].makers[made]
    maker: Make = getattr(importlib.import_module(f"lexcheck.reporting.documents.{function}"), function)
    content = maker(assessment, notes, language)
    if name != "pdf":
        return content
    from lexcheck.reporting.documents.pdf import as_pdf

    return as_pdf(content)


def check_language(language: str) -> None:
    """Raise LexcheckError (USAGE) for a language that there is no frame in, before anything is read."""
    if language:
        from lexcheck.reporting.documents.frame import frame

        frame(language)


def format_of(kind: str, path: Path) -> str:
    """The format that a file's ending asks for. Raises LexcheckError (USAGE) where the document has none of that ending."""
    name = path.suffix.lower().removeprefix(".")
    if name not in KINDS[kind].formats:
        raise LexcheckError(
            f"it is not clear in which format {path} is to be written",
            mend=f"name a file that ends in {', '.join('.' + each for each in KINDS[kind].formats)}",
            code=ExitCode.USAGE,
        )
    return name
