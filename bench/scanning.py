"""`lexcheck scan` of a statute book with all instruments on two processes: speed, memory, and a second run from the cache.

Beside it, in the same run: a bare pass of our readers and a bare spaCy PhraseMatcher pass over the same texts, each on one core.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import shared
from bench.phrases import phrase_pass

COPIES = (1, 4)  # of the book: what a larger one costs more is the speed without the start of the processes


def main() -> None:
    """Print seconds, characters a second and megabytes."""
    from lexcheck.reading import read

    book = shared("corpus", "statute_book")
    files = sorted(path for path in book.rglob("*") if path.is_file())
    start = time.process_time()
    texts = {path: read(path).text for path in files}
    reading = time.process_time() - start
    characters = sum(map(len, texts.values()))
    matching = sum(phrase_pass([t for p, t in texts.items() if p.parent.name == f], f[:2]) for f in ("eng", "fra"))
    print(f"{len(files)} laws, {characters:,} characters; in one process, characters a second of processor time:")
    print(f"  a bare pass of the readers          {characters / reading:12,.0f}")
    print(f"  a bare spaCy PhraseMatcher pass     {characters / matching:12,.0f}")
    with tempfile.TemporaryDirectory() as folder:
        runs = {}
        for copies in COPIES:
            many = Path(folder) / f"book-{copies}"
            for number in range(copies):
                shutil.copytree(book, many / str(number))
            runs[copies] = run = scan(many, Path(folder), "--no-cache")
            print(
                f"scan, {copies} x the book, two processes: {run.wall:.2f} s, {run.work:.2f} s of processor time, "
                f"{copies * characters / run.wall:,.0f} characters a second with start-up, at most {run.most:.0f} MB in one process"
            )
        few, more = COPIES
        text = (more - few) * characters
        work = runs[more].work - runs[few].work
        print(f"without start-up: {text / (runs[more].wall - runs[few].wall):,.0f} characters a second on the clock,")
        print(
            f"  {text / work:,.0f} a second of processor time, {text * matching / characters / work:.2f} x the bare PhraseMatcher pass"
        )
        first, second = scan(Path(folder) / "book-1", Path(folder)), scan(Path(folder) / "book-1", Path(folder))
        print(f"with the cache: {first.wall:.2f} s, then {second.wall:.2f} s: {first.wall / second.wall:.0f} times faster")
        print(f"  of processor time {first.work:.2f} s, then {second.work:.2f} s: {first.work / second.work:.0f} times less")


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds on the clock and of processor time of a run with all its processes; megabytes of the largest of them or of earlier ones."""

    wall: float
    work: float
    most: float


def scan(book: Path, folder: Path, *options: str) -> Run:
    """Run the command."""
    command = [
        sys.executable,
        "-m",
        "lexcheck",
        "scan",
        str(book),
        "-o",
        str(folder / "out.parquet"),
        "--processes",
        "2",
        "--quiet",
    ]
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([*command, *options], check=True, stdout=subprocess.DEVNULL, env=environment)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Run(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, after.ru_maxrss / 1024)


if __name__ == "__main__":
    main()
