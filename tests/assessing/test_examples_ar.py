"""The Arabic and Persian examples: each gets its verdict, through the same machinery as the examples that rules carry."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from lexcheck.assessing.rulebook import ExampleData, load_rules
from lexcheck.assessing.testing import example_fault
from lexcheck.model import Verdict

_ROWS = [
    (language, row)
    for language in ("ar", "fa")
    for row in yaml.safe_load(Path(__file__).with_name(f"examples_{language}.yaml").read_text(encoding="utf-8"))
]
# articles of which every requirement is assessed in Persian
_PERSIAN = ("TIP-3", "TIP-5.", "TIP-6", "SOM-3", "SOM-5-", "SOM-6.", "UNTOC-10.", "UNTOC-11.")


@pytest.mark.parametrize(("language", "row"), _ROWS, ids=lambda each: each["requirement"] if isinstance(each, dict) else each)
def test_example(language: str, row: dict[str, Any]) -> None:
    missing = tuple(row.get("missing", ()))
    example = ExampleData(row["text"], Verdict(row["verdict"]), language, row.get("title", ""), missing)
    assert not example_fault(load_rules().rules[row["requirement"]], example)


def test_every_requirement_is_assessed_in_arabic() -> None:
    assert [name for name, rule in load_rules().rules.items() if "ar" not in rule.languages] == []


def test_the_core_is_assessed_in_persian() -> None:
    core = [rule for name, rule in load_rules().rules.items() if name.startswith(_PERSIAN)]
    assert [rule.requirement.id for rule in core if "fa" not in rule.languages] == []
