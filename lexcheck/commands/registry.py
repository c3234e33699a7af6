"""`lexcheck registry`: the principal laws of countries, and which texts are there."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from lexcheck.errors import ExitCode
from lexcheck.library.registry import Entry, Registered, registry


def configure(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("country", nargs="?", default="", metavar="COUNTRY", help="a country by name or code (all of them)")
    parser.add_argument("--format", choices=("terminal", "json"), default="terminal", help="terminal (default) or json")


def run(args: argparse.Namespace) -> ExitCode:
    """List the laws."""
    places = registry(args.country)
    if args.format == "json":
        text = json.dumps({"countries": [_data(place) for place in places]}, ensure_ascii=False, indent=1) + "\n"
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
    else:
        from rich.console import Console

        from lexcheck.reporting.registry_terminal import print_registry

        class Quiet(Console):
            def on_broken_pipe(self) -> None:
                raise BrokenPipeError

        print_registry(places, Quiet())
    return ExitCode.OK


def _data(place: Registered) -> dict[str, Any]:
    return {
        "country": place.country.code,
        "name": place.country.name,
        "publisher": place.publisher,
        "site": place.site,
        "laws": [_law(place, entry) for entry in place.laws],
    }


def _law(place: Registered, entry: Entry) -> dict[str, Any]:
    held = place.texts.get(entry.id)
    return {
        "id": entry.id,
        "title": entry.title,
        "citation": entry.citation,
        "year": entry.year,
        "languages": list(entry.languages),
        "kinds": list(entry.kinds),
        "status": entry.status,
        "covers": entry.covers,
        "text": place.text(entry) or None,
        "file": held.file if held else None,
        "address": entry.address,
        "checked": entry.checked,
        "note": entry.note,
    }
