"""How far coders agree beyond chance. Pure functions over verdicts; None where a figure is not defined.

Percent agreement and kappa: J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20 (1960);
weighted kappa: the same, Psychological Bulletin 70 (1968), here with linear weights; alpha: K. Krippendorff, Computing Krippendorff's
alpha-reliability (2011), which says how values that are missing count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import permutations
from typing import TypeVar

from lexcheck.model import Verdict

V = TypeVar("V", bound=Hashable)
Pair = tuple[V, V]

# how much of a requirement a law gives. The opposite gives as little as silence; what is not applicable has no place on the scale
SCALE = {Verdict.CONTRADICTED: 0, Verdict.NOT_FOUND: 0, Verdict.PARTIAL: 1, Verdict.MET: 2}


def percent(pairs: Sequence[Pair[V]]) -> float | None:
    """The share of equal pairs."""
    return sum(one == other for one, other in pairs) / len(pairs) if pairs else None


def kappa(pairs: Sequence[Pair[V]], weight: Callable[[V, V], float] = lambda one, other: float(one == other)) -> float | None:
    """Cohen's kappa; `weight` is 1 for equal values and less for others. None where chance alone would agree wholly."""
    if not pairs:
        return None
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    seen = sum(weight(one, other) for one, other in pairs) / len(pairs)
    chance = sum(first[one] * second[other] * weight(one, other) for one in first for other in second) / len(pairs) ** 2
    return None if chance > 1 - 1e-12 else (seen - chance) / (1 - chance)


def linear_kappa(pairs: Sequence[Pair[int]], highest: int) -> float | None:
    """Cohen's kappa for ranks from 0 to `highest`, weighted by their distance."""
    return kappa(pairs, lambda one, other: 1 - abs(one - other) / highest)


def alpha(units: Iterable[Sequence[V | None]]) -> float | None:
    """Krippendorff's alpha for names: one sequence of the coders' values a unit, None where a coder gave none."""
    return _alpha(units, lambda one, other, counts: float(one != other))


def ordinal_alpha(units: Iterable[Sequence[int | None]]) -> float | None:
    """Krippendorff's alpha for ranks."""

    def distance(one: int, other: int, counts: Mapping[int, float]) -> float:
        low, high = sorted((one, other))
        between = sum(number for value, number in counts.items() if low <= value <= high)
        return (between - (counts[low] + counts[high]) / 2) ** 2

    return _alpha(units, distance)


def _alpha(units: Iterable[Sequence[V | None]], distance: Callable[[V, V, Mapping[V, float]], float]) -> float | None:
    """1 less observed over expected disagreement, from the matrix of coincidences; None where all values are one."""
    coincidences: dict[tuple[V, V], float] = {}
    counts: dict[V, float] = {}
    for unit in units:
        values = [value for value in unit if value is not None]
        if len(values) < 2:
            continue  # a value that nobody else gave cannot be paired
        for one, other in permutations(values, 2):
            share = 1 / (len(values) - 1)
            coincidences[one, other] = coincidences.get((one, other), 0.0) + share
            counts[one] = counts.get(one, 0.0) + share
    expected = sum(counts[one] * counts[other] * distance(one, other, counts) for one in counts for other in counts)
    if expected <= 0:
        return None
    observed = sum(share * distance(one, other, counts) for (one, other), share in coincidences.items())
    return 1 - (sum(counts.values()) - 1) * observed / expected
