"""Agreement beyond chance, against examples that the literature works through (numbers only)."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexcheck.model import Verdict
from lexcheck.reviewing.agreement import SCALE, alpha, kappa, linear_kappa, ordinal_alpha, percent

EVALUATION = Path(__file__).parents[3] / "shared" / "eval" / "agreement.py"
PAIRS = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=2, max_size=60)


def units(*coders: str) -> list[tuple[str | None, ...]]:
    """The coders' rows as units; a point stands for a missing value."""
    return list(zip(*([None if value == "." else value for value in row.split()] for row in coders), strict=True))


def pairs(table: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """A table of counts as pairs of ranks."""
    return [(at, to) for at, row in enumerate(table) for to, number in enumerate(row) for _ in range(number)]


# K. Krippendorff, Computing Krippendorff's alpha-reliability, 2011
BINARY = units("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")  # example A
NAMES = units("a a b b d c c c e d d a", "b a b b b c c c e d d d")  # example B
MISSING = units(
    "1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."
)  # examples C and D


@pytest.mark.parametrize(("data", "expected"), [(BINARY, 0.095), (NAMES, 0.692), (MISSING, 0.743)])
def test_alpha_for_names(data: list[tuple[str | None, ...]], expected: float) -> None:
    assert alpha(data) == pytest.approx(expected, abs=0.0006)


def test_alpha_for_ranks() -> None:
    ranks = [[None if value is None else int(value) for value in unit] for unit in MISSING]
    assert ordinal_alpha(ranks) == pytest.approx(0.815, abs=0.0006)


# J. Cohen, A coefficient of agreement for nominal scales, 1960: 200 judgements
COHEN = pairs([[88, 14, 18], [10, 40, 10], [2, 6, 12]])
# D. G. Altman, Practical Statistics for Medical Research, 1991, chapter 14: 85 xeromammograms
ALTMAN = pairs([[21, 12, 0, 0], [4, 17, 1, 0], [3, 9, 15, 2], [0, 0, 0, 1]])
# A. Agresti, Categorical Data Analysis, 1990: 91 couples
AGRESTI = pairs([[7, 7, 2, 3], [2, 8, 3, 7], [1, 5, 4, 9], [2, 8, 9, 14]])


@pytest.mark.parametrize(("data", "expected"), [(COHEN, 0.492), (ALTMAN, 0.473), (AGRESTI, 0.129)])
def test_kappa(data: list[tuple[int, int]], expected: float) -> None:
    assert kappa(data) == pytest.approx(expected, abs=0.0006)


@pytest.mark.parametrize(("data", "expected"), [(ALTMAN, 0.57), (AGRESTI, 0.237)])
def test_linearly_weighted_kappa(data: list[tuple[int, int]], expected: float) -> None:
    assert linear_kappa(data, 3) == pytest.approx(expected, abs=0.003)


def test_percent() -> None:
    assert percent(COHEN) == pytest.approx(0.70)


@pytest.mark.parametrize("data", [[], [("a", "a"), ("a", "a")]])
def test_figures_that_are_not_defined(data: list[tuple[str, str]]) -> None:
    assert kappa(data) is None
    assert alpha(data) is None


def test_two_ranks_are_names() -> None:
    data = [(0, 1), (1, 1), (0, 0), (1, 0), (1, 1)]
    assert linear_kappa(data, 1) == pytest.approx(kappa(data))
    assert ordinal_alpha(data) == pytest.approx(alpha(data))


@given(PAIRS)
def test_the_coders_may_change_places(data: list[tuple[int, int]]) -> None:
    turned = [(other, one) for one, other in data]
    for figure in (kappa, alpha, ordinal_alpha):
        assert figure(data) == pytest.approx(figure(turned))  # type: ignore[operator]


@given(PAIRS)
def test_no_figure_is_above_one_and_equal_coders_reach_it(data: list[tuple[int, int]]) -> None:
    same = [(one, one) for one, _ in data]
    for figure in (kappa, alpha, ordinal_alpha):
        value = figure(data)  # type: ignore[operator]
        assert value is None or value <= 1 + 1e-9
        assert figure(same) in (None, pytest.approx(1.0))  # type: ignore[operator]


@pytest.mark.corpus
@pytest.mark.skipif(not EVALUATION.is_file(), reason="the folder shared is not beside the checkout")
def test_the_figures_are_those_of_the_evaluation(tmp_path: Path) -> None:
    draw = random.Random(6)
    verdicts = [Verdict.MET, Verdict.PARTIAL, Verdict.CONTRADICTED, Verdict.NOT_FOUND]
    one = draw.choices(verdicts, weights=[4, 3, 1, 5], k=120)
    other = [draw.choice(verdicts) if draw.random() < 0.3 else verdict for verdict in one]
    for name, coder in (("one", one), ("other", other)):
        labels = {f"R{at}": {"verdict": verdict.value} for at, verdict in enumerate(coder)}
        (tmp_path / f"{name}.json").write_text(json.dumps({"labels": labels}), encoding="utf-8")
    files = [str(tmp_path / "one.json"), str(tmp_path / "other.json")]
    told = subprocess.run([sys.executable, str(EVALUATION), *files], check=True, capture_output=True, text=True).stdout
    expected = [float(figure) for figure in re.findall(r"(?:equal|kappa) (-?[\d.]+)", told)]
    both = list(zip(one, other, strict=True))
    found = [percent(both), kappa(both), linear_kappa([(SCALE[a], SCALE[b]) for a, b in both], 2)]
    assert found == [pytest.approx(figure, abs=0.0006) for figure in expected]
