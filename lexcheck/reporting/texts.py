"""The words that every report uses: verdicts and their signs, glossary, disclaimer. One place, so that no two formats differ."""

from __future__ import annotations

from dataclasses import dataclass

from lexcheck.model import Absence, ConflictKind, Detection, Instrument, Obligation, Severity, Stamp, TextKind, Verdict


@dataclass(frozen=True, slots=True)
class Wording:
    """How a verdict is named; `sign` and `ascii` carry it where there is no colour; `meaning` is its line in the glossary."""

    name: str
    sign: str
    ascii: str
    meaning: str


VERDICTS = {
    Verdict.MET: Wording("met", "✓", "+", "The texts supplied contain what the requirement asks for; each quote shows where."),
    Verdict.PARTIAL: Wording(
        "partly met",
        "◐",
        "~",
        "Something the requirement needs is there and something is missing or narrower. The elements say which.",
    ),
    Verdict.CONTRADICTED: Wording(
        "contradicted", "✗", "x", "The texts supplied say the opposite of what the requirement asks for."
    ),
    Verdict.NOT_FOUND: Wording(
        "not found",
        "○",
        "o",
        "Nothing in the texts supplied bears on the requirement. Another text, or case law, may: "
        "silence here is never called a breach.",
    ),
    Verdict.NOT_APPLICABLE: Wording(
        "not applicable", "–", "-", "The requirement does not concern this State, for the reason given."
    ),
    Verdict.NOT_ASSESSED: Wording(
        "not assessed",
        "·",
        ".",
        "There is no rule yet for this requirement in the language of the law. That is no verdict: a person has to look.",
    ),
}

INSTRUMENTS = {
    Instrument.TIP: "Trafficking in Persons Protocol",
    Instrument.SOM: "Smuggling of Migrants Protocol",
    Instrument.UNTOC: "Convention against Transnational Organized Crime",
}

OBLIGATIONS = {
    Obligation.MANDATORY: "duty",
    Obligation.QUALIFIED: "qualified duty",
    Obligation.OPTIONAL: "good practice",
}

VOLUNTARY = "voluntary standard"  # what an instrument asks of a State that is no party to it

ABSENCE = {
    Absence.ACT: "Absent in this act.",
    Absence.SUPPLIED: "Not found in the laws supplied.",
    Absence.FRAMEWORK: "Absent in the framework: every kind of law that usually holds such a rule was supplied.",
}
NOT_SUPPLIED = "Kinds of law that usually hold it and were not supplied: {}."

CONFLICTS = {
    ConflictKind.OPPOSITE: "One law says the opposite of another",
    ConflictKind.PENALTY: "Different penalties for the same conduct",
    ConflictKind.AGE: "Different ages for the same rule",
}
CONFLICT = "The laws supplied disagree on these points. Which of them prevails is for a person to say."

SEVERITIES = {Severity.CRITICAL: "critical", Severity.MAJOR: "major", Severity.MINOR: "minor"}

DOMAINS = {
    "border-documents": "borders and documents",
    "saving-rights": "savings and rights",
    "victim-protection": "protection of victims",
}

# the kinds of law in which a rule usually stands; what is not listed here reads well with its hyphens made blanks
HOMES = {
    "aml-act": "money laundering act",
    "cpc": "code of criminal procedure",
    "mla-act": "mutual legal assistance act",
    "som-act": "migrant smuggling act",
    "tip-act": "trafficking act",
}

DETECTION = {
    Detection.POSITIVE: "",
    Detection.NEGATIVE: "Met as long as no rule stands against it: the elements below confirm, their absence is no gap.",
    Detection.MIXED: "An express clause meets this requirement; where the law is silent, a person has to judge.",
}

DISCLAIMER = (
    "This report assists a legal review. It is no legal advice and replaces no lawyer. It looks at the wording of the texts "
    "supplied and at nothing else: not at other laws, case law or regulations, and not at how the law is applied."
)
SILENCE = "Not found means not found in the texts supplied; it does not say that the State is in breach."
GOOD_PRACTICE = "What follows is recommended, not required. Its absence is no gap."
NOT_ASSESSED = (
    "No verdict was reached on these requirements, for want of a rule in the language of the texts. They are not cleared."
)
RESTATEMENT = "Restatement: this text tells the law in other words and is not the official text. Quote the official text."
NOT_OFFICIAL = (
    "Not the official text: {}. Every finding that quotes such a text is to be checked against the official one; "
    "said here once, and not again at each finding."
)
TEXT_KINDS = {TextKind.RESTATEMENT: "restatement", TextKind.UNOFFICIAL_TRANSLATION: "unofficial translation"}


def tool(stamp: Stamp) -> str:
    """The program with its version."""
    return f"lexcheck {stamp.tool}"


def domain_name(domain: str) -> str:
    """A domain as a reader writes it."""
    return DOMAINS.get(domain, domain.replace("-", " "))


def home_name(home: str) -> str:
    """A kind of law as a reader writes it."""
    return HOMES.get(home, home.replace("-", " "))


def absence_words(absence: Absence | None, not_supplied: tuple[str, ...]) -> str:
    """How far something is known to be absent, and where it may yet stand, in a sentence or two; nothing where nothing is absent."""
    if absence is None:
        return ""
    where = NOT_SUPPLIED.format(listing([home_name(home) for home in not_supplied])) if not_supplied else ""
    return f"{ABSENCE[absence]} {where}".strip()


def count(number: int, one: str, many: str = "") -> str:
    """`1 law`, `2 laws`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listing(words: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def shortened(words: str, limit: int) -> str:
    """Words on one line, cut between words after `limit` characters."""
    line = " ".join(words.split())
    return line if len(line) <= limit else f"{line[:limit].rsplit(' ', 1)[0]} …"


def percent(share: float) -> str:
    """`0.8` as `80 %`."""
    return f"{round(share * 100)} %"
