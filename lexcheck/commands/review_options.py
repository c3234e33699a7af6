"""The options of `lexcheck review`."""

from __future__ import annotations

import argparse
from pathlib import Path

from lexcheck.model import Instrument

LAWS = "a law's file, or the name of a country whose framework ships (pk), or a framework's YAML file"
PROJECT = "the project: a SQLite file, or a database such as postgresql+psycopg://user@host/name"
ALL = ",".join(Instrument).lower()


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's subcommands and their options."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)

    def action(name: str, words: str, project: bool = True) -> argparse.ArgumentParser:
        sub = actions.add_parser(name, help=words, description=words[0].upper() + words[1:] + ".")
        sub.add_argument("--project", required=project, default="", metavar="FILE", help=PROJECT)
        return sub

    export = action("export", "write the findings as a table that people fill in")
    export.add_argument("files", nargs="+", metavar="LAW", help=LAWS)
    export.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="the table: .xlsx or .csv")
    export.add_argument("--by", default="", metavar="NAME", help="fill in what this reviewer decided so far")
    export.add_argument("--by-law", action="store_true", help="rows for what each law gives alone too")
    export.add_argument(
        "--blind", action="store_true", help="without the machine's verdicts, for a coder who is not to know them"
    )
    export.add_argument(
        "--direction", choices=("auto", "ltr", "rtl"), default="auto", help="which way the sheet runs (auto: as the laws)"
    )
    export.add_argument("--delimiter", choices=(",", ";"), default=",", help="of a CSV (,)")
    _assessing(export)

    taking = action("import", "take what people wrote in a table into the project")
    taking.add_argument(
        "table", type=Path, metavar="TABLE", help="the table: .xlsx or .csv, in whatever dialect a spreadsheet wrote"
    )
    _laws(taking, "the laws, where the project does not know these findings yet")
    taking.add_argument("--by", default="", metavar="NAME", help="the reviewer, where the table names none")
    taking.add_argument("--partial", action="store_true", help="take the rows that can be taken; without it all or nothing")
    _assessing(taking)

    listing = action("list", "show what was decided")
    listing.add_argument("--requirement", default="", metavar="ID", help="only about this requirement")
    listing.add_argument("--by", default="", metavar="NAME", help="only by this reviewer")
    listing.add_argument("--history", action="store_true", help="everything ever decided, not the newest alone")
    listing.add_argument("--format", choices=("terminal", "json"), default="terminal", help="what is printed (terminal)")

    setting = action("set", "decide about one finding")
    setting.add_argument("requirement", metavar="REQUIREMENT", help="such as TIP-3b-CONSENT")
    _laws(setting, "the laws; left out where the project knows the finding")
    setting.add_argument("--confirm", action="store_true", help="the machine's verdict is right")
    setting.add_argument("--verdict", default="", metavar="VERDICT", help="your verdict, where it is another; needs --reason")
    setting.add_argument("--reason", default="", metavar="WORDS", help="why")
    setting.add_argument("--comment", default="", metavar="WORDS", help="anything else")
    setting.add_argument("--by", required=True, metavar="NAME", help="the reviewer")
    setting.add_argument(
        "--about",
        default="",
        metavar="NAME",
        help="which framework (PK) or law, by name or title, where the project knows several",
    )
    _assessing(setting)

    agreeing = action("agreement", "how far two coders agree beyond chance, and where they do not", project=False)
    coder = "a project, FILE#NAME, a filled-in table (.xlsx, .csv), or with --project a name or `machine`"
    agreeing.add_argument("one", metavar="A", help=coder)
    agreeing.add_argument("other", metavar="B", help="likewise")
    agreeing.add_argument(
        "--format", choices=("terminal", "csv", "json"), default="", help="what is printed or written (terminal)"
    )
    agreeing.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="write to this file (.csv, with the units beside it in FILE-units.csv; .json)",
    )


def _laws(parser: argparse.ArgumentParser, words: str) -> None:
    parser.add_argument("--laws", dest="files", nargs="+", default=[], metavar="LAW", help=f"{words}: {LAWS}")


def _assessing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--against", default=ALL, metavar="LIST", help="instruments, e.g. tip,som,untoc (all of them)")
    parser.add_argument("--language", metavar="XX", help="language of the texts, where it is not to be told from them")
    parser.add_argument("--bills", action="store_true", help="the bills of a framework too")
