"""The variables of the dataset, each with its label, meaning, and where its value comes from.

Lists in a cell are parted by ` | `, quotes by ` […] `. An empty text or number says that there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from lexcheck.collating.matrix import Best, Cell, Code, Matrix, Row
from lexcheck.model import Instrument, Obligation, Severity, TextKind
from lexcheck.reporting.matrix import words
from lexcheck.reporting.texts import SEVERITIES

BETWEEN = " | "
BETWEEN_QUOTES = " […] "
Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Variable:
    """One column of the dataset. `kind`: `text`, `number`, `code` (a whole number with `labels`), `category` (one of `levels`).

    `label` has at most 80 characters, the limit of Stata. `value` takes it from a row and a cell of the matrix."""

    name: str
    kind: str
    label: str
    meaning: str
    value: Callable[[Matrix, Row, Cell], Value]
    labels: dict[int, str] = field(default_factory=dict)
    levels: tuple[str, ...] = ()


YES_NO = {0: "no", 1: "yes"}
CODE_LABELS = {int(code): words.name(code) for code in Code}
KINDS = tuple(kind.value for kind in TextKind)


def _many(given: Sequence[str]) -> str:
    return BETWEEN.join(given)


def _flag(given: bool | None) -> int | None:
    return None if given is None else int(given)


def _laws(cell: Cell) -> str:
    return _many(list(dict.fromkeys(words.law_title(cell.column, quote.law) for quote in words.quotes(cell))))


def _text_kind(cell: Cell) -> str:
    keys = [quote.law for quote in words.quotes(cell)]
    return cell.column.text_kind(keys).value if keys else ""


def _best(take: Callable[[Cell, Best], Value]) -> Callable[[Matrix, Row, Cell], Value]:
    return lambda m, row, cell: take(cell, row.best) if row.best else ""


VARIABLES: tuple[Variable, ...] = (
    Variable(
        "unit",
        "text",
        "Unit: the column of the matrix",
        "The country's code, or code and file name where a country stands twice.",
        lambda m, r, c: c.column.key,
    ),
    Variable(
        "country", "text", "Country, ISO 3166-1 alpha-2", "Code of two letters.", lambda m, r, c: c.column.member.country.code
    ),
    Variable(
        "alpha3", "text", "Country, ISO 3166-1 alpha-3", "Code of three letters.", lambda m, r, c: c.column.member.country.alpha3
    ),
    Variable(
        "country_name", "text", "Country", "Name in English, as the framework has it.", lambda m, r, c: c.column.member.name
    ),
    Variable(
        "requirement",
        "text",
        "Requirement",
        "Id in the catalogue; `lexcheck explain ID` shows it.",
        lambda m, r, c: r.requirement.id,
    ),
    Variable(
        "instrument",
        "category",
        "Instrument",
        "TIP, SOM or UNTOC.",
        lambda m, r, c: r.requirement.instrument.value,
        levels=tuple(Instrument),
    ),
    Variable("article", "text", "Article", "As it is cited: 6(2)(a).", lambda m, r, c: r.requirement.article),
    Variable("title", "text", "Title of the requirement", "In the catalogue's words.", lambda m, r, c: r.requirement.title),
    Variable(
        "obligation",
        "category",
        "How binding the requirement is",
        "Optional requirements never count as breaches.",
        lambda m, r, c: r.requirement.obligation.value,
        levels=tuple(Obligation),
    ),
    Variable(
        "severity",
        "category",
        "How much a gap weighs",
        "From the catalogue.",
        lambda m, r, c: r.requirement.severity.value,
        levels=tuple(SEVERITIES[each] for each in Severity),
    ),
    Variable(
        "domain",
        "text",
        "Domain",
        "What the requirement is about, in a word of the catalogue.",
        lambda m, r, c: r.requirement.domain,
    ),
    Variable(
        "code",
        "code",
        "Verdict, or kind of missing",
        "Above 0 the texts supplied speak, below 0 they do not.",
        lambda m, r, c: int(c.code),
        labels=CODE_LABELS,
    ),
    Variable(
        "verdict", "text", "Verdict, or kind of missing, as a word", "The name of the code.", lambda m, r, c: c.code.name.lower()
    ),
    Variable(
        "confidence",
        "number",
        "Confidence of the program, 0 to 1",
        "Empty where no text was supplied.",
        lambda m, r, c: round(c.finding.confidence, 3) if c.finding else None,
    ),
    Variable(
        "review",
        "code",
        "A person has to look",
        "1 where the finding carries a reason for review.",
        lambda m, r, c: _flag(bool(c.finding.review) if c.finding else None),
        labels=YES_NO,
    ),
    Variable(
        "review_reasons", "text", "Reasons for review", "In words.", lambda m, r, c: _many(c.finding.review) if c.finding else ""
    ),
    Variable(
        "voluntary",
        "code",
        "The State is not bound by the instrument",
        "1 where it is no party, as known to the framework.",
        lambda m, r, c: _flag(c.finding.voluntary if c.finding else None),
        labels=YES_NO,
    ),
    Variable(
        "on_paper",
        "code",
        "Enacted and not in force",
        "1 where what carries the verdict is not in force yet.",
        lambda m, r, c: _flag(c.finding.on_paper if c.finding else None),
        labels=YES_NO,
    ),
    Variable(
        "absence",
        "category",
        "How far what is missing is known to be absent",
        "act: from the one act supplied; supplied: from the laws supplied; framework: from every kind of law that usually holds it.",
        lambda m, r, c: c.finding.absence.value if c.finding and c.finding.absence else "",
        levels=("act", "supplied", "framework"),
    ),
    Variable(
        "kinds_not_supplied",
        "text",
        "Kinds of law not supplied in which it may stand",
        "Words of the catalogue's framework homes.",
        lambda m, r, c: _many(c.finding.not_supplied) if c.finding else "",
    ),
    Variable(
        "home_supplied",
        "code",
        "Some kind of law that usually holds it was supplied",
        "Only where something is missing: 0 says that silence was to be expected of the texts supplied.",
        lambda m, r, c: words.home_supplied(c),
        labels=YES_NO,
    ),
    Variable("laws", "text", "Laws quoted", "Titles.", lambda m, r, c: _laws(c)),
    Variable(
        "provisions",
        "text",
        "Provisions quoted",
        "Law's key and provision, in the order of the quotes.",
        lambda m, r, c: _many([f"{q.law} {q.provision}".strip() for q in words.quotes(c)]),
    ),
    Variable(
        "quote",
        "text",
        "Quotes",
        "The law's words, in the language of the text supplied.",
        lambda m, r, c: BETWEEN_QUOTES.join(q.quote for q in words.quotes(c)),
    ),
    Variable(
        "text_kind",
        "category",
        "What the texts quoted are",
        "The least official of them.",
        lambda m, r, c: _text_kind(c),
        levels=KINDS,
    ),
    Variable("elements_present", "text", "Elements recognised", "Ids.", lambda m, r, c: _many(words.element_names(c, "present"))),
    Variable(
        "elements_narrower",
        "text",
        "Elements in a weaker or narrower form",
        "Ids.",
        lambda m, r, c: _many(words.element_names(c, "narrowed")),
    ),
    Variable(
        "elements_missing",
        "text",
        "Needed elements not recognised",
        "Ids.",
        lambda m, r, c: _many(words.element_names(c, "missing")),
    ),
    Variable("gap", "text", "Gap", "What is missing, in words.", lambda m, r, c: c.finding.gap if c.finding else ""),
    Variable(
        "recommendation",
        "text",
        "Recommendation",
        "What to add, in words.",
        lambda m, r, c: c.finding.recommendation if c.finding else "",
    ),
    Variable(
        "distance",
        "number",
        "Distance from the best text here, 0 to 1",
        words.DISTANCE,
        lambda m, r, c: None if c.away.value is None else round(c.away.value, 4),
    ),
    Variable(
        "best_lacks", "text", "Elements of the best text that are missing here", "Ids.", lambda m, r, c: _many(c.away.missing)
    ),
    Variable(
        "best_narrower",
        "text",
        "Elements of the best text that are narrower here",
        "Ids.",
        lambda m, r, c: _many(c.away.narrower),
    ),
    Variable(
        "is_best",
        "code",
        "This is the best text",
        "1 where the best text is this country's.",
        lambda m, r, c: int(r.best is not None and r.best.column is c.column),
        labels=YES_NO,
    ),
    Variable("best_country", "text", "Best text: country", words.BEST, _best(lambda c, b: b.column.member.name)),
    Variable(
        "best_verdict",
        "text",
        "Best text: verdict",
        "met, or partial where no country here meets the requirement.",
        _best(lambda c, b: b.finding.verdict.value),
    ),
    Variable(
        "best_law",
        "text",
        "Best text: law",
        "Title, of its first quote.",
        _best(lambda c, b: words.law_title(b.column, words.joined(c, b.finding)[0].law)),
    ),
    Variable(
        "best_provision",
        "text",
        "Best text: provision",
        "Of its first quote.",
        _best(lambda c, b: words.joined(c, b.finding)[0].provision),
    ),
    Variable(
        "best_quote",
        "text",
        "Best text: quotes",
        "The law's words, in the language of the text supplied.",
        _best(lambda c, b: BETWEEN_QUOTES.join(q.quote for q in words.joined(c, b.finding))),
    ),
    Variable(
        "best_text_kind",
        "category",
        "Best text: what the texts quoted are",
        "The least official of them.",
        _best(lambda c, b: b.text.value),
        levels=KINDS,
    ),
    Variable("tool", "text", "Version of lexcheck", "", lambda m, r, c: m.stamp.tool),
    Variable("catalogue", "text", "Version of the catalogue", "", lambda m, r, c: m.stamp.catalogue),
    Variable("rules", "text", "Version of the rules", "", lambda m, r, c: m.stamp.rules),
    Variable("date", "text", "Time of assessment, UTC", "ISO 8601.", lambda m, r, c: m.stamp.date),
)
