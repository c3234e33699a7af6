"""A made-up assessment with every verdict, two laws in two scripts, a restatement and hostile characters, to try reports on."""

from __future__ import annotations

import hashlib

from lexcheck.model import (
    Assessment,
    Detection,
    Element,
    ElementFinding,
    Evidence,
    Finding,
    Instrument,
    Law,
    Obligation,
    Piece,
    Provision,
    Remark,
    Requirement,
    Severity,
    Source,
    Stamp,
    Test,
    Verdict,
)

# level, number, label, path, depth, heading, text
Unit = tuple[str, str, str, tuple[str, ...], int, str, str]

ACT: tuple[Unit, ...] = (
    ("chapter", "I", "Chapter I", ("I",), 0, "Opening", ""),
    (
        "section",
        "1",
        "1",
        ("1",),
        1,
        "Name",
        "This statute of Arden is known as the Persons Trade Act and runs from the first day of May.",
    ),
    ("section", "2", "2", ("2",), 1, "Words used", "In this statute, unless the setting calls for another sense:"),
    ("definition", "", "2 “minor”", ("2", "minor"), 2, "minor", "“minor” is anyone who has not turned sixteen;"),
    ("chapter", "II", "Chapter II", ("II",), 0, "Offences", ""),
    ("section", "3", "3", ("3",), 1, "Trade in persons", ""),
    (
        "subsection",
        "1",
        "3(1)",
        ("3", "1"),
        2,
        "",
        "Whoever recruits, houses or moves another person by force, threats or deceit, in order to have that "
        "person's work or body used by others, commits trade in persons and faces prison of three to nine years.",
    ),
    (
        "subsection",
        "2",
        "3(2)",
        ("3", "2"),
        2,
        "",
        "An accused may plead that the other person agreed, if that person was of full age.",
    ),
    (
        "paragraph",
        "a",
        "3(2)(a)",
        ("3", "2", "a"),
        3,
        "",
        "The plea fails where blood was shed <script>alert('x')</script> & \"harm\" done.",
    ),
    (
        "section",
        "4",
        "4",
        ("4",),
        1,
        "Helpers",
        "Whoever tries, helps, or has others commit trade in persons is dealt with as one who commits it.",
    ),
    (
        "section",
        "5",
        "5",
        ("5",),
        1,
        "Care",
        "The Minister may, as funds allow, open houses of rest where persons traded find a bed, food and a doctor.",
    ),
)
CODE: tuple[Unit, ...] = (
    (
        "article",
        "١",
        "المادة ١",
        ("1",),
        0,
        "التعريف",
        "كل من جنّد شخصا أو نقله بالقوة أو بالتهديد من أجل استغلاله يعاقب بالسجن من ثلاث إلى تسع سنوات.",
    ),
    (
        "article",
        "٢",
        "المادة ٢",
        ("2",),
        0,
        "المحاكمة",
        "للقاضي أن يأمر بسماع الضحية في جلسة سرية إذا طلبت ذلك، حماية لحياتها الخاصة.",
    ),
)


def law(key: str, title: str, language: str, units: tuple[Unit, ...], restatement: bool = False) -> Law:
    """A law made of units, with its ledger."""
    text = f"{title}\n\n"
    ledger = [Piece(0, len(text), "text")]
    places: list[tuple[int, int, int]] = []
    for at, (_, number, _, _, _, heading, words) in enumerate(units):
        begin = len(text)
        for kind, part, tail in (("label", number, " "), ("heading", heading, "\n"), ("text", words, "\n")):
            if part:
                ledger.append(Piece(len(text), len(text) + len(part + tail), kind, at))
                text += part + tail
        text += "\n"
        ledger.append(Piece(len(text) - 1, len(text), "blank"))
        start = text.rfind(words) if words else len(text) - 1
        places.append((begin, start, start + len(words)))
    provisions: list[Provision] = []
    for at, (level, number, label, path, depth, heading, _) in enumerate(units):
        parent = next((back for back in range(at - 1, -1, -1) if units[back][4] < depth), -1)
        stop = next((on for on in range(at + 1, len(units)) if units[on][4] <= depth), len(units))
        begin, start, end = places[at]
        eid = "__".join(f"{level[:4]}_{part}" for part in path)
        provisions.append(Provision(at, parent, stop, level, number, label, eid, path, heading, begin, start, end))
    source = Source(f"{key}.txt", "text", hashlib.sha256(text.encode()).hexdigest(), text, language=language)
    return Law(
        key,
        title,
        language,
        "common-law",
        source,
        tuple(provisions),
        tuple(ledger),
        (Remark("number-gap", "section 4 follows section 2", 10, 20),) if restatement else (),
        restatement,
    )


ACT_LAW = law("arden-act", "Persons Trade Act of Arden", "en", ACT, restatement=True)
CODE_LAW = law("arden-code", "مدونة أردن", "ar", CODE)


def quote(of: Law, words: str) -> Evidence:
    """Evidence for words that stand in a law."""
    start = of.text.index(words)
    provision = of.at(start)
    assert provision is not None
    return Evidence(of.key, provision.label, provision.id, start, start + len(words), words)


def requirement(
    id: str,
    article: str,
    title: str,
    domain: str,
    severity: Severity,
    elements: dict[str, str] | None = None,
    *,
    obligation: Obligation = Obligation.MANDATORY,
    detection: Detection = Detection.POSITIVE,
) -> Requirement:
    """A requirement of the sample catalogue; the last of several elements is not needed."""
    instrument = Instrument(id.split("-")[0])
    given = elements or {"rule": "A rule says so"}
    made = tuple(Element(name, words, at == 0 or at < len(given) - 1) for at, (name, words) in enumerate(given.items()))
    return Requirement(
        id,
        instrument,
        article,
        title,
        obligation,
        domain,
        severity,
        detection,
        f"The law has to provide for this: {title.lower()}.",
        Test("All of it is there.", "Some of it is there.", "None of it is there."),
        made,
        ("a part is left out",),
        ("tip-act", "cpc"),
        qualifier="within the means of the State" if obligation is Obligation.QUALIFIED else "",
    )


REQUIREMENTS = (
    requirement(
        "TIP-3a-MEANS",
        "3(a)",
        "Means by which a person is brought under control",
        "definition",
        Severity.CRITICAL,
        {
            "force": "Force or threat of it",
            "deceit": "Deceit or fraud",
            "abuse-vulnerability": "Abuse of a position of weakness",
            "payment": "Payment to one who holds another in his power",
        },
    ),
    requirement("TIP-3b-CONSENT", "3(b)", "Consent is of no account", "definition", Severity.CRITICAL),
    requirement("TIP-3d-CHILD", "3(d)", "A child is anyone under eighteen", "definition", Severity.CRITICAL),
    requirement(
        "TIP-5.2-PARTICIPATION",
        "5(2)",
        "Attempt, help and direction are offences",
        "criminalisation",
        Severity.MAJOR,
        {"attempt": "Attempt", "help": "Taking part as a helper", "direct": "Directing others"},
    ),
    requirement("TIP-6.1-PRIVACY", "6(1)", "Privacy of victims in court", "victim-protection", Severity.MAJOR),
    requirement(
        "TIP-6.3-CARE",
        "6(3)",
        "Care for victims",
        "victim-protection",
        Severity.MINOR,
        {"housing": "Housing", "medical": "Medical care", "work": "Work and training"},
        obligation=Obligation.QUALIFIED,
    ),
    requirement("TIP-9.1-PLAN", "9(1)", "A plan of prevention", "prevention", Severity.MINOR, obligation=Obligation.OPTIONAL),
    requirement("SOM-8.2-FLAG", "8(2)", "Ships that fly the flag", "cooperation", Severity.MAJOR),
    requirement("SOM-16.5-CONSULAR", "16(5)", "Word to the consul", "saving-rights", Severity.MAJOR),
    requirement(
        "SOM-18.1-RETURN", "18(1)", "Own nationals are let in again", "cooperation", Severity.MINOR, detection=Detection.NEGATIVE
    ),
)

FINDINGS = (
    Finding(
        "TIP-3a-MEANS",
        Verdict.PARTIAL,
        0.82,
        (
            ElementFinding("force", True, (quote(ACT_LAW, "by force, threats"), quote(CODE_LAW, "بالقوة أو بالتهديد"))),
            ElementFinding("deceit", False, (quote(ACT_LAW, "deceit"),), narrowed=True),
            ElementFinding("abuse-vulnerability", False),
            ElementFinding("payment", False),
        ),
        (
            quote(ACT_LAW, "recruits, houses or moves another person by force, threats or deceit"),
            quote(CODE_LAW, "كل من جنّد شخصا أو نقله بالقوة أو بالتهديد من أجل استغلاله"),
        ),
        ("The two texts name different means.",),
        ("2 of 3 needed elements were recognised",),
        ("arden-act", "arden-code"),
        (),
        "Abuse of a position of weakness is not among the means.",
        "Add abuse of a position of weakness to the means in section 3.",
    ),
    Finding(
        "TIP-3b-CONSENT",
        Verdict.CONTRADICTED,
        0.9,
        (ElementFinding("rule", False),),
        (quote(ACT_LAW, "An accused may plead that the other person agreed"),),
        (),
        ("consent is made a defence",),
        ("arden-act",),
        (),
        "Agreement of the victim is a defence.",
        "Strike section 3(2) & say that agreement is of no account.",
    ),
    Finding(
        "TIP-3d-CHILD",
        Verdict.PARTIAL,
        0.7,
        (ElementFinding("rule", True, (quote(ACT_LAW, "anyone who has not turned sixteen"),), True),),
        (quote(ACT_LAW, "anyone who has not turned sixteen"),),
        (),
        ("the age is 16, the Protocol asks for 18",),
        (),
        (),
        "The age stands at sixteen.",
        "Raise it to eighteen.",
    ),
    Finding(
        "TIP-5.2-PARTICIPATION",
        Verdict.MET,
        0.95,
        tuple(
            ElementFinding(name, True, (quote(ACT_LAW, words),))
            for name, words in (("attempt", "tries, helps"), ("help", "helps"), ("direct", "has others commit"))
        ),
        (quote(ACT_LAW, "Whoever tries, helps, or has others commit trade in persons"),),
    ),
    Finding(
        "TIP-6.1-PRIVACY",
        Verdict.MET,
        0.66,
        (ElementFinding("rule", True, (quote(CODE_LAW, "جلسة سرية"),)),),
        (quote(CODE_LAW, "للقاضي أن يأمر بسماع الضحية في جلسة سرية إذا طلبت ذلك"),),
        ("The judge may, and need not, order it: discretion.",),
    ),
    Finding(
        "TIP-6.3-CARE",
        Verdict.PARTIAL,
        0.6,
        (
            ElementFinding("housing", True, (quote(ACT_LAW, "houses of rest"),)),
            ElementFinding("medical", True, (quote(ACT_LAW, "a bed, food and a doctor"),)),
            ElementFinding("work", False),
        ),
        (quote(ACT_LAW, "open houses of rest where persons traded find a bed, food and a doctor"),),
        ("The duty is a discretion.",),
        (),
        (),
        (),
        "The Minister may, but need not.",
        "Make it a duty.",
    ),
    Finding(
        "TIP-9.1-PLAN",
        Verdict.NOT_FOUND,
        0.5,
        (ElementFinding("rule", False),),
        searched=("arden-act", "arden-code"),
        gap="No plan is named.",
        recommendation="Name a body that draws up a plan.",
    ),
    Finding("SOM-8.2-FLAG", Verdict.NOT_APPLICABLE, 1.0, because=("the State has no coast and no register of ships",)),
    Finding(
        "SOM-16.5-CONSULAR",
        Verdict.NOT_FOUND,
        0.5,
        (ElementFinding("rule", False),),
        (),
        (),
        (),
        ("arden-act", "arden-code"),
        (quote(ACT_LAW, "The Minister may, as funds allow"),),
        "Nothing on consuls.",
        "Say that the consul is told without delay.",
    ),
    Finding("SOM-18.1-RETURN", Verdict.NOT_ASSESSED, 0.0),
)


def assessment(date: str = "2026-11-21T10:00:00Z", title: str = "Trade in persons in Arden") -> Assessment:
    """The whole sample."""
    laws = (ACT_LAW, CODE_LAW)
    stamp = Stamp("0.1.0", "1", "1", {each.source.name: each.source.sha256 for each in laws}, date, ("TIP", "SOM"))
    return Assessment(stamp, title, "XA", laws, REQUIREMENTS, FINDINGS)
