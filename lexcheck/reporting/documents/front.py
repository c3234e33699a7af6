"""What stands before the findings in every document: what was measured against what, with which texts and which are lacking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lexcheck.model import Assessment, Law, PartyStanding, PartyStatus
from lexcheck.reporting import texts
from lexcheck.reporting.accounting import accounted
from lexcheck.reporting.documents.frame import Frame
from lexcheck.reporting.documents.words import cited, clean


@dataclass(frozen=True, slots=True)
class LawRow:
    """A text that was used: `kind` says whether it is official, a translation or a restatement; `warnings` what to look at."""

    key: str
    title: str
    citation: str
    status: str
    kind: str
    language: str
    characters: int
    accounted: str
    file: str
    sha256: str
    warnings: tuple[str, ...]


def heading(assessment: Assessment, frame: Frame) -> str:
    """What the assessment is about; where that is a State's law as a whole, the State."""
    title = clean(assessment.title)
    if assessment.framework and title == assessment.framework.name:
        title = frame.country(assessment.country, title)
    return title or assessment.country


def stamp(assessment: Assessment, frame: Frame) -> list[tuple[str, str]]:
    """Labels with what stands beside them: State, instruments with the State's standing, versions, date."""
    made = assessment.stamp
    name = frame.country(assessment.country, assessment.framework.name) if assessment.framework else ""
    state = f"{name} ({assessment.country})" if name and assessment.country else name or assessment.country
    lines = [(frame.say("state"), state)] if state else []
    for instrument in dict.fromkeys(requirement.instrument for requirement in assessment.requirements):
        party = assessment.framework.party(instrument) if assessment.framework else None
        name = f"{frame.name('instruments', instrument)} ({instrument})"
        lines.append((frame.say("measured_against"), f"{name}{': ' + standing(party, frame) if party else ''}"))
    return [
        *lines,
        (frame.say("date"), cited(made.date)),
        (frame.say("program"), cited(f"{texts.tool(made)}")),
        (frame.say("versions"), cited(f"{made.catalogue} / {made.rules}")),
    ]


def standing(party: PartyStatus, frame: Frame) -> str:
    """A State's standing under an instrument, with since when."""
    words = frame.say(f"standing_{party.status.value.replace('-', '_')}")
    if party.status is PartyStanding.PARTY and party.in_force:
        words += " " + frame.say("in_force_since", date=cited(party.in_force.isoformat()))
    if party.as_of:
        words += " " + frame.say("as_known", date=cited(party.as_of.isoformat()))
    return words


def law_rows(assessment: Assessment, frame: Frame) -> tuple[LawRow, ...]:
    """The texts that were used."""
    return tuple(_law(law, assessment, frame) for law in assessment.laws)


def _law(law: Law, assessment: Assessment, frame: Frame) -> LawRow:
    laws = assessment.framework.laws if assessment.framework else ()
    entry = next((each for each in laws if each.id == law.key), None)
    kind = entry.text.value.replace("-", "_") if entry else "restatement" if law.restatement else "unstated"
    warnings = [*law.source.warnings, *([entry.note] if entry and entry.note else [])]
    if law.remarks:
        warnings.append(frame.say("places_to_look", number=len(law.remarks)))
    return LawRow(
        law.key,
        clean(law.title) or law.key,
        clean(entry.citation) if entry else "",
        frame.say(f"status_{entry.status.value.replace('-', '_')}") if entry else "",
        frame.say(f"text_{kind}"),
        law.language,
        len(law.text),
        f"{int(1000 * accounted(law)) / 10} %",
        law.source.name,
        law.source.sha256,
        tuple(clean(each) for each in warnings),
    )


def lacking(assessment: Assessment, frame: Frame) -> list[tuple[str, int]]:
    """The kinds of law that were not supplied and may hold what was not found, with the number of requirements; the most first."""
    tally = Counter(kind for finding in assessment.findings for kind in finding.not_supplied)
    return [(frame.home(kind), number) for kind, number in sorted(tally.items(), key=lambda pair: (-pair[1], pair[0]))]


def said(notes: Sequence[str], frame: Frame) -> list[str]:
    """The notes, and in which language the findings stand where it is not the document's."""
    own = frame.say("engine_language")
    return [*([own] if own else []), *(clean(note) for note in notes)]
