"""`lexcheck check`: the gap report of a law, several laws, or a country's framework."""

from __future__ import annotations

import argparse
import sys
from io import TextIOWrapper
from pathlib import Path

from lexcheck import api
from lexcheck.cache import user_cache
from lexcheck.collecting import no_collection
from lexcheck.commands import document
from lexcheck.commands.inputs import Chosen, choose, read_all
from lexcheck.commands.progress import progress as _progress
from lexcheck.commands.remembering import Report, recall, remember, report_key
from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.model import Assessment, Instrument, Severity
from lexcheck.reporting.documents.making import GAP_TABLE

SUFFIXES = {".json": "json", ".md": "md", ".html": "html", ".htm": "html"}
FILES = ("html", "json", "md")  # what `-o DIR` holds
DOCUMENTS = ("docx", "xlsx", "pdf")  # the gap table as people hand it over


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a law's file, or the name of a country whose framework ships (pk), or a framework's YAML file",
    )
    parser.add_argument(
        "--against", default=",".join(Instrument).lower(), metavar="LIST", help="instruments, e.g. tip,som,untoc (all of them)"
    )
    parser.add_argument("--country", default="", metavar="XX", help="the State, by code or name; a framework knows its own")
    parser.add_argument("--format", choices=("terminal", *FILES, *DOCUMENTS), default="", help="what is printed (terminal)")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="PATH",
        help="a folder for the HTML, JSON and Markdown reports, or a file (.html, .json, .md; the gap table: .docx, .xlsx, .pdf)",
    )
    parser.add_argument(
        "--language", metavar="XX", help="language of the texts (en, fr, ar ...), where it is not to be told from them"
    )
    parser.add_argument(
        "--severity",
        choices=tuple(Severity),
        default=Severity.MINOR,
        type=Severity,
        help="least weight of the gaps shown in the terminal; files always hold all",
    )
    parser.add_argument("--bills", action="store_true", help="assess the bills of a framework too; they count on paper only")
    parser.add_argument("--by-law", action="store_true", help="show in the terminal what each law gives alone")
    parser.add_argument(
        "--keep-going", action="store_true", help="assess what can be read where a file cannot; the exit code still tells"
    )
    parser.add_argument(
        "--project", default="", metavar="FILE", help="show what reviewers decided, beside the machine's verdicts"
    )
    parser.add_argument("--quiet", action="store_true", help="no progress, and no terminal report where files are written")
    document.add_report_language(parser)
    parser.add_argument("--no-cache", action="store_true", help="judge again what was judged before, and keep nothing")
    parser.add_argument("--clear-cache", action="store_true", help="first forget all that is kept of former runs")


def run(args: argparse.Namespace) -> ExitCode:
    """Read everything, assess it together, print or write the report. Nothing is assessed where a file cannot be read. A report that was
    made before of the same files, by the same versions, is given again."""
    name = _document(args)
    if name:
        return document.write(GAP_TABLE, name, args)
    cache = user_cache(not args.no_cache)
    if args.clear_cache:
        user_cache().clear()
    key = report_key(args)
    former = recall(cache, key)
    if former is not None:
        _give(former, args)
        return ExitCode.OK
    against = api.instruments(args.against.split(","))
    country = _country(args.country)
    chosen = choose(args.files, against, args.bills)
    inputs = [text.path for text in chosen.texts]
    plan = _plan(args, chosen)
    with _progress(args.quiet) as tell, no_collection():
        laws, faults = read_all(chosen.texts, args.language, tell)
        for fault in faults:
            print(f"lexcheck: {fault}", file=sys.stderr)
        if faults and (not args.keep_going or not laws):
            return ExitCode.INPUT
        assessment = api.assess(laws, against, country or chosen.country, chosen.title, tell, framework=chosen.framework)
    others: tuple[str, ...] = ()
    if args.project:
        assessment, others = document.reviewed(assessment, args.project)
    # a report must not look whole where a text was left out
    left_out = tuple(
        f"{Path(fault.file or '').name} could not be read and is no part of this assessment: {fault.what}." for fault in faults
    )
    unknown = tuple(
        f"The language of {law.title or law.key} could not be told: name it with --language." for law in laws if not law.language
    )
    report = _made(assessment, (*left_out, *unknown, *chosen.notes, *others), args, plan, inputs)
    _give(report, args)
    if not faults:
        remember(cache, key, report)
    return ExitCode.INPUT if faults else ExitCode.OK


def _country(given: str) -> str:
    """The code of two letters of a country by name or code; nothing where none is given. Raises LexcheckError (USAGE) for no country."""
    if not given:
        return ""
    from lexcheck.frameworks.countries import find_country

    return find_country(given).code


def _document(args: argparse.Namespace) -> str:
    """The format of the gap table where a document is asked for, else nothing. Raises LexcheckError (USAGE) for names that contradict."""
    output: Path | None = args.output
    named = "" if output is None or output.is_dir() else output.suffix.lower().removeprefix(".")
    asked = args.format if args.format in DOCUMENTS else ""
    if named not in DOCUMENTS and not (asked and named):
        return asked
    if args.format not in ("", named):
        raise LexcheckError(
            f"--format {args.format} and the file {output} do not go together",
            mend=f"leave --format out, or name a .{args.format} file or a folder",
            code=ExitCode.USAGE,
        )
    return named


def _plan(args: argparse.Namespace, chosen: Chosen) -> dict[str, Path]:
    """Which format goes to which file; empty where all goes to standard output.

    Raises LexcheckError (USAGE, OUTPUT) for names that contradict or are taken.
    """
    output: Path | None = args.output
    if output is None:
        return {}
    named = "" if output.is_dir() else SUFFIXES.get(output.suffix.lower(), "")
    wanted = args.format if args.format in FILES else ""
    if named and wanted and named != wanted:
        raise LexcheckError(
            f"--format {wanted} and the file {output} do not go together",
            mend=f"leave --format out, or name a .{wanted} file or a folder",
            code=ExitCode.USAGE,
        )
    if named:
        return {named: output}
    if output.exists() and not output.is_dir():
        raise LexcheckError(
            f"{output} is a file that is no report",
            mend="name a folder, or a file that ends in .html, .json, .md, .docx, .xlsx or .pdf",
            code=ExitCode.OUTPUT,
        )
    if output.suffix[1:].isalpha() and not output.exists():
        # report.txt would become a folder of that name
        raise LexcheckError(
            f"it is not clear in which format {output} is to be written",
            mend="name a folder, or a file that ends in .html, .json, .md, .docx, .xlsx or .pdf",
            code=ExitCode.USAGE,
        )
    return {name: output / f"{chosen.key}.{name}" for name in ((wanted,) if wanted else FILES)}


def _made(
    assessment: Assessment, notes: tuple[str, ...], args: argparse.Namespace, plan: dict[str, Path], inputs: list[Path]
) -> Report:
    """Everything is rendered before anything is written, so that a fault leaves no half set of files behind."""
    files = {str(path): _render(name, assessment, notes) for name, path in plan.items()}
    given = [str(path) for path in inputs]
    if not plan and args.format in FILES:
        return Report(_render(args.format, assessment, notes), files, given)
    shown = args.format in ("", "terminal") and not (args.quiet and plan)
    return Report(_shown(assessment, args.severity, notes, args.by_law) if shown else "", files, given)


def _give(report: Report, args: argparse.Namespace) -> None:
    """Write the files, then print."""
    from lexcheck.writing import write_whole

    inputs = [Path(path) for path in report.inputs]
    for path in report.files:
        _spare(Path(path), inputs)
    for path, content in report.files.items():
        write_whole(Path(path), content, inputs)
    if not report.files and args.format in FILES:
        # bytes: JSON and Markdown are UTF-8 whatever the terminal speaks
        sys.stdout.buffer.write(report.printed.encode("utf-8"))
        sys.stdout.buffer.flush()
        return
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    print(report.printed, end="", flush=True)
    for path in report.files:
        print(f"written: {path}", file=sys.stdout if args.format in ("", "terminal") else sys.stderr)


def _shown(assessment: Assessment, least: Severity, notes: tuple[str, ...], by_law: bool) -> str:
    """The report as the terminal shows it."""
    from rich.console import Console

    from lexcheck.reporting.terminal import print_report

    console = Console()
    with console.capture() as captured:
        print_report(assessment, console, least, notes, by_law)
    return captured.get()


def _render(name: str, assessment: Assessment, notes: tuple[str, ...]) -> str:
    if name == "json":
        from lexcheck.reporting.findings_json import findings_json

        return findings_json(assessment, notes)
    if name == "md":
        from lexcheck.reporting.markdown import markdown_report

        return markdown_report(assessment, notes)
    from lexcheck.reporting.html import html_report

    return html_report(assessment, notes)


def _spare(path: Path, inputs: list[Path]) -> None:
    """An input is refused as an output before anything is written."""
    if any(path.resolve() == given.resolve() for given in inputs):
        raise LexcheckError(
            f"the output {path} is one of the inputs",
            cause="writing it would destroy the text it was made from",
            mend="choose another name or folder with -o",
            code=ExitCode.OUTPUT,
        )
