"""Several annotated laws as one, so that rules see elements of different laws side by side; and quotes back to the law that has them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lexcheck.annotating.annotated import AnnotatedLaw, Mention
from lexcheck.model import Evidence, Law, Mark, Source

GAP = "\n\n"  # between two texts, so that no word runs into the next law


@dataclass(frozen=True, slots=True)
class Merged:
    """Laws as one: `keys` and `starts` say which law's text begins where."""

    law: AnnotatedLaw
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    _mentioned: dict[str, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)

    def mentioned(self, key: str) -> frozenset[str]:
        """The concepts that one of the laws mentions."""
        at = self.keys.index(key)
        start, stop = self.starts[at], [*self.starts, len(self.law.law.text) + 1][at + 1]
        if key not in self._mentioned:
            rows = self.law.mentions.items()
            self._mentioned[key] = frozenset(name for name, found in rows if any(start <= m.start < stop for m in found))
        return self._mentioned[key]

    def home(self, quote: Evidence) -> Evidence:
        """A quote of the merged text as a quote of its own law."""
        at = bisect_right(self.starts, quote.start) - 1
        return replace(quote, law=self.keys[at], start=quote.start - self.starts[at], end=quote.end - self.starts[at])


def merge(laws: Sequence[AnnotatedLaw]) -> Merged:
    """The laws one after the other. Nothing is joined but the texts: a unit stays what it was in its own law."""
    starts, at, first, sentence = [], 0, 0, 0
    provisions, penalties, units, spans = [], [], [], []
    mentions: dict[str, list[Mention]] = defaultdict(list)
    lineage: dict[int, frozenset[int]] = {}
    leads: dict[int, int] = {}
    unresolved: dict[int, str] = {}
    for law in laws:
        starts.append(at)
        provisions += [
            replace(
                p,
                index=p.index + first,
                parent=p.parent + first if p.parent >= 0 else -1,
                stop=p.stop + first,
                begin=p.begin + at,
                start=p.start + at,
                end=p.end + at,
            )
            for p in law.law.provisions
        ]
        seen = {i for unit in law.units for i in (*unit.provisions, *unit.definitions, *unit.references)}
        for name, rows in law.mentions.items():
            # the first law's stand where they stood: only the others are moved
            mentions[name] += [_moved(m, first, at, sentence) for m in rows if m.provision in seen] if at else rows
        penalties += [
            replace(p, provision=p.provision + first, start=p.start + at, end=p.end + at, sentence=p.sentence + sentence)
            for p in law.penalties
        ]
        units += [
            replace(
                u,
                root=u.root + first,
                provisions=tuple(i + first for i in u.provisions),
                definitions=tuple(i + first for i in u.definitions),
                references=tuple(i + first for i in u.references),
            )
            for u in law.units
        ]
        spans += [(start + at, end + at) for start, end in law.sentences]
        lineage |= {i + first: frozenset(j + first for j in others) for i, others in law.lineage.items()}
        leads |= {a + sentence: b + sentence for a, b in law.leads.items()}
        unresolved |= {i + first: words for i, words in law.unresolved.items()}
        at += len(law.law.text) + len(GAP)
        first += len(law.law.provisions)
        sentence += len(law.sentences)
    head = laws[0].law
    text = GAP.join(law.law.text for law in laws)
    source = Source("", "", "", text, tuple(_marks(laws, starts)))
    keys = tuple(law.law.key for law in laws)
    whole = Law("+".join(keys), head.title, head.language, head.tradition, source, tuple(provisions), ())
    topics = frozenset[str]().union(*(law.topics for law in laws))
    joined = AnnotatedLaw(
        whole,
        {name: tuple(rows) for name, rows in mentions.items()},
        tuple(penalties),
        tuple(units),
        topics,
        tuple(spans),
        lineage,
        unresolved,
        leads,
    )
    return Merged(joined, keys, tuple(starts))


def _moved(m: Mention, first: int, at: int, sentence: int) -> Mention:
    return Mention(m.concept, m.provision + first, m.start + at, m.end + at, m.sentence + sentence, m.heading, m.doubt, m.value)


def _marks(laws: Sequence[AnnotatedLaw], starts: Sequence[int]) -> list[Mark]:
    """Doubtful characters stay doubtful."""
    rows = zip(laws, starts, strict=True)
    return [replace(m, start=m.start + at, end=m.end + at) for law, at in rows for m in law.law.source.marks if m.kind == "ocr"]
