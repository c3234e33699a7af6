"""An assessment as JSON: the contract of `check --format json`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from lexcheck.model import Assessment, Evidence, Finding, Law, Stamp


def findings_json(assessment: Assessment, notes: Sequence[str] = ()) -> str:
    """`{"stamp", "title", "country", "notes", "laws", "findings"}`; every chosen requirement once, in catalogue order."""
    return json.dumps(as_data(assessment, notes), ensure_ascii=False, indent=1) + "\n"


def as_data(assessment: Assessment, notes: Sequence[str] = ()) -> dict[str, Any]:
    """The same as plain data."""
    findings = {finding.requirement: finding for finding in assessment.findings}
    return {
        "stamp": _stamp(assessment.stamp),
        "title": assessment.title,
        "country": assessment.country,
        "notes": list(notes),
        "laws": [_law(law) for law in assessment.laws],
        "findings": [_finding(findings[requirement.id]) for requirement in assessment.requirements],
    }


def _stamp(stamp: Stamp) -> dict[str, Any]:
    return {
        "tool": stamp.tool,
        "catalogue": stamp.catalogue,
        "rules": stamp.rules,
        "instruments": list(stamp.instruments),
        "inputs": dict(sorted(stamp.inputs.items())),
        "date": stamp.date,
    }


def _law(law: Law) -> dict[str, Any]:
    return {
        "key": law.key,
        "title": law.title,
        "language": law.language,
        "restatement": law.restatement,
        "source": law.source.name,
        "format": law.source.format,
        "sha256": law.source.sha256,
        "characters": len(law.text),
        "provisions": len(law.provisions),
        "remarks": [
            {"kind": remark.kind, "message": remark.message, "start": remark.start, "end": remark.end} for remark in law.remarks
        ],
        "warnings": list(law.source.warnings),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "requirement": finding.requirement,
        "verdict": finding.verdict.value,
        "confidence": round(finding.confidence, 3),
        "review": list(finding.review),
        "elements": [
            {
                "id": element.id,
                "present": element.present,
                "narrowed": element.narrowed,
                "evidence": [_evidence(quote) for quote in element.evidence],
            }
            for element in finding.elements
        ],
        "evidence": [_evidence(quote) for quote in finding.evidence],
        "because": list(finding.because),
        "searched": list(finding.searched),
        "nearest": [_evidence(quote) for quote in finding.nearest],
        "gap": finding.gap,
        "recommendation": finding.recommendation,
    }


def _evidence(quote: Evidence) -> dict[str, Any]:
    return {
        "law": quote.law,
        "provision": quote.provision,
        "id": quote.id,
        "start": quote.start,
        "end": quote.end,
        "quote": quote.quote,
    }
