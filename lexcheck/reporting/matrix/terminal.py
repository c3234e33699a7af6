"""The matrix in the terminal: counts by country, then requirements by countries with signs; asked for, the best texts with distances."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lexcheck.collating.matrix import Cell, Code, Matrix, Row
from lexcheck.model import Verdict
from lexcheck.reporting import texts
from lexcheck.reporting.matrix import words
from lexcheck.reporting.matrix.groups import grouped
from lexcheck.reporting.terminal_parts import QUOTE_LIMIT, STYLE, Signs, indented, labelled, title

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

STYLES: dict[Code, str] = {**{Code.of(verdict): style for verdict, style in STYLE.items()}, Code.NOT_SUPPLIED: "dim"}
QUOTES_SHOWN = 2
MEASURE = 110  # columns; longer lines are hard to read on a wide terminal


def print_matrix(matrix: Matrix, console: Console, best: bool = False) -> None:
    """Print the matrix; `best`: with each requirement's best text and the distance of each country from it."""
    signs = Signs(console)
    for part in _parts(matrix, signs, best):
        wide = hasattr(part, "columns") and len(part.columns) > 2  # a table of countries; lines of words are kept short
        console.print(part, highlight=False, soft_wrap=False, width=None if wide else min(console.width, MEASURE))


def _parts(matrix: Matrix, signs: Signs, best: bool) -> Iterator[RenderableType]:
    from rich.text import Text

    yield Text(signs.text(matrix.title), style="bold")
    stamp = matrix.stamp
    yield indented(
        signs.text(f"{texts.tool(stamp)} · catalogue {stamp.catalogue} · rules {stamp.rules} · {stamp.date}"), style="dim"
    )
    yield _counts(matrix, signs)
    yield Text("  ").join([Text(f"{_sign(code, signs)} {words.name(code)}", style=STYLES[code]) for code in Code])
    yield from _rows(matrix, signs)
    if best:
        yield title("How neighbours say it")
        for row in matrix.rows:
            yield from _best(row, signs)
        yield Text()
        yield indented(words.DISTANCE)
    yield title("Note")
    yield indented(words.COUNTRIES)
    for region in matrix.regions:
        yield indented(signs.text(f"{region.name}: {region.source}"))
    yield indented(signs.text(f"{texts.SILENCE} {texts.DISCLAIMER}"))


def _sign(code: Code, signs: Signs) -> str:
    return words.CODES[code].ascii if signs.ascii else words.CODES[code].sign


def _box(signs: Signs) -> object:
    from rich import box

    return box.ASCII_DOUBLE_HEAD if signs.ascii else box.SIMPLE_HEAD


def _counts(matrix: Matrix, signs: Signs) -> RenderableType:
    """How many requirements have which code, by country."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=_box(signs), pad_edge=False, padding=(0, 1))  # type: ignore[arg-type]
    table.add_column("Country", no_wrap=True)
    for code in Code:
        table.add_column(Text(_sign(code, signs), style=STYLES[code]), justify="right", min_width=3)
    table.add_column("Texts")
    for column in matrix.columns:
        numbers = [words.counted(matrix, column, code) for code in Code]
        cells = [Text(str(number) if number else "", style=STYLES[code]) for code, number in zip(Code, numbers, strict=True)]
        laws = ", ".join(law.key for law in column.assessment.laws) if column.assessment else "none supplied"
        style = "" if column.assessment else "dim"
        table.add_row(Text(signs.text(f"{column.key}  {column.member.name}"), style=style), *cells, Text(laws, style="dim"))
    return table


def _rows(matrix: Matrix, signs: Signs) -> Iterator[RenderableType]:
    """A table an instrument, with a line an article and a line a requirement."""
    from rich.table import Table
    from rich.text import Text

    table: Table | None = None
    width = max(26, 2 + max(len(row.requirement.id) for row in matrix.rows))
    for group in grouped(matrix):
        if group.opens:
            if table is not None:
                yield table
            yield title(texts.INSTRUMENTS[group.instrument])
            table = Table(box=_box(signs), pad_edge=False, padding=(0, 1), show_edge=False)  # type: ignore[arg-type]
            table.add_column("Requirement", no_wrap=True, width=width)
            for column in matrix.columns:
                table.add_column(Text(column.key, style="" if column.assessment else "dim"), justify="center", min_width=2)
        assert table is not None  # the first group of an instrument opens one
        head = f"Article {group.article}" + (f": {group.title}" if group.title else "")
        table.add_row(Text(signs.text(texts.shortened(head, width - 4)), style="bold"))
        for row in group.rows:
            table.add_row(Text(f"  {row.requirement.id}"), *(_cell(row, cell, signs) for cell in row.cells))
    if table is not None:
        yield table
    star = _star(signs)
    yield indented(f"{star} marks the text that meets the requirement best among these countries.", style="dim")


def _star(signs: Signs) -> str:
    return "*" if signs.ascii else "★"


def _cell(row: Row, cell: Cell, signs: Signs) -> Text:
    from rich.text import Text

    star = _star(signs) if row.best is not None and row.best.column is cell.column else ""
    return Text(_sign(cell.code, signs) + star, style=STYLES[cell.code])


def _best(row: Row, signs: Signs) -> Iterator[RenderableType]:
    from rich.text import Text

    requirement = row.requirement
    yield Text()
    yield Text.assemble((requirement.id, "bold"), "  ", signs.text(requirement.title))
    if row.best is None:
        yield indented("No text of these countries says it, even in part.", style="dim")
    else:
        finding = row.best.finding
        verdict = f"{signs.of(finding.verdict)} {words.name(Code.of(finding.verdict))}"
        more = [words.TEXT_KINDS[row.best.text]]
        more += ["no country here meets it in full"] if finding.verdict is not Verdict.MET else []
        more += ["to be looked at by a person"] if finding.review else []
        yield labelled("Best", Text(signs.text(f"{row.best.column.member.name}, {verdict} ({'; '.join(more)})")))
        for quote in words.joined(row.cells[0], finding)[:QUOTES_SHOWN]:
            cited = signs.text(words.cited(row.best.column, quote))
            said = signs.text(f"“{texts.shortened(quote.quote, QUOTE_LIMIT)}”")
            yield labelled("", Text.assemble((f"{cited} ", "bold"), (said, "italic")))
    for cell in row.cells:
        if cell.finding is not None and (row.best is None or row.best.column is not cell.column):
            yield labelled(cell.column.key, _distance(cell, signs))


def _distance(cell: Cell, signs: Signs) -> Text:
    from rich.text import Text

    lacks = [f"missing: {', '.join(cell.away.missing)}"] if cell.away.missing else []
    lacks += [f"narrower: {', '.join(cell.away.narrower)}"] if cell.away.narrower else []
    away = f"distance {words.percent(cell.away.value)}" if cell.away.value is not None else ""
    said = "; ".join(filter(None, [words.standing(cell), away, *lacks]))
    return Text(signs.text(f"{_sign(cell.code, signs)} {said}"), style=STYLES[cell.code])
