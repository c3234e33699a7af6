"""`lexcheck scan`: the provisions of a whole statute book that bear on each requirement, ranked."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path

from lexcheck import api
from lexcheck.cache import Cache, user_cache
from lexcheck.collating.best import Best
from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.model import Instrument


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument(
        "folder", type=Path, metavar="DIR", help="every file below it is read as a law; files that are none are told"
    )
    parser.add_argument(
        "--against", default=",".join(Instrument).lower(), metavar="LIST", help="instruments, e.g. tip,som,untoc (all of them)"
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="OUT.parquet", help="a table of all provisions found, with quotes and offsets"
    )
    parser.add_argument(
        "--processes", type=int, default=0, metavar="N", help="processes of this machine (as many as it has cores)"
    )
    parser.add_argument(
        "--scheduler",
        default="",
        metavar="ADDRESS",
        help="a Dask cluster's scheduler (tcp://host:8786): the laws are sent to its workers",
    )
    parser.add_argument("--no-cache", action="store_true", help="look up and keep nothing of the user's cache")
    parser.add_argument("--clear-cache", action="store_true", help="forget what the user's cache holds first")
    parser.add_argument("--quiet", action="store_true", help="no progress, and no summary where a file is written")


def run(args: argparse.Namespace) -> ExitCode:
    """Judge every file, write the table, print the best provisions. The exit code tells where files could not be read."""
    from lexcheck.collating.many import each_law, in_order
    from lexcheck.collating.ranking import bearings

    against = api.instruments(args.against.split(","))
    files = _files(args.folder, args.output)
    if args.clear_cache:
        user_cache().clear()
    best = Best()
    with _cache(args) as cache, _executor(args.scheduler) as executor, _table(args.output) as put, _progress(args.quiet) as tell:
        rows = each_law(
            files,
            against,
            executor=executor,
            processes=args.processes or None,
            progress=tell,
            cache=cache,
            send=executor is not None,
        )
        for result in in_order(rows):
            file = Path(result.file).relative_to(args.folder).as_posix()
            found = list(bearings(result))
            put(file, result, found)
            best.add(file, result, found)
            if result.fault:
                print(f"lexcheck: {file}: {result.fault}", file=sys.stderr)
    if not (args.quiet and args.output):
        from lexcheck.protocols import load_catalogue
        from lexcheck.reporting.scan_terminal import scan_lines

        asked = [each for each in load_catalogue().requirements if each.instrument in against]
        for line in scan_lines(best, asked, shutil.get_terminal_size().columns):
            print(line)
    if args.output:
        print(f"written: {args.output}")
    return ExitCode.INPUT if best.faults else ExitCode.OK


def _files(folder: Path, output: Path | None) -> list[Path]:
    """Every file below a folder, in the order of their names; hidden ones and the output left out."""
    if not folder.is_dir():
        raise LexcheckError(
            "there is no such folder" if not folder.exists() else "this is a file, not a folder",
            mend="name the folder that holds the laws; for single files use lexcheck check",
            file=folder,
        )
    mine = {output.resolve()} if output else set()
    found = sorted(
        path
        for path in folder.rglob("*")
        if path.is_file()
        and path.resolve() not in mine
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
    if not found:
        raise LexcheckError("there is no file below this folder", mend="name the folder that holds the laws", file=folder)
    return found


@contextmanager
def _cache(args: argparse.Namespace) -> Iterator[Cache]:
    """The user's cache; without it, what is done stands in a folder beside the output until all is, so that a run can go on."""
    cache = user_cache(not args.no_cache)
    beside = cache.root is None and args.output is not None
    if beside:
        cache = Cache(args.output.with_name(f".{args.output.name}.parts"))
    yield cache
    if beside:
        cache.clear()


@contextmanager
def _executor(address: str) -> Iterator[Executor | None]:
    """The executor of a Dask cluster. Raises LexcheckError (USAGE) where distributed is missing or the cluster does not answer."""
    if not address:
        yield None
        return
    try:
        from distributed import Client
    except ImportError as fault:
        raise LexcheckError(
            "--scheduler needs distributed, which is not installed", mend='pip install "lexcheck[dask]"', code=ExitCode.USAGE
        ) from fault
    try:
        client = Client(address, timeout="10s")  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as fault:
        raise LexcheckError(
            f"no scheduler answers at {address}",
            cause=str(fault).splitlines()[0] if str(fault) else type(fault).__name__,
            mend="start one (dask scheduler) and give its address, e.g. tcp://localhost:8786",
            code=ExitCode.USAGE,
        ) from fault
    with client:
        yield client.get_executor(pure=False)  # type: ignore[no-untyped-call]


@contextmanager
def _table(output: Path | None):  # type: ignore[no-untyped-def]
    """Where rows go: into the table, or nowhere."""
    if output is None:
        yield lambda file, result, found: None
        return
    from lexcheck.reporting.scan_parquet import table

    with table(output) as made:
        yield made.add


@contextmanager
def _progress(quiet: bool) -> Iterator[api.Progress]:
    """One line on standard error, where somebody watches it."""
    if quiet or not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return

    def show(stage: str, done: int, total: int) -> None:
        bar = "#" * (30 * done // max(1, total))
        print(f"\r[{bar:<30}] {done}/{total} {stage}", end="", file=sys.stderr, flush=True)

    try:
        yield show
    finally:
        print(file=sys.stderr)
