"""`lexcheck watch`: the verdicts follow a file as it is saved."""

from __future__ import annotations

import argparse
from pathlib import Path

from lexcheck import api
from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.model import Instrument


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the draft, in any format; Ctrl-C ends")
    parser.add_argument(
        "--against", default=",".join(Instrument).lower(), metavar="LIST", help="instruments, e.g. tip,som,untoc (all of them)"
    )
    parser.add_argument(
        "--language", metavar="XX", help="language of the text (en, fr, ar ...), where it is not to be told from it"
    )
    parser.add_argument("--once", action="store_true", help="show the verdicts once and end")


def run(args: argparse.Namespace) -> ExitCode:
    """Show the verdicts now and after each save. Ctrl-C is how it ends, and no fault."""
    against = api.instruments(args.against.split(","))
    if not args.file.parent.is_dir() or args.file.is_dir():
        raise LexcheckError("this is no file that can be watched", mend="name the file of a draft", file=args.file)
    if args.once and not args.file.exists():
        raise LexcheckError("there is no such file", mend="check the name", file=args.file)
    try:
        return _follow(args, against)
    except KeyboardInterrupt:
        return ExitCode.OK


def _follow(args: argparse.Namespace, against: tuple[Instrument, ...]) -> ExitCode:
    from rich.console import Console

    from lexcheck.assessing import assess
    from lexcheck.comparing.watching import turns
    from lexcheck.protocols import load_catalogue
    from lexcheck.reporting.watching_terminal import screen

    class Quiet(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    console = Quiet()
    catalogue = load_catalogue()  # once, and not at every save
    followed = turns(
        args.file,
        lambda path: api.read_law(path, args.language),
        lambda law: assess([law], catalogue, against=against, title=law.title or law.key),
    )
    if not console.is_terminal or args.once:
        for turn in followed:
            if turn.fault and args.once:
                raise LexcheckError(turn.fault, mend="check that the file holds a law and that you may read it")
            shown = screen(turn, turn.behind(), note=f"{turn.fault}; waiting" if turn.fault else "")
            # a pipe gets whole lines
            console.print(shown, highlight=False, soft_wrap=not console.is_terminal)
            if args.once:
                return ExitCode.OK
    from rich.live import Live

    with Live(console=console, auto_refresh=False, vertical_overflow="crop") as live:
        last, words = None, None
        for turn in followed:
            if turn.fault:
                live.update(screen(last or turn, words, console.height, f"{turn.fault}; waiting"), refresh=True)
                continue
            # the verdicts at once, the words behind them when they are found
            live.update(screen(turn, None, console.height), refresh=True)
            last, words = turn, turn.behind() if turn.shifts else None
            live.update(screen(turn, words, console.height), refresh=True)
    return ExitCode.OK
