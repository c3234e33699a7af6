"""The long dataset as Parquet; labels, meanings and codes stand in the metadata of its fields, the stamp in that of the file."""

from __future__ import annotations

import io
import json

from lexcheck.collating.matrix import Matrix
from lexcheck.reporting.matrix.frame import frame
from lexcheck.reporting.matrix.variables import VARIABLES


def matrix_parquet(matrix: Matrix) -> bytes:
    """The file. Each field's metadata holds `label`, `meaning` and, for codes, `labels` (JSON: value to label)."""
    data = frame(matrix)  # first: it tells what is missing where pyarrow is
    import pyarrow
    import pyarrow.parquet

    table = pyarrow.Table.from_pandas(data, preserve_index=False)
    for at, variable in enumerate(VARIABLES):
        about: dict[bytes | str, bytes | str] = {"label": variable.label, "meaning": variable.meaning}
        if variable.labels:
            about["labels"] = json.dumps({str(value): label for value, label in variable.labels.items()})
        # from_pandas marks the texts as they are; the field's own name and type stay
        table = table.set_column(at, table.schema.field(at).with_metadata(about), table.column(at))
    stamp = matrix.stamp
    told = {
        "tool": stamp.tool,
        "catalogue": stamp.catalogue,
        "rules": stamp.rules,
        "date": stamp.date,
        "inputs": dict(sorted(stamp.inputs.items())),
    }
    told_of_all = {b"title": matrix.title.encode(), b"lexcheck": json.dumps(told).encode()}
    table = table.replace_schema_metadata({**(table.schema.metadata or {}), **told_of_all})
    out = io.BytesIO()
    pyarrow.parquet.write_table(table, out, compression="zstd")
    return out.getvalue()
