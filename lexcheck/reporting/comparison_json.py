"""A comparison as JSON: the contract of `compare --format json`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from lexcheck import __version__
from lexcheck.comparing.changes import Cause, Change, Comparison, Edit, Outcome, Ripple
from lexcheck.model import Finding, Law, Provision
from lexcheck.reporting import comparison_texts as texts


def comparison_json(comparisons: Sequence[Comparison]) -> str:
    """One comparison as `{"stamp", "old", "new", "changes", "effects", "ripples"}`; several as `{"comparisons": [...]}`."""
    rows = [as_data(each) for each in comparisons]
    data = rows[0] if len(rows) == 1 else {"comparisons": rows}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def as_data(comparison: Comparison) -> dict[str, Any]:
    """The same as plain data. `effects` is empty where only the texts were compared."""
    return {
        "stamp": _stamp(comparison),
        "old": _law(comparison.old),
        "new": _law(comparison.new),
        "counts": dict(texts.counts(comparison)),
        "changes": [_change(change, at, comparison) for at, change in enumerate(comparison.changes)],
        "effects": [_effect(outcome, comparison) for outcome in comparison.outcomes],
        "ripples": [_ripple(ripple, comparison) for ripple in comparison.ripples],
    }


def _stamp(comparison: Comparison) -> dict[str, Any]:
    stamp: dict[str, Any] = {"tool": __version__, "inputs": [comparison.old.source.sha256, comparison.new.source.sha256]}
    if comparison.after is not None:
        after = comparison.after.stamp
        stamp |= {"catalogue": after.catalogue, "rules": after.rules, "instruments": list(after.instruments), "date": after.date}
    return stamp


def _law(law: Law) -> dict[str, Any]:
    return {
        "key": law.key,
        "title": law.title,
        "language": law.language,
        "source": law.source.name,
        "format": law.source.format,
        "sha256": law.source.sha256,
        "characters": len(law.text),
    }


def _change(change: Change, at: int, comparison: Comparison) -> dict[str, Any]:
    return {
        "row": at,
        "old": texts.path(change.old) if change.old else None,
        "new": texts.path(change.new) if change.new else None,
        "old_label": texts.cited(change.old, comparison.old) if change.old else None,
        "new_label": texts.cited(change.new, comparison.new) if change.new else None,
        "old_id": change.old.id if change.old else None,
        "new_id": change.new.id if change.new else None,
        "level": _one(change).level,
        "heading": _one(change).heading,
        "changes": [kind.value for kind in change.kinds],
        "names": list(change.names),
        "with": list(change.others),
        "diff": [_edit(edit) for edit in change.edits],
    }


def _one(change: Change) -> Provision:
    found = change.new or change.old
    assert found is not None, "a row holds at least one provision"
    return found


def _edit(edit: Edit) -> dict[str, Any]:
    row: dict[str, Any] = {
        "op": edit.op,
        "old": edit.old,
        "new": edit.new,
        "old_start": edit.old_start,
        "old_end": edit.old_end,
        "new_start": edit.new_start,
        "new_end": edit.new_end,
    }
    return row | {"names": list(edit.names)} if edit.op != "equal" else row


def _effect(outcome: Outcome, comparison: Comparison) -> dict[str, Any]:
    return {
        "requirement": outcome.requirement.id,
        "before": outcome.before.verdict.value,
        "after": outcome.after.verdict.value,
        "effect": outcome.effect.value,
        "elements": _elements(outcome.before, outcome.after),
        "because": [_cause(cause, comparison) for cause in outcome.because],
    }


def _elements(before: Finding, after: Finding) -> list[dict[str, Any]]:
    """The elements that are not what they were."""
    left = {e.id: _state(e.present, e.narrowed) for e in before.elements}
    right = {e.id: _state(e.present, e.narrowed) for e in after.elements}
    names = dict.fromkeys([*left, *right])
    return [
        {"id": name, "before": left.get(name, "missing"), "after": right.get(name, "missing")}
        for name in names
        if left.get(name, "missing") != right.get(name, "missing")
    ]


def _state(present: bool, narrowed: bool) -> str:
    return "present" if present else "narrowed" if narrowed else "missing"


def _cause(cause: Cause, comparison: Comparison) -> dict[str, Any]:
    change = comparison.changes[cause.change]
    return {
        "row": cause.change,
        "old": texts.path(change.old) if change.old else None,
        "new": texts.path(change.new) if change.new else None,
        "changes": [kind.value for kind in change.kinds],
        "element": cause.element or None,
        "appeared": cause.appeared,
        "words": [_edit(change.edits[place]) for place in cause.edits],
    }


def _ripple(ripple: Ripple, comparison: Comparison) -> dict[str, Any]:
    return {
        "kind": ripple.kind,
        "message": ripple.message,
        "provision": texts.ripple_place(ripple, comparison),
        "id": ripple.provision.id,
        "start": ripple.start,
        "end": ripple.end,
        "row": ripple.change,
    }
