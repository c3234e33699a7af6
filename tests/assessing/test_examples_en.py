"""The English examples: each gets its verdict, through the same machinery as the examples that rules carry."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from lexcheck.assessing.rulebook import ExampleData, load_rules
from lexcheck.assessing.testing import example_fault
from lexcheck.model import Verdict

_ROWS = yaml.safe_load(Path(__file__).with_name("examples_en.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: f"{row['requirement']}-{row['verdict']}")
def test_example(row: dict[str, Any]) -> None:
    missing = tuple(row.get("missing", ()))
    example = ExampleData(row["text"], Verdict(row["verdict"]), "en", row.get("title", ""), missing)
    assert not example_fault(load_rules().rules[row["requirement"]], example)
