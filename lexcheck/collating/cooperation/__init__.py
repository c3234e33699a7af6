"""Cooperation between States: is conduct an offence in each, with the same elements, grave enough, and what may block a request."""

from lexcheck.collating.cooperation.answers import (
    Answer,
    Block,
    ConductRow,
    Cooperation,
    ElementState,
    Gravity,
    GroundAnswer,
    GroundRow,
    Offence,
    Presence,
    Read,
    StandingRow,
)
from lexcheck.collating.cooperation.check import cooperation
from lexcheck.collating.cooperation.data import load_plan

__all__ = [
    "Answer",
    "Block",
    "ConductRow",
    "Cooperation",
    "ElementState",
    "Gravity",
    "GroundAnswer",
    "GroundRow",
    "Offence",
    "Presence",
    "Read",
    "StandingRow",
    "cooperation",
    "load_plan",
]
