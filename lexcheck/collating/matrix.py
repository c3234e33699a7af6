"""The compliance matrix: countries by requirements, with codes, the region's best texts, and the distance of each country from them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from lexcheck.collating import standing
from lexcheck.collating.members import Member
from lexcheck.collating.regional_text import Candidate, Distance, best, distance
from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.frameworks import assessed, left_out
from lexcheck.frameworks.countries import Region
from lexcheck.model import Assessment, Finding, Instrument, Law, Requirement, Stamp, TextKind, Verdict


class Code(IntEnum):
    """What a cell holds, as datasets write it. Above 0 the texts supplied speak, below 0 they do not; each silence has its own code."""

    MET = 3
    PARTIAL = 2
    CONTRADICTED = 1
    NOT_FOUND = -1
    NOT_APPLICABLE = -2
    NOT_ASSESSED = -3
    NOT_SUPPLIED = -4

    @classmethod
    def of(cls, verdict: Verdict) -> Code:
        """The code of a verdict."""
        return cls[verdict.name]


@dataclass(frozen=True, slots=True)
class Column:
    """A country with its assessment; None where no text was supplied."""

    member: Member
    assessment: Assessment | None

    @property
    def key(self) -> str:
        """What tells the column from the others."""
        return self.member.key

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader ought to know of the country's standing and texts, in sentences."""
        framework = self.member.framework
        if framework is None or self.assessment is None:
            return (f"No text of {self.member.name} is shipped, and none was given.",)
        against = tuple(Instrument(name) for name in self.assessment.stamp.instruments)
        remarks = (f"{law.title}: {law.note}" for law in assessed(framework) if law.note)
        return (*standing.notes(framework, against), *left_out(framework), *remarks)

    def law(self, key: str) -> Law | None:
        """A law of the country by its key."""
        return next((law for law in self.assessment.laws if law.key == key), None) if self.assessment else None

    def text_kind(self, keys: Sequence[str]) -> TextKind:
        """What the least official of these laws' texts is: official where nothing else is said."""
        framework = self.member.framework
        told = [law.text for law in (framework.laws if framework else ()) if law.id in keys]
        kinds = [*told, *(TextKind.RESTATEMENT for key in keys if (law := self.law(key)) and law.restatement)]
        return max(kinds, key=tuple(TextKind).index, default=TextKind.OFFICIAL)


@dataclass(frozen=True, slots=True)
class Cell:
    """One country and one requirement. `finding` is None where no text was supplied; `away` is the distance from the best text."""

    column: Column
    requirement: Requirement
    code: Code
    finding: Finding | None
    away: Distance


@dataclass(frozen=True, slots=True)
class Best:
    """The region's best text for a requirement: whose it is, the finding that quotes it, and what the least official of its texts is."""

    column: Column
    finding: Finding
    text: TextKind


@dataclass(frozen=True, slots=True)
class Row:
    """One requirement: a cell for each column, in their order, and the best text (None where no country says it, even in part)."""

    requirement: Requirement
    cells: tuple[Cell, ...]
    best: Best | None


@dataclass(frozen=True, slots=True)
class Matrix:
    """Countries by requirements, in catalogue order; `stamp` names every input as `PK/law`."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    stamp: Stamp
    regions: tuple[Region, ...] = ()

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All cells, country by country, each in catalogue order."""
        return tuple(row.cells[at] for at in range(len(self.columns)) for row in self.rows)

    def only(self, requirements: Collection[str]) -> Matrix:
        """The matrix of some requirements (ids). Raises LexcheckError (USAGE) where it has none of them."""
        rows = tuple(row for row in self.rows if row.requirement.id in requirements)
        if not rows:
            raise LexcheckError(
                f"{', '.join(requirements)}: not among the requirements that were assessed",
                mend="leave --against out, or name the instrument of the requirement",
                code=ExitCode.USAGE,
            )
        return replace(self, rows=rows)


def arrange(columns: Sequence[Column], regions: Sequence[Region] = ()) -> Matrix:
    """The matrix of assessments that were made against the same instruments with the same rules.

    Raises LexcheckError (INPUT) where no country has a text.
    """
    judged = [column.assessment for column in columns if column.assessment]
    if not judged:
        raise LexcheckError(
            "there is no text of any of these countries",
            cause=f"no framework ships for {', '.join(column.member.name for column in columns)}, and none was given",
            mend="write a framework file for one of them (national_laws/README.md shows how) and name it beside the countries",
        )
    found = [{f.requirement: f for f in column.assessment.findings} if column.assessment else {} for column in columns]
    rows = tuple(
        _row(requirement, columns, [each.get(requirement.id) for each in found]) for requirement in judged[0].requirements
    )
    regional = {code for region in regions for code in region.countries}
    others = [column.member.name for column in columns if column.member.country.code not in regional]
    title = "; ".join(filter(None, [*(region.name for region in regions), ", ".join(others)]))
    return Matrix(title, tuple(columns), rows, _stamp(columns, judged), tuple(regions))


def _row(requirement: Requirement, columns: Sequence[Column], findings: Sequence[Finding | None]) -> Row:
    known = {column.key: column for column in columns}
    offered = [
        Candidate(column.key, finding, column.text_kind([quote.law for quote in finding.evidence]))
        for column, finding in zip(columns, findings, strict=True)
        if finding
    ]
    chosen = best(requirement, offered)
    measure = chosen.finding if chosen else None
    cells = tuple(
        Cell(
            column,
            requirement,
            Code.of(finding.verdict) if finding else Code.NOT_SUPPLIED,
            finding,
            distance(requirement, measure, finding),
        )
        for column, finding in zip(columns, findings, strict=True)
    )
    return Row(requirement, cells, Best(known[chosen.member], chosen.finding, chosen.text) if chosen else None)


def _stamp(columns: Sequence[Column], judged: Sequence[Assessment]) -> Stamp:
    """One stamp for all: the versions are the same, the inputs are everybody's, the date is that of the last."""
    first = judged[0].stamp
    inputs = {
        f"{column.key}/{law}": hash
        for column in columns
        if column.assessment
        for law, hash in column.assessment.stamp.inputs.items()
    }
    return Stamp(first.tool, first.catalogue, first.rules, inputs, max(each.stamp.date for each in judged), first.instruments)
