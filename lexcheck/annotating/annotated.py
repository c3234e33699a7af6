"""What annotating adds to a law, as frozen dataclasses. Offsets are those of the law's text."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, NamedTuple

from lexcheck.model import Law

# levels that hold others and have no words of their own to judge
CONTAINERS = frozenset({"part", "chapter", "division", "crossheading", "schedule", "title", "book"})
# levels at which a statute is cited: the unit that rules look at
SECTION_LEVELS = frozenset({"section", "article"})


class Mention(NamedTuple):
    """A concept found at a span. `sentence` numbers the sentences of the law; `doubt` is 0 for an exact wording, more for an OCR guess.
    A law has tens of thousands: a tuple is made in a fifth of the time."""

    concept: str
    provision: int
    start: int
    end: int
    sentence: int
    heading: bool = False
    doubt: float = 0.0
    value: float = 0.0


PLACE = attrgetter("start", "end")  # the order of mentions in the text


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
    """A section with its subtree: what a rule looks at.

    `definitions` are the provisions that define the terms it uses (and the terms these use), nearest first; `references` the
    provisions of the same law that it refers to. `offences` names the topics of which it makes an offence.
    """

    root: int
    provisions: tuple[int, ...]
    definitions: tuple[int, ...] = ()
    references: tuple[int, ...] = ()
    topics: frozenset[str] = frozenset()
    offences: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class AnnotatedLaw:
    """A law with everything that rules ask about. `mentions` is by concept, in text order; `sentences` the span of every sentence;
    `lineage` says for each provision with which it is read; `unresolved` holds a reference of a provision that leads nowhere;
    `leads` gives for the first sentence of a list item the sentence of the lead-in that it goes on with; `apart` gives for a crime the
    sentences that point at another one alone. `memo` keeps what was worked out about the law; a changed copy starts with none."""

    law: Law
    mentions: dict[str, tuple[Mention, ...]]
    penalties: tuple[Penalty, ...]
    units: tuple[Unit, ...]
    topics: frozenset[str]
    sentences: tuple[tuple[int, int], ...]
    lineage: dict[int, frozenset[int]] = field(default_factory=dict)
    unresolved: dict[int, str] = field(default_factory=dict)
    leads: dict[int, int] = field(default_factory=dict)
    apart: dict[str, frozenset[int]] = field(default_factory=dict)
    _places: dict[str, dict[int, list[Mention]]] = field(default_factory=dict, repr=False, compare=False)
    _penal: dict[int, list[Penalty]] = field(default_factory=dict, repr=False, compare=False)
    memo: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def mentions_in(self, concept: str, provisions: frozenset[int]) -> list[Mention]:
        """The mentions of a concept in some provisions, in text order. Kept by provision, so that a large law stays quick."""
        places = self._places.get(concept)
        if places is None:
            places = self._places[concept] = {}
            for mention in sorted(self.mentions.get(concept, ()), key=PLACE):
                places.setdefault(mention.provision, []).append(mention)
        if not places:
            return []
        held = places.keys() & provisions
        if len(held) == 1:
            return list(places[held.pop()])
        return sorted((m for p in held for m in places[p]), key=PLACE)

    def by_sentence(self, concept: str) -> dict[int, list[Mention]]:
        """The mentions of a concept by sentence. Kept."""
        key = "by_sentence", concept
        if key not in self.memo:
            rows = self.memo[key] = {}
            for mention in self.mentions.get(concept, ()):
                rows.setdefault(mention.sentence, []).append(mention)
        found: dict[int, list[Mention]] = self.memo[key]
        return found

    def penalties_in(self, provisions: frozenset[int]) -> list[Penalty]:
        """The penalties in some provisions, in text order."""
        if not self._penal:
            for penalty in self.penalties:
                self._penal.setdefault(penalty.provision, []).append(penalty)
        return sorted((p for i in self._penal.keys() & provisions for p in self._penal[i]), key=lambda p: (p.start, p.end))

    def related(self, one: int, other: int) -> bool:
        """Whether two provisions are read together: the same, or one stands in the other's lead-in or closing words."""
        return one == other or other in self.lineage.get(one, ()) or one in self.lineage.get(other, ())
