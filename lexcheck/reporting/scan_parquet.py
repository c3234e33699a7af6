"""The provisions of many laws that bear on requirements as a Parquet table: one row a law, requirement and provision."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from lexcheck.collating.many import LawResult
from lexcheck.collating.ranking import Bearing
from lexcheck.errors import ExitCode, LexcheckError

ROWS = 20_000  # of a row group: so many are held before they are written
# name: text, whole number, figure, or list of texts
COLUMNS = {
    "file": "s",
    "law": "s",
    "title": "s",
    "language": "s",
    "sha256": "s",
    "requirement": "s",
    "rank": "n",
    "score": "f",
    "bearing": "s",
    "confidence": "f",
    "provision": "s",
    "id": "s",
    "elements": "l",
    "narrowed": "l",
    "quote": "s",
    "start": "n",
    "end": "n",
    "fault": "s",
}


class Table:
    """Rows on their way into a Parquet file; `add` them law by law. Memory holds one row group."""

    def __init__(self, path: Path) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        kinds: dict[str, Any] = {"s": pa.string(), "n": pa.int64(), "f": pa.float64(), "l": pa.list_(pa.string())}
        self._schema = pa.schema([(name, kinds[kind]) for name, kind in COLUMNS.items()])
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []

    def add(self, file: str, result: LawResult, found: list[Bearing]) -> None:
        """The rows of one law: one with its fault where it has one, one without requirement where nothing bears on any."""
        law = {
            "file": file,
            "law": result.key,
            "title": result.title,
            "language": result.language,
            "sha256": result.sha256,
            "fault": result.fault,
        }
        fields = Bearing.__dataclass_fields__
        self._rows += [law | {name: getattr(each, name) for name in fields} for each in found] or [law]
        if len(self._rows) >= ROWS:
            self._flush()

    def close(self) -> None:
        """Write what is held, and the end of the file."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if not self._rows:
            return
        import msgspec
        from pyarrow import json

        # by way of JSON: making columns from Python's own values would load pandas, which takes longer than a run from the cache
        lines = b"\n".join(map(msgspec.json.encode, self._rows))
        read = json.ReadOptions(use_threads=False, block_size=len(lines) + 1)
        self._writer.write_table(json.read_json(BytesIO(lines), read, json.ParseOptions(explicit_schema=self._schema)))
        self._rows = []


@contextmanager
def table(path: Path) -> Iterator[Table]:
    """A table that stands at `path` when all is written, whole or not at all. Raises LexcheckError (OUTPUT) where it cannot, or where
    pyarrow is not installed."""
    scratch = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, scratch = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        os.close(handle)
        made = Table(Path(scratch))
        yield made
        made.close()
        os.replace(scratch, path)
        scratch = ""
    except ImportError as fault:
        raise LexcheckError(
            "Parquet files need pyarrow, which is not installed",
            mend='pip install "lexcheck[research]"',
            code=ExitCode.OUTPUT,
        ) from fault
    except OSError as fault:
        raise LexcheckError(
            f"{path} cannot be written",
            cause=fault.strerror or str(fault),
            mend="name a file that you may write with -o",
            code=ExitCode.OUTPUT,
        ) from fault
    finally:
        if scratch and os.path.exists(scratch):
            os.unlink(scratch)
