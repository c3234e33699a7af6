"""Findings for each law and for all of them together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lexcheck.annotating.annotated import AnnotatedLaw
from lexcheck.assessing.assess import Progress, prepare, stamp
from lexcheck.assessing.findings import finding, unassessed
from lexcheck.assessing.judge import FULL, Judgement, judge
from lexcheck.assessing.rulebook import Rule
from lexcheck.collating import conflicts, standing
from lexcheck.collating.fit import Fit, load_fit
from lexcheck.collating.joining import WORTH, Bench, Heard
from lexcheck.collating.kinds import absence, kinds_of
from lexcheck.collating.merging import Merged
from lexcheck.model import (
    Assessment,
    Conflict,
    Detection,
    Evidence,
    Finding,
    Framework,
    Instrument,
    Law,
    LawFindings,
    Requirement,
    Verdict,
)
from lexcheck.protocols import Catalogue

TOGETHER = "laws are read together here ({}): check that the one reaches the other's offences"
DISAGREE = "the laws disagree: {} says the opposite"
ON_PAPER = "it stands in provisions that are not in force yet: on paper only"
Row = tuple[Heard, Judgement]


def assess_framework(
    laws: Sequence[Law],
    catalogue: Catalogue,
    *,
    against: Sequence[Instrument] = tuple(Instrument),
    title: str = "",
    country: str = "",
    progress: Progress | None = None,
    excused: Mapping[str, str] | None = None,
    framework: Framework | None = None,
) -> Assessment:
    """Judge laws one by one and together. Of several laws the best verdict that one gives, or that some give together, holds.

    `framework` tells kinds, status and standing; its laws are those with the same key (`FrameworkLaw.id`). `excused` as in
    `lexcheck.assessing.assess`. Raises LexcheckError (DATA) where a rule or the fit of laws is wrong.
    """
    tell = progress or (lambda stage, done, total: None)
    fit = load_fit()
    rulebook, annotated = prepare(laws, tell)
    known = {each.law.key: each for each in annotated}
    kinds = {law.key: kinds_of(law, known.get(law.key), framework, fit) for law in laws}
    cited = {each.id: each.citation for each in framework.laws} if framework else {}
    bench = Bench([Heard(each, kinds[each.law.key], cited.get(each.law.key, "")) for each in annotated], fit)
    reasons = {**(standing.excused(framework) if framework else {}), **(excused or {})}
    requirements = tuple(r for r in catalogue.requirements if r.instrument in against)
    alone: dict[str, list[Finding]] = {law.key: [] for law in laws}
    whole: list[Finding] = []
    found: list[Conflict] = []
    for place, requirement in enumerate(requirements):
        tell("judging", place, len(requirements))
        excuse = tuple(reasons[kind] for kind in requirement.applies_if if kind in reasons)
        rule = rulebook.rules.get(requirement.id)
        rows = [(heard, judge(rule, heard.law)) for heard in bench.laws if rule and heard.law.law.language in rule.languages]
        if excuse:
            made = Finding(requirement.id, Verdict.NOT_APPLICABLE, 1.0, because=excuse)
            each = {law.key: made for law in laws}
        else:
            each = _alone(rule, requirement, rows, laws)
            made, conflict = _together(rule, requirement, rows, laws, each, bench)
            made = _absent(made, requirement, kinds, framework, fit)
            each = {key: _absent(one, requirement, {key: kinds[key]}, None, fit) for key, one in each.items()}
            found += [conflict] if conflict else []
        if framework:
            made = standing.of_state(made, requirement, framework)
            each = {key: standing.of_state(one, requirement, framework) for key, one in each.items()}
        whole.append(made)
        for key, one in each.items():
            alone[key].append(one)
    tell("judging", len(requirements), len(requirements))
    by_law = tuple(LawFindings(law.key, kinds[law.key], tuple(alone[law.key])) for law in laws)
    found += conflicts.figures(bench.laws, by_law, fit)
    return Assessment(
        stamp(laws, catalogue, rulebook.version, tuple(against)),
        title,
        country,
        tuple(laws),
        requirements,
        tuple(_flagged(each, found) for each in whole),
        by_law,
        tuple(found),
        framework,
    )


def _alone(rule: Rule | None, requirement: Requirement, rows: Sequence[Row], laws: Sequence[Law]) -> dict[str, Finding]:
    """What each law gives alone."""
    judged = {heard.key: (heard.law, judgement) for heard, judgement in rows}
    out = {}
    for law in laws:
        if rule is None or law.key not in judged:
            out[law.key] = unassessed(requirement, rule, [law])
        else:
            one, judgement = judged[law.key]
            out[law.key] = _on_paper(finding(rule, [(one, judgement)], [law]), rule, judgement, one)
    return out


def _together(
    rule: Rule | None,
    requirement: Requirement,
    rows: Sequence[Row],
    laws: Sequence[Law],
    alone: Mapping[str, Finding],
    bench: Bench,
) -> tuple[Finding, Conflict | None]:
    """What the laws give together, and where they disagree about it."""
    if rule is None or not rows:
        return unassessed(requirement, rule, laws), None
    if len(laws) == 1:
        return replace(alone[laws[0].key], laws=_carriers(alone[laws[0].key])), None
    ways = bench.fit.ways(requirement)
    counted = [(heard, _counted(rule, heard, judgement, bench.reaching(heard, ways))) for heard, judgement in rows]
    # what is in force comes before what is on paper only
    order = sorted(counted, key=lambda row: (-WORTH[row[1].verdict], paper(rule, row[1], row[0].law)))
    joint = None if order[0][1].verdict is Verdict.MET or not ways else bench.joint(rule, counted, ways)
    silent = len(rows) < len(laws)
    if joint is not None:
        rest = [(heard.law, judgement) for heard, judgement in order if heard.key not in joint.merged.keys]
        made = _homed(finding(rule, [(joint.merged.law, joint.judgement), *rest], laws, silent), joint.merged)
        made = _on_paper(replace(made, laws=joint.merged.keys), rule, joint.judgement, joint.merged.law)
        made = replace(made, review=(TOGETHER.format(", ".join(joint.merged.keys)), *made.review))
    else:
        made = finding(rule, [(heard.law, judgement) for heard, judgement in order], laws, silent)
        made = _on_paper(
            replace(made, laws=(order[0][0].key,) if order[0][1].verdict is not Verdict.NOT_FOUND else ()),
            rule,
            order[0][1],
            order[0][0].law,
        )
    made = replace(made, notes=(*made.notes, *_narrower(made, counted, laws)))
    told = [(heard.key, alone[heard.key]) for heard, judgement in counted if judgement.verdict is not Verdict.NOT_FOUND]
    conflict = conflicts.opposite(requirement, told)
    return (made if conflict is None else _opposed(made, rule, alone)), conflict


def _counted(rule: Rule, heard: Heard, judgement: Judgement, reaching: AnnotatedLaw) -> Judgement:
    """A law's judgement as it counts for the framework: without what is limited to other offences than those in question."""
    return judgement if reaching is heard.law else judge(rule, reaching)


def _carriers(made: Finding) -> tuple[str, ...]:
    return tuple(dict.fromkeys(quote.law for quote in made.evidence))


def _homed(made: Finding, merged: Merged) -> Finding:
    """A finding on merged laws with its quotes in their own laws."""

    def home(rows: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return tuple(merged.home(e) if e.law == merged.law.law.key else e for e in rows)

    return replace(
        made,
        evidence=home(made.evidence),
        nearest=home(made.nearest),
        elements=tuple(replace(element, evidence=home(element.evidence)) for element in made.elements),
    )


def paper(rule: Rule, judgement: Judgement, law: AnnotatedLaw) -> bool:
    """Whether a required element rests on provisions alone that are enacted and not in force."""
    if "late" not in law.memo:
        law.memo["late"] = {p.index for p in law.law.provisions if p.status == "uncommenced"}
    late = law.memo["late"]
    if not late or judgement.verdict not in (Verdict.MET, Verdict.PARTIAL):
        return False
    required = {e.id for e in rule.requirement.elements if e.required_for_met}
    needed = [r for r in judgement.elements if r.grade == FULL and (not required or r.rule.id in required)]
    return any(r.hits and all(late & {m.provision for m in hit} for hit in r.hits) for r in needed)


def _on_paper(made: Finding, rule: Rule, judgement: Judgement, law: AnnotatedLaw) -> Finding:
    """A `met` that rests on what is not in force yet is partial."""
    if not paper(rule, judgement, law):
        return made
    if made.verdict is not Verdict.MET:
        return replace(made, on_paper=True)
    return replace(
        made,
        verdict=Verdict.PARTIAL,
        on_paper=True,
        because=(*made.because, ON_PAPER),
        gap=f"{ON_PAPER[0].upper()}{ON_PAPER[1:]}.",
        recommendation="Bring these provisions into force.",
    )


def _narrower(made: Finding, rows: Sequence[Row], laws: Sequence[Law]) -> list[str]:
    """The laws that give less than what holds: they do not spoil it, and a reader should know."""
    titles = {law.key: law.title or law.key for law in laws}
    if made.verdict is not Verdict.MET:
        return []
    return [
        f"{titles[heard.key]} alone is narrower: it meets this in part"
        for heard, judgement in rows
        if judgement.verdict is Verdict.PARTIAL and heard.key not in made.laws
    ]


def _opposed(made: Finding, rule: Rule, alone: Mapping[str, Finding]) -> Finding:
    """A verdict that another law contradicts is no `met`, as for one law that says both."""
    against = [key for key, one in alone.items() if one.verdict is Verdict.CONTRADICTED]
    reason = DISAGREE.format(", ".join(against))
    review = tuple(dict.fromkeys([*made.review, reason]))
    if made.verdict is not Verdict.MET:
        return replace(made, review=review)
    verdict = Verdict.CONTRADICTED if rule.requirement.detection is Detection.NEGATIVE else Verdict.PARTIAL
    worst = [alone[key] for key in against]
    places = "; ".join(dict.fromkeys(f"{e.law} {e.provision}".strip() for one in worst for e in one.evidence))
    why = "; ".join(dict.fromkeys(because for one in worst for because in one.because))
    return replace(
        made,
        verdict=verdict,
        review=review,
        because=(*made.because, reason),
        gap=f"{reason[0].upper()}{reason[1:]}: {why}.",
        recommendation=f"Settle which law prevails, and repeal or amend what stands against the other ({places}).",
        confidence=min([made.confidence, *(one.confidence for one in worst)]),
    )


def _absent(
    made: Finding, requirement: Requirement, kinds: Mapping[str, tuple[str, ...]], framework: Framework | None, fit: Fit
) -> Finding:
    """A finding from which something is missing, with how far that is known to be absent."""
    needed = {e.id for e in requirement.elements if e.required_for_met}
    missing = any(not e.present and not e.narrowed for e in made.elements if e.id in needed)
    if made.verdict is not Verdict.NOT_FOUND and not (made.verdict is Verdict.PARTIAL and missing):
        return made
    degree, homes = absence(requirement, kinds, framework, fit)
    return replace(made, absence=degree, not_supplied=homes)


def _flagged(made: Finding, found: Sequence[Conflict]) -> Finding:
    """Conflicts of figures raise the review flag of the requirement that they concern."""
    reasons = [
        f"the laws disagree on {each.because}: " + "; ".join(f"{side.law} {side.says}" for side in each.sides)
        for each in found
        if each.requirement == made.requirement and each.kind.value != "opposite"
    ]
    return replace(made, review=tuple(dict.fromkeys([*made.review, *reasons]))) if reasons else made
