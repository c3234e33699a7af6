"""The command line: finds the command's module, runs it, and turns every fault into one clear message and an exit code."""

from __future__ import annotations

import argparse
import importlib
import io
import os
import sys
from collections.abc import Sequence

from lexcheck import __version__
from lexcheck.errors import ExitCode, LexcheckError

# name: (module in lexcheck.commands, one line of help). A module has `configure(parser)` and `run(args) -> ExitCode`.
COMMANDS = {
    "check": ("check", "gap report of a law, several laws, or a country's framework"),
    "document": ("document", "gap table, table of concordance, self-assessment or summary as a document to hand over"),
    "compare": ("compare", "what changed between versions of a law, and which gaps it closed or opened"),
    "scan": ("scan", "the provisions of a whole statute book that bear on each requirement, ranked"),
    "matrix": ("matrix", "countries by requirements: a compliance matrix, its dataset, and how neighbours say it"),
    "cooperate": (
        "cooperate",
        "may States help each other: offences, penalties, extradition side by side, and what may block a request",
    ),
    "registry": ("registry", "the principal laws of countries, and which texts are there"),
    "add": ("add", "take a copy of a law into your own library, beside the shipped laws of its country"),
    "fetch": ("fetch", "get the official text of a law from the web into your own library"),
    "consolidate": ("consolidate", "apply an amending law to the law that it amends"),
    "watch": ("watch", "the verdicts follow a draft as it is saved"),
    "review": ("review", "what people decide about findings: tables to fill in, history, agreement of coders"),
    "segment": ("segment", "show a law as a tree of provisions"),
    "requirements": ("requirements", "list what the instruments require"),
    "explain": ("explain", "show one requirement with its rule, wordings and examples"),
    "rules": ("rules", "test the rules, and look for what is doubtful in them"),
}

EPILOG = "exit codes: " + ", ".join(f"{code.value} {code.name.lower().replace('_', '-')}" for code in ExitCode)


def build_parser(wanted: str | None) -> argparse.ArgumentParser:
    """The parser of all commands; only the wanted command's own options are loaded, so that `--help` stays quick."""
    parser = argparse.ArgumentParser(
        prog="lexcheck",
        epilog=EPILOG,
        description="Gap analysis of national law against the UN Trafficking "
        "in Persons and Smuggling of Migrants Protocols and UNTOC. Works offline. Assists; is no legal advice.",
    )
    parser.add_argument("--version", action="version", version=f"lexcheck {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, (module, summary) in COMMANDS.items():
        sub = commands.add_parser(name, help=summary, description=summary[0].upper() + summary[1:] + ".")
        if name == wanted:
            command = importlib.import_module(f"lexcheck.commands.{module}")
            command.configure(sub)
            sub.epilog = " ".join(filter(None, (sub.epilog, EPILOG + ".")))
            sub.set_defaults(run=command.run)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is one of `ExitCode`."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        # a terminal that lacks a letter shows a sign in its place, and no command breaks off
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace" if stream is sys.stderr else "replace")
    wanted = next((a for a in arguments if not a.startswith("-")), None)
    try:
        args = build_parser(wanted).parse_args(arguments)
        return int(args.run(args))
    except LexcheckError as fault:
        print(f"lexcheck: {fault}", file=sys.stderr)
        return int(fault.code)
    except KeyboardInterrupt:
        print("\nlexcheck: stopped; nothing was written half", file=sys.stderr)
        return int(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        # the reader of our output (head, less) has left; that is no fault
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return int(ExitCode.OK)
    except Exception as fault:
        if os.environ.get("LEXCHECK_TRACE"):
            raise
        # the fault's own words may hold text of a law: they stay out
        print(
            f"lexcheck: this is a fault of lexcheck itself ({type(fault).__name__}); nothing was written\n"
            "  To fix: run the command again with LEXCHECK_TRACE=1 in the environment and report what it prints",
            file=sys.stderr,
        )
        return int(ExitCode.INTERNAL)


if __name__ == "__main__":
    sys.exit(main())
