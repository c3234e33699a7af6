"""The matrix as one self-contained HTML page: a heat map with a way down to the quotes; offline, without script, in grey, in print."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from lexcheck.collating.matrix import Best, Cell, Code, Column, Matrix, Row
from lexcheck.model import Evidence, Instrument, Law, Obligation, Severity
from lexcheck.reporting import marking, texts
from lexcheck.reporting.matrix import words
from lexcheck.reporting.matrix.groups import grouped
from lexcheck.reporting.pages import page_environment

if TYPE_CHECKING:
    from jinja2 import Environment

QUOTES_SHOWN = 2
QUOTE_LIMIT = 700  # characters; JSON, CSV and Parquet hold every quote whole


@dataclass(frozen=True, slots=True)
class Quote:
    """Evidence ready to print: `before` and `after` are words around it, `text` what kind of text is quoted."""

    law: Law
    title: str
    provision: str
    text: str
    before: str
    words: str
    after: str


def matrix_html(matrix: Matrix) -> str:
    """The page."""
    environment = _environment()
    style = "".join(_source(environment, name) for name in ("report.css", "matrix.css"))
    script = _source(environment, "matrix.js")
    return environment.get_template("matrix.html.j2").render(
        matrix=matrix,
        groups=grouped(matrix),
        codes=words.CODES,
        Code=Code,
        words=words,
        texts=texts,
        obligations=Obligation,
        severities=Severity,
        instruments=[each for each in Instrument if each in matrix.stamp.instruments],
        quotes=_quotes,
        best_quotes=_best_quotes,
        description=_descriptions,
        lacks=_lacks,
        bar=_bar,
        silent=_silent,
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


def _quotes(cell: Cell) -> list[Quote]:
    return [_quote(cell.column, each) for each in words.quotes(cell)[:QUOTES_SHOWN]]


def _best_quotes(row: Row, best: Best) -> list[Quote]:
    return [_quote(best.column, each) for each in words.joined(row.cells[0], best.finding)[:QUOTES_SHOWN]]


def _quote(column: Column, evidence: Evidence) -> Quote:
    law = column.law(evidence.law)
    assert law is not None  # a quote is from a law of its country
    before, after = marking.context(law, evidence)
    text = words.TEXT_KINDS[column.text_kind([law.key])]
    shown = evidence.quote if len(evidence.quote) <= QUOTE_LIMIT else f"{evidence.quote[:QUOTE_LIMIT].rsplit(maxsplit=1)[0]} […]"
    return Quote(law, words.law_title(column, law.key), evidence.provision, text, before, shown, after)


def _descriptions(row: Row) -> dict[str, str]:
    return {element.id: element.description for element in row.requirement.elements}


def _lacks(cell: Cell) -> list[tuple[str, str]]:
    """Each element of the best text that is missing or narrower here, with that word."""
    return [*((id, "missing") for id in cell.away.missing), *((id, "narrower") for id in cell.away.narrower)]


def _silent(row: Row) -> list[Column]:
    return [cell.column for cell in row.cells if cell.finding is None]


def _bar(matrix: Matrix, column: Column) -> list[tuple[Code, int, float, float]]:
    """The segments of a bar: code, number, start and width in percent."""
    made, start, whole = [], 0, len(matrix.rows)
    for code in Code:
        number = words.counted(matrix, column, code)
        if number:
            made.append((code, number, round(100 * start / whole, 2), round(100 * number / whole, 2)))
        start += number
    return made


def _source(environment: Environment, name: str) -> str:
    assert environment.loader is not None
    return environment.loader.get_source(environment, name)[0]


def _hash(content: str) -> str:
    """What a Content-Security-Policy calls an inline style or script by: no other may run in the page."""
    return base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


@cache
def _environment() -> Environment:
    return page_environment()
