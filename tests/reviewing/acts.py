"""Made-up acts in versions, and what the rules find in them."""

from __future__ import annotations

from pathlib import Path

import lexcheck
from lexcheck.model import Assessment, Decision, Determination, Finding, Subject, Verdict
from lexcheck.reviewing.keys import subjects

TITLE = "TRAFFICKING IN PERSONS ACT"
SECTIONS = {
    "name": "This Act is called the Trafficking in Persons Act.",
    "offence": "A person who recruits, transports, transfers, harbours or receives another person by means of threat, force or "
    "deception for the purpose of exploitation commits the offence of trafficking in persons and is liable to imprisonment for ten years.",
    "consent": "The consent of a victim of trafficking in persons is immaterial where any of those means was used.",
    "attempt": "Whoever attempts to commit an offence under this Act is liable to the same penalty.",
}
CONSENT, ATTEMPT, PRIVACY = "TIP-3b-CONSENT", "TIP-5.2a-ATTEMPT", "TIP-6.1-PRIVACY"


def act(*sections: str, title: str = TITLE) -> str:
    """An act of numbered sections; each is a name of `SECTIONS` or its words."""
    return f"{title}\n\n" + "\n".join(f"{number}. {SECTIONS.get(words, words)}\n" for number, words in enumerate(sections, 1))


FIRST = act("name", "offence", "consent", "attempt")


def assessed(folder: Path, text: str, name: str = "act.txt") -> Assessment:
    """What the rules find in a text that stands in a file."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return lexcheck.assess([lexcheck.read_law(path)], ["tip"])


def about(assessment: Assessment, requirement: str) -> Subject:
    """One finding as something to decide about."""
    return next(subject for subject, _ in subjects(assessment) if subject.requirement == requirement)


def of(assessment: Assessment, requirement: str) -> Finding:
    """One finding."""
    return next(finding for finding in assessment.findings if finding.requirement == requirement)


def decided(
    subject: Subject,
    verdict: Verdict | None = None,
    by: str = "Anna",
    at: str = "2026-01-02T10:00:00.000000Z",
    reason: str = "so it is",
) -> Determination:
    """A determination: a comment where there is no verdict."""
    decision = Decision.COMMENT if verdict is None else Decision.CONFIRM if verdict is subject.verdict else Decision.OVERRULE
    return Determination(subject, decision, verdict, reason, "", by, at)
