"""What a finding quotes, as a reader wants to see it: each place once."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce

from lexcheck.model import Evidence, Finding


def quotes(finding: Finding) -> tuple[Evidence, ...]:
    """The evidence of a finding and its elements in the order given; quotes that overlap are joined into one."""
    joined: list[Evidence] = []
    for quote in (*finding.evidence, *(each for element in finding.elements for each in element.evidence)):
        touching = [other for other in joined if quote.law == other.law and quote.start < other.end and other.start < quote.end]
        place = joined.index(touching[0]) if touching else len(joined)
        joined = [other for other in joined if other not in touching]
        joined.insert(place, reduce(_join, touching, quote))
    return tuple(joined)


def _join(one: Evidence, other: Evidence) -> Evidence:
    """Two overlapping quotes as one, under the citation of the one that begins first (of the longer where they begin together)."""
    first, second = sorted((one, other), key=lambda quote: (quote.start, -quote.end))
    return replace(
        first,
        end=max(first.end, second.end),
        quote=first.quote + second.quote[first.end - second.start :] * (second.end > first.end),
    )
