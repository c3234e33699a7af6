"""Made-up laws read together: where one closes, leaves, opens or contradicts another's gap. The laws are in cases.yaml."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import lexcheck
from lexcheck.model import Assessment, Framework, FrameworkLaw, LawStatus, TextKind

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8"))
EFFECTS = {"closes", "leaves", "spares", "contradicts", "opens"}


def assessed(case: dict[str, Any], folder: Path) -> Assessment:
    """A case's laws as a framework of files."""
    entries, laws = [], []
    for key, law in case["laws"].items():
        path = folder / f"{key}.txt"
        path.write_text(f"{law['title']}\n\n{law['text']}", encoding="utf-8")
        language = law.get("language", "en")
        entries.append(
            FrameworkLaw(
                key,
                str(path),
                law["title"],
                tuple(law["kinds"]),
                language,
                LawStatus.IN_FORCE,
                TextKind.OFFICIAL,
                citation=law.get("citation", ""),
            )
        )
        laws.append(key)
    instrument = case["requirement"].partition("-")[0]
    return lexcheck.assess((), [instrument], framework=Framework("XA", "Examplia", tuple(entries)))


@cache
def of(at: int, folder: Path) -> Assessment:
    """A case's assessment, made once."""
    return assessed(CASES[at], folder)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("laws")


@pytest.mark.parametrize("at", range(len(CASES)), ids=[case["name"].replace(" ", "-") for case in CASES])
def test_what_a_law_does_to_anothers_gap(at: int, folder: Path) -> None:
    case, wanted = CASES[at], CASES[at]["requirement"]
    assessment = of(at, folder)
    found = next(f for f in assessment.findings if f.requirement == wanted)
    alone = {each.law: next(f.verdict.value for f in each.findings if f.requirement == wanted) for each in assessment.by_law}
    if "alone" in case:
        assert alone == case["alone"]
        assert (found.verdict.value, list(found.laws)) == (case["verdict"], case["carried"])
    told = [c for c in assessment.conflicts if c.requirement == wanted]
    assert [c.kind.value for c in told] == ([case["conflict"]] if "conflict" in case else [])
    if told:
        assert set(told[0].laws) == set(case["laws"])
        assert any("disagree" in reason for reason in found.review)
    assert case.get("noted", "") in " ".join(found.notes)


@pytest.mark.parametrize("at", range(len(CASES)))
def test_every_quote_stands_in_its_own_law(at: int, folder: Path) -> None:
    assessment = of(at, folder)
    texts = {law.key: law.text for law in assessment.laws}
    quotes = [q for f in assessment.findings for q in (*f.evidence, *f.nearest, *(e for one in f.elements for e in one.evidence))]
    quotes += [q for conflict in assessment.conflicts for side in conflict.sides for q in side.evidence]
    quotes += [q for law in assessment.by_law for f in law.findings for q in f.evidence]
    assert all(quote.quote == texts[quote.law][quote.start : quote.end] for quote in quotes)


def test_what_laws_give_together_is_for_a_person_to_confirm(folder: Path) -> None:
    joined = [f for at in range(len(CASES)) for f in of(at, folder).findings if len(f.laws) > 1]
    assert joined
    assert all("read together" in f.review[0] for f in joined)


def test_each_kind_of_effect_has_cases() -> None:
    effects = [case["effect"] for case in CASES]
    assert set(effects) == EFFECTS
    assert sum(effect != "spares" for effect in effects) >= 10
