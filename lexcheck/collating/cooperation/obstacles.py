"""Which differences between States may stand in the way of a request, told in the sentences of `rules/cooperation.yaml`."""

from __future__ import annotations

from collections.abc import Sequence

from lexcheck.collating.cooperation.answers import (
    Answer,
    Block,
    ElementState,
    Gravity,
    GroundAnswer,
    Offence,
    Presence,
    StandingRow,
)
from lexcheck.collating.cooperation.conducts import IS_OFFENCE
from lexcheck.collating.cooperation.data import Conduct, Ground, Plan
from lexcheck.model import Absence, Evidence, PartyStanding

_THERE = (Presence.PRESENT, Presence.NARROWED)


class Teller:
    """Tells obstacles between the States of one check; `names` by key."""

    def __init__(self, plan: Plan, names: dict[str, str]) -> None:
        self._plan, self._names = plan, names

    def no_text(self, states: Sequence[str]) -> list[Block]:
        """The States of which nothing is known."""
        return [self._block("no-text", requested=states)] if states else []

    def of_conduct(self, conduct: Conduct, answers: Sequence[Answer], standing: StandingRow) -> tuple[Block, ...]:
        """What may stand in the way of requests about a kind of conduct."""
        having = [a.state for a in answers if a.offence in IS_OFFENCE]
        out: list[Block] = []
        silent = [a for a in answers if a.offence is Offence.NOT_FOUND]
        absent = [a for a in silent if all(finding.absence is Absence.FRAMEWORK for finding in a.findings)]
        for kind, lacking in (
            ("no-offence", absent),
            ("not-found", [a for a in silent if a not in absent]),
            ("opposite", [a for a in answers if a.offence is Offence.OPPOSITE]),
        ):
            if lacking and having:
                quoted = tuple(q for a in lacking for q in a.evidence[:1])
                out.append(self._block(kind, [a.state for a in lacking], having, quoted, conduct=conduct.name))
        unjudged = [a.state for a in answers if a.offence is Offence.NOT_ASSESSED]
        if unjudged:
            out.append(self._block("not-assessed", unjudged, conduct=conduct.name))
        out += self._elements(conduct, answers)
        out += self._gravity(conduct, answers, standing)
        return tuple(out)

    def of_ground(self, ground: Ground, answers: Sequence[GroundAnswer]) -> tuple[Block, ...]:
        """What a rule, or its want, may stand in the way of. What may stand in a law that was not supplied is for a person to look up."""
        wanted = (Presence.ABSENT,) if ground.matters == "absent" else _THERE
        out = []
        for each in answers:
            if each.presence in wanted:
                known = each.presence is not Presence.ABSENT or not each.not_supplied
                says = ground.says.format(requested=self._names[each.state])
                out.append(Block(ground.id, "may" if known else "look", says, (each.state,), (), each.evidence[:1]))
        return tuple(out)

    def of_standing(self, title: str, parties: Sequence[tuple[str, PartyStanding | None]]) -> list[Block]:
        """Who is not bound, and of whom it is not known."""
        outside = [key for key, standing in parties if standing is PartyStanding.NOT_PARTY]
        unknown = [key for key, standing in parties if standing in (None, PartyStanding.UNKNOWN)]
        out = [self._block("not-bound", [key], instrument=title) for key in outside]
        out += [self._block("standing-unknown", [key], instrument=title) for key in unknown]
        return out

    def _elements(self, conduct: Conduct, answers: Sequence[Answer]) -> list[Block]:
        """Elements that some name and others do not, those of the same States together, with the quotes of those that name them."""
        alike: dict[tuple[str, bool, tuple[str, ...], tuple[str, ...]], list[tuple[str, tuple[Evidence, ...]]]] = {}
        for row in _side_by_side(answers):
            having = [(state, e) for state, e in row if e.presence is Presence.PRESENT]
            lacking = [(state, e) for state, e in row if e.presence is Presence.ABSENT]
            if having and lacking:
                one = row[0][1]
                states = (tuple(state for state, _ in having), tuple(state for state, _ in lacking))
                quoted = tuple(quote for _, e in having for quote in e.evidence[:1])
                alike.setdefault((one.group, one.limits, *states), []).append((one.description, quoted))
        out = []
        for (group, limits, with_it, without), found in alike.items():
            requested, requesting = (with_it, without) if limits else (without, with_it)
            out.append(
                self._block(
                    "limited" if limits else "narrower",
                    requested,
                    requesting,
                    tuple(dict.fromkeys(quote for _, quoted in found for quote in quoted)),
                    conduct=conduct.name,
                    group=_first_upper(group),
                    element="; ".join(f"“{description}”" for description, _ in found),
                )
            )
        return out

    def _gravity(self, conduct: Conduct, answers: Sequence[Answer], standing: StandingRow) -> list[Block]:
        out = []
        for each in answers:
            if each.gravity is Gravity.BELOW and each.penalty is not None and each.penalty.most is not None:
                # a figure beside words that are only part of the offence may be that of another one
                doubtful = each.offence is Offence.NARROWER and not conduct.penalty.topic and not each.penalty.alike
                bound = "below-bound" if standing.between else "below-unbound"
                words = {"years": years_of(each.penalty.most), "instrument": standing.title, "conduct": conduct.name}
                kind = "below-doubtful" if doubtful else bound
                out.append(self._block(kind, [each.state], (), each.penalty.evidence[:1], **words))
        unread = [a.state for a in answers if a.gravity is Gravity.UNREAD]
        if unread:
            out.append(self._block("unread", unread, conduct=conduct.name))
        return out

    def _block(
        self,
        kind: str,
        requested: Sequence[str],
        requesting: Sequence[str] = (),
        evidence: tuple[Evidence, ...] = (),
        **words: str,
    ) -> Block:
        told = self._plan.obstacles[kind]
        named = self._listed(requested)
        says = told.says.format(
            requested=named,
            names=named,
            requesting=self._listed(requesting),
            threshold=f"{self._plan.threshold:g}",
            **words,
        )
        return Block(kind, told.weight, says, tuple(requested), tuple(requesting), evidence)

    def _listed(self, states: Sequence[str]) -> str:
        names = [self._names[state] for state in states]
        return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def same_elements(answers: Sequence[Answer]) -> bool | None:
    """Whether the elements that were compared agree in all States where it is an offence; None where there are not two to compare."""
    compared = [a for a in answers if a.elements and all(e.presence is not Presence.UNKNOWN for e in a.elements)]
    if len(compared) < 2:
        return None
    return all(len({e.presence for _, e in row}) == 1 for row in _side_by_side(compared))


def years_of(years: float) -> str:
    """`0.5` as `6 months`, `3` as `3 years`."""
    if years < 1:
        months = round(years * 12)
        return f"{months} month{'' if months == 1 else 's'}"
    return f"{years:g} year{'' if years == 1 else 's'}"


def _side_by_side(answers: Sequence[Answer]) -> list[list[tuple[str, ElementState]]]:
    """For each element the States in which it was asked about."""
    rows: dict[tuple[str, str], list[tuple[str, ElementState]]] = {}
    for each in answers:
        for element in each.elements:
            rows.setdefault((element.requirement, element.element), []).append((each.state, element))
    return list(rows.values())


def _first_upper(words: str) -> str:
    return words[:1].upper() + words[1:]
