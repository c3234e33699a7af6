"""What a reviewer decided about a finding, and what it was decided about. A determination never replaces the machine's verdict."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lexcheck.model.verdicts import Verdict


class Decision(StrEnum):
    """What a reviewer does with a finding: agrees with its verdict, puts another beside it, or says something about it."""

    CONFIRM = "confirm"
    OVERRULE = "overrule"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Passage:
    """The own text of one provision that a finding rested on: `law` the law's key, `label` its citation then, `hash` the normalised
    text's fingerprint, `quote` what was quoted of it."""

    law: str
    label: str
    text: str
    hash: str
    quote: str


@dataclass(frozen=True, slots=True)
class KnownLaw:
    """A law as it was: `hash` the fingerprint of all its provisions' texts, numbers left out; `sketch` those of some of its provisions, by
    which a later version is known again under another name."""

    key: str
    title: str
    hash: str
    sketch: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """A finding as a reviewer saw it. `framework` is the country's code for the finding of a framework, empty for that of the `laws`;
    `name` the framework's or law's title; `rules`, `catalogue` the versions that gave the `verdict`; `passages` is empty where nothing
    was quoted."""

    key: str
    requirement: str
    framework: str
    name: str
    laws: tuple[KnownLaw, ...]
    verdict: Verdict
    passages: tuple[Passage, ...]
    rules: str
    catalogue: str

    @property
    def about(self) -> str:
        """The framework or the laws in one word: `PK`, `act`, `act+code`."""
        return self.framework or "+".join(law.key for law in self.laws)


@dataclass(frozen=True, slots=True)
class Determination:
    """What the reviewer `by` decided about a subject at the time `at` (ISO 8601, UTC). `verdict` is the reviewer's: the machine's where
    it was confirmed, None for a comment. `reason` is never empty where the machine was overruled."""

    subject: Subject
    decision: Decision
    verdict: Verdict | None
    reason: str
    comment: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Passed:
    """What became of a passage: its citation now, and the text that stands in its place (empty where it has gone)."""

    passage: Passage
    label: str
    text: str
    same: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A determination beside a finding of today. `changed` holds each reason to look again because of the text, in words, `notes` what
    else a reader ought to know; `passed` what became of each passage."""

    determination: Determination
    changed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    passed: tuple[Passed, ...] = ()
