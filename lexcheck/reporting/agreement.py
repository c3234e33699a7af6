"""Agreement of two coders: in the terminal, as CSV (figures; one row a unit), as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from lexcheck.reporting import texts
from lexcheck.reviewing.coding import Agreement, Coded, Row, confusion
from lexcheck.reviewing.exchange.delimited import csv_text

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

QUOTE_LIMIT = 320  # characters; the files hold every quote whole
MEASURES = ("units", "equal", "percent", "kappa", "alpha", "ranked", "weighted", "ordinal")
NOTE = (
    "percent: equal. kappa: Cohen's, unweighted. alpha: Krippendorff's for names. kappa w (linearly weighted) and alpha o (ordinal) "
    "stand on the scale not found = contradicted < partly met < met, which ranks all but not applicable. A dash: not defined."
)


def print_agreement(found: Agreement, console: Console) -> None:
    """Figures by instrument and over all, then each disagreement with its quote."""
    for part in _parts(found):
        console.print(part, highlight=False)


def _parts(found: Agreement) -> Iterator[RenderableType]:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from lexcheck.reporting.terminal_parts import indented, labelled, title

    yield Text(f"Agreement of {found.one} and {found.other}", style="bold")
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    table.add_column("", no_wrap=True)
    for name in ("units", "equal", "percent", "kappa", "alpha", "ranked", "kappa w", "alpha o"):
        table.add_column(name, justify="right")
    for each in found.figures:
        cells = [
            str(getattr(each, name)) if isinstance(getattr(each, name), int) else _number(getattr(each, name))
            for name in MEASURES
        ]
        table.add_row(each.name, *cells, style="bold" if each.name == "all" else "")
    yield table
    yield indented(NOTE, style="dim")
    only = [
        (name, sum(getattr(row, side) is None for row in found.rows))
        for name, side in ((found.one, "other"), (found.other, "one"))
    ]
    for name, number in only:
        if number:
            yield indented(f"{texts.count(number, 'finding')} judged by {name} alone.", style="dim")
    for note in found.notes:
        yield indented(f"! {note}", style="yellow")
    differing = [row for row in found.rows if row.differs]
    yield title(f"Disagreements ({len(differing)})")
    for row in differing:
        yield Text()
        yield Text.assemble(
            (row.requirement.id, "bold"), f"  {row.requirement.title}", (f"  {row.about}" if row.about else "", "dim")
        )
        for name, coded in ((found.one, row.one), (found.other, row.other)):
            if coded:
                yield labelled(texts.shortened(name, 9), Text(_told(coded)))
        if quote := _quote(row):
            yield labelled("Law", Text(f"“{texts.shortened(quote, QUOTE_LIMIT)}”", style="italic"))


def figures_csv(found: Agreement) -> str:
    """One row an instrument, the last over all; a figure that is not defined is empty."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(("instrument", "first", "second", *MEASURES))
    for each in found.figures:
        values = (getattr(each, name) for name in MEASURES)
        writer.writerow((each.name, found.one, found.other, *("" if value is None else _plain(value) for value in values)))
    return out.getvalue()


def units_csv(found: Agreement) -> str:
    """One row a unit that either judged, for R, Stata, pandas: who said what, and `differs` (1, 0; empty where one is missing)."""
    heads = ("about", "requirement", "instrument", "first", "second", "differs", "first_reason", "second_reason", "quote")
    rows = [
        (
            row.about,
            row.requirement.id,
            row.requirement.instrument.value,
            row.one.verdict.value if row.one else "",
            row.other.verdict.value if row.other else "",
            str(int(row.differs)) if row.one and row.other else "",
            row.one.reason if row.one else "",
            row.other.reason if row.other else "",
            _quote(row),
        )
        for row in found.rows
    ]
    return csv_text(heads, rows)


def agreement_json(found: Agreement) -> str:
    """`{"first", "second", "scale", "figures", "table", "units", "notes"}`; figures that are not defined are null."""
    data = {
        "first": found.one,
        "second": found.other,
        "scale": [["not_found", "contradicted"], ["partial"], ["met"]],
        "figures": [{key: _rounded(value) for key, value in asdict(each).items()} for each in found.figures],
        "table": [
            {"first": one.value, "second": other.value, "units": number} for (one, other), number in confusion(found).items()
        ],
        "units": [
            {
                "about": row.about,
                "requirement": row.requirement.id,
                "first": _coded(row.one),
                "second": _coded(row.other),
                "differs": row.differs if row.one and row.other else None,
                "quote": _quote(row),
            }
            for row in found.rows
        ],
        "notes": list(found.notes),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _coded(coded: Coded | None) -> dict[str, str] | None:
    return {"verdict": coded.verdict.value, "reason": coded.reason} if coded else None


def _told(coded: Coded) -> str:
    wording = texts.VERDICTS[coded.verdict]
    return wording.name + (f": {coded.reason}" if coded.reason else "")


def _quote(row: Row) -> str:
    return next((coded.quote for coded in (row.one, row.other) if coded and coded.quote), "")


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _plain(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.6f}"


def _rounded(value: Any) -> Any:
    return round(value, 6) if isinstance(value, float) else value
