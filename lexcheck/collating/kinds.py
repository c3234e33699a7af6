"""What kinds of law were supplied: as the framework says, else as titles and topics tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lexcheck.annotating.annotated import AnnotatedLaw
from lexcheck.collating.fit import Fit
from lexcheck.model import Absence, Framework, Law, Requirement


def kinds_of(law: Law, annotated: AnnotatedLaw | None, framework: Framework | None, fit: Fit) -> tuple[str, ...]:
    """The kinds of one law (words of `kinds_of_law`); none where neither framework, title nor topic tells."""
    told = next((each.kinds for each in framework.laws if each.id == law.key), ()) if framework else ()
    if told:
        return told
    title = " ".join(law.title.casefold().split())
    named = [kind for kind, words in fit.titles.items() if any(each.casefold() in title for each in words)]
    about = [kind for topic, kind in fit.topics.items() if annotated is not None and topic in annotated.topics]
    # a law about trafficking may name children or victims in its title and is no act on children or victims for that
    return tuple(dict.fromkeys([*about, *(kind for kind in named if not about or kind in fit.general)]))


def absence(
    requirement: Requirement, kinds: Mapping[str, Iterable[str]], framework: Framework | None, fit: Fit
) -> tuple[Absence, tuple[str, ...]]:
    """How far what was not found is known to be absent, and the kinds of law, usual homes of the rule, that were not supplied.

    `kinds` has the kinds of each law supplied, by key. A home that is no law, such as case law, can never be supplied: it does not keep
    a rule from being absent in the framework's laws.
    """
    there = {kind for each in kinds.values() for kind in each} | set(framework.without if framework else ())
    wanted = [home for home in requirement.framework_homes if home not in there and home not in fit.no_text]
    if len(kinds) <= 1 and wanted:
        return Absence.ACT, tuple(wanted)
    return (Absence.SUPPLIED, tuple(wanted)) if wanted or not requirement.framework_homes else (Absence.FRAMEWORK, ())
