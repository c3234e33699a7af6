"""The matrix as JSON."""

from __future__ import annotations

import json
from typing import Any

from lexcheck.collating.matrix import Column, Matrix
from lexcheck.reporting.matrix import words
from lexcheck.reporting.matrix.dataset import dataset, dictionary


def matrix_json(matrix: Matrix) -> str:
    """`{"title", "stamp", "regions", "codes", "distance", "countries", "variables", "rows"}`: `rows` is the long dataset, `variables`
    its data dictionary, `codes` the value labels of `code`."""
    stamp = matrix.stamp
    data: dict[str, Any] = {
        "title": matrix.title,
        "stamp": {
            "tool": stamp.tool,
            "catalogue": stamp.catalogue,
            "rules": stamp.rules,
            "instruments": list(stamp.instruments),
            "inputs": dict(sorted(stamp.inputs.items())),
            "date": stamp.date,
        },
        "regions": [
            {"id": region.id, "name": region.name, "countries": list(region.countries), "source": region.source}
            for region in matrix.regions
        ],
        "codes": [
            {"code": int(code), "name": code.name.lower(), "label": wording.name, "meaning": wording.meaning}
            for code, wording in words.CODES.items()
        ],
        "distance": words.DISTANCE,
        "countries": [_country(column) for column in matrix.columns],
        "variables": [row for row in dictionary(matrix) if row["form"] == "long"],
        "rows": dataset(matrix),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _country(column: Column) -> dict[str, Any]:
    country = column.member.country
    return {
        "unit": column.key,
        "country": country.code,
        "alpha3": country.alpha3,
        "name": column.member.name,
        "own_names": country.own,
        "supplied": column.assessment is not None,
        "laws": [
            {"key": law.key, "title": law.title, "language": law.language, "text": column.text_kind([law.key]).value}
            for law in (column.assessment.laws if column.assessment else ())
        ],
        "notes": list(column.notes),
    }
