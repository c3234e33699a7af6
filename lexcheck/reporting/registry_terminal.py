"""The registry of laws in the terminal: which texts are there, and how to add one where none is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lexcheck.library.registry import Entry, Registered
from lexcheck.reporting.terminal_parts import Signs, indented, labelled, title

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

MEASURE = 110  # columns; longer lines are hard to read on a wide terminal
HOW = (
    "To add a text: get it from the official publisher, then lexcheck add FILE --id ID; or lexcheck fetch ID --from ADDRESS. It goes into "
    "your own library, and lexcheck check COUNTRY reads it."
)


def print_registry(places: Sequence[Registered], console: Console) -> None:
    """Print the countries one after the other."""
    signs = Signs(console)
    for part in _parts(places, signs):
        console.print(part, highlight=False, soft_wrap=False, width=min(console.width, MEASURE))


def _parts(places: Sequence[Registered], signs: Signs) -> Iterator[RenderableType]:
    for place in places:
        site = f", {place.site}" if place.site else ""
        yield title(signs.text(place.country.name))
        if place.publisher:
            yield indented(signs.text(f"published by: {place.publisher}{site}"), style="dim")
        for entry in place.laws:
            yield from _law(place, entry, signs)
    yield title("Note")
    yield indented(signs.text(HOW))


def _law(place: Registered, entry: Entry, signs: Signs) -> Iterator[RenderableType]:
    from rich.text import Text

    text = place.text(entry)
    told = {"": "no text", "restatement": "restatement"}.get(text, f"{text.replace('-', ' ')} text")
    sign = ("+" if signs.ascii else "✓") if text else ("o" if signs.ascii else "○")
    yield Text(signs.text(f"{sign} {entry.id}: {entry.title} ({entry.year})"), style="green" if text else "cyan")
    status = "status not known" if entry.status == "unknown" else entry.status.replace("-", " ")
    checked = "" if entry.checked else "; verify"
    yield labelled("", Text(signs.text(f"{entry.citation}; {', '.join(entry.languages)}; {status}{checked}")))
    yield labelled("", Text(signs.text(f"covers {entry.covers}")))
    yield labelled("Text", Text(told, style="" if text else "dim"))
    if entry.address:
        yield labelled("Address", Text(signs.text(entry.address)))
    if entry.note:
        yield labelled("Note", Text(signs.text(entry.note), style="dim"))
