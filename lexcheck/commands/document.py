"""`lexcheck document`: what people hand over, as Word document, workbook or PDF."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from lexcheck import api
from lexcheck.commands.inputs import choose, read_all
from lexcheck.commands.progress import progress
from lexcheck.errors import ExitCode
from lexcheck.model import Assessment, Instrument
from lexcheck.reporting.documents.making import KINDS, check_language, format_of, make
from lexcheck.writing import write_whole


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument(
        "kind", choices=tuple(KINDS), metavar="KIND", help="; ".join(f"{name}: {kind.about}" for name, kind in KINDS.items())
    )
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a law's file, or the name of a country whose framework ships (pk), or a framework's YAML file",
    )
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="what is written: .docx, .pdf (.xlsx)")
    parser.add_argument(
        "--against", default=",".join(Instrument).lower(), metavar="LIST", help="instruments, e.g. tip,som,untoc (all of them)"
    )
    parser.add_argument("--country", default="", metavar="XX", help="ISO 3166 code of the State; a framework knows its own")
    parser.add_argument("--bills", action="store_true", help="assess the bills of a framework too; they count on paper only")
    parser.add_argument(
        "--language", metavar="XX", help="language of the texts (en, fr, ar ...), where it is not to be told from them"
    )
    parser.add_argument(
        "--keep-going", action="store_true", help="assess what can be read where a file cannot; the exit code still tells"
    )
    parser.add_argument(
        "--project", default="", metavar="FILE", help="show what reviewers decided, beside the machine's verdicts"
    )
    parser.add_argument("--quiet", action="store_true", help="no progress")
    add_report_language(parser)


def add_report_language(parser: argparse.ArgumentParser) -> None:
    """The option that says in which language a document's own words stand."""
    parser.add_argument(
        "--report-language",
        default="",
        metavar="XX",
        help="language of the document's own words: ar, en, es, fr (that of the texts where it is one of them, else English)",
    )


def run(args: argparse.Namespace) -> ExitCode:
    """Read everything, assess it together, write the document."""
    return write(args.kind, format_of(args.kind, args.output), args)


def write(kind: str, name: str, args: argparse.Namespace) -> ExitCode:
    """Write the document `kind` in the format `name` to `args.output`: a file, a folder, or standard output where there is none.

    Nothing is written where a text cannot be read, unless `args.keep_going`.
    """
    check_language(args.report_language)
    against = api.instruments(args.against.split(","))
    chosen = choose(args.files, against, args.bills)
    with progress(args.quiet) as tell:
        laws, faults = read_all(chosen.texts, args.language, tell)
        for fault in faults:
            print(f"lexcheck: {fault}", file=sys.stderr)
        if faults and (not args.keep_going or not laws):
            return ExitCode.INPUT
        assessment = api.assess(laws, against, args.country or chosen.country, chosen.title, tell, framework=chosen.framework)
    others: tuple[str, ...] = ()
    if args.project:
        assessment, others = reviewed(assessment, args.project)
    # a document must not look whole where a text was left out
    left_out = [
        f"{Path(each.file or '').name} could not be read and is no part of this assessment: {each.what}." for each in faults
    ]
    content = make(kind, name, assessment, (*left_out, *others, *chosen.notes), args.report_language)
    if args.output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        folder = args.output.is_dir() or not args.output.suffix
        path = args.output / f"{chosen.key}.{name}" if folder else args.output
        write_whole(path, content, [text.path for text in chosen.texts])
        print(f"written: {path}")
    return ExitCode.INPUT if faults else ExitCode.OK


def reviewed(assessment: Assessment, project: str) -> tuple[Assessment, tuple[str, ...]]:
    """The assessment with what people decided beside its findings, and a note where they decided about others too."""
    from lexcheck.reviewing.matching import beside, elsewhere
    from lexcheck.reviewing.store import open_project

    with open_project(project) as opened:
        history = opened.determinations()
    made = beside(assessment, history)
    others = elsewhere(made, history)
    told = f"The project of reviewers holds determinations about {others} more: of other laws, frameworks or instruments."
    return made, (told,) if others else ()
