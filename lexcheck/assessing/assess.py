"""Laws against requirements: every requirement of the chosen instruments gets one finding."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence

from lexcheck import __version__
from lexcheck.annotating.annotated import AnnotatedLaw
from lexcheck.annotating.language import languages
from lexcheck.annotating.pipeline import annotate
from lexcheck.assessing.findings import finding, unassessed
from lexcheck.assessing.judge import judge
from lexcheck.assessing.rulebook import Rulebook, load_rules
from lexcheck.model import Assessment, Finding, Instrument, Law, Stamp, Verdict
from lexcheck.protocols import Catalogue

Progress = Callable[[str, int, int], None]


def assess(
    laws: Sequence[Law],
    catalogue: Catalogue,
    *,
    against: Sequence[Instrument] = tuple(Instrument),
    title: str = "",
    country: str = "",
    progress: Progress | None = None,
    excused: Mapping[str, str] | None = None,
) -> Assessment:
    """Judge laws together: for each requirement the best judgement of any law, with the evidence of all.

    `progress` is called with the stage, what is done of it and its total. `excused` gives for a kind of requirement (`applies_if`) the
    reason why it does not concern the State: its verdict is not_applicable. Raises LexcheckError (DATA) where a rule is wrong.
    """
    tell = progress or (lambda stage, done, total: None)
    rulebook, annotated = prepare(laws, tell)
    requirements = tuple(r for r in catalogue.requirements if r.instrument in against)
    findings: list[Finding] = []
    for place, requirement in enumerate(requirements):
        tell("judging", place, len(requirements))
        reasons = [excused[kind] for kind in requirement.applies_if if excused and kind in excused]
        if reasons:
            findings.append(Finding(requirement.id, Verdict.NOT_APPLICABLE, 1.0, because=tuple(reasons)))
            continue
        rule = rulebook.rules.get(requirement.id)
        able = [law for law in annotated if rule is not None and law.law.language in rule.languages]
        if rule is None or not able:
            findings.append(unassessed(requirement, rule, laws))
        else:
            findings.append(finding(rule, [(law, judge(rule, law)) for law in able], laws))
    tell("judging", len(requirements), len(requirements))
    return Assessment(
        stamp(laws, catalogue, rulebook.version, tuple(against)), title, country, tuple(laws), requirements, tuple(findings)
    )


def prepare(laws: Sequence[Law], tell: Progress) -> tuple[Rulebook, list[AnnotatedLaw]]:
    """The rules in the laws' languages, and the laws annotated; those in a language without wordings are left out."""
    known = languages()
    rulebook = load_rules(None, tuple(sorted({law.language for law in laws} & set(known))))
    annotated: list[AnnotatedLaw] = []
    for place, law in enumerate(laws):
        tell(f"reading {law.key}", place, len(laws))
        if law.language in known:
            annotated.append(annotate(law))
    tell("reading", len(laws), len(laws))
    return rulebook, annotated


def stamp(laws: Sequence[Law], catalogue: Catalogue, rules: str, against: tuple[Instrument, ...]) -> Stamp:
    """What made an assessment of laws: versions, hashes, the time of now."""
    now = datetime.datetime.now(datetime.UTC).replace(microsecond=0).isoformat()
    return Stamp(
        __version__, catalogue.version, rules, {law.key: law.source.sha256 for law in laws}, now, tuple(str(i) for i in against)
    )
