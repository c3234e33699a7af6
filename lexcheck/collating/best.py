"""The best provisions of a whole statute book for each requirement, kept while laws go by."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field

from lexcheck.collating.many import LawResult
from lexcheck.collating.ranking import NEAREST, Bearing

KEPT = 3  # provisions a requirement


@dataclass
class Best:
    """The best provisions by requirement, and counts: laws, those with a fault, characters, rows. It does not grow with the laws."""

    laws: int = 0
    faults: int = 0
    characters: int = 0
    rows: int = 0
    by_requirement: dict[str, list[tuple[float, int, str, Bearing]]] = field(default_factory=dict)

    def add(self, file: str, result: LawResult, found: list[Bearing]) -> None:
        """Take note of one law. Laws come in their order, which settles ties."""
        self.laws += 1
        self.faults += bool(result.fault)
        self.characters += result.characters
        self.rows += len(found)
        for count, each in enumerate(found):
            if each.bearing != NEAREST:
                row = (each.score, -(self.laws * 100_000 + count), file, each)
                kept = self.by_requirement.setdefault(each.requirement, [])
                (heapq.heappush if len(kept) < KEPT else heapq.heappushpop)(kept, row)

    def of(self, requirement: str) -> list[tuple[str, Bearing]]:
        """The file and the provision of the best, the best first."""
        return [(file, each) for _, _, file, each in sorted(self.by_requirement.get(requirement, []), reverse=True)]
