"""Where the data that ships with the package lies: protocols, rules and national laws."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent


def data_dir(name: str) -> Path:
    """The folder `name` (`protocols`, `rules`, `national_laws`): inside the wheel, or at the top of a checkout."""
    shipped = PACKAGE / "data" / name
    return shipped if shipped.is_dir() else PACKAGE.parent / name
