"""The sample assessment with what documents need beside findings: a framework, a conflict, a determination, an absence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lexcheck.model import (
    Absence,
    Assessment,
    Conflict,
    ConflictKind,
    Decision,
    Determination,
    Framework,
    FrameworkLaw,
    Instrument,
    KnownLaw,
    LawStatus,
    PartyStanding,
    PartyStatus,
    Side,
    Standing,
    Subject,
    TextKind,
    Verdict,
)
from tests.reporting import sample

NOTES = ("The register of ships was not looked up.",)
FRAMEWORK = Framework(
    "XA",
    "Arden",
    (
        FrameworkLaw(
            "arden-act",
            "arden-act.txt",
            "Persons Trade Act of Arden",
            ("tip-act",),
            "en",
            LawStatus.IN_FORCE,
            TextKind.RESTATEMENT,
            citation="Statute 7 of 2019",
        ),
        FrameworkLaw(
            "arden-code", "arden-code.txt", "مدونة أردن", ("penal-code",), "ar", LawStatus.NOT_COMMENCED, TextKind.OFFICIAL
        ),
    ),
    parties=(
        PartyStatus(Instrument.TIP, PartyStanding.PARTY, date(2026, 1, 2), in_force=date(2004, 5, 6)),
        PartyStatus(Instrument.SOM, PartyStanding.NOT_PARTY, date(2026, 1, 2)),
    ),
)


def assessment(arabic_only: bool = False) -> Assessment:
    """The sample; `arabic_only` leaves the Arabic law and what is quoted of it."""
    made = sample.assessment()
    findings = []
    for finding in made.findings:
        if finding.requirement == "TIP-6.3-CARE":
            finding = replace(finding, determinations=(_standing(),))
        elif finding.requirement == "SOM-16.5-CONSULAR":
            finding = replace(finding, voluntary=True, absence=Absence.SUPPLIED, not_supplied=("cpc",))
        elif finding.requirement == "TIP-9.1-PLAN":
            finding = replace(finding, absence=Absence.FRAMEWORK)
        findings.append(finding)
    conflict = Conflict(
        ConflictKind.AGE,
        "TIP-3d-CHILD",
        "the age under which a person is a child",
        (
            Side("arden-act", "under 16", (sample.quote(sample.ACT_LAW, "anyone who has not turned sixteen"),)),
            Side("arden-code", "under 18", (sample.quote(sample.CODE_LAW, "للقاضي أن يأمر"),)),
        ),
    )
    whole = replace(made, findings=tuple(findings), conflicts=(conflict,), framework=FRAMEWORK)
    if not arabic_only:
        return whole
    kept = tuple(
        replace(
            finding,
            evidence=tuple(each for each in finding.evidence if each.law == "arden-code"),
            elements=tuple(
                replace(one, evidence=tuple(each for each in one.evidence if each.law == "arden-code"))
                for one in finding.elements
            ),
            nearest=(),
            searched=("arden-code",) if finding.searched else (),
        )
        for finding in findings
    )
    return replace(made, laws=(sample.CODE_LAW,), findings=kept)


def _standing() -> Standing:
    subject = Subject("k", "TIP-6.3-CARE", "XA", "Arden", (KnownLaw("arden-act", "Act", "h"),), Verdict.PARTIAL, (), "1", "1")
    made = Determination(
        subject, Decision.OVERRULE, Verdict.MET, "Practice of the courts makes it a duty", "", "Ada Bern", "2026-11-20T08:00:00Z"
    )
    return Standing(made, ("section 5 reads differently now",))
