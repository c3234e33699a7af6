"""A made-up matrix: Arden says little, Borland says it well and at length, Corland sent no text."""

from dataclasses import replace

from lexcheck.collating.matrix import Column, Matrix, arrange
from lexcheck.collating.members import Member
from lexcheck.frameworks.countries import Country, Region
from lexcheck.model import Assessment, ElementFinding, Finding, Framework, FrameworkLaw, LawStatus, Stamp, TextKind, Verdict
from tests.reporting import sample
from tests.reporting.sample import quote

MEANS = (
    "Whoever takes another by force or deceit, or by using another's weakness, or by paying the one who holds them, is punished."
)
HOSTILE = "=1+1 is no sum but <script>alert('x')</script> & \"harm\"."
LONG = "The court hears the victim behind closed doors. " * 900  # more than a cell of a workbook or a plain text of Stata holds
B_LAW = sample.law(
    "b-act",
    "Borland Act",
    "en",
    (
        ("section", "1", "1", ("1",), 0, "Means", MEANS),
        ("section", "2", "2", ("2",), 0, "Odd", HOSTILE),
        ("section", "3", "3", ("3",), 0, "Doors", LONG.strip()),
    ),
)
ARDEN = Country("XA", "Arden", "XAA", (), {"ar": "أردن"})
BORLAND = Country("XB", "Borland", "XBB")
CORLAND = Country("XC", "Corland", "XCC", (), {"fa": "کرلند"})
FOUND = {
    "TIP-3a-MEANS": Finding(
        "TIP-3a-MEANS",
        Verdict.MET,
        0.9,
        tuple(
            ElementFinding(name, True, (quote(B_LAW, words),))
            for name, words in (
                ("force", "force or deceit"),
                ("deceit", "deceit"),
                ("abuse-vulnerability", "using another's weakness"),
                ("payment", "paying the one who holds them"),
            )
        ),
        (quote(B_LAW, MEANS),),
    ),
    "TIP-3b-CONSENT": Finding(
        "TIP-3b-CONSENT", Verdict.PARTIAL, 0.5, (ElementFinding("rule", False),), (quote(B_LAW, HOSTILE),), voluntary=True
    ),
    "TIP-6.1-PRIVACY": Finding(
        "TIP-6.1-PRIVACY",
        Verdict.MET,
        0.9,
        (ElementFinding("rule", True, (quote(B_LAW, LONG.strip()),)),),
        (quote(B_LAW, LONG.strip()),),
    ),
}


def assessment_of_borland() -> Assessment:
    """As Arden's, with what Borland says otherwise; the rest is not found."""
    findings = tuple(
        FOUND.get(each.id) or Finding(each.id, Verdict.NOT_FOUND, 0.5, searched=("b-act",)) for each in sample.REQUIREMENTS
    )
    stamp = Stamp("0.1.0", "1", "1", {"b-act": B_LAW.source.sha256}, "2026-11-21T10:00:05Z", ("TIP", "SOM"))
    return Assessment(stamp, "Borland", "XB", (B_LAW,), sample.REQUIREMENTS, findings)


def matrix() -> Matrix:
    """The sample: three countries, ten requirements, every code."""
    law = FrameworkLaw("b-act", "b.txt", "Borland Act", ("tip-act",), "en", LawStatus.IN_FORCE, TextKind.UNOFFICIAL_TRANSLATION)
    framework = Framework("XB", "Borland", (law,))
    columns = (
        Column(Member("XA", ARDEN, None), sample.assessment()),
        Column(Member("XB", BORLAND, framework), replace(assessment_of_borland(), framework=framework)),
        Column(Member("XC", CORLAND, None), None),
    )
    return arrange(columns, (Region("made-up", "Made-up region", ("XA", "XB", "XC"), (), "Made up for the tests."),))
