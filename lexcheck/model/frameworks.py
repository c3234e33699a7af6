"""A country's framework: its laws, and its standing under each instrument."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from lexcheck.model.requirements import Instrument


class PartyStanding(StrEnum):
    """Whether a State is bound by an instrument."""

    PARTY = "party"
    NOT_PARTY = "not-party"
    UNKNOWN = "unknown"


class LawStatus(StrEnum):
    """Where a law stands in its life."""

    IN_FORCE = "in-force"
    NOT_COMMENCED = "not-commenced"
    BILL = "bill"
    SUPERSEDED = "superseded"
    REPEALED = "repealed"


class TextKind(StrEnum):
    """What the file holds: the official words, a translation, or a restatement in our own words."""

    OFFICIAL = "official"
    OFFICIAL_TRANSLATION = "official-translation"
    UNOFFICIAL_TRANSLATION = "unofficial-translation"
    RESTATEMENT = "restatement"


@dataclass(frozen=True, slots=True)
class Reservation:
    """A reservation or declaration: the article that it is about (`15(2)`) and what it says, in short."""

    article: str
    summary: str


@dataclass(frozen=True, slots=True)
class PartyStatus:
    """A State's standing under one instrument, as known on the day `as_of`.

    `how` says by what act (ratification, accession ...) on the day `joined`; `in_force` is the day for this State.
    """

    instrument: Instrument
    status: PartyStanding
    as_of: datetime.date | None = None
    joined: datetime.date | None = None
    how: str = ""
    in_force: datetime.date | None = None
    reservations: tuple[Reservation, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class LawVersion:
    """An earlier or later text of a law, kept for comparing; never assessed as part of the framework."""

    id: str
    file: str
    status: LawStatus
    text: TextKind
    in_force_from: datetime.date | None = None
    note: str = ""

    @property
    def path(self) -> Path:
        """The file, found relative to the framework."""
        return Path(self.file)


@dataclass(frozen=True, slots=True)
class FrameworkLaw:
    """One law of a framework.

    `kinds` are words of `lexcheck.frameworks.kinds_of_law`; `uncommenced` holds the labels (`12(3)`) of provisions not yet in force;
    `sha256` is the hash of the file as it was taken in, where it is known.
    """

    id: str
    file: str
    title: str
    kinds: tuple[str, ...]
    language: str
    status: LawStatus
    text: TextKind
    citation: str = ""
    in_force_from: datetime.date | None = None
    uncommenced: tuple[str, ...] = ()
    amended_by: tuple[str, ...] = ()
    versions: tuple[LawVersion, ...] = ()
    note: str = ""
    sha256: str = ""

    @property
    def path(self) -> Path:
        """The file, found relative to the framework."""
        return Path(self.file)


@dataclass(frozen=True, slots=True)
class Framework:
    """All laws of one country that are assessed together.

    `country` is the ISO 3166-1 code of two letters, `alpha3` that of three; `extradites_nationals` is None where nobody looked;
    `without` names kinds of law that the State does not have, so that nobody waits for their texts.
    """

    country: str
    name: str
    laws: tuple[FrameworkLaw, ...]
    alpha3: str = ""
    also_called: tuple[str, ...] = ()
    landlocked: bool = False
    flag_registry: bool = True
    extradites_nationals: bool | None = None
    parties: tuple[PartyStatus, ...] = ()
    without: tuple[str, ...] = ()
    note: str = ""

    def party(self, instrument: Instrument) -> PartyStatus:
        """The standing under an instrument: `unknown` where the file is silent."""
        known = (party for party in self.parties if party.instrument == instrument)
        return next(known, PartyStatus(instrument, PartyStanding.UNKNOWN))
