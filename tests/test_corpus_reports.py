"""A report for every English law of the corpus: whole, and with quotes that equal the text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import lexcheck
from lexcheck.model import Verdict
from lexcheck.protocols import load_catalogue
from lexcheck.reporting.findings_json import findings_json
from lexcheck.reporting.html import html_report
from lexcheck.reporting.markdown import markdown_report

LAWS = Path(__file__).resolve().parents[1].parent / "shared" / "corpus" / "laws"
ENGLISH = sorted(
    path for name in ("pk-*", "ug-*", "sg-*", "my-*", "ie-*", "bb-*", "ca-som-irpa") for path in LAWS.glob(f"{name}/text.*")
)

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not LAWS.is_dir(), reason="the real statutes are not beside this checkout (../shared/corpus)"),
]


@pytest.mark.parametrize("path", ENGLISH, ids=lambda path: path.parent.name)
def test_every_english_law_gets_a_report(path: Path) -> None:
    law = lexcheck.read_law(path, key=path.parent.name)
    assessment = lexcheck.assess([law])
    assert law.language == "en"
    assert [f.requirement for f in assessment.findings] == [r.id for r in load_catalogue().requirements]
    for finding in assessment.findings:
        assert finding.verdict is not Verdict.NOT_ASSESSED
        assert finding.evidence or finding.searched, finding.requirement
        for quote in (*finding.evidence, *finding.nearest, *(e for part in finding.elements for e in part.evidence)):
            assert law.text[quote.start : quote.end] == quote.quote
    assert json.loads(findings_json(assessment))["findings"]
    assert "</html>" in html_report(assessment)
    assert law.title.split()[0] in markdown_report(assessment)
