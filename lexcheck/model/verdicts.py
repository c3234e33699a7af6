"""The verdicts, of the machine and of people."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """The five verdicts, and `not_assessed`, which is none: no rule for the law's language."""

    MET = "met"
    PARTIAL = "partial"
    CONTRADICTED = "contradicted"
    NOT_FOUND = "not_found"
    NOT_APPLICABLE = "not_applicable"
    NOT_ASSESSED = "not_assessed"
