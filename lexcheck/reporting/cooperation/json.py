"""A check of cooperation as JSON: the contract of `cooperate --format json`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from lexcheck import __version__
from lexcheck.collating.cooperation import Answer, Block, Cooperation, Read
from lexcheck.collating.members import Member
from lexcheck.model import Evidence, PartyStatus


def cooperation_json(check: Cooperation) -> str:
    """`{"stamp", "threshold", "states", "standing", "conducts", "grounds", "obstacles"}`; States in the order given, conducts and grounds
    in that of `rules/cooperation.yaml`. Penalties in years; null where none is named."""
    return json.dumps(as_data(check), ensure_ascii=False, indent=1) + "\n"


def as_data(check: Cooperation) -> dict[str, Any]:
    """The same as plain data."""
    stamps = [each.stamp for each in check.assessments.values()]
    return {
        "stamp": {
            "tool": __version__,
            "catalogue": stamps[0].catalogue if stamps else "",
            "rules": stamps[0].rules if stamps else "",
            "inputs": {
                f"{key}/{name}": sha for key, a in check.assessments.items() for name, sha in sorted(a.stamp.inputs.items())
            },
            "date": max((stamp.date for stamp in stamps), default=""),
        },
        "threshold": check.threshold,
        "states": [_state(member, check) for member in check.members],
        "standing": [
            {
                "instrument": row.instrument.value,
                "between_all": row.between,
                "states": [_party(key, party) for key, party in row.parties],
                "obstacles": _blocks(row.blocks),
            }
            for row in check.standing
        ],
        "conducts": [
            {
                "id": row.conduct.id,
                "name": row.conduct.name,
                "instrument": row.conduct.instrument.value,
                "article": row.conduct.article,
                "same_elements": row.same,
                "states": [_answer(answer) for answer in row.answers],
                "obstacles": _blocks(row.blocks),
            }
            for row in check.conducts
        ],
        "grounds": [
            {
                "id": row.ground.id,
                "area": row.ground.area,
                "name": row.ground.name,
                "states": [
                    {
                        "state": a.state,
                        "presence": a.presence.value,
                        "note": a.note,
                        "not_supplied": list(a.not_supplied),
                        "evidence": _quotes(a.evidence),
                    }
                    for a in row.answers
                ],
                "obstacles": _blocks(row.blocks),
            }
            for row in check.grounds
        ],
        "obstacles": _blocks(check.silent),
    }


def _state(member: Member, check: Cooperation) -> dict[str, Any]:
    assessment = check.assessments.get(member.key)
    return {
        "key": member.key,
        "country": member.country.code,
        "name": member.name,
        "text_supplied": assessment is not None,
        "laws": [{"key": law.key, "title": law.title} for law in assessment.laws] if assessment else [],
        "notes": list(check.notes.get(member.key, ())),
    }


def _party(key: str, party: PartyStatus | None) -> dict[str, Any]:
    return {
        "state": key,
        "status": party.status.value if party else "unknown",
        "in_force": party.in_force.isoformat() if party and party.in_force else None,
        "as_of": party.as_of.isoformat() if party and party.as_of else None,
        "reservations": [{"article": r.article, "summary": r.summary} for r in party.reservations] if party else [],
        "note": party.note if party else "",
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "state": answer.state,
        "offence": answer.offence.value,
        "gravity": answer.gravity.value,
        "penalty": _penalty(answer.penalty),
        "graver": _penalty(answer.graver),
        "requirements": [{"id": f.requirement, "verdict": f.verdict.value, "review": list(f.review)} for f in answer.findings],
        "elements": [
            {
                "group": e.group,
                "requirement": e.requirement,
                "id": e.element,
                "description": e.description,
                "works": "limits" if e.limits else "widens",
                "presence": e.presence.value,
                "evidence": _quotes(e.evidence),
            }
            for e in answer.elements
        ],
        "evidence": _quotes(answer.evidence),
    }


def _penalty(read: Read | None) -> dict[str, Any] | None:
    if read is None:
        return None
    return {
        "least": read.least,
        "most": read.most,
        "life": read.life,
        "death": read.death,
        "fine": read.fine,
        "as_the_offence_itself": read.alike,
        "evidence": _quotes(read.evidence),
    }


def _blocks(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    return [
        {
            "kind": b.kind,
            "weight": b.weight,
            "says": b.says,
            "requested": list(b.requested),
            "requesting": list(b.requesting),
            "evidence": _quotes(b.evidence),
        }
        for b in blocks
    ]


def _quotes(quotes: Iterable[Evidence]) -> list[dict[str, Any]]:
    return [
        {"law": q.law, "provision": q.provision, "id": q.id, "start": q.start, "end": q.end, "quote": q.quote} for q in quotes
    ]
