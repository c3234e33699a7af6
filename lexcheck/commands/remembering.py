"""What `check` printed and wrote, kept by the content of its files and by versions, so that the same question is answered at once.

Imports nothing heavy: an answer that is known must not wait for the language pipelines.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from lexcheck.cache import Cache, hash_of, key_of

# options that say what the report holds; another option, where it is given, may hang on things that are not looked at here
ASKED = ("against", "country", "format", "output", "language", "severity", "bills", "by_law", "quiet", "keep_going")
OTHER = ("command", "run", "files", "no_cache", "clear_cache")
TERMINAL = (
    "TERM",
    "COLORTERM",
    "NO_COLOR",
    "FORCE_COLOR",
    "COLUMNS",
    "LINES",
    "TTY_COMPATIBLE",
    "TTY_INTERACTIVE",
    "LANG",
    "LC_ALL",
)


@dataclass(frozen=True, slots=True)
class Report:
    """What a run prints, and what it writes by path; `inputs` are the files that it read."""

    printed: str
    files: dict[str, str]
    inputs: list[str]


def report_key(args: argparse.Namespace) -> str | None:
    """The key of what a command line asks for; None where it hangs on more than the files that it names and what ships."""
    given = vars(args)
    if any(value for name, value in given.items() if name not in (*ASKED, *OTHER)):
        return None
    inputs = []
    for name in args.files:
        path = Path(name)
        try:
            if path.is_file() and path.suffix.lower() not in (".yaml", ".yml"):
                inputs.append(f"{path.name} {path.resolve()} {hash_of(path.read_bytes())}")
            elif path.exists():
                return None  # a framework of the user's own names files by itself
            else:
                inputs.append(name)
        except OSError:
            return None
    output = args.output.resolve() if args.output else None
    place = [str(output), output.is_dir(), output.exists()] if output else []
    return key_of("report", *inputs, *(f"{name}={given.get(name)}" for name in ASKED), *place, *_terminal(), report=True)


def _terminal() -> list[str]:
    """What the look of a report in the terminal hangs on."""
    size = shutil.get_terminal_size()
    out = sys.stdout
    return [
        f"{out.isatty()} {getattr(out, 'encoding', '')} {size.columns}x{size.lines}",
        *(os.environ.get(n, "") for n in TERMINAL),
    ]


def recall(cache: Cache, key: str | None) -> Report | None:
    """The report of a former run."""
    entry = cache.get(key) if key else None
    return Report(**json.loads(entry)) if entry is not None else None


def remember(cache: Cache, key: str | None, report: Report) -> None:
    """Keep a report."""
    if key:
        cache.put(key, json.dumps(asdict(report)).encode())
