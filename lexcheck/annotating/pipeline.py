"""Annotate a law: the one function that runs all steps in order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate

from lexcheck.annotating import definitions as defs
from lexcheck.annotating.anaphora import standing_for
from lexcheck.annotating.annotated import PLACE, AnnotatedLaw, Mention, Penalty, Unit
from lexcheck.annotating.concepts import Concept, load_concepts
from lexcheck.annotating.durations import Match
from lexcheck.annotating.evaluate import Scope, all_hits
from lexcheck.annotating.language import load_language, tongue
from lexcheck.annotating.matching import ConceptMatcher, Span, matcher_for
from lexcheck.annotating.numbers import find_numbers
from lexcheck.annotating.offences import with_topics
from lexcheck.annotating.quantities import QUANTITY, ages, penalties, scale
from lexcheck.annotating.references import Reference, ReferenceFinder
from lexcheck.annotating.stream import Stream, streams, together
from lexcheck.model import Law

_DOUBT = 0.1  # of a mention that holds a word which OCR spoiled


def annotate(law: Law) -> AnnotatedLaw:
    """Everything that rules ask about a law. Raises LexcheckError (DATA) where rule data is wrong or the language has none."""
    data, language = load_language(law.language), tongue(law.language)
    matcher = matcher_for(law.language)
    flows, sentences, leads = streams(law, language)
    lineage = _lineage(law, flows)
    mentions, fines = _mentions(flows, matcher, lineage)
    mentions = standing_for(mentions, [flow.root for flow in flows], law)
    base = _derived(AnnotatedLaw(law, mentions, tuple(fines), (), frozenset(), tuple(sentences), lineage, leads=leads))
    terms = defs.defined_terms(law, language)
    uses = {p: d for flow in flows for p, d in defs.term_uses(flow, terms).items()}
    finder = ReferenceFinder(law, data)
    references = {flow.root: [r for p in dict.fromkeys(flow.owners) for r in finder.find(p)] for flow in flows}
    units = [_unit(law, flow, uses, references[flow.root]) for flow in flows]
    lost = {r.provision: law.text[r.start : r.end] for rows in references.values() for r in rows if not r.targets}
    base = replace(base, units=tuple(units), unresolved=lost)
    return with_topics(base, references, uses)


def _mentions(
    flows: list[Stream], matcher: ConceptMatcher, lineage: dict[int, frozenset[int]]
) -> tuple[dict[str, tuple[Mention, ...]], list[Penalty]]:
    """Mentions by concept and the penalties, over all units."""
    whole = together(flows)
    meant = matcher.near_words(set(whole.words))
    places = matcher.find(whole, meant, lineage)
    spoiled = [at for at, word in enumerate(whole.words) if word in meant] if meant else []

    def doubt(first: int, last: int) -> float:
        return _DOUBT if bisect_left(spoiled, first) < bisect_left(spoiled, last) else 0.0

    owners, starts, ends, sentences, headings = whole.owners, whole.starts, whole.ends, whole.sentences, whole.headings
    found = {
        concept: [
            Mention(concept, owners[a], starts[a], ends[b - 1], sentences[a], headings[a], doubt(a, b) if spoiled else 0.0)
            for a, b in spans
        ]
        for concept, spans in places.items()
    }
    fines: list[Penalty] = []
    read = [
        (flow, named, find_numbers(flow, matcher.language)) for flow, named in zip(flows, _figures(places, flows), strict=True)
    ]
    known = {name: years for flow, named, numbers in read for name, years in scale(flow, named, numbers).items()}
    for flow, named, numbers in read:
        fines += penalties(flow, named, numbers, known)
        for mention in ages(flow, named, numbers):
            found.setdefault(mention.concept, []).append(mention)
    for name, parts in gathered(load_concepts(None, (matcher.language,))).items():
        found[name] = [Mention(name, *m[1:]) for part in parts for m in found.get(part, ())]
    ordered = {name: tuple(sorted(dict.fromkeys(rows), key=PLACE)) for name, rows in found.items() if rows}
    return ordered, sorted(fines, key=lambda p: p.start)


def _figures(places: dict[str, list[Span]], flows: Sequence[Stream]) -> list[dict[str, list[Match]]]:
    """For each stream what quantities are made of, by concept and in order, by places in that stream."""
    cuts = list(accumulate((len(flow.words) for flow in flows), initial=0))
    out: list[dict[str, list[Match]]] = [{} for _ in flows]
    for concept, spans in places.items():
        for first, last in sorted(spans, key=lambda span: (span[0], -span[1])) if concept.startswith(QUANTITY) else ():
            at = bisect_right(cuts, first) - 1
            out[at].setdefault(concept, []).append(Match(first - cuts[at], last - cuts[at]))
    return out


def _derived(base: AnnotatedLaw) -> AnnotatedLaw:
    """The mentions of concepts that a condition over other concepts makes: where the first of each hit stands."""
    everything = frozenset(base.lineage)
    for concept in load_concepts(None, (base.law.language,)).values():
        if concept.when is not None:
            hits = all_hits(concept.when, Scope(base, everything))
            found = tuple(hit[0]._replace(concept=concept.name) for hit in hits if hit)
            base = replace(base, mentions=base.mentions | {concept.name: found}, _places={})
    return base


def gathered(concepts: dict[str, Concept]) -> dict[str, tuple[str, ...]]:
    """For each concept that gathers others, all concepts with wordings that it stands for, itself included."""

    @cache
    def parts(name: str) -> tuple[str, ...]:
        inner = tuple(p for part in concepts[name].any_of for p in parts(part))
        return tuple(dict.fromkeys([*([name] if concepts[name].wordings else []), *inner]))

    return {name: parts(name) for name, concept in concepts.items() if concept.any_of}


def _lineage(law: Law, flows: list[Stream]) -> dict[int, frozenset[int]]:
    """For each provision those that it is read with: its ancestors up to its unit, and their closing words."""
    out: dict[int, frozenset[int]] = {}
    for flow in flows:
        for index in range(flow.root, law.provisions[flow.root].stop):
            line = [index]
            at = index
            while at != flow.root and at >= 0:
                at = law.provisions[at].parent
                line.append(at)
            tails = [c.index for a in line for c in law.children(a) if c.level == "continuation"]
            out[index] = frozenset([*line, *tails])
    return out


def _unit(law: Law, flow: Stream, uses: dict[int, set[int]], references: list[Reference]) -> Unit:
    own = tuple(sorted(set(flow.owners) | {flow.root}))
    targets = [i for r in references for t in r.targets for i in range(t, law.provisions[t].stop) if i not in own]
    return Unit(flow.root, own, defs.followed(law, own, uses), tuple(dict.fromkeys(targets)))
