"""Which formats the matrix has, by name, and what makes each."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from lexcheck.collating.matrix import Matrix


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: the file's name in a folder, the module of this package and the function in it that makes the content."""

    file: str
    module: str
    function: str
    binary: bool = False
    research: bool = False  # needs pandas and pyarrow

    @property
    def suffix(self) -> str:
        """The ending of its files."""
        return "." + self.file.rpartition(".")[2]


FORMATS = {
    "html": Format("matrix.html", "html", "matrix_html"),
    "xlsx": Format("matrix.xlsx", "xlsx", "matrix_xlsx", binary=True),
    "csv": Format("matrix.csv", "csv", "long_csv"),
    "csv-wide": Format("matrix-wide.csv", "csv", "wide_csv"),
    "dictionary": Format("matrix-dictionary.csv", "csv", "dictionary_csv"),
    "parquet": Format("matrix.parquet", "parquet", "matrix_parquet", binary=True, research=True),
    "dta": Format("matrix.dta", "stata", "matrix_dta", binary=True, research=True),
    "json": Format("matrix.json", "json", "matrix_json"),
}


def render(name: str, matrix: Matrix) -> bytes:
    """The content of a file; texts are UTF-8. Raises LexcheckError (USAGE) where the format needs a library that is not installed."""
    chosen = FORMATS[name]
    made = getattr(import_module(f"lexcheck.reporting.matrix.{chosen.module}"), chosen.function)(matrix)
    return made if isinstance(made, bytes) else made.encode("utf-8")
