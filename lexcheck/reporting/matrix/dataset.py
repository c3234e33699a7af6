"""The matrix as data: long (a row a country and requirement), wide (a row a country), and the dictionary of both."""

from __future__ import annotations

import re

from lexcheck.collating.matrix import Code, Column, Matrix
from lexcheck.model import TextKind
from lexcheck.reporting.matrix import words
from lexcheck.reporting.matrix.variables import KINDS, VARIABLES, Value


def dataset(matrix: Matrix) -> list[dict[str, Value]]:
    """The long form: country by country, each in catalogue order; keys are the names of `VARIABLES`."""
    return [
        {variable.name: variable.value(matrix, row, row.cells[at]) for variable in VARIABLES}
        for at in range(len(matrix.columns))
        for row in matrix.rows
    ]


def wide(matrix: Matrix) -> list[dict[str, Value]]:
    """One row a country: who it is, then the code of each requirement under the requirement's variable name."""
    return [
        {**_who(column), **{variable_name(row.requirement.id): int(row.cells[at].code) for row in matrix.rows}}
        for at, column in enumerate(matrix.columns)
    ]


def variable_name(requirement: str) -> str:
    """A requirement's id as R, Stata and pandas take it for a name: `TIP-6.1-PRIVACY` as `TIP_6_1_PRIVACY`."""
    return re.sub(r"\W", "_", requirement)


def dictionary(matrix: Matrix) -> list[dict[str, str]]:
    """The data dictionary: each variable with its value labels, then the variables of the wide form.

    Keys: form, variable, kind, value, label, meaning."""
    rows = []
    for variable in VARIABLES:
        about = {"form": "long", "variable": variable.name, "kind": variable.kind}
        rows.append({**about, "value": "", "label": variable.label, "meaning": variable.meaning})
        for value, label in variable.labels.items():
            meaning = words.CODES[Code(value)].meaning if variable.name == "code" else ""
            rows.append({**about, "value": str(value), "label": label, "meaning": meaning})
        rows += [{**about, "value": level, "label": _level(level), "meaning": ""} for level in variable.levels]
    for row in matrix.rows:
        requirement = row.requirement
        rows.append(
            {
                "form": "wide",
                "variable": variable_name(requirement.id),
                "kind": "code",
                "value": "",
                "label": f"{requirement.id}: {requirement.title}",
                "meaning": f"{requirement.statement} Values as of the variable code of the long form.",
            }
        )
    return rows


def _level(level: str) -> str:
    return words.TEXT_KINDS[TextKind(level)] if level in KINDS else level.replace("-", " ")


def _who(column: Column) -> dict[str, Value]:
    country = column.member.country
    return {"unit": column.key, "country": country.code, "alpha3": country.alpha3, "country_name": column.member.name}
