"""An assessment as JSON: the contract of `check --format json`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from lexcheck.model import Assessment, Conflict, Evidence, Finding, Law, PartyStatus, Stamp
from lexcheck.reporting import determinations
from lexcheck.reporting.accounting import accounted


def findings_json(assessment: Assessment, notes: Sequence[str] = ()) -> str:
    """`{"stamp", "title", "country", "notes", "laws", "findings", "conflicts", "by_law", "standing"}`; every chosen requirement once, in
    catalogue order. `by_law` holds the same for each law alone; it is empty for a single law, whose findings these are."""
    return json.dumps(as_data(assessment, notes), ensure_ascii=False, indent=1) + "\n"


def as_data(assessment: Assessment, notes: Sequence[str] = ()) -> dict[str, Any]:
    """The same as plain data."""
    findings = {finding.requirement: finding for finding in assessment.findings}
    return {
        "stamp": _stamp(assessment.stamp),
        "title": assessment.title,
        "country": assessment.country,
        "notes": list(notes),
        "laws": [_law(law, assessment) for law in assessment.laws],
        "findings": [_finding(findings[requirement.id]) for requirement in assessment.requirements],
        "conflicts": [_conflict(conflict) for conflict in assessment.conflicts],
        "by_law": [
            {"law": each.law, "findings": [_finding(finding) for finding in each.findings]}
            for each in (assessment.by_law if len(assessment.by_law) > 1 else ())
        ],
        "standing": [_standing(party) for party in assessment.framework.parties] if assessment.framework else [],
    }


def _standing(party: PartyStatus) -> dict[str, Any]:
    return {
        "instrument": party.instrument.value,
        "status": party.status.value,
        "as_of": party.as_of.isoformat() if party.as_of else None,
        "in_force": party.in_force.isoformat() if party.in_force else None,
        "reservations": [{"article": each.article, "summary": each.summary} for each in party.reservations],
        "note": party.note,
    }


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return {
        "kind": conflict.kind.value,
        "requirement": conflict.requirement,
        "about": conflict.because,
        "laws": list(conflict.laws),
        "sides": [
            {"law": side.law, "says": side.says, "evidence": [_evidence(quote) for quote in side.evidence]}
            for side in conflict.sides
        ],
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


def _law(law: Law, assessment: Assessment) -> dict[str, Any]:
    kinds = next((each.kinds for each in assessment.by_law if each.law == law.key), ())
    entry = next((each for each in assessment.framework.laws if each.id == law.key), None) if assessment.framework else None
    return {
        "key": law.key,
        "title": law.title,
        "kinds": list(kinds),
        "citation": entry.citation if entry else "",
        "status": entry.status.value if entry else "",
        "text": entry.text.value if entry else "",
        "language": law.language,
        "restatement": law.restatement,
        "source": law.source.name,
        "format": law.source.format,
        "sha256": law.source.sha256,
        "characters": len(law.text),
        "provisions": len(law.provisions),
        "accounted": round(accounted(law), 6),
        "remarks": [
            {"kind": remark.kind, "message": remark.message, "start": remark.start, "end": remark.end} for remark in law.remarks
        ],
        "warnings": list(law.source.warnings),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    newest = determinations.leading(finding)
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
        "laws": list(finding.laws),
        "absence": finding.absence.value if finding.absence else None,
        "not_supplied": list(finding.not_supplied),
        "notes": list(finding.notes),
        "voluntary": finding.voluntary,
        "on_paper": finding.on_paper,
        "determination": determinations.as_data(newest) if newest else None,
        "determinations": [determinations.as_data(each) for each in finding.determinations],
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
