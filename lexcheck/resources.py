"""Where data lies: what ships with the package (protocols, rules, national laws), and the user's own library of laws."""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = Path(__file__).parent


def data_dir(name: str) -> Path:
    """The folder `name` (`protocols`, `rules`, `national_laws`): inside the wheel, or at the top of a checkout."""
    shipped = PACKAGE / "data" / name
    return shipped if shipped.is_dir() else PACKAGE.parent / name


def own_dir() -> Path:
    """The folder of the user's own laws: `LEXCHECK_HOME`, else `lexcheck` in the XDG data folder (`~/.local/share`). It need not exist."""
    home = os.environ.get("LEXCHECK_HOME")
    if home:
        return Path(home).expanduser().absolute()
    data = os.environ.get("XDG_DATA_HOME", "")
    # the XDG specification says that a relative path is to be ignored
    base = Path(data) if data and Path(data).is_absolute() else Path.home() / ".local" / "share"
    return base / "lexcheck"
