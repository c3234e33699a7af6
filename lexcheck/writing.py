"""Write an output whole or not at all, never over an input."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from lexcheck.errors import ExitCode, LexcheckError


def write_all(contents: Mapping[Path, str | bytes], inputs: Collection[Path] = ()) -> None:
    """Write several outputs; nothing is written where one of them is an input. Raises LexcheckError (OUTPUT) as `write_whole` does."""
    for path in contents:
        _spare(path, inputs)
    for path, content in contents.items():
        write_whole(path, content, inputs)


def write_whole(path: Path, content: str | bytes, inputs: Iterable[Path] = ()) -> None:
    """Put `content` at `path` in one step. Raises LexcheckError (OUTPUT) where it cannot, or where `path` is one of `inputs`."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    target = path.resolve()
    _spare(path, inputs)
    scratch = ""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, scratch = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        os.chmod(scratch, 0o666 & ~_umask())
        os.replace(scratch, target)
    except BaseException as fault:
        if scratch and os.path.exists(scratch):
            os.unlink(scratch)
        if isinstance(fault, OSError):
            raise LexcheckError(
                f"{path} cannot be written",
                cause=fault.strerror or str(fault),
                mend="choose a folder that you may write to with -o",
                code=ExitCode.OUTPUT,
            ) from fault
        raise


def _spare(path: Path, inputs: Iterable[Path]) -> None:
    """An input is refused as an output."""
    target = path.resolve()
    if any(target == given.resolve() for given in inputs):
        raise LexcheckError(
            f"the output {path} is one of the inputs",
            cause="writing it would destroy the text it was made from",
            mend="choose another name or folder with -o",
            code=ExitCode.OUTPUT,
        )


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
