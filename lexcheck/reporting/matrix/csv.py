"""The matrix as CSV: long (a row a country and requirement), wide (a row a country), and the data dictionary. UTF-8, lines end in CRLF."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from lexcheck.collating.matrix import Matrix
from lexcheck.reporting.matrix.dataset import dataset, dictionary, wide


def long_csv(matrix: Matrix) -> str:
    """One row a country and requirement, with the variables of the data dictionary."""
    return _csv(dataset(matrix))


def wide_csv(matrix: Matrix) -> str:
    """One row a country, one column a requirement; the cells hold codes."""
    return _csv(wide(matrix))


def dictionary_csv(matrix: Matrix) -> str:
    """The data dictionary: variables, value labels, and the variables of the wide form."""
    return _csv(dictionary(matrix))


def _csv(rows: Sequence[Mapping[str, Any]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
