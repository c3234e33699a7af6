"""Verdicts and what they rest on. A quote always equals `law.text[start:end]`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lexcheck.model.determinations import Standing
from lexcheck.model.frameworks import Framework
from lexcheck.model.requirements import Requirement
from lexcheck.model.texts import Law
from lexcheck.model.verdicts import Verdict


class Absence(StrEnum):
    """How far it is known that a rule is absent: from the one act that was looked at; from all laws supplied, where some kind of law that
    may hold it was not; from the framework, where every kind of law that usually holds it was supplied."""

    ACT = "act"
    SUPPLIED = "supplied"
    FRAMEWORK = "framework"


class ConflictKind(StrEnum):
    """How two laws disagree: one says what the other denies; the same conduct bears two penalties; a limit of age differs."""

    OPPOSITE = "opposite"
    PENALTY = "penalty"
    AGE = "age"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote with its place: `law` is the law's key, `provision` its label, `id` its eId; quote == law.text[start:end]."""

    law: str
    provision: str
    id: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class ElementFinding:
    """Whether an element was recognised, and where; `narrowed` says that it was, in a weaker form."""

    id: str
    present: bool
    evidence: tuple[Evidence, ...] = ()
    narrowed: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict for one requirement.

    `confidence` is between 0 and 1; `review` holds each reason for a human to look, in words; `because` what decided it; `searched` the
    keys of the laws in which nothing was found; `nearest` the provisions that come nearest where nothing was; `gap` and
    `recommendation` are empty where there is none.

    Of several laws: `laws` the keys of those that carry the verdict together; `absence` how far something is known to be absent (None
    where nothing is) and `not_supplied` the kinds of law in which it may yet stand; `notes` what a reader ought to know beside the
    verdict (narrower laws, reservations); `voluntary` says that the instrument does not bind the State, `on_paper` that what carries
    the verdict is enacted and not yet in force. `determinations` holds what people decided, the newest of each of them.
    """

    requirement: str
    verdict: Verdict
    confidence: float
    elements: tuple[ElementFinding, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    review: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    searched: tuple[str, ...] = ()
    nearest: tuple[Evidence, ...] = ()
    gap: str = ""
    recommendation: str = ""
    laws: tuple[str, ...] = ()
    absence: Absence | None = None
    not_supplied: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    voluntary: bool = False
    on_paper: bool = False
    determinations: tuple[Standing, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """What one law (its key) says in a conflict, in short, with its quotes."""

    law: str
    says: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Laws that disagree about what a requirement asks: what about, in words, and the sides, each another law."""

    kind: ConflictKind
    requirement: str
    because: str
    sides: tuple[Side, ...]

    @property
    def laws(self) -> tuple[str, ...]:
        """The keys of the laws, each once."""
        return tuple(dict.fromkeys(side.law for side in self.sides))


@dataclass(frozen=True, slots=True)
class LawFindings:
    """What one law gives alone: `law` is its key, `kinds` what kinds of law it is, told by the framework or by its title; one finding
    for each requirement of the assessment, in catalogue order."""

    law: str
    kinds: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Stamp:
    """What made an assessment: versions, hashes, date (ISO 8601, UTC)."""

    tool: str
    catalogue: str
    rules: str
    inputs: dict[str, str]
    date: str
    instruments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """All findings for one law or framework against instruments, in catalogue order.

    `by_law` holds what each law gives alone, `conflicts` where they disagree; `framework` is None where files were given as they are.
    """

    stamp: Stamp
    title: str
    country: str
    laws: tuple[Law, ...]
    requirements: tuple[Requirement, ...]
    findings: tuple[Finding, ...]
    by_law: tuple[LawFindings, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    framework: Framework | None = None
