"""The long dataset as a pandas frame, for the formats that statistics programs read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lexcheck.collating.matrix import Matrix
from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.reporting.matrix.dataset import dataset
from lexcheck.reporting.matrix.variables import VARIABLES

if TYPE_CHECKING:
    import pandas


def frame(matrix: Matrix) -> pandas.DataFrame:
    """Texts as text, numbers as floats (missing: NaN), codes as whole numbers (nullable where some are missing), categories as categories.

    Raises LexcheckError (USAGE) where pandas and pyarrow are not installed.
    """
    try:
        import pandas
        import pyarrow  # noqa: F401  both come with the extra; one message serves for them
    except ImportError as fault:
        raise LexcheckError(
            "this format needs pandas and pyarrow",
            cause="they are installed with the extra 'research' only",
            mend='pip install "lexcheck[research]", or choose csv, xlsx or json',
            code=ExitCode.USAGE,
        ) from fault
    rows = dataset(matrix)
    made = {}
    for variable in VARIABLES:
        values = [row[variable.name] for row in rows]
        if variable.kind == "category":
            made[variable.name] = pandas.Series(pandas.Categorical([each or None for each in values], categories=variable.levels))
        elif variable.kind == "code":
            made[variable.name] = pandas.Series(values, dtype="Int8" if None in values else "int8")
        else:
            made[variable.name] = pandas.Series(values, dtype="float64" if variable.kind == "number" else "object")
    return pandas.DataFrame(made)
