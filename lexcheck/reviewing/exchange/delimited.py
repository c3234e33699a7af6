"""The table as CSV that Excel opens as it is meant: UTF-8 with its mark, and no cell that a spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

_RISKY = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
MARK = "\ufeff"


def guarded(cell: str) -> str:
    """A cell that no spreadsheet reckons: an apostrophe stands before what begins like a formula."""
    return f"'{cell}" if _RISKY.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return cell[1:] if _GUARDED.match(cell) else cell


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[str]], delimiter: str = ",") -> str:
    """The table with a byte-order mark; lines end in CRLF, as RFC 4180 has them."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(headings)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return MARK + out.getvalue()
