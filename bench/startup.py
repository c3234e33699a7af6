"""How long the commands take from the shell, as ratios to a bare start of Python in the same run."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

from bench.corpus import text_of


def seconds(command: list[str], times: int = 5) -> float:
    """The median wall time of a command."""
    took = []
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        took.append(time.perf_counter() - start)
    return statistics.median(took)


def main() -> None:
    """Print seconds and ratios."""
    lexcheck = [sys.executable, "-m", "lexcheck"]
    bare = seconds([sys.executable, "-c", "pass"])
    act = text_of("my-tip-2007")
    rows = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "import spacy": [sys.executable, "-c", "import spacy"],
        "lexcheck --help": [*lexcheck, "--help"],
        "lexcheck requirements": [*lexcheck, "requirements", "--format", "csv"],
        f"lexcheck segment (act of {len(act.read_text(encoding='utf-8')) // 3000} pages)": [
            *lexcheck,
            "segment",
            str(act),
            "--format",
            "json",
        ],
        "lexcheck check (the same act, all instruments)": [*lexcheck, "check", str(act), "--format", "json"],
    }
    for name, command in rows.items():
        took = seconds(command)
        print(f"{name:<50} {took:6.2f} s  {took / bare:7.1f} x a bare start of Python")


if __name__ == "__main__":
    main()
