"""`lexcheck review`: what people decide about findings, in a project; tables to fill in; agreement of two coders."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from lexcheck import api
from lexcheck.commands.review_options import configure
from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.model import Decision, Determination, Subject

if TYPE_CHECKING:
    from rich.console import Console

    from lexcheck.model import Assessment

__all__ = ["configure", "run"]


def run(args: argparse.Namespace) -> ExitCode:
    """Do what the subcommand says."""
    actions: dict[str, Callable[[argparse.Namespace], ExitCode]] = {
        "export": _export,
        "import": _import,
        "list": _list,
        "set": _set,
        "agreement": _agreement,
    }
    return actions[args.action](args)


def _assessed(args: argparse.Namespace) -> tuple[Assessment, list[Path]]:
    """The laws of the command line, assessed together, and their files. Raises the first fault of a file."""
    from lexcheck.commands.inputs import choose, read_all

    against = api.instruments(args.against.split(","))
    chosen = choose(args.files, against, args.bills)
    laws, faults = read_all(chosen.texts, args.language, lambda stage, done, total: None)
    for fault in faults:
        raise fault
    made = api.assess(laws, against, chosen.country, chosen.title, framework=chosen.framework)
    return made, [text.path for text in chosen.texts]


def _export(args: argparse.Namespace) -> ExitCode:
    from lexcheck.reviewing.exchange.columns import columns
    from lexcheck.reviewing.exchange.rows import right_to_left, rows
    from lexcheck.reviewing.keys import subjects
    from lexcheck.reviewing.matching import beside
    from lexcheck.reviewing.store import open_project
    from lexcheck.writing import write_whole

    ending = args.output.suffix.lower()
    if ending not in (".xlsx", ".csv"):
        raise LexcheckError(
            f"it is not clear in which format {args.output} is to be written",
            mend="name a file that ends in .xlsx or .csv",
            code=ExitCode.USAGE,
        )
    assessment, inputs = _assessed(args)
    inputs += [Path(args.project)] if "://" not in args.project else []
    with open_project(args.project, create=True) as project:
        judged = beside(assessment, project.determinations())
        found = subjects(judged, args.by_law)
        chosen = columns(args.blind)
        table = rows(found, judged.requirements, "" if args.blind else args.by)
        if ending == ".csv":
            from lexcheck.reviewing.exchange.delimited import csv_text

            cells = ([row[column.name] for column in chosen] for row in table)
            content: str | bytes = csv_text([column.name for column in chosen], cells, args.delimiter)
        else:
            from lexcheck.reviewing.exchange.workbook import workbook

            rightward = args.direction == "rtl" or (
                args.direction == "auto" and all(right_to_left(law.text) for law in judged.laws)
            )
            content = workbook(chosen, table, judged.title, rightward)
        project.keep(subject for subject, _ in found)
        write_whole(args.output, content, inputs)
    print(f"written: {args.output} ({len(table)} findings)")
    return ExitCode.OK


def _import(args: argparse.Namespace) -> ExitCode:
    from lexcheck.reviewing.exchange.importing import NEEDED, take
    from lexcheck.reviewing.exchange.sheets import read_sheet
    from lexcheck.reviewing.keys import subjects
    from lexcheck.reviewing.store import moment, open_project

    sheet = read_sheet(args.table, NEEDED)
    named = {subject.key: subject for subject, _ in subjects(_assessed(args)[0], by_law=True)} if args.files else {}
    for warning in sheet.warnings:
        print(f"lexcheck: {args.table}: {warning}", file=sys.stderr)
    with open_project(args.project, create=bool(named)) as project:
        taken = take(sheet, {**project.subjects(), **named}, project.determinations(), args.by.strip(), moment())
        for fault in taken.faults:
            where = f"row {fault.row}, column {fault.column}" if fault.column else f"row {fault.row}"
            print(f"{args.table}: {where}: {fault.why}\n  To fix: {fault.mend}", file=sys.stderr)
        bad = len({fault.row for fault in taken.faults})
        going = taken.determinations if args.partial or not taken.faults else ()
        project.add(going)
    print(
        f"{len(going)} taken, {len(taken.already)} known already, {len(taken.empty)} with nothing decided, {bad} that cannot be taken"
        + ("; nothing was taken (--partial takes the others)" if bad and not args.partial else "")
    )
    return ExitCode.INPUT if bad else ExitCode.OK


def _list(args: argparse.Namespace) -> ExitCode:
    from lexcheck.reporting.decisions import decisions_json, print_decisions
    from lexcheck.reviewing.matching import newest
    from lexcheck.reviewing.store import open_project

    with open_project(args.project) as project:
        history = project.determinations()
    if not args.history:
        about: dict[tuple[str, str, str], list[Determination]] = {}
        for each in history:
            about.setdefault((each.subject.about, each.subject.name, each.subject.requirement), []).append(each)
        kept = {id(each) for group in about.values() for each in newest(group)}
        history = tuple(each for each in history if id(each) in kept)
    chosen = [
        each
        for each in history
        if (not args.by or each.by == args.by)
        and (not args.requirement or each.subject.requirement.upper() == args.requirement.upper())
    ]
    if args.format == "json":
        sys.stdout.write(decisions_json(chosen))
    else:
        print_decisions(chosen, _console())
    return ExitCode.OK


def _set(args: argparse.Namespace) -> ExitCode:
    from lexcheck.reviewing.deciding import Entry, decide
    from lexcheck.reviewing.keys import subjects
    from lexcheck.reviewing.store import moment, open_project

    known = [subject for subject, _ in subjects(_assessed(args)[0], by_law=bool(args.about))] if args.files else None
    with open_project(args.project, create=bool(args.files)) as project:
        subject = _chosen(args, project.subjects().values() if known is None else known)
        decision = Decision.CONFIRM.value if args.confirm else ""
        made, faults = decide(subject, Entry(decision, args.verdict, args.reason, args.comment, args.by), moment())
        if made is None:
            raise LexcheckError(
                "; ".join(fault.why for fault in faults), mend="; ".join(fault.mend for fault in faults), code=ExitCode.USAGE
            )
        project.add([made])
    verdict = made.verdict or subject.verdict
    kept = f"{made.decision}, {verdict}" if made.decision is not Decision.COMMENT else made.decision.value
    places = ", ".join(dict.fromkeys(passage.label for passage in subject.passages if passage.label))
    print(
        f"{subject.requirement} of {subject.name}: the machine found {subject.verdict}{places and f' at {places}'}; {made.by}: {kept}"
    )
    return ExitCode.OK


def _chosen(args: argparse.Namespace, known: Iterable[Subject]) -> Subject:
    """The newest finding of the requirement that the words mean."""
    wanted = args.requirement.upper()
    given = [each for each in known if each.requirement.upper() == wanted]
    meant = args.about.casefold()
    chosen = {(each.about, each.name): each for each in given if meant in ("", each.about.casefold(), each.name.casefold())}
    if len(chosen) == 1:
        return next(iter(chosen.values()))
    if not given:
        raise LexcheckError(
            f"the finding {args.requirement} is not known",
            mend="name the laws with --laws; `lexcheck requirements` lists the names of all requirements",
            code=ExitCode.USAGE,
        )
    names = ", ".join(sorted({f"{each.about} ({each.name})" for each in given}))
    raise LexcheckError(f"the project knows this finding of {names}", mend="say which with --about", code=ExitCode.USAGE)


def _agreement(args: argparse.Namespace) -> ExitCode:
    from lexcheck.protocols import load_catalogue
    from lexcheck.reporting import agreement as shown
    from lexcheck.reviewing.coding import coding, compare
    from lexcheck.writing import write_whole

    ending = {".csv": "csv", ".json": "json"}.get(args.output.suffix.lower(), "") if args.output else ""
    name = args.format or ending or "terminal"
    if args.output and (name == "terminal" or (ending and ending != name)):
        raise LexcheckError(
            f"it is not clear in which format {args.output} is to be written",
            mend="name a file that ends in .csv or .json",
            code=ExitCode.USAGE,
        )
    one, other = (coding(each, args.project) for each in (args.one, args.other))
    found = compare(one, other, load_catalogue().requirements)
    if name == "terminal":
        shown.print_agreement(found, _console())
        return ExitCode.OK
    content = shown.agreement_json(found) if name == "json" else shown.figures_csv(found)
    if args.output is None:
        sys.stdout.buffer.write(content.encode("utf-8"))
        return ExitCode.OK
    files = {args.output: content}
    if name == "csv":
        files[args.output.with_name(f"{args.output.stem}-units.csv")] = shown.units_csv(found)
    inputs = [Path(each) for each in (args.one, args.other, args.project) if each and "://" not in each]
    for path, words in files.items():
        write_whole(path, words, inputs)
        print(f"written: {path}")
    return ExitCode.OK


def _console() -> Console:
    from rich.console import Console

    class Quiet(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    return Quiet(highlight=False)
