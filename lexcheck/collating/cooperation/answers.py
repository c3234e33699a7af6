"""What a check of cooperation tells, as frozen dataclasses. States are named by their keys (`Member.key`)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lexcheck.collating.cooperation.data import Conduct, Ground, Weight
from lexcheck.collating.members import Member
from lexcheck.model import Assessment, Evidence, Finding, Instrument, PartyStatus


class Offence(StrEnum):
    """Whether a kind of conduct is an offence in a State, as far as its texts were supplied."""

    YES = "yes"
    NARROWER = "narrower"
    OPPOSITE = "opposite"
    NOT_FOUND = "not_found"
    NOT_ASSESSED = "not_assessed"
    NO_TEXT = "no_text"


class Gravity(StrEnum):
    """Whether the maximum penalty reaches the years of a serious crime; `unread` where no figure could be read, `none` where there is no
    offence to ask about."""

    REACHED = "reached"
    BELOW = "below"
    UNREAD = "unread"
    NONE = "none"


class Presence(StrEnum):
    """Whether an element or a rule was recognised; `unknown` where there is no text, or no rule for its language."""

    PRESENT = "present"
    NARROWED = "narrowed"
    ABSENT = "absent"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Read:
    """A penalty as it was read. Years, None where the text gives none; `fine` as in `lexcheck.annotating.annotated.Penalty`; `alike`: it is
    that of the offence itself, to which the law refers."""

    least: float | None
    most: float | None
    life: bool
    death: bool
    fine: str
    evidence: tuple[Evidence, ...]
    alike: bool = False

    @property
    def gravest(self) -> float | None:
        """The maximum in years, infinite for life and death; the minimum where no maximum is named; None where there is no figure."""
        return float("inf") if self.life or self.death else self.most if self.most is not None else self.least


@dataclass(frozen=True, slots=True)
class ElementState:
    """One element that is compared, in one State."""

    group: str
    requirement: str
    element: str
    description: str
    limits: bool
    presence: Presence
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One kind of conduct in one State; `penalty` is that of the plain offence, `graver` the highest of its other forms."""

    state: str
    offence: Offence
    gravity: Gravity
    findings: tuple[Finding, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    elements: tuple[ElementState, ...] = ()
    penalty: Read | None = None
    graver: Read | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """What may stand in the way of requests of some States to others, in words."""

    kind: str
    weight: Weight
    says: str
    requested: tuple[str, ...]
    requesting: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class ConductRow:
    """One kind of conduct in all States; `same` says whether the elements agree, None where fewer than two States could be compared."""

    conduct: Conduct
    answers: tuple[Answer, ...]
    same: bool | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class GroundAnswer:
    """What one State's law says of extradition or assistance; `not_supplied` are the kinds of law in which it may yet stand."""

    state: str
    presence: Presence
    evidence: tuple[Evidence, ...] = ()
    note: str = ""
    not_supplied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GroundRow:
    """One ground in all States."""

    ground: Ground
    answers: tuple[GroundAnswer, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class StandingRow:
    """Who is bound by an instrument; `between` says whether it is in force between all of them, None where that is not known."""

    instrument: Instrument
    title: str
    parties: tuple[tuple[str, PartyStatus | None], ...]
    between: bool | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Cooperation:
    """The whole check. `assessments` and `notes` (what to know of a State's laws) are by the State's key; a State without text has none,
    and `silent` says so."""

    members: tuple[Member, ...]
    assessments: dict[str, Assessment]
    notes: dict[str, tuple[str, ...]]
    threshold: float
    standing: tuple[StandingRow, ...]
    conducts: tuple[ConductRow, ...]
    grounds: tuple[GroundRow, ...]
    silent: tuple[Block, ...]

    def name(self, key: str) -> str:
        """A State's name by its key."""
        return next(member.name for member in self.members if member.key == key)
