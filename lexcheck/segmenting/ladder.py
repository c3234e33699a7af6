"""Where a bracketed number belongs: the steps of one section, and the choice of the one that a new number continues or opens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from lexcheck.segmenting.numbering import Reading, follows, readings, starts

DEEPEST = 12  # steps: no law goes deeper, and a hostile text must not


class Choice(NamedTuple):
    """The step to continue (`depth` < number of steps) or to open (equal to it), the reading, and whether numbers are missing."""

    depth: int
    reading: Reading
    gap: bool


# a step: the readings of its last number that are still possible; none for a section, a definition or a container
Steps = Sequence[Reading | None]


def place(
    steps: Steps, label: str, coming: Callable[[], list[str]], ended: Callable[[], bool], relaxed: bool = False
) -> Choice | None:
    """Where `label` belongs under `steps`; None where it fits nowhere and is more likely a reference in the text.

    `coming` gives the next labels in the text, `ended` tells that the text before ended as a list item does, so that the number is a
    sibling rather than a child; both are asked only in doubt. `relaxed` lets any number open a list (quoted text, excerpts).
    """
    options = readings(label)
    if not options:
        return None
    found: list[Choice] = []
    for depth in range(len(steps) - 1, -1, -1):
        old = steps[depth]
        if old is None:
            continue
        for new in options:
            if new.kind == old.kind and follows(old, new) == 2:
                found.append(Choice(depth, new, False))
    if len(steps) < DEEPEST:
        for new in options:
            if starts(new):
                found.append(Choice(len(steps), new, False))
    if len(found) == 1:
        return found[0]
    if found:
        return _decide(found, label, coming, ended, len(steps))
    for depth in range(len(steps) - 1, -1, -1):
        old = steps[depth]
        if old is not None:
            for new in options:
                if follows(old, new) == 1 and (new.base - old.last <= 12):
                    return Choice(depth, new, True)
    if not relaxed or len(steps) >= DEEPEST:
        return None
    # an excerpt begins in the middle: what comes next tells `D` the letter from `D` the numeral
    onward = [reading for later in coming() for reading in readings(later)]
    likely = [option for option in options if any(follows(option, later) == 2 for later in onward)]
    return Choice(len(steps), min(likely or options, key=lambda option: option.base), True)


def _decide(found: list[Choice], label: str, coming: Callable[[], list[str]], ended: Callable[[], bool], steps: int) -> Choice:
    """Choose by the number that comes next, then by how the text before ended."""
    plain = [choice for choice in found if not choice.reading.suffix]
    if len(plain) == 1:
        return plain[0]
    found = plain or found
    for later in coming():
        if later == label:
            return next((choice for choice in found if choice.depth < steps), found[0])
        options = readings(later)
        right = [
            choice
            for choice in found
            if any(o.kind == choice.reading.kind and o.base == choice.reading.base + 1 for o in options)
        ]
        if len(right) == 1 or (right and len(right) < len(found)):
            return right[0]
    if ended():
        return next((choice for choice in found if choice.depth < steps), found[0])
    return next((choice for choice in found if choice.depth == steps), found[0])
