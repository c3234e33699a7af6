"""The check of cooperation between States: conduct by conduct, ground by ground, instrument by instrument."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lexcheck.annotating.annotated import AnnotatedLaw
from lexcheck.annotating.language import languages
from lexcheck.annotating.pipeline import annotate
from lexcheck.collating.cooperation import conducts, grounds
from lexcheck.collating.cooperation.answers import (
    Answer,
    ConductRow,
    Cooperation,
    Gravity,
    GroundAnswer,
    GroundRow,
    Offence,
    Presence,
    StandingRow,
)
from lexcheck.collating.cooperation.data import load_plan
from lexcheck.collating.cooperation.obstacles import Teller, same_elements
from lexcheck.collating.members import Member
from lexcheck.frameworks import assessed, left_out
from lexcheck.model import Assessment, Framework, Instrument, PartyStanding

TITLES = {
    Instrument.TIP: "the Trafficking in Persons Protocol",
    Instrument.SOM: "the Smuggling of Migrants Protocol",
    Instrument.UNTOC: "the Convention against Transnational Organized Crime",
}


def cooperation(members: Sequence[Member], assessments: Mapping[str, Assessment]) -> Cooperation:
    """What each State's law says, side by side. `assessments` by the State's key, against all three instruments; a State without one has no
    text. Raises LexcheckError (DATA) where `rules/cooperation.yaml` is wrong."""
    plan = load_plan()
    known = languages()
    laws: dict[str, list[AnnotatedLaw]] = {
        key: [annotate(law) for law in each.laws if law.language in known] for key, each in assessments.items()
    }
    teller = Teller(plan, {member.key: member.name for member in members})
    standing = tuple(_standing(instrument, members, teller) for instrument in Instrument)
    bound = {row.instrument: row for row in standing}
    silent = tuple(teller.no_text([member.key for member in members if member.key not in assessments]))
    rows = []
    for conduct in plan.conducts:
        answers = tuple(
            conducts.answer(member.key, conduct, plan, assessments[member.key], laws[member.key])
            if member.key in assessments
            else Answer(member.key, Offence.NO_TEXT, Gravity.NONE)
            for member in members
        )
        blocks = teller.of_conduct(conduct, answers, bound[conduct.instrument])
        rows.append(ConductRow(conduct, answers, same_elements(answers), blocks))
    told = []
    for ground in plan.grounds:
        said = tuple(
            grounds.answer(member.key, ground, assessments[member.key], laws[member.key])
            if member.key in assessments
            else GroundAnswer(member.key, Presence.UNKNOWN)
            for member in members
        )
        told.append(GroundRow(ground, said, teller.of_ground(ground, said)))
    notes = {member.key: _notes(member.framework) for member in members if member.framework}
    return Cooperation(tuple(members), dict(assessments), notes, plan.threshold, standing, tuple(rows), tuple(told), silent)


def _standing(instrument: Instrument, members: Sequence[Member], teller: Teller) -> StandingRow:
    parties = tuple((member.key, member.framework.party(instrument) if member.framework else None) for member in members)
    told = [(key, party.status if party else None) for key, party in parties]
    statuses = [status for _, status in told]
    between = (
        False
        if PartyStanding.NOT_PARTY in statuses
        else True
        if all(status is PartyStanding.PARTY for status in statuses)
        else None
    )
    title = TITLES[instrument]
    return StandingRow(instrument, title, parties, between, tuple(teller.of_standing(title, told)))


def _notes(framework: Framework) -> tuple[str, ...]:
    """What a reader ought to know of a State's laws."""
    return (*left_out(framework), *(f"{law.title}: {law.note}" for law in assessed(framework) if law.note))
