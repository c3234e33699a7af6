"""`lexcheck compare`: what changed between versions of a law, and what that did to the gaps."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from lexcheck import api
from lexcheck.comparing.changes import Comparison, Effect
from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.model import Instrument

SUFFIXES = {".json": "json", ".md": "md", ".html": "html", ".htm": "html", ".docx": "docx"}
FORMATS = ("terminal", "json", "md", "html", "docx")


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="two or more versions, the oldest first, in any format"
    )
    parser.add_argument(
        "--against", default=",".join(Instrument).lower(), metavar="LIST", help="instruments, e.g. tip,som,untoc (all of them)"
    )
    parser.add_argument("--text-only", action="store_true", help="compare the texts and assess nothing")
    parser.add_argument("--format", choices=FORMATS, default="", help="what is printed or written (terminal)")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to this file (.json, .md, .html, .docx)")
    parser.add_argument(
        "--language", metavar="XX", help="language of the texts (en, fr, ar ...), where it is not to be told from them"
    )
    parser.add_argument(
        "--fail-on", default="", metavar="LIST", help="exit with 1 where there is one of these effects, e.g. opened,widened"
    )


def run(args: argparse.Namespace) -> ExitCode:
    """Read all versions, compare each with the next, print or write the result."""
    if len(args.files) < 2:
        raise LexcheckError(
            "there is only one version", mend="name the old version first and the new one after it", code=ExitCode.USAGE
        )
    failing = _effects(args.fail_on, args.text_only)
    against = api.instruments(args.against.split(","))
    name = _format(args)
    laws = [api.read_law(path, args.language) for path in args.files]
    comparisons = api.compare_all(laws, against, text_only=args.text_only)
    _deliver(comparisons, name, args.output, args.files)
    found = {outcome.effect for comparison in comparisons for outcome in comparison.outcomes}
    return ExitCode.FAIL_ON if failing & found else ExitCode.OK


def _effects(listed: str, text_only: bool) -> set[Effect]:
    wanted = {name.strip().lower() for name in listed.split(",")} - {""}
    known = {effect.value for effect in Effect}
    if wanted - known:
        raise LexcheckError(
            f"unknown effect: {', '.join(sorted(wanted - known))}",
            mend=f"choose from {', '.join(each for each in Effect if each.value != 'none')}",
            code=ExitCode.USAGE,
        )
    if wanted and text_only:
        raise LexcheckError(
            "--fail-on and --text-only do not go together",
            cause="effects are only known where the texts are assessed",
            mend="leave one of them out",
            code=ExitCode.USAGE,
        )
    return {Effect(name) for name in wanted}


def _format(args: argparse.Namespace) -> str:
    """The format by name, or by the output's ending."""
    ending = SUFFIXES.get(args.output.suffix.lower(), "") if args.output else ""
    wanted = str(args.format) or ending or ("" if args.output else "terminal")
    if not wanted or (args.output and wanted == "terminal") or (ending and wanted != ending):
        raise LexcheckError(
            f"it is not clear in which format {args.output} is to be written",
            mend="name a file that ends in .json, .md, .html or .docx",
            code=ExitCode.USAGE,
        )
    return wanted


def _deliver(comparisons: Sequence[Comparison], name: str, output: Path | None, inputs: list[Path]) -> None:
    if name == "terminal":
        from rich.console import Console

        from lexcheck.reporting.comparison_terminal import print_comparisons

        class Quiet(Console):
            def on_broken_pipe(self) -> None:
                raise BrokenPipeError

        print_comparisons(comparisons, Quiet())
        return
    content = _render(comparisons, name)
    if output is None:
        # bytes: what is written is UTF-8 whatever the terminal speaks
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    from lexcheck.writing import write_whole

    write_whole(output, content, inputs)
    print(f"written: {output}")


def _render(comparisons: Sequence[Comparison], name: str) -> bytes:
    if name == "docx":
        from lexcheck.reporting.comparison_docx import comparison_docx

        return comparison_docx(comparisons)
    if name == "json":
        from lexcheck.reporting.comparison_json import comparison_json as render
    elif name == "html":
        from lexcheck.reporting.comparison_html import comparison_html as render
    else:
        from lexcheck.reporting.comparison_markdown import comparison_markdown as render
    return render(comparisons).encode("utf-8")
