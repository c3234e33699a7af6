"""Determinations in the terminal: beside each gap, and all of them in a list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lexcheck.model import Standing
from lexcheck.reporting import determinations as words
from lexcheck.reporting import texts
from lexcheck.reporting.summary import Item
from lexcheck.reporting.terminal_parts import QUOTE_LIMIT, STYLE, Signs, indented, labelled, title

if TYPE_CHECKING:
    from rich.console import RenderableType


def beside(item: Item, signs: Signs) -> Iterator[RenderableType]:
    """What people decided about one finding."""
    for standing in item.finding.determinations:
        yield from _one(standing, signs)


def section(every: tuple[Item, ...], signs: Signs) -> Iterator[RenderableType]:
    """All determinations, each under its finding."""
    from rich.text import Text

    rows = [item for item in every if item.finding.determinations]
    if not rows:
        return
    yield title(f"{words.SECTION} ({len(rows)})")
    yield indented(signs.text(f"{words.counted(every)} {words.LEAD}"))
    for item in rows:
        machine = f"{signs.of(item.verdict)} {item.requirement.id}"
        yield Text()
        yield Text.assemble((machine, STYLE[item.verdict]), "  ", (signs.text(item.requirement.title), "bold"))
        yield labelled("Machine", Text(texts.VERDICTS[item.verdict].name, style=STYLE[item.verdict]))
        yield from beside(item, signs)


def _one(standing: Standing, signs: Signs) -> Iterator[RenderableType]:
    from rich.text import Text

    verdict = standing.determination.verdict
    style = STYLE[verdict] if verdict else ""
    head = Text.assemble(
        (signs.text(words.decided(standing)), f"bold {style}".strip()), " " + signs.text(f"({words.who(standing)})")
    )
    told = words.said(standing)
    yield labelled("Reviewer", head.append(f" {signs.text(told)}" if told else ""))
    for reason in standing.changed:
        yield labelled("Again", Text(signs.text(reason), style="bold magenta"))
    for each in words.altered(standing):
        then, now = (texts.shortened(text, QUOTE_LIMIT) for text in (each.passage.text, each.text))
        yield labelled("Then", Text.assemble((signs.text(each.passage.label) + " ", "bold"), (signs.text(f"“{then}”"), "italic")))
        if now:
            yield labelled("Now", Text.assemble((signs.text(each.label) + " ", "bold"), (signs.text(f"“{now}”"), "italic")))
    for note in standing.notes:
        yield labelled("", Text(signs.text(note), style="dim"))
