"""Annotate a law: the one function that runs all steps in order."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cache

from lexcheck.annotating import definitions as defs
from lexcheck.annotating.annotated import AnnotatedLaw, Mention, Penalty, Unit
from lexcheck.annotating.concepts import Concept, load_concepts
from lexcheck.annotating.evaluate import Scope, all_hits
from lexcheck.annotating.language import load_language, tongue
from lexcheck.annotating.matching import ConceptMatcher, matcher_for
from lexcheck.annotating.numbers import find_numbers
from lexcheck.annotating.offences import with_topics
from lexcheck.annotating.quantities import ages, penalties, scale
from lexcheck.annotating.references import Reference, ReferenceFinder
from lexcheck.annotating.stream import Stream, streams
from lexcheck.model import Law


def annotate(law: Law) -> AnnotatedLaw:
    """Everything that rules ask about a law. Raises LexcheckError (DATA) where rule data is wrong or the language has none."""
    data, language = load_language(law.language), tongue(law.language)
    matcher = matcher_for(law.language)
    flows, sentences, leads = streams(law, language)
    lineage = _lineage(law, flows)
    mentions, fines = _mentions(flows, matcher, lineage)
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
    meant = matcher.near_words({word for flow in flows for word in flow.words})
    found: dict[str, list[Mention]] = defaultdict(list)
    fines: list[Penalty] = []
    read = [(flow, matcher.find(flow, meant, lineage), find_numbers(flow, matcher.language)) for flow in flows]
    known = {name: years for flow, matches, numbers in read for name, years in scale(flow, matches, numbers).items()}
    for flow, matches, numbers in read:
        for concept, first, last, doubt in dict.fromkeys(matches):
            found[concept].append(
                Mention(
                    concept,
                    flow.owners[first],
                    flow.starts[first],
                    flow.ends[last - 1],
                    flow.sentences[first],
                    flow.headings[first],
                    doubt,
                )
            )
        fines += penalties(flow, matches, numbers, known)
        for mention in ages(flow, matches, numbers):
            found[mention.concept].append(mention)
    for name, parts in gathered(load_concepts(None, (matcher.language,))).items():
        found[name] = [
            Mention(name, m.provision, m.start, m.end, m.sentence, m.heading, m.doubt, m.value)
            for part in parts
            for m in found.get(part, ())
        ]
    ordered = {name: tuple(sorted(dict.fromkeys(rows), key=lambda m: (m.start, m.end))) for name, rows in found.items() if rows}
    return ordered, sorted(fines, key=lambda p: p.start)


def _derived(base: AnnotatedLaw) -> AnnotatedLaw:
    """The mentions of concepts that a condition over other concepts makes: where the first of each hit stands."""
    everything = frozenset(base.lineage)
    for concept in load_concepts(None, (base.law.language,)).values():
        if concept.when is not None:
            hits = all_hits(concept.when, Scope(base, everything))
            found = tuple(replace(hit[0], concept=concept.name) for hit in hits if hit)
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
