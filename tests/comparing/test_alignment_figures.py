"""Alignment against the truth on amended Canadian acts; `python -m bench comparing` prints the figures over all of them."""

from __future__ import annotations

import json

import pytest

import lexcheck
from bench.comparing import GOAL, make, script, sets
from bench.corpus import SHARED
from lexcheck.reporting.comparison_json import as_data

BOOK = SHARED / "corpus" / "statute_book" / "eng"
pytestmark = [pytest.mark.corpus, pytest.mark.skipif(not BOOK.is_dir(), reason=f"{BOOK} is absent")]


@pytest.mark.parametrize(("act", "seed"), [("C-17", 1), ("E-23.01", 2), ("M-13.6", 1), ("O-3.01", 3)])
def test_two_versions_are_aligned(tmp_path, act, seed):
    make(BOOK / f"{act}.xml", BOOK / "I-2.5.xml", seed, tmp_path / "pair")
    truth = json.loads((tmp_path / "pair" / "gold.json").read_text(encoding="utf-8"))
    laws = [lexcheck.read_law(tmp_path / "pair" / f"{side}.txt") for side in ("old", "new")]
    rows = as_data(lexcheck.compare(*laws, text_only=True))["changes"]
    scorer = script("score_alignment")
    true, seen = sets(scorer, truth), sets(scorer, rows)
    f1 = {name: 2 * len(true[name] & seen[name]) / (len(true[name]) + len(seen[name])) for name in true}
    assert {name: value for name, value in f1.items() if value < GOAL[name]} == {}
