"""`lexcheck rules test` runs the examples that rules carry; `lexcheck rules lint` tells what is doubtful in rules and wordings."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from lexcheck.errors import ExitCode, LexcheckError

if TYPE_CHECKING:
    from rich.console import Console

    from lexcheck.assessing.rulebook import Rule, Rulebook

POLL = 0.5  # seconds between two looks at the files


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument(
        "action",
        metavar="ACTION",
        choices=["test", "lint"],
        help="test: run the examples of the rules; lint: tell what is doubtful in them",
    )
    parser.add_argument(
        "requirement",
        nargs="*",
        metavar="REQUIREMENT",
        help="only the rules of these requirements; the start of an id is enough (tip-3)",
    )
    parser.add_argument("--watch", action="store_true", help="again whenever a file of rules/ is saved; Ctrl-C ends")


def run(args: argparse.Namespace) -> ExitCode:
    """Test or lint; FAIL_ON where an example fails or a remark is an error. With `--watch` Ctrl-C is how it ends, and no fault."""
    if args.watch:
        try:
            return _watch([args.action, *args.requirement])
        except KeyboardInterrupt:
            return ExitCode.OK
    from rich.console import Console

    from lexcheck.annotating.concepts import check_wordings
    from lexcheck.assessing.rulebook import load_rules

    console = Console(highlight=False)
    book = load_rules()
    check_wordings(book.concepts)
    return (_test if args.action == "test" else _lint)(book, args.requirement, console)


def _test(book: Rulebook, wanted: list[str], console: Console) -> ExitCode:
    from lexcheck.assessing.testing import run_examples

    chosen = _chosen(book, wanted)
    passed = failed = 0
    for outcome in run_examples(chosen):
        if not outcome.fault:
            passed += 1
            continue
        failed += 1
        name = outcome.rule.requirement.id
        console.print(
            f"[bold]FAILED[/] {name}, example {outcome.number} ({outcome.rule.file.name}:{outcome.rule.line}): {outcome.fault}",
            soft_wrap=True,
        )
        console.print(f"       {' '.join(outcome.example.text.split())[:200]}", style="dim", soft_wrap=True, markup=False)
    console.print(f"{len(chosen)} rules, {passed} examples passed, {failed} failed")
    return ExitCode.FAIL_ON if failed else ExitCode.OK


def _lint(book: Rulebook, wanted: list[str], console: Console) -> ExitCode:
    """The remarks by kind; of some requirements only what concerns their rules."""
    from lexcheck.annotating.language import languages
    from lexcheck.annotating.topics import load_topics
    from lexcheck.assessing.linting import by_language, lint
    from lexcheck.protocols import load_catalogue
    from lexcheck.resources import data_dir

    remarks = lint(book, load_topics(), load_catalogue().requirements, languages(), data_dir("protocols"))
    if wanted:
        names = {rule.requirement.id for rule in _chosen(book, wanted)}
        remarks = [remark for remark in remarks if remark.requirement in names]
    for kind, rows in groupby(remarks, key=lambda remark: remark.kind):
        found = list(rows)
        console.print(f"[bold]{kind}[/] ({len(found)}{', errors' if found[0].error else ''})", soft_wrap=True)
        for remark in found:
            where = f"{_short(remark.file)}:{remark.line}"
            console.print(f"{where}: {remark.message}", soft_wrap=True, markup=False)
        if missed := by_language(found):
            console.print("  by language: " + ", ".join(f"{name} {count}" for name, count in missed.items()))
    errors = sum(remark.error for remark in remarks)
    console.print(f"{len(book.rules)} rules, {len(book.concepts)} concepts: {errors} errors, {len(remarks) - errors} warnings")
    return ExitCode.FAIL_ON if errors else ExitCode.OK


def _chosen(book: Rulebook, requirements: list[str]) -> list[Rule]:
    """The rules whose id starts with one of the names; all where there is none. Raises LexcheckError (USAGE) where none fits."""
    wanted = tuple(name.upper() for name in requirements)
    chosen = [rule for name, rule in book.rules.items() if not wanted or name.upper().startswith(wanted)]
    if not chosen:
        raise LexcheckError(
            f"no rule has an id that starts with {', '.join(requirements)}",
            mend="`lexcheck requirements` lists the ids",
            code=ExitCode.USAGE,
        )
    return chosen


def _short(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _watch(arguments: list[str]) -> ExitCode:
    """Run now and after each save, until Ctrl-C."""
    import subprocess
    import sys

    for _ in saves():
        # a process of its own: rules, wordings and matchers stay in memory once loaded. A session of its own: Ctrl-C is for us alone
        subprocess.run([sys.executable, "-m", "lexcheck", "rules", *arguments], check=False, start_new_session=True)
        print("waiting for a save in rules/; Ctrl-C ends", flush=True)
    return ExitCode.OK


def saves(folder: Path | None = None) -> Iterator[None]:
    """Now, and again whenever a file below `folder` (rules/) is saved, made or removed, also while the last turn was at work."""
    import time

    from lexcheck.resources import data_dir

    folder = folder or data_dir("rules")
    seen: dict[Path, tuple[int, int]] | None = None
    while True:
        now = _state(folder)
        if now != seen:
            seen = now
            yield
        else:
            time.sleep(POLL)


def _state(folder: Path) -> dict[Path, tuple[int, int]]:
    """Time (nanoseconds) and size (bytes) of every file; one that vanishes while we look counts as removed."""
    state = {}
    for path in folder.rglob("*.yaml"):
        try:
            found = path.stat()
        except FileNotFoundError:
            continue
        state[path] = (found.st_mtime_ns, found.st_size)
    return state
