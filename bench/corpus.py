"""Where the real statutes, labels and scorers lie: the folder `shared` beside the checkout."""

from __future__ import annotations

import sys
from pathlib import Path

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def shared(*parts: str) -> Path:
    """A path below the folder; ends the program with a sentence where it is absent."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        sys.exit(f"this benchmark needs {path}, which is not here")
    return path


def text_of(law: str) -> Path:
    """The text file of a law of the corpus."""
    return next(iter(sorted(shared("corpus", "laws", law).glob("text.*"))))
