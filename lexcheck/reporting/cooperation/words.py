"""The words of every report on cooperation between States: signs, names, penalties. Each sign carries its meaning without colour."""

from __future__ import annotations

from dataclasses import dataclass

from lexcheck.collating.cooperation import Answer, Cooperation, Gravity, GroundAnswer, Offence, Presence, Read
from lexcheck.collating.cooperation.data import Weight
from lexcheck.collating.cooperation.obstacles import years_of
from lexcheck.model import PartyStanding, PartyStatus
from lexcheck.reporting import texts

TITLE = "Cooperation between States"


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign with its name; `ascii` stands for it where it cannot be shown."""

    sign: str
    ascii: str
    name: str


OFFENCE = {
    Offence.YES: Sign("✓", "+", "an offence"),
    Offence.NARROWER: Sign("◐", "~", "an offence in part"),
    Offence.OPPOSITE: Sign("✗", "x", "the text says the opposite"),
    Offence.NOT_FOUND: Sign("○", "o", "not found in the texts supplied"),
    Offence.NOT_ASSESSED: Sign("·", ".", "not assessed"),
    Offence.NO_TEXT: Sign("–", "-", "no text supplied"),
}
PRESENCE = {
    Presence.PRESENT: Sign("✓", "+", "found"),
    Presence.NARROWED: Sign("◐", "~", "found in part"),
    Presence.ABSENT: Sign("○", "o", "not found"),
    Presence.UNKNOWN: Sign("–", "-", "not known"),
}
WEIGHT: dict[Weight, Sign] = {
    "blocks": Sign("✗", "x", "obstacle"),
    "may": Sign("△", "!", "may block"),
    "look": Sign("?", "?", "look it up"),
}
STANDING = {
    PartyStanding.PARTY: Sign("✓", "+", "party"),
    PartyStanding.NOT_PARTY: Sign("○", "o", "not a party"),
    PartyStanding.UNKNOWN: Sign("–", "-", "not known"),
}
BETWEEN = {True: "in force between all of them", False: "not in force between all of them", None: "not known for all of them"}
SAME = {True: "the elements agree", False: "the elements differ", None: ""}
NOTE = (
    "Read from the texts supplied: whether a request succeeds depends on treaties, general laws and courts that this report does not "
    "see. The penalties are read by machine; check each against its quote."
)


def gravity_sign(gravity: Gravity, threshold: float) -> Sign | None:
    """Whether the threshold is reached; None where there is no offence to ask about."""
    if gravity is Gravity.NONE:
        return None
    years = f"{threshold:g} years"
    return {
        Gravity.REACHED: Sign("▲", "^", f"{years} or more"),
        Gravity.BELOW: Sign("▽", "v", f"less than {years}"),
        Gravity.UNREAD: Sign("?", "?", "penalty could not be read"),
    }[gravity]


def penalty(read: Read | None) -> str:
    """`imprisonment for life, or at least 5 years; with a fine`."""
    if read is None or read.gravest is None:
        return "could not be read"
    terms = ["death"] if read.death else []
    terms += ["imprisonment for life"] if read.life else []
    if read.least is not None and read.most is not None and read.least != read.most:
        low = f"{read.least:g}" if read.least >= 1 and read.most >= 1 else years_of(read.least)
        terms.append(f"{low} to {years_of(read.most)}")
    elif read.most is not None:
        terms.append(f"up to {years_of(read.most)}" if read.least is None else years_of(read.most))
    elif read.least is not None:
        terms.append(f"at least {years_of(read.least)}" + ("" if read.life or read.death else ", no maximum named"))
    fine = {"and": "; with a fine", "or": "; or a fine instead"}.get(read.fine, "")
    alike = "; as for the offence itself" if read.alike else ""
    return f"{', or '.join(terms)}{fine}{alike}"


def short(answer: Answer) -> str:
    """The maximum in a few letters for a table: `10 y`, `life`, empty where there is none or it could not be read."""
    read = answer.penalty
    if answer.gravity is Gravity.NONE or read is None or read.gravest is None:
        return ""
    if read.death or read.life:
        return "death" if read.death else "life"
    top = read.most if read.most is not None else read.least
    return f"{round((top or 0) * 12)} m" if (top or 0) < 1 else f"{top:g} y" if read.most is not None else f"{top:g} y +"


def missing(answer: Answer) -> list[str]:
    """The elements that were compared and not, or only in part, recognised."""
    return [
        f"{e.group}: {e.description}{' (in part)' if e.presence is Presence.NARROWED else ''}"
        for e in answer.elements
        if e.presence in (Presence.ABSENT, Presence.NARROWED) and not e.limits
    ]


def note(answer: GroundAnswer) -> str:
    """Where a rule may yet stand, and why the answer is as it is."""
    homes = texts.listing([texts.home_name(home) for home in answer.not_supplied])
    wanting = f"usually settled in kinds of law that were not supplied: {homes}" if homes else ""
    return "; ".join(filter(None, (answer.note, wanting)))


def title(name: str) -> str:
    """A name as a heading."""
    return name[:1].upper() + name[1:]


def standing(party: PartyStatus | None) -> str:
    """`party since 2010-02-12 (as known on 2025-04-30)`."""
    if party is None:
        return "not known here"
    since = f" since {party.in_force.isoformat()}" if party.in_force else ""
    known = f" (as known on {party.as_of.isoformat()})" if party.as_of else ""
    return f"{STANDING[party.status].name}{since}{known}"


def heading(check: Cooperation) -> str:
    """`Mali, Morocco and Niger`."""
    return texts.listing([member.name for member in check.members])
