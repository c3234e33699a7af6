"""What annotating adds to a law, as frozen dataclasses. Offsets are those of the law's text."""

from __future__ import annotations

from dataclasses import dataclass, field

from lexcheck.model import Law, Provision

# levels that hold others and have no words of their own to judge
CONTAINERS = frozenset({"part", "chapter", "division", "crossheading", "schedule", "title", "book"})
# levels at which a statute is cited: the unit that rules look at
SECTION_LEVELS = frozenset({"section", "article"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A concept found at a span. `sentence` numbers the sentences of the law; `doubt` is 0 for an exact wording, more for an OCR guess."""

    concept: str
    provision: int
    start: int
    end: int
    sentence: int
    heading: bool = False
    doubt: float = 0.0
    value: float = 0.0


@dataclass(frozen=True, slots=True)
class Penalty:
    """A custodial or other penalty. Years; None where the text gives none. `fine` is `none`, `and`, `or` (an alternative) or `only`."""

    provision: int
    start: int
    end: int
    sentence: int
    least: float | None
    most: float | None
    life: bool
    death: bool
    fine: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A section with its subtree: what a rule looks at. `closure` adds the definitions of the terms that it uses and the provisions
    that it refers to, nearest first."""

    root: int
    provisions: tuple[int, ...]
    closure: tuple[int, ...]
    topics: frozenset[str]
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class AnnotatedLaw:
    """A law with everything that rules ask about. `mentions` is by concept, in text order; `unit_of` maps a provision to its unit's place."""

    law: Law
    mentions: dict[str, tuple[Mention, ...]]
    penalties: tuple[Penalty, ...]
    units: tuple[Unit, ...]
    unit_of: dict[int, int]
    topics: frozenset[str]
    sentences: tuple[tuple[int, int], ...]
    modality: dict[int, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    lineage: dict[int, frozenset[int]] = field(default_factory=dict)

    def related(self, one: int, other: int) -> bool:
        """Whether two provisions are read together: the same, or one stands in the other's lead-in or closing words."""
        return one == other or other in self.lineage.get(one, ()) or one in self.lineage.get(other, ())

    def provision(self, index: int) -> Provision:
        """The provision at an index."""
        return self.law.provisions[index]
