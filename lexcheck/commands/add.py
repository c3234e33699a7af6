"""`lexcheck add`: take a copy of a law into your own library."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from lexcheck.errors import ExitCode
from lexcheck.library.adding import About, Added, add
from lexcheck.model import LawStatus, TextKind


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the law's file, in any format that lexcheck reads")
    parser.add_argument("--id", default="", metavar="ID", help="an id that lexcheck registry lists, or one of your own")
    about(parser)
    parser.epilog = "The library lies in LEXCHECK_HOME, else in lexcheck below the XDG data folder (~/.local/share)."


def about(parser: argparse.ArgumentParser) -> None:
    """The options that say what a law is; lexcheck fetch has them too."""
    parser.add_argument(
        "--country", default="", metavar="XX", help="the country, by code or name; the registry knows it of its laws"
    )
    parser.add_argument("--title", default="", help="the law's title (from the registry, else from the text)")
    parser.add_argument(
        "--kind", default="", metavar="LIST", help="kinds of law, e.g. tip-act,penal-code (told by title and words)"
    )
    parser.add_argument("--language", default="", metavar="XX", help="language of the text, where it is not to be told from it")
    parser.add_argument("--citation", default="", help="number and date, as it is cited")
    parser.add_argument("--status", choices=tuple(LawStatus), default="", metavar="STATUS", help=", ".join(LawStatus))
    parser.add_argument("--text", choices=tuple(TextKind), default="official", metavar="KIND", help=", ".join(TextKind))
    parser.add_argument("--note", default="", help="what a reader of the report should know")
    parser.add_argument("--replace", action="store_true", help="put it in the place of the text with the same id in your library")


def described(args: argparse.Namespace, note: str = "") -> About:
    """What the options say of the law."""
    kinds = tuple(kind.strip() for kind in args.kind.split(",") if kind.strip())
    said = " ".join(filter(None, (args.note, note)))
    return About(args.id, args.country, args.title, kinds, args.language, args.citation, str(args.status), str(args.text), said)


def run(args: argparse.Namespace) -> ExitCode:
    """Take the file in."""
    tell(add(args.file, described(args), replace=args.replace))
    return ExitCode.OK


def tell(added: Added) -> None:
    """Say what was done."""
    print(f"{added.id}: {added.provisions} provisions in {added.language}", file=sys.stdout)
    print(f"  copy       {added.path}\n  sha256     {added.sha256}\n  framework  {added.framework}")
    print(f"now: lexcheck check {added.country.code.lower()}")
