"""Instruments and what they require."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Instrument(StrEnum):
    """A treaty."""

    TIP = "TIP"
    SOM = "SOM"
    UNTOC = "UNTOC"


class Obligation(StrEnum):
    """How binding a requirement is."""

    MANDATORY = "mandatory"
    QUALIFIED = "mandatory-qualified"
    OPTIONAL = "optional"


class Severity(StrEnum):
    """How much a gap weighs."""

    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"


class Detection(StrEnum):
    """How a requirement is recognised: by its rule, by the absence of a limiting element, or by both."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Element:
    """One named ingredient of a requirement; `keywords` are recall cues by language, never proof."""

    id: str
    description: str
    required_for_met: bool
    keywords: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Test:
    """The decisive facts for an adviser."""

    met: str
    partial: str
    not_met: str


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that an instrument asks of national legislation."""

    id: str
    instrument: Instrument
    article: str
    title: str
    obligation: Obligation
    domain: str
    severity: Severity
    detection: Detection
    statement: str
    test: Test
    elements: tuple[Element, ...]
    typical_gaps: tuple[str, ...]
    framework_homes: tuple[str, ...]
    also: tuple[str, ...] = ()
    qualifier: str = ""
    applies_if: tuple[str, ...] = ()
    red_flags: dict[str, tuple[str, ...]] = field(default_factory=dict)
    references: dict[str, tuple[str, ...]] = field(default_factory=dict)
