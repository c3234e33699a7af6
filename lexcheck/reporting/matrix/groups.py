"""The rows of a matrix by instrument and article."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from lexcheck.collating.matrix import Matrix, Row
from lexcheck.model import Instrument
from lexcheck.protocols import filed_under, load_catalogue


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one article; `title` is the article's in the catalogue's words (empty where the catalogue lacks it)."""

    instrument: Instrument
    article: str
    title: str
    rows: tuple[Row, ...]
    opens: bool  # whether it is the first of its instrument


def grouped(matrix: Matrix) -> tuple[Group, ...]:
    """The rows in their order, cut where the article changes."""
    catalogue = load_catalogue()
    titles = {(info.instrument, each.number): each.title for info in catalogue.instruments for each in info.articles}
    made: list[Group] = []
    for (instrument, article), rows in groupby(
        matrix.rows, key=lambda row: (row.requirement.instrument, filed_under(row.requirement))
    ):
        opens = not made or made[-1].instrument is not instrument
        made.append(Group(instrument, article, titles.get((instrument, article), ""), tuple(rows), opens))
    return tuple(made)
