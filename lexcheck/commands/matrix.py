"""`lexcheck matrix`: countries by requirements, with the region's best texts and the distance of each country from them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

from lexcheck import api
from lexcheck.collating.matrix import Matrix
from lexcheck.commands.progress import progress
from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.model import Instrument
from lexcheck.reporting.matrix.rendering import FORMATS, render


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument(
        "countries",
        nargs="*",
        metavar="COUNTRY",
        help="a country by name or code (Nepal, MAR), or a framework's YAML file; those without a text stand in it as not supplied",
    )
    parser.add_argument(
        "--region",
        action="append",
        default=[],
        metavar="NAME",
        help="all countries of a region by name, or of a file of yours; may be given several times; 'list' shows the regions",
    )
    parser.add_argument(
        "--against", default=",".join(Instrument).lower(), metavar="LIST", help="instruments, e.g. tip,som,untoc (all of them)"
    )
    parser.add_argument(
        "--requirement", action="append", default=[], metavar="ID", help="only this requirement; may be given several times"
    )
    parser.add_argument(
        "--best", action="store_true", help="show in the terminal each best text and how far each country is from it"
    )
    parser.add_argument("--format", choices=("terminal", *FORMATS), default="", help="what is printed or written (terminal)")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="PATH", help="a file, or a folder for all formats (for one, with --format)"
    )
    parser.add_argument("--quiet", action="store_true", help="no progress, and no terminal report where files are written")


def run(args: argparse.Namespace) -> ExitCode:
    """Assess each country, print or write the matrix."""
    if args.region == ["list"]:
        return _list_regions()
    against = [each.value for each in api.instruments(args.against.split(","))]
    wanted = _wanted(args.requirement)
    plan = _plan(args)
    with progress(args.quiet) as tell:
        matrix = api.matrix(args.countries, args.region, against, tell)
    if wanted:
        matrix = matrix.only(wanted)
    _deliver(matrix, args, plan)
    return ExitCode.OK


def _list_regions() -> ExitCode:
    from lexcheck.frameworks.countries import countries, shipped_regions

    for region in shipped_regions():
        print(f"{region.id}: {region.name}: {', '.join(countries()[code].name for code in region.countries)}")
    return ExitCode.OK


def _wanted(given: Sequence[str]) -> tuple[str, ...]:
    """The ids of the requirements that are asked for; none where all are."""
    if not given:
        return ()
    from lexcheck.protocols import load_catalogue

    catalogue = load_catalogue()
    return tuple(catalogue.find(each).id for each in given)


def _plan(args: argparse.Namespace) -> dict[str, Path]:
    """Which format goes to which file; empty where all goes to standard output.

    Raises LexcheckError (USAGE, OUTPUT) for names that contradict or are taken.
    """
    output: Path | None = args.output
    wanted = args.format if args.format in FORMATS else ""
    if output is None:
        if wanted and FORMATS[wanted].binary:
            raise LexcheckError(
                f"{wanted} is no text and cannot be printed",
                mend=f"name a file with -o, e.g. -o {FORMATS[wanted].file}",
                code=ExitCode.USAGE,
            )
        return {}
    ending = output.suffix.lower()
    endings = {each.suffix for each in FORMATS.values()}
    if ending in endings and not output.is_dir():
        if wanted and FORMATS[wanted].suffix != ending:
            raise LexcheckError(
                f"--format {wanted} and the file {output} do not go together",
                mend=f"leave --format out, or name a {FORMATS[wanted].suffix} file or a folder",
                code=ExitCode.USAGE,
            )
        return {wanted or next(name for name, each in FORMATS.items() if each.suffix == ending): output}
    if not output.is_dir() and (output.exists() or ending):
        raise LexcheckError(
            f"{output} is no format of the matrix",
            mend=f"name a folder, or a file that ends in {', '.join(sorted(endings))}",
            code=ExitCode.OUTPUT if output.exists() else ExitCode.USAGE,
        )
    return {name: output / FORMATS[name].file for name in ((wanted,) if wanted else FORMATS)}


def _deliver(matrix: Matrix, args: argparse.Namespace, plan: dict[str, Path]) -> None:
    """Render everything before anything is written, so that a fault leaves no half set of files behind."""
    from lexcheck.writing import write_all

    if not plan and args.format in FORMATS:
        # bytes: what is written is UTF-8 whatever the terminal speaks
        sys.stdout.buffer.write(render(args.format, matrix))
        sys.stdout.buffer.flush()
        return
    rendered = _rendered(matrix, plan)
    inputs = [Path(given) for given in (*args.countries, *args.region) if Path(given).is_file()]
    inputs += [law.path for column in matrix.columns if column.member.framework for law in column.member.framework.laws]
    write_all(rendered, inputs)
    shown = args.format in ("", "terminal")
    if shown and not (args.quiet and plan):
        _show(matrix, args.best or bool(args.requirement))
    for path in rendered:
        print(f"written: {path}", file=sys.stdout if shown else sys.stderr)


def _rendered(matrix: Matrix, plan: dict[str, Path]) -> dict[Path, bytes]:
    """The files' contents. Of a whole folder, what needs a library that is not installed is left out and told."""
    made = {}
    for name, path in plan.items():
        try:
            made[path] = render(name, matrix)
        except LexcheckError as fault:
            if len(plan) == 1 or not FORMATS[name].research:
                raise
            print(f"lexcheck: {path} is left out: {fault}", file=sys.stderr)
    return made


def _show(matrix: Matrix, best: bool) -> None:
    """The matrix in the terminal, whatever its encoding can show; a reader that leaves (head, less) ends it quietly."""
    from rich.console import Console

    from lexcheck.reporting.matrix.terminal import print_matrix

    class Quiet(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    # where it goes into a file or a pipe, the table keeps its width
    print_matrix(
        matrix,
        Quiet(width=None if sys.stdout.isatty() else max(110, 45 + sum(len(column.key) + 4 for column in matrix.columns))),
        best,
    )
