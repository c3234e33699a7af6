"""Faults in rule files are told with their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from lexcheck.annotating.concepts import check_wordings
from lexcheck.assessing.rulebook import load_rules
from lexcheck.errors import ExitCode, LexcheckError

CONCEPTS = """consent/irrelevant:
  what: consent has no effect
  en: [consent ... irrelevant]
"""
RULE = """- requirement: TIP-3b-CONSENT
  where: {topic: trafficking}
  elements:
    consent-irrelevant: consent/irrelevant
  examples:
    - {text: "Consent is irrelevant.", verdict: met}
"""


def rulebook(folder: Path, rule: str = RULE, concepts: str = CONCEPTS):
    (folder / "concepts").mkdir()
    (folder / "tip").mkdir()
    (folder / "concepts" / "all.yaml").write_text(concepts, encoding="utf-8")
    (folder / "tip" / "03.yaml").write_text(rule, encoding="utf-8")
    return load_rules(folder)


def test_a_sound_rule_loads(tmp_path: Path) -> None:
    assert list(rulebook(tmp_path).rules) == ["TIP-3b-CONSENT"]


@pytest.mark.parametrize(
    ("old", "new", "words", "line"),
    [
        ("TIP-3b-CONSENT", "TIP-99", "there is no requirement 'TIP-99'", 1),
        ("topic: trafficking", "topic: drugs", "there is no topic 'drugs'", 2),
        ("topic: trafficking", "topics: trafficking", "does not have the form", 2),
        ("consent-irrelevant:", "consent-void:", "no element 'consent-void'", 4),
        ("consent/irrelevant\n", "consent/irelevant\n", "there is no concept 'consent/irelevant'", 4),
        ("consent/irrelevant\n", "consent/irrelevant &\n", "this condition cannot be read", 4),
        ("verdict: met", "verdict: perfect", "does not have the form", 6),
    ],
)
def test_faults_have_a_place_and_a_way_out(tmp_path: Path, old: str, new: str, words: str, line: int) -> None:
    with pytest.raises(LexcheckError) as fault:
        rulebook(tmp_path, RULE.replace(old, new, 1))
    assert words in fault.value.what
    assert fault.value.line == line
    assert fault.value.mend
    assert fault.value.code is ExitCode.DATA


def test_a_misspelt_concept_gets_a_suggestion(tmp_path: Path) -> None:
    with pytest.raises(LexcheckError, match="consent/irrelevant"):
        rulebook(tmp_path, RULE.replace("consent/irrelevant\n", "consent/irelevant\n", 1))


def test_a_wording_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(LexcheckError) as fault:
        check_wordings(
            rulebook(tmp_path, concepts=CONCEPTS.replace("consent ... irrelevant", "(consent ... irrelevant")).concepts
        )
    assert "wording cannot be read" in fault.value.what
    assert fault.value.line == 3


def test_named_conditions_are_put_in(tmp_path: Path) -> None:
    rule = RULE.replace("consent/irrelevant\n", "let:twice & exists\n", 1)
    rule = rule.replace("  examples", "  let: {twice: consent/irrelevant | !exists}\n  examples")
    (element,) = rulebook(tmp_path, rule).rules["TIP-3b-CONSENT"].elements
    assert element.full.concepts() == {"consent/irrelevant"}
