"""What a State's standing under an instrument does to a finding: voluntary wording, reservations, what does not concern the State."""

from __future__ import annotations

from dataclasses import replace

from lexcheck.model import Finding, Framework, FrameworkLaw, Instrument, PartyStanding, Requirement, TextKind, Verdict

NOT_BOUND = "{name} is not a party to {instrument}: what follows is a voluntary standard, not a duty."
UNKNOWN = "It is not known whether {name} is a party to {instrument}; the findings speak as if it were."

# a verdict that rests on such a text is for a person to check against the official one
NOT_OFFICIAL = {
    TextKind.UNOFFICIAL_TRANSLATION: "is an unofficial translation: check the official text",
    TextKind.RESTATEMENT: "is a restatement: check the official text",
}


def excused(framework: Framework) -> dict[str, str]:
    """Why a kind of requirement (`applies_if` in protocols/) does not concern the State."""
    out = {}
    if framework.landlocked and not framework.flag_registry:
        out["maritime"] = f"{framework.name} is landlocked and keeps no registry of ships"
    if framework.extradites_nationals:
        out["nationals-not-extradited"] = f"{framework.name} extradites its nationals"
    return out


def notes(framework: Framework, against: tuple[Instrument, ...]) -> tuple[str, ...]:
    """What a reader ought to know of the State's standing, in sentences."""
    out = []
    for party in (framework.party(instrument) for instrument in against):
        if party.status is PartyStanding.NOT_PARTY:
            known = f" (as known on {party.as_of})" if party.as_of else ""
            words = NOT_BOUND.format(name=framework.name, instrument=f"{party.instrument}{known}")
            out.append(f"{words} {party.note}".strip())
        elif party.status is PartyStanding.UNKNOWN:
            out.append(f"{UNKNOWN.format(name=framework.name, instrument=party.instrument)} {party.note}".strip())
    return tuple(out)


def of_state(finding: Finding, requirement: Requirement, framework: Framework) -> Finding:
    """The finding as it concerns this State, with a reason for review where it relies on a text that is not the official one."""
    return _with_standing(_with_sources(finding, framework), requirement, framework)


def unofficial(framework: Framework) -> dict[str, FrameworkLaw]:
    """The laws that are not there in their official words, by the reason for review that this gives to a finding that quotes them."""
    return {f"{entry.id} {NOT_OFFICIAL[entry.text]}": entry for entry in framework.laws if entry.text in NOT_OFFICIAL}


def _with_sources(finding: Finding, framework: Framework) -> Finding:
    relied = {quote.law for quote in finding.evidence}
    if finding.verdict is Verdict.NOT_FOUND:
        return finding
    reasons = [reason for reason, entry in unofficial(framework).items() if entry.id in relied]
    return replace(finding, review=(*finding.review, *reasons)) if reasons else finding


def _with_standing(finding: Finding, requirement: Requirement, framework: Framework) -> Finding:
    """The finding with the reservations to its article, and in the wording of a voluntary standard where the State is no party."""
    party = framework.party(requirement.instrument)
    reserved = tuple(
        f"Reservation or declaration of {framework.name} to article {each.article}: {each.summary}"
        for each in party.reservations
        if any(touches(each.article, article) for article in _articles(requirement))
    )
    finding = replace(finding, notes=(*finding.notes, *reserved))
    if party.status is not PartyStanding.NOT_PARTY:
        return finding
    finding = replace(finding, voluntary=True)
    if finding.verdict in (Verdict.MET, Verdict.NOT_APPLICABLE, Verdict.NOT_ASSESSED):
        return finding
    advice = finding.recommendation.removeprefix("Consider: ").replace("(serves ", "(would follow ")
    return replace(
        finding,
        gap=f"Below a standard that does not bind {framework.name}: {finding.gap}",
        recommendation=f"Voluntary; consider: {advice}" if advice else "",
    )


def _articles(requirement: Requirement) -> tuple[str, ...]:
    """The articles of its instrument on which a requirement rests."""
    lead = f"{requirement.instrument} "
    return (requirement.article, *(each.removeprefix(lead) for each in requirement.also if each.startswith(lead)))


def touches(reserved: str, article: str) -> bool:
    """Whether a reservation to `15(2)` or `15` is one to the article that a requirement cites, or the other way round."""
    one, other = (words.replace(" ", "").casefold() for words in (reserved, article))
    return any(b == a or b.startswith(f"{a}(") for a, b in ((one, other), (other, one))) and bool(one)
