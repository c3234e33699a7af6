"""Read a law's file: bytes of any format become one `Source`, a text with what the format told about it.

The format is recognised from the content. A reader knows its format and nothing of law.
"""

from __future__ import annotations

import importlib
from pathlib import Path

from lexcheck.errors import LexcheckError
from lexcheck.model import Source
from lexcheck.reading.limits import MAX_BYTES, size
from lexcheck.reading.recognising import recognise
from lexcheck.reading.right_to_left import mended

__all__ = ["read", "read_bytes"]


def read(path: Path) -> Source:
    """The source of a file. Raises LexcheckError (INPUT) where it cannot be read as a text, with the file's name."""
    try:
        if not path.is_file():
            what = "this is a folder, not a file" if path.is_dir() else "there is no such file"
            raise LexcheckError(
                what, cause="" if path.exists() else "the name may be misspelt", mend="name one file that holds a law", file=path
            )
        # a size is asked first: a file of many gigabytes must not be loaded to be told that it is too large
        if (found := path.stat().st_size) > MAX_BYTES:
            raise size(found)
        return read_bytes(path.read_bytes(), path.name)
    except LexcheckError as fault:
        fault.file = path
        raise
    except (OSError, ValueError) as fault:
        cause = getattr(fault, "strerror", None) or str(fault)
        raise LexcheckError(
            "this file cannot be opened", cause=cause, mend="check that it exists and that you may read it", file=path
        ) from fault


def read_bytes(data: bytes, name: str) -> Source:
    """The source of a file's bytes; `name` is the file's name. Raises LexcheckError (INPUT) where they cannot be read as a text."""
    try:
        if len(data) > MAX_BYTES:
            raise size(len(data))
        reader = importlib.import_module(f"lexcheck.reading.{recognise(data, name)}")
        source: Source = reader.read(data, name)
        return mended(source)
    except LexcheckError as fault:
        fault.file = fault.file or name
        raise
