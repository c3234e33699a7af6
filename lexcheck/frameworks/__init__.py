"""Frameworks: which laws a country has, its standing under each instrument, and the reading of those laws."""

from lexcheck.frameworks.laws import as_supplied, assessed, left_out, read_laws
from lexcheck.frameworks.loading import is_framework, kinds_of_law, known_frameworks, load_framework

__all__ = [
    "as_supplied",
    "assessed",
    "is_framework",
    "kinds_of_law",
    "known_frameworks",
    "left_out",
    "load_framework",
    "read_laws",
]
