"""How soon a gap is to be closed: priorities.yaml says it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lexcheck import yamlfile
from lexcheck.model import Verdict
from lexcheck.reporting.summary import GAPS, Item


@dataclass(frozen=True, slots=True)
class Priorities:
    """priorities.yaml; each value is a key of `words: priority_...` in languages/."""

    by_obligation: dict[str, dict[str, str]]
    voluntary: str
    contradicted: dict[str, str]
    order: tuple[str, ...]
    no_verdict: str
    no_gap: str


@cache
def priorities() -> Priorities:
    """The file. Raises LexcheckError (DATA) where it has not the form of `Priorities`."""
    return yamlfile.load(Path(__file__).parent / "priorities.yaml", Priorities)


def priority(item: Item) -> str:
    """`urgent`, `high`, `medium`, `low`, `consider`; `check` where there is no verdict, `none` where there is no gap."""
    table = priorities()
    if item.verdict is Verdict.NOT_ASSESSED:
        return table.no_verdict
    if item.verdict not in GAPS:
        return table.no_gap
    found = table.by_obligation[item.requirement.obligation][item.requirement.severity]
    if item.finding.voluntary:
        return table.voluntary
    return table.contradicted.get(found, found) if item.verdict is Verdict.CONTRADICTED else found


def rank(item: Item) -> int:
    """The place of an item's priority in their order, 0 for the first."""
    return priorities().order.index(priority(item))
