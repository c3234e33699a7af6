"""`lexcheck explain`: one requirement with its statement, tests, elements, rule, wordings and examples."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterator, Sequence

from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.model import Requirement
from lexcheck.protocols import Catalogue, load_catalogue, nearest
from lexcheck.reporting.explanation import Block, Heading, cue_blocks, markdown, print_blocks, requirement_blocks
from lexcheck.reporting.rule_text import rule_blocks


def configure(parser: argparse.ArgumentParser) -> None:
    """The options."""
    parser.add_argument("requirement", metavar="ID", help="such as TIP-3b-CONSENT; its beginning is enough where one id fits")
    parser.add_argument(
        "--language", default="en", metavar="XX", help="of cues, wordings and examples: en, fr, ar ... or all (default: en)"
    )
    parser.add_argument("--format", choices=("text", "md"), default="text", help="text (default) or md")


def run(args: argparse.Namespace) -> ExitCode:
    """Print the explanation."""
    catalogue = load_catalogue()
    requirement = catalogue.find(args.requirement)
    blocks = explanation(catalogue, requirement, _languages(catalogue, args.language))
    if args.format == "md":
        sys.stdout.buffer.write(markdown(blocks).encode("utf-8"))
        sys.stdout.flush()
    else:
        from rich.console import Console

        # a terminal without UTF-8 gets a question mark for what it cannot show, not a traceback
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")
        print_blocks(blocks, Console(highlight=False))
    return ExitCode.OK


def explanation(catalogue: Catalogue, requirement: Requirement, languages: Sequence[str]) -> Iterator[Block]:
    """All that is known of a requirement: catalogue, rule, cues."""
    yield Heading(f"{requirement.id}: {requirement.title}", 0)
    yield from requirement_blocks(catalogue, requirement)
    yield from rule_blocks(requirement.id, languages)
    yield from cue_blocks(catalogue, requirement, languages)


def _languages(catalogue: Catalogue, given: str) -> tuple[str, ...]:
    known = catalogue.vocabulary.languages
    if given.lower() == "all":
        return tuple(known)
    if given.lower() not in known:
        raise LexcheckError(
            f"unknown language '{given}'",
            cause=f"known are: {', '.join(known)}, all",
            code=ExitCode.USAGE,
            mend=nearest(given.lower(), known) or "choose one of these",
        )
    return (given.lower(),)
