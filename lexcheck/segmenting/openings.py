"""The first subsection of a section where the print gives it no number: `5 The Board may ...`, then `2. Its members ...`.

Drafters of the last century left the first number out; what the section says before its second subsection, with the list in it, is one
subsection among the others.
"""

from __future__ import annotations

from lexcheck.segmenting.growth import Unit

_SECTIONS = ("section", "article")
_INTRODUCES = ":—–―-_"


def opened(units: list[Unit], cuts: list[tuple[int, str, int]], text: str) -> tuple[list[Unit], list[tuple[int, str, int]]]:
    """The same units and cuts with a subsection without a number wherever a section's subsections begin at two."""
    # where a unit is to be put in: the place of the second subsection by its section
    seconds = {unit.parent: index for index, unit in _first_subsections(units) if _is_second(units, index, text)}
    if not seconds:
        return units, cuts
    places, added = [], 0
    for index in range(len(units)):
        places.append(index + added)
        added += index in seconds
    made: list[Unit] = []
    for index, unit in enumerate(units):
        above = unit.parent
        if above >= 0:
            # what stands before the second subsection belongs to the first
            unit.parent = places[above] + (index < seconds.get(above, 0))
        made.append(unit)
        if index in seconds:
            made.append(_first(unit, places[index]))
    return made, [
        (start, kind, places[owner] + (kind == "text" and owner in seconds) if owner >= 0 else owner)
        for start, kind, owner in cuts
    ]


def _first_subsections(units: list[Unit]) -> list[tuple[int, Unit]]:
    """For each section the first of its own subsections (none that it quotes) that bears a number."""
    found: dict[int, tuple[int, Unit]] = {}
    for index, unit in enumerate(units):
        above = unit.parent
        if unit.level == "subsection" and above >= 0 and units[above].level in _SECTIONS and unit.quoted == units[above].quoted:
            found.setdefault(above, (index, unit))
    return list(found.values())


def _is_second(units: list[Unit], index: int, text: str) -> bool:
    """Whether a subsection is counted as the second one after words that are no introduction to it."""
    unit = units[index]
    section = units[unit.parent]
    return bool(
        unit.reading is not None
        and (unit.reading.base, unit.reading.suffix) == (2, "")
        and section.end > section.start
        and (index > unit.parent + 1 or text[section.end - 1] not in _INTRODUCES)
    )


def _first(section: Unit, parent: int) -> Unit:
    """The subsection that takes over a section's words."""
    unit = Unit("subsection", "", parent, section.start, section.zone, section.quoted)
    unit.start, unit.end, unit.status = section.start, section.end, section.status
    section.end, section.status = section.start, ""
    return unit
