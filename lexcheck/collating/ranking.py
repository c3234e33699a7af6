"""The provisions of a law that bear on each requirement, ranked: what `lexcheck scan` lists. The weights are `rules/ranking.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import msgspec

from lexcheck import yamlfile
from lexcheck.collating.many import LawResult
from lexcheck.model import Evidence, Finding, Verdict
from lexcheck.resources import data_dir

NEAREST = "nearest"


class RankingData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`rules/ranking.yaml`."""

    worth: dict[Verdict, float]
    verdict_share: float
    narrowed: float
    nearest: float


@dataclass(frozen=True, slots=True)
class Bearing:
    """One provision that bears on a requirement, with its best quote.

    `bearing`: the verdict that the provision helps to carry, or `nearest` where nothing was found and it only comes near. `score` is
    between 0 and 1 and compares across laws; `rank` is the place (1 is best) within the law. `elements` are those that the provision
    carries, `narrowed` those in a narrower form. `start`, `end` are the quote's offsets in the law's text.
    """

    requirement: str
    rank: int
    score: float
    bearing: str
    confidence: float
    provision: str
    id: str
    elements: tuple[str, ...]
    narrowed: tuple[str, ...]
    quote: str
    start: int
    end: int


@lru_cache(maxsize=1)
def load_ranking() -> RankingData:
    """The weights. Raises LexcheckError (DATA)."""
    return yamlfile.load(data_dir("rules") / "ranking.yaml", RankingData)


def bearings(result: LawResult) -> Iterator[Bearing]:
    """The provisions of a law that bear on each requirement, by requirement in catalogue order, the best first."""
    for finding in result.findings:
        found = list(_near(finding) if finding.verdict is Verdict.NOT_FOUND else _carriers(finding))
        found.sort(key=lambda each: (-each.score, each.start))
        for rank, each in enumerate(found, 1):
            yield replace(each, rank=rank)


def _near(finding: Finding) -> Iterator[Bearing]:
    data = load_ranking()
    for place, quote in enumerate(_apart(finding.nearest)):
        yield _bearing(finding, quote, data.nearest / (place + 1), NEAREST)


def _carriers(finding: Finding) -> Iterator[Bearing]:
    """The provisions in the evidence of a finding or of its elements."""
    data = load_ranking()
    held = {each.id: {quote.id for quote in each.evidence} for each in finding.elements}
    every = [*finding.evidence, *(quote for each in finding.elements for quote in each.evidence)]
    for quote in _apart(every):
        whole = tuple(each.id for each in finding.elements if each.present and quote.id in held[each.id])
        narrow = tuple(each.id for each in finding.elements if each.narrowed and quote.id in held[each.id])
        share = (len(whole) + data.narrowed * len(narrow)) / max(1, len(finding.elements))
        worth = data.verdict_share * data.worth.get(finding.verdict, 0.0) + (1 - data.verdict_share) * share
        yield _bearing(finding, quote, finding.confidence * worth, finding.verdict.value, whole, narrow)


def _apart(quotes: Iterable[Evidence]) -> Sequence[Evidence]:
    """The first quote of each provision."""
    first: dict[str, Evidence] = {}
    for quote in quotes:
        first.setdefault(quote.id, quote)
    return tuple(first.values())


def _bearing(
    finding: Finding, quote: Evidence, score: float, bearing: str, whole: tuple[str, ...] = (), narrow: tuple[str, ...] = ()
) -> Bearing:
    return Bearing(
        finding.requirement,
        0,
        round(score, 4),
        bearing,
        finding.confidence,
        quote.provision,
        quote.id,
        whole,
        narrow,
        quote.quote,
        quote.start,
        quote.end,
    )
