"""`lexcheck rules test`: run the examples that rules carry."""

from __future__ import annotations

import argparse

from lexcheck.errors import ExitCode, LexcheckError


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("action", choices=["test"], help="test: run the examples of the rules")
    parser.add_argument(
        "requirement", nargs="*", help="only the rules of these requirements; the start of an id is enough (tip-3)"
    )


def run(args: argparse.Namespace) -> ExitCode:
    """Run the examples; FAIL_ON where one fails."""
    from rich.console import Console

    from lexcheck.annotating.concepts import check_wordings
    from lexcheck.assessing.rulebook import load_rules
    from lexcheck.assessing.testing import run_examples

    console = Console(highlight=False)
    book = load_rules()
    check_wordings(book.concepts)
    rules = book.rules
    wanted = [name.upper() for name in args.requirement]
    chosen = [rule for name, rule in rules.items() if not wanted or any(name.upper().startswith(w) for w in wanted)]
    if not chosen:
        raise LexcheckError(
            f"no rule has an id that starts with {', '.join(args.requirement)}",
            mend="`lexcheck requirements` lists the ids",
            code=ExitCode.USAGE,
        )
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
