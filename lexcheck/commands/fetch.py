"""`lexcheck fetch`: get the official text of a law from the web into your own library. The only command that opens a connection."""

from __future__ import annotations

import argparse
import datetime
import sys
import tempfile
from pathlib import Path

from lexcheck.commands.add import about, described, tell
from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.library.adding import add
from lexcheck.library.fetching import Fetched, fetch
from lexcheck.library.registry import entry_of


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument(
        "id", metavar="ID", help="the id of a law, as lexcheck registry lists it, or one of your own with --from and --country"
    )
    parser.add_argument(
        "--from", dest="address", default="", metavar="ADDRESS", help="where the text lies (the registry's address)"
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="keep it in this file, and not in your library")
    about(parser)


def run(args: argparse.Namespace) -> ExitCode:
    """Fetch the text, see that it is one, take it in."""
    address = args.address or _registered(args.id)
    if args.output and args.output.exists():
        raise LexcheckError(
            f"{args.output} is there already", mend="choose another name with -o, or remove it first", code=ExitCode.OUTPUT
        )
    print(f"fetching {address}", file=sys.stderr)
    found = fetch(address)
    if args.output:
        from lexcheck.writing import write_whole

        write_whole(args.output, found.content)
        print(f"written: {args.output}\n  sha256  {found.sha256}")
        return ExitCode.OK
    _take_in(args, found)
    return ExitCode.OK


def _registered(name: str) -> str:
    """The registry's address of a law. Raises LexcheckError (USAGE) where it has none."""
    place, entry = entry_of(name)
    if entry.address:
        return entry.address
    site = f" at {place.site}" if place.site else ""
    raise LexcheckError(
        f"the registry has no address of the text of {entry.id}",
        cause="nobody has checked one, and none is guessed",
        mend=f"look for '{entry.title}' ({entry.citation}), published by: {place.publisher}{site}; "
        f"then lexcheck fetch {entry.id} --from ADDRESS, or lexcheck add FILE --id {entry.id}",
        code=ExitCode.USAGE,
    )


def _take_in(args: argparse.Namespace, found: Fetched) -> None:
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    note = f"Fetched from {found.address} on {today}; compare it with the gazette."
    with tempfile.TemporaryDirectory(prefix="lexcheck-") as folder:
        path = Path(folder) / f"{Path(args.id).name}{found.suffix}"
        path.write_bytes(found.content)
        tell(add(path, described(args, note), replace=args.replace, numbered=True))
