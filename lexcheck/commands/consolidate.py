"""`lexcheck consolidate`: apply an amending law to the law that it amends, never guessing."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from lexcheck import api
from lexcheck.errors import ExitCode, LexcheckError

SUFFIXES = {".txt": "txt", ".md": "md", ".json": "json"}


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("act", type=Path, metavar="ACT", help="the law that is amended, in any format")
    parser.add_argument("amending", type=Path, metavar="AMENDING", help="the bill or law that amends it")
    parser.add_argument(
        "--format", choices=tuple(SUFFIXES.values()), default="", help="the consolidated text; without it a summary is printed"
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to this file (.txt, .md, .json)")
    parser.add_argument("--language", metavar="XX", help="language of the texts (en, fr), where it is not to be told from them")


def run(args: argparse.Namespace) -> ExitCode:
    """Read both, apply, print the summary; the text where a format is asked for."""
    from lexcheck.comparing.consolidating import consolidate

    name = _format(args)
    result = consolidate(api.read_law(args.act, args.language), api.read_law(args.amending, args.language))
    if name:
        from lexcheck.reporting import consolidation as report

        render = {
            "txt": report.consolidation_text,
            "md": report.consolidation_markdown,
            "json": report.consolidation_json,
        }[name]
        content = render(result).encode("utf-8")
        if args.output is None:
            # bytes: what is written is UTF-8 whatever the terminal speaks
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
            return ExitCode.OK
        from lexcheck.writing import write_whole

        write_whole(args.output, content, [args.act, args.amending])
    from rich.console import Console

    from lexcheck.reporting.consolidation import print_consolidation

    print_consolidation(result, Console(highlight=False))
    if args.output:
        print(f"written: {args.output}")
    return ExitCode.OK


def _format(args: argparse.Namespace) -> str:
    """The format by name, or by the output's ending; empty for the summary alone."""
    ending = SUFFIXES.get(args.output.suffix.lower(), "") if args.output else ""
    wanted = str(args.format) or ending
    if args.output and (not wanted or (ending and wanted != ending)):
        raise LexcheckError(
            f"it is not clear in which format {args.output} is to be written",
            mend="name a file that ends in .txt, .md or .json",
            code=ExitCode.USAGE,
        )
    return wanted
