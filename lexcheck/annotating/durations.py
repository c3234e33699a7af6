"""Spans of time in years: how long a penalty lasts, as a minimum or a maximum. The words are `rules/concepts/quantities.yaml`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lexcheck.annotating.numbers import Number
from lexcheck.annotating.stream import Stream

_YEARS = {"quantity/year": 1.0, "quantity/month": 1 / 12, "quantity/week": 7 / 365, "quantity/day": 1 / 365}
# words between: a marker and its number, a number and its unit, the two numbers of a range
MARKER, _UNIT, _RANGE = 7, 2, 5

Unit = tuple[int, float]  # the word behind the unit, its length in years


class Match(NamedTuple):
    """Where a concept stands in a stream, by places of words (end exclusive)."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Duration:
    """A figure with a unit of time, in years; `least` where it is a minimum."""

    first: int
    last: int
    least: bool
    years: float


def find_durations(by_name: dict[str, list[Match]], numbers: Sequence[Number], stream: Stream) -> list[Duration]:
    """Numbers with a unit of time that are no ages."""
    units = {m.first: (m.last, factor) for name, factor in _YEARS.items() for m in by_name.get(name, [])}
    rows = _joined(numbers, units)
    rows = sorted([*rows, *_bare(by_name, rows, units)], key=lambda n: n.first)
    out: list[Duration] = []
    for place, number in enumerate(rows):
        unit, ranged = _unit(number, units), False
        following = _following(rows, place, stream)
        other = _unit(following, units) if following is not None else None
        if following is not None and unit is not None and unit[0] > following.first:
            unit = None  # the word for years behind the next figure
        if following is not None and other is not None:
            # 'between five and ten years', 'not less than five nor more than ten years': the first figure has the unit of the second
            if unit is None and (_range(by_name, number, following) or _least(by_name, rows, place, number.last)):
                unit = number.last, other[1]
            if unit is not None:
                rises = following.value * other[1] > number.value * unit[1]
                ranged = rises and _range(by_name, Number(number.value, number.first, unit[0]), following)
        if unit is not None and not _age(by_name, number, unit[0], stream):
            least = ranged or _least(by_name, rows, place, unit[0])
            out.append(Duration(number.first, unit[0], least, number.value * unit[1]))
    return out


def _bare(by_name: dict[str, list[Match]], rows: Sequence[Number], units: dict[int, Unit]) -> list[Number]:
    """Units of time that stand for one: 'not exceeding a year', 'a month to two years', 'imprisonment of a year'."""
    counted = {p for n in rows for p in range(n.first, n.last)}
    counted |= {next((p for p in range(n.last, n.last + _UNIT + 1) if p in units), -1) for n in rows}
    marks = {m.last + gap for name in ("quantity/at-least", "quantity/at-most") for m in by_name.get(name, []) for gap in (0, 1)}
    marks |= {m.last for m in by_name.get("quantity/custody", [])} | {m.last for m in by_name.get("quantity/custody-of", [])}
    marks |= {m.first - gap for m in by_name.get("quantity/custody", []) for gap in (1, 2)}  # a year (of) imprisonment
    heads = {n.first for n in rows}
    ranges = {m.first for m in by_name.get("quantity/range", []) if m.last in heads}
    # 'six months to a year'
    ends = {last for p, (last, _) in units.items() if p in counted}
    marks |= {m.last for m in by_name.get("quantity/range", []) if m.first in ends}
    return [Number(1.0, p, p) for p, (last, _) in units.items() if p not in counted and (p in marks or last in ranges)]


def _following(rows: Sequence[Number], place: int, stream: Stream) -> Number | None:
    """The next figure, where it stands close by in the same sentence."""
    if place + 1 == len(rows):
        return None
    one, other = rows[place], rows[place + 1]
    near = 0 < other.first - one.last <= _RANGE and stream.sentences[one.first] == stream.sentences[other.first]
    return other if near else None


def _joined(numbers: Sequence[Number], units: dict[int, Unit]) -> list[Number]:
    """Numbers with 'three (3)' as one, and without the marks of footnotes that stand right before a figure."""
    out: list[Number] = []
    for number in numbers:
        if out and out[-1].last == number.first and _unit(number, units) is not None:
            before = out.pop()
            number = Number(number.value, before.first if before.value == number.value else number.first, number.last)
        out.append(number)
    return out


def _unit(number: Number, units: dict[int, Unit]) -> Unit | None:
    # the unit behind it, or within it where a language has one word for two years
    behind = next((units[p] for p in range(number.last, number.last + _UNIT + 1) if p in units), None)
    within = next((units[p][1] for p in range(number.first, number.last) if p in units), None)
    return behind if within is None else (number.last, within)


def _range(by_name: dict[str, list[Match]], one: Number, other: Number) -> bool:
    """Whether two figures are the ends of a range: 'five to ten', 'from five years to ten'."""
    return any(m.first == one.last and m.last == other.first for m in by_name.get("quantity/range", []))


def _least(by_name: dict[str, list[Match]], rows: Sequence[Number], place: int, last: int) -> bool:
    """Whether a figure is a minimum: the nearest marker before it, after the figure before, says so; or a marker right behind it."""
    number = rows[place]
    floor = max(number.first - MARKER, rows[place - 1].last if place else 0)
    marks = [
        (m.last, name)
        for name in ("quantity/at-least", "quantity/at-most")
        for m in by_name.get(name, [])
        if floor <= m.first < number.first
    ]
    if marks:
        return max(marks)[1] == "quantity/at-least"
    return any(last <= m.first <= last + 1 for m in by_name.get("quantity/or-more", []))


def _age(by_name: dict[str, list[Match]], number: Number, last: int, stream: Stream) -> bool:
    """Whether a figure with years is an age: the word age beside it, or 'under 18 years' with no word of penalties between."""
    if any(
        number.first - 2 <= m.first < last + 4 and stream.sentences[m.first] == stream.sentences[number.first]
        for m in by_name.get("quantity/age", [])
    ):
        return True
    minimum = any(number.first - 4 <= m.first < number.first for m in by_name.get("quantity/at-least", []))
    return not minimum and any(m.last == number.first for m in by_name.get("quantity/below-age", []))
