"""`lexcheck cooperate`: may States help each other against a kind of conduct, and what stands in the way."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

from lexcheck import api
from lexcheck.collating.cooperation import Cooperation
from lexcheck.errors import ExitCode, LexcheckError

SUFFIXES = {".json": "json", ".md": "md", ".html": "html", ".htm": "html"}
FILES = ("html", "json", "md")


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument(
        "states",
        nargs="+",
        metavar="STATE",
        help="two or more countries by name or code (pk, MAR, Mali), or framework files (.yaml)",
    )
    parser.add_argument("--format", choices=("terminal", *FILES), default="", help="what is printed or written (terminal)")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="a file that ends in .html, .json or .md")


def run(args: argparse.Namespace) -> ExitCode:
    """Assess each State, set the laws side by side, print or write the result."""
    name = _format(args)
    check = api.cooperate(args.states)
    inputs = [law.path for member in check.members if member.framework for law in member.framework.laws]
    inputs += [Path(given) for given in args.states if Path(given).is_file()]
    _deliver(check, name, args.output, inputs)
    return ExitCode.OK


def _format(args: argparse.Namespace) -> str:
    """The format by name, or by the output's ending. Raises LexcheckError (USAGE) where the two contradict."""
    ending = SUFFIXES.get(args.output.suffix.lower(), "") if args.output else ""
    wanted = str(args.format) or ending or ("" if args.output else "terminal")
    if not wanted or (args.output and (wanted == "terminal" or wanted != ending)):
        raise LexcheckError(
            f"it is not clear in which format {args.output} is to be written",
            mend="name a file that ends in .html, .json or .md",
            code=ExitCode.USAGE,
        )
    return wanted


def _deliver(check: Cooperation, name: str, output: Path | None, inputs: Sequence[Path]) -> None:
    if name == "terminal":
        _show(check)
        return
    content = _render(check, name)
    if output is None:
        # bytes: what is written is UTF-8 whatever the terminal speaks
        sys.stdout.buffer.write(content.encode("utf-8"))
        sys.stdout.buffer.flush()
        return
    from lexcheck.writing import write_whole

    write_whole(output, content, inputs)
    print(f"written: {output}")


def _show(check: Cooperation) -> None:
    from rich.console import Console

    from lexcheck.reporting.cooperation.terminal import print_cooperation

    class Quiet(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    print_cooperation(check, Quiet())


def _render(check: Cooperation, name: str) -> str:
    if name == "json":
        from lexcheck.reporting.cooperation.json import cooperation_json as render
    elif name == "html":
        from lexcheck.reporting.cooperation.html import cooperation_html as render
    else:
        from lexcheck.reporting.cooperation.markdown import cooperation_markdown as render
    return render(check)
