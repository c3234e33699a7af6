"""`lexcheck segment`: show a law as a tree of provisions."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from lexcheck.errors import ExitCode
from lexcheck.writing import write_whole

FORMATS = ("tree", "json", "akn", "md")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="a law: plain text, Markdown, HTML, PDF (scans too), DOCX, ODT, RTF, EPUB, the XML of Akoma Ntoso, legislation.gov.uk (CLML), "
        "the United States (USLM) or Justice Canada, or the JSON of --format json",
    )
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="tree",
        help="tree for the terminal (default), json, akn (Akoma Ntoso XML), md (Markdown)",
    )
    parser.add_argument(
        "--ledger", action="store_true", help="show what share of the text is accounted for, and the places to look at"
    )
    parser.add_argument(
        "--language", metavar="XX", help="the law's language (two letters), where the program takes it for another"
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to this file instead of the terminal")


def run(args: argparse.Namespace) -> ExitCode:
    """Read, segment, print."""
    from lexcheck.reading import read
    from lexcheck.reporting import tree
    from lexcheck.segmenting import key_of, segment

    law = segment(read(args.file), language=args.language, key=key_of(str(args.file)))
    if args.format == "tree" and args.output is None:
        from rich.console import Console

        # piped output has no width of its own
        console = Console(highlight=False, width=None if sys.stdout.isatty() else 160)
        console.print(tree.as_tree(law, console.width - 60))
    else:
        if args.format == "json":
            content = tree.as_json(law)
        elif args.format == "akn":
            from lexcheck.reporting.akn import akn_xml

            made = akn_xml(law)
            content = made.decode("utf-8") if isinstance(made, bytes) else made
        elif args.format == "md":
            content = tree.as_markdown(law)
        else:
            content = _plain(tree.as_tree(law))
        if args.output is not None:
            write_whole(args.output, content, inputs=[args.file])
        else:
            sys.stdout.write(content)
    if args.ledger:
        out = sys.stdout if args.format == "tree" and args.output is None else sys.stderr
        print("\n".join(tree.ledger_lines(law)), file=out)
    return ExitCode.OK


def _plain(drawn: object) -> str:
    from io import StringIO

    from rich.console import Console

    out = StringIO()
    Console(file=out, width=160, soft_wrap=True).print(drawn)
    return out.getvalue()
