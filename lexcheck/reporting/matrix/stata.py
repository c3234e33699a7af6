"""The long dataset as Stata reads it (format 118, Stata 14 and later): value labels, variable labels, long texts as strL."""

from __future__ import annotations

import datetime
import io
import warnings

from lexcheck.collating.matrix import Matrix
from lexcheck.reporting.matrix.frame import frame
from lexcheck.reporting.matrix.variables import VARIABLES

STR_LIMIT = 244  # bytes of a text of fixed width, at most 2045; longer ones become strL, which takes no more room than its words
LABEL_LIMIT = 80  # characters of a label of the data


def matrix_dta(matrix: Matrix) -> bytes:
    """The file. `code` and yes/no variables bear value labels, categories are labelled numbers, missing numbers are `.`."""
    data = frame(matrix)
    for variable in VARIABLES:
        if variable.kind == "code" and data[variable.name].isna().any():
            data[variable.name] = data[variable.name].astype("float64")  # Stata's missing value; a nullable type has none there
    long = [
        variable.name
        for variable in VARIABLES
        if variable.kind == "text" and data[variable.name].map(lambda words: len(words.encode())).max() > STR_LIMIT
    ]
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pandas tells that it labels categories, which is what is wanted
        data.to_stata(
            out,
            write_index=False,
            version=118,
            time_stamp=datetime.datetime.fromisoformat(matrix.stamp.date).replace(tzinfo=None),
            data_label=f"lexcheck {matrix.stamp.tool}: {matrix.title}"[:LABEL_LIMIT],
            variable_labels={variable.name: variable.label for variable in VARIABLES},
            value_labels={
                variable.name: {float(value): label for value, label in variable.labels.items()}
                for variable in VARIABLES
                if variable.labels
            },
            convert_strl=long,
        )
    return out.getvalue()
