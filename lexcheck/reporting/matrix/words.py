"""The words of the matrix: its codes, their signs, and what it says of itself."""

from __future__ import annotations

import unicodedata

from lexcheck.collating.fit import load_fit
from lexcheck.collating.matrix import Cell, Code, Column, Matrix
from lexcheck.model import Absence, Evidence, Finding, TextKind, Verdict
from lexcheck.reporting import texts
from lexcheck.reporting.summary import Item
from lexcheck.reporting.texts import Wording

CODES: dict[Code, Wording] = {Code.of(verdict): wording for verdict, wording in texts.VERDICTS.items()}
CODES[Code.NOT_SUPPLIED] = Wording(
    "not supplied",
    "∅",
    "/",
    "No text of the country ships with the program and none was given. That says nothing about the country's law.",
)

TEXT_KINDS = {
    TextKind.OFFICIAL: "official text",
    TextKind.OFFICIAL_TRANSLATION: "official translation",
    TextKind.UNOFFICIAL_TRANSLATION: "unofficial translation",
    TextKind.RESTATEMENT: "restatement, not the official text",
}
ABSENCE = {
    Absence.ACT: "absent in this act",
    Absence.SUPPLIED: "not found in the laws supplied",
    Absence.FRAMEWORK: "absent in the framework",
}

DISTANCE = (
    "Distance from the best text: the share of its elements that a country's text lacks, from 0 (nothing lacks) to 1 (nothing of it is "
    "there, or the text says the opposite). Elements that the requirement needs weigh twice as much as others; a narrower element counts "
    "half, and so does every element of a text that is narrowed as a whole. There is no distance where nothing was assessed."
)
BEST = (
    "How neighbours say it: of the countries here, the text that meets the requirement best, by verdict, completeness of elements and "
    "confidence. It shows how one State put it; it is no model law."
)
EXPECTED = "not found, and no kind of law that usually holds it was supplied"
EXPECTED_SIGN = "◌"
COUNTRIES = (
    "The columns rest on the texts that each country's framework supplies, and on no others: compare what was supplied before you "
    "compare countries. 'Not found' and 'not supplied' are different things, and neither is a breach."
)


def name(code: Code) -> str:
    """A code in words."""
    return CODES[code].name


def own_name(column: Column) -> tuple[str, str, str]:
    """The country's name in its own script, its language and its direction (`rtl`, `ltr`); empty where the table has none."""
    for language, words in column.member.country.own.items():
        return words, language, direction(words)
    return "", "", ""


def direction(words: str) -> str:
    """`rtl` where the first letter that has a direction is written from right to left."""
    strong = (unicodedata.bidirectional(letter) for letter in words)
    return "rtl" if next((each for each in strong if each in ("L", "R", "AL")), "L") != "L" else "ltr"


def quotes(cell: Cell) -> tuple[Evidence, ...]:
    """The evidence of a cell, overlapping quotes joined; none where there is no finding."""
    return joined(cell, cell.finding) if cell.finding else ()


def joined(cell: Cell, finding: Finding) -> tuple[Evidence, ...]:
    """The evidence of a finding on the cell's requirement, overlapping quotes joined; those that carry most elements first."""

    def carried(quote: Evidence) -> int:
        return sum(any(_overlap(quote, each) for each in element.evidence) for element in finding.elements)

    return tuple(sorted(Item(0, cell.requirement, finding).quotes, key=carried, reverse=True))


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.law == other.law and one.start < other.end and other.start < one.end


def law_title(column: Column, key: str) -> str:
    """A law's title by its key."""
    law = column.law(key)
    return (law.title if law else "") or key


def cited(column: Column, quote: Evidence) -> str:
    """`Prevention of Trafficking in Persons Act, 2018, 3(1)`."""
    return ", ".join(filter(None, (law_title(column, quote.law), quote.provision)))


def standing(cell: Cell) -> str:
    """The code in words with what qualifies it: `partly met, on paper only`."""
    finding = cell.finding
    more = [finding.on_paper and "on paper only", finding.voluntary and texts.VOLUNTARY] if finding else []
    return ", ".join([name(cell.code), *(word for word in more if word)])


def element_names(cell: Cell, state: str) -> tuple[str, ...]:
    """The ids of the elements that are `present`, `narrowed`, or `missing` and needed; none where nothing was assessed."""
    if cell.finding is None or cell.finding.verdict in (Verdict.NOT_APPLICABLE, Verdict.NOT_ASSESSED):
        return ()
    if not cell.finding.elements:
        return tuple(e.id for e in cell.requirement.elements if e.required_for_met) if state == "missing" else ()
    lines = Item(0, cell.requirement, cell.finding).elements
    return tuple(line.id for line in lines if line.state == state and (state != "missing" or line.required))


def home_supplied(cell: Cell) -> int | None:
    """Where something is missing: 1 if some kind of law that usually holds the rule was supplied, 0 if none was; else None."""
    if cell.finding is None or cell.finding.absence is None:
        return None
    homes = set(cell.requirement.framework_homes) - set(load_fit().no_text)
    return int(bool(homes - set(cell.finding.not_supplied)))


def expected_silence(cell: Cell) -> bool:
    """Whether nothing was found where nothing was to be expected: no kind of law that usually holds the rule was supplied."""
    return cell.code is Code.NOT_FOUND and home_supplied(cell) == 0


def percent(value: float | None) -> str:
    """A distance as `0.33`; empty where there is none."""
    return "" if value is None else f"{value:.2f}"


def counted(matrix: Matrix, column: Column, code: Code) -> int:
    """How many requirements have a code in a column."""
    at = matrix.columns.index(column)
    return sum(row.cells[at].code is code for row in matrix.rows)
