"""Each kind of doubt is found, with its place; a sound rule has none."""

from __future__ import annotations

from pathlib import Path

import pytest

from lexcheck.annotating.topics import load_topics
from lexcheck.assessing.linting import KINDS, Remark, by_language, lint
from lexcheck.assessing.rulebook import load_rules
from lexcheck.protocols import load_catalogue
from lexcheck.resources import data_dir

CONCEPTS = """consent/irrelevant:
  what: consent has no effect
  en: [consent ... irrelevant]
consent/no-defence:
  what: consent is no defence
  en: [consent ... no defence]
topic/trafficking:
  what: trafficking in persons
  en: [trafficking in persons]
"""
RULE = """- requirement: TIP-3b-CONSENT
  where: {topic: trafficking}
  elements:
    consent-irrelevant:
      full: consent/irrelevant | consent/no-defence
      add: "Say so."
  examples:
    - {text: "Consent is irrelevant.", verdict: met}
    - {text: "Consent is no defence.", verdict: met}
    - {text: "The sky is blue.", verdict: not_found}
"""


def remarks(folder: Path, rule: str = RULE, concepts: str = CONCEPTS, languages: tuple[str, ...] = ("en",)) -> list[Remark]:
    """What is found in a folder of rules of its own; only the requirement of the rule is asked for."""
    (folder / "concepts").mkdir()
    (folder / "tip").mkdir()
    (folder / "concepts" / "all.yaml").write_text(concepts, encoding="utf-8")
    (folder / "tip" / "03.yaml").write_text(rule, encoding="utf-8")
    asked = [r for r in load_catalogue().requirements if r.id == "TIP-3b-CONSENT"]
    return lint(load_rules(folder), load_topics(), asked, languages, data_dir("protocols"))


def test_a_sound_rule_has_no_remarks(tmp_path: Path) -> None:
    assert remarks(tmp_path) == []


TWINS = "[consent ... irrelevant, consent ... void, Consents ... irrelevant]"
SHARED = "[consent ... no defence, consent ... irrelevant]"
IDLE = "sea/ship:\n  en: [ship]\ntopic/trafficking:"


@pytest.mark.parametrize(
    ("old", "new", "kind", "line", "words"),
    [
        ("[consent ... irrelevant]", TWINS, "wordings twice in a concept", 3, "'Consents"),
        ("[consent ... no defence]", SHARED, "wordings in two alternatives", 1, "irrelevant' (en)"),
        ("topic/trafficking:", IDLE, "concepts that nothing uses", 7, "sea/ship"),
        ("  en: [consent ... no defence]\n", "", "concepts without wordings", 4, "consent/no-defence"),
    ],
)
def test_doubts_in_concepts(tmp_path: Path, old: str, new: str, kind: str, line: int, words: str) -> None:
    found = remarks(tmp_path, concepts=CONCEPTS.replace(old, new, 1))
    assert [r.kind for r in found] == [kind]
    assert found[0].line == line
    assert words in found[0].message
    assert not found[0].error


@pytest.mark.parametrize(
    ("old", "new", "kind", "words"),
    [
        ('    - {text: "Consent is no defence.", verdict: met}\n', "", "examples fewer than three", "2 of at least 3"),
        ('      add: "Say so."\n', "", "elements without `add`", "consent-irrelevant"),
        ("verdict: not_found", "verdict: met", "elements that no example lacks", "missing: [consent-irrelevant]"),
    ],
)
def test_doubts_in_rules(tmp_path: Path, old: str, new: str, kind: str, words: str) -> None:
    found = remarks(tmp_path, RULE.replace(old, new, 1))
    assert [r.kind for r in found] == [kind]
    assert (found[0].file.name, found[0].line, found[0].requirement) == ("03.yaml", 1, "TIP-3b-CONSENT")
    assert words in found[0].message
    assert found[0].error == KINDS[kind]


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("consent/irrelevant & consent/no-defence", False),
        ("consent/irrelevant | consent/no-defence", True),
        ("consent/no-defence ~ consent/irrelevant", False),
        ("consent/irrelevant !~ consent/no-defence", True),
        ("!consent/no-defence", True),
        ("at_least(2, consent/irrelevant, consent/no-defence)", False),
        ("heading(consent/no-defence)", False),
        ("penalty(most >= 4)", True),
        ("consent/no-defence ~ ref:trafficking", False),
        ("ref:trafficking", True),
    ],
)
def test_conditions_that_can_never_hold(tmp_path: Path, condition: str, holds: bool) -> None:
    wordless = CONCEPTS.replace("  en: [consent ... no defence]\n", "")
    limit = f"  narrowed_by: [{{when: '{condition}', because: a reason}}]\n  examples:"
    found = [r.message for r in remarks(tmp_path, RULE.replace("  examples:", limit, 1), wordless) if "never" in r.kind]
    assert found == ([] if holds else ["TIP-3b-CONSENT: narrowed_by 1 stands on concepts without wordings"])


def test_wordings_of_gathered_concepts_count_as_theirs(tmp_path: Path) -> None:
    gathering = CONCEPTS + "consent/clause:\n  any_of: [consent/irrelevant]\n"
    found = remarks(tmp_path, RULE.replace("consent/no-defence", "consent/clause"), gathering)
    assert {r.kind for r in found} == {"wordings in two alternatives", "concepts that nothing uses"}
    assert "all wordings of consent/irrelevant" in next(r.message for r in found if "alternatives" in r.kind)


def test_a_requirement_without_a_rule(tmp_path: Path) -> None:
    found = [r for r in remarks(tmp_path, rule="[]\n") if r.kind == "requirements without a rule"]
    assert [r.requirement for r in found] == ["TIP-3b-CONSENT"]
    assert found[0].error


def test_an_element_of_several_must_be_named_as_missing(tmp_path: Path) -> None:
    two = RULE.replace("  examples:", "    means-nexus: {full: consent/no-defence, add: Tie it to the means.}\n  examples:", 1)
    (tmp_path / "silent").mkdir()
    (tmp_path / "named").mkdir()
    assert [r.kind for r in remarks(tmp_path / "silent", two)] == ["elements that no example lacks"] * 2
    named = two.replace("verdict: not_found", "verdict: not_found, missing: [consent-irrelevant, means-nexus]")
    assert remarks(tmp_path / "named", named) == []


def test_missing_languages_are_counted(tmp_path: Path) -> None:
    found = remarks(tmp_path, languages=("en", "fr", "ar"))
    assert [r.kind for r in found] == ["languages missing"]
    assert by_language(found) == {"fr": 1, "ar": 1}


def test_remarks_come_in_the_order_of_their_kinds(tmp_path: Path) -> None:
    found = remarks(tmp_path, RULE.replace('      add: "Say so."\n', ""), languages=("en", "fr"))
    assert [list(KINDS).index(r.kind) for r in found] == sorted(list(KINDS).index(r.kind) for r in found)


def test_the_shipped_rules_have_no_errors() -> None:
    found = lint(load_rules(), load_topics(), load_catalogue().requirements, ("en",), data_dir("protocols"))
    assert [r.message for r in found if r.error] == []
