"""The best provisions of a statute book as plain lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lexcheck.collating.best import Best
from lexcheck.model import Requirement

_LEAST = 60  # columns: a narrower terminal wraps the lines itself


def scan_lines(best: Best, requirements: Sequence[Requirement], width: int) -> Iterator[str]:
    """For each requirement the best provisions, each a line of `width` columns with score, verdict, place and quote; then the
    requirements on which nothing bears, and what was read."""
    nothing = []
    for requirement in requirements:
        rows = best.of(requirement.id)
        if not rows:
            nothing.append(requirement.id)
            continue
        yield f"{requirement.id}  {requirement.title}"
        for file, each in rows:
            yield _cut(f"  {each.score:.2f} {each.bearing:<12} {file} {each.provision}: {' '.join(each.quote.split())}", width)
    if nothing:
        yield ""
        yield f"No provision bears on {len(nothing)} of {len(requirements)} requirements: {', '.join(nothing)}"
    unread = f" ({best.faults} could not be read)" if best.faults else ""
    yield ""
    yield f"{best.laws} files{unread}, {best.characters:,} characters of law, {best.rows:,} provisions that bear or come near."
    yield "Ranked by rules: it assists and is no legal advice. Read the provisions before you rely on one."


def _cut(line: str, width: int) -> str:
    room = max(width, _LEAST)
    return line if len(line) <= room else f"{line[: room - 4].rsplit(' ', 1)[0]} ..."
