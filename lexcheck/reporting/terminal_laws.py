"""Several laws in the terminal: where they disagree, and what each gives alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lexcheck.model import Assessment, Verdict
from lexcheck.reporting import texts
from lexcheck.reporting.determinations import decided, who
from lexcheck.reporting.summary import Item, law_rows
from lexcheck.reporting.terminal_parts import STYLE, Signs, cited, indented, labelled, title

if TYPE_CHECKING:
    from rich.console import RenderableType


def conflicts(assessment: Assessment, signs: Signs) -> Iterator[RenderableType]:
    """Each conflict with its sides and their quotes."""
    from rich.text import Text

    if not assessment.conflicts:
        return
    yield title(f"Conflicts between laws ({len(assessment.conflicts)})")
    yield indented(texts.CONFLICT)
    for conflict in assessment.conflicts:
        yield Text()
        head = f"{texts.CONFLICTS[conflict.kind]}: {conflict.because}"
        yield Text.assemble((f"! {conflict.requirement}", "bold red"), "  ", (signs.text(head), "bold"))
        for side in conflict.sides:
            yield labelled("Law", Text(signs.text(f"{side.law} {side.says}")))
            for quote in side.evidence:
                yield labelled("", cited(quote, assessment, signs))


def drill(item: Item, assessment: Assessment, signs: Signs) -> Iterator[RenderableType]:
    """What each law gives of one requirement, on a line each."""
    from rich.text import Text

    for row in law_rows(assessment):
        found = row.findings[item.requirement.id]
        there = [element.id for element in found.elements if element.present or element.narrowed]
        places = ", ".join(dict.fromkeys(quote.provision for quote in found.evidence))
        more = "; ".join(filter(None, (", ".join(there), f"at {places}" if places else "")))
        words = f"{signs.of(found.verdict)} {row.law.key}: {texts.VERDICTS[found.verdict].name}" + (f" ({more})" if more else "")
        yield labelled("By law", Text(signs.text(words), style=STYLE[found.verdict]))
        for standing in found.determinations:
            yield labelled("", Text(signs.text(f"reviewer: {decided(standing)} ({who(standing)})"), style="bold"))


def by_law_table(assessment: Assessment, signs: Signs) -> Iterator[RenderableType]:
    """How each law's duties stand, alone."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    rows = law_rows(assessment)
    if not rows:
        return
    yield title("What each law gives alone")
    table = Table(box=box.ASCII_DOUBLE_HEAD if signs.ascii else box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    table.add_column("Duties by law", overflow="fold")
    for verdict in Verdict:
        table.add_column(Text(signs.of(verdict), style=STYLE[verdict]), justify="right", min_width=3)
    for row in rows:
        kinds = f" ({', '.join(texts.home_name(kind) for kind in row.kinds)})" if row.kinds else ""
        cells = [Text(str(number) if number else "", style=STYLE[verdict]) for verdict, number in row.counts.items()]
        table.add_row(Text(signs.text(f"{row.law.key}{kinds}")), *cells)
    yield table
