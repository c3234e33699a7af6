"""Annotate a law: the one function that runs all steps in order."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import lru_cache

from lexcheck.annotating import definitions as defs
from lexcheck.annotating.annotated import AnnotatedLaw, Mention, Penalty, Unit
from lexcheck.annotating.concepts import Concept, ConceptMatcher, load_concepts, matcher_for
from lexcheck.annotating.evaluate import Scope, evaluate
from lexcheck.annotating.language import load_language, normaliser
from lexcheck.annotating.numbers import find_numbers
from lexcheck.annotating.quantities import ages, penalties
from lexcheck.annotating.references import Reference, ReferenceFinder
from lexcheck.annotating.stream import Stream, streams
from lexcheck.annotating.topics import Topic, load_topics
from lexcheck.model import Law


def annotate(law: Law) -> AnnotatedLaw:
    """Everything that rules ask about a law. Raises LexcheckError (DATA) where rule data is wrong or the language has none."""
    data, normal = load_language(law.language), normaliser(law.language)
    matcher = matcher_for(law.language)
    flows, sentences = streams(law, data, normal)
    mentions, fines = _mentions(flows, matcher)
    base = AnnotatedLaw(law, mentions, tuple(fines), (), frozenset(), tuple(sentences), _lineage(law, flows))
    terms = defs.defined_terms(law, data, normal)
    uses = {p: d for flow in flows for p, d in defs.term_uses(flow, terms).items()}
    finder = ReferenceFinder(law, data)
    references = {flow.root: [r for p in dict.fromkeys(flow.owners) for r in finder.find(p)] for flow in flows}
    units = [_unit(law, flow, uses, references[flow.root]) for flow in flows]
    base = replace(base, units=tuple(units))
    return _with_topics(base, references)


def _mentions(flows: list[Stream], matcher: ConceptMatcher) -> tuple[dict[str, tuple[Mention, ...]], list[Penalty]]:
    """Mentions by concept and the penalties, over all units."""
    meant = matcher.near_words({word for flow in flows for word in flow.words})
    data = load_language(matcher.language)
    found: dict[str, list[Mention]] = defaultdict(list)
    fines: list[Penalty] = []
    for flow in flows:
        matches = matcher.find(flow, meant)
        for m in matches:
            found[m.concept].append(Mention(m.concept, flow.owners[m.first], flow.starts[m.first], flow.ends[m.last - 1],
                                            flow.sentences[m.first], flow.headings[m.first], m.doubt))
        numbers = find_numbers(flow, data)
        fines += penalties(flow, matches, numbers)
        for mention in ages(flow, matches, numbers):
            found[mention.concept].append(mention)
    for name, parts in gathered(load_concepts()).items():
        found[name] = [replace(m, concept=name) for part in parts for m in found.get(part, ())]
    ordered = {name: tuple(sorted(set(rows), key=lambda m: (m.start, m.end))) for name, rows in found.items() if rows}
    return ordered, sorted(fines, key=lambda p: p.start)


def gathered(concepts: dict[str, Concept]) -> dict[str, tuple[str, ...]]:
    """For each concept that gathers others, all concepts with wordings that it stands for, itself included."""

    @lru_cache(maxsize=None)
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


def _with_topics(base: AnnotatedLaw, references: dict[int, list[Reference]]) -> AnnotatedLaw:
    """Topics of units and of the law, the offences, and a `ref:<topic>` mention wherever the text points at an offence of a topic."""
    topics = load_topics()
    flags: dict[int, tuple[set[str], set[str]]] = {unit.root: (set(), set()) for unit in base.units}
    whole: set[str] = set()
    definers: dict[str, list[int]] = defaultdict(list)
    for topic in topics:
        for unit in base.units:
            own = Scope(base, frozenset(unit.provisions), root=unit.root)
            wide = Scope(base, own.own, frozenset(unit.definitions), root=unit.root)
            if evaluate(topic.about, own):
                flags[unit.root][0].add(topic.name)
            if evaluate(topic.defines, own):
                definers[topic.name] += [i for i in unit.provisions]
            if evaluate(topic.offence, wide):
                flags[unit.root][1].add(topic.name)
        if _law_is_about(base, topic, sum(topic.name in about for about, _ in flags.values())):
            whole.add(topic.name)
    units = tuple(replace(unit, topics=frozenset(flags[unit.root][0] | whole), offences=frozenset(flags[unit.root][1]),
                          definitions=_and_definers(base, unit, flags[unit.root][1], definers)) for unit in base.units)
    law = replace(base, units=units, topics=frozenset(whole))
    return replace(law, mentions=law.mentions | _offence_references(law, topics, references))


def _and_definers(base: AnnotatedLaw, unit: Unit, offences: set[str], definers: dict[str, list[int]]) -> tuple[int, ...]:
    """An offence is read with the definition of its topic wherever the law states it, marked as a definition or not."""
    more = [i for name in sorted(offences) for i in definers.get(name, ()) if i not in unit.provisions]
    return tuple(dict.fromkeys([*unit.definitions, *more]))


def _law_is_about(base: AnnotatedLaw, topic: Topic, units: int) -> bool:
    from lexcheck.annotating.concepts import title_mentions

    if title_mentions(base.law.title, base.law.language, topic.title):
        return True
    return len(base.units) > 3 and units / len(base.units) >= topic.share


def _offence_references(law: AnnotatedLaw, topics: tuple[Topic, ...], references: dict[int, list[Reference]]) -> dict[str, tuple[Mention, ...]]:
    owner = {i: unit for unit in law.units for i in unit.provisions}
    spans = law.sentences
    starts = [start for start, _ in spans]
    out: dict[str, list[Mention]] = defaultdict(list)
    made = frozenset(name for unit in law.units for name in unit.offences)
    from bisect import bisect_right

    def put(name: str, provision: int, start: int, end: int, sentence: int) -> None:
        out[f"ref:{name}"].append(Mention(f"ref:{name}", provision, start, end, sentence))

    order = sorted(range(len(spans)), key=lambda n: starts[n])
    sorted_starts = [starts[n] for n in order]
    for rows in references.values():
        for r in rows:
            place = bisect_right(sorted_starts, r.start) - 1
            sentence = order[place] if place >= 0 else 0
            for target in r.targets:
                inside = range(target, law.law.provisions[target].stop)
                for name in sorted({n for i in inside if i in owner for n in owner[i].offences}):
                    put(name, r.provision, r.start, r.end, sentence)
    for mention in law.mentions.get("reference/own-offence", ()):
        unit = owner.get(mention.provision)
        for name in sorted(made & law.topics or made or (unit.offences if unit else frozenset())):
            put(name, mention.provision, mention.start, mention.end, mention.sentence)
    for mention in law.mentions.get("reference/this-section", ()):
        unit = owner.get(mention.provision)
        for name in sorted(unit.offences if unit else ()):
            put(name, mention.provision, mention.start, mention.end, mention.sentence)
    for topic in topics:
        for mention in law.mentions.get(topic.title, ()):
            if not mention.heading:
                put(topic.name, mention.provision, mention.start, mention.end, mention.sentence)
    return {name: tuple(sorted(set(rows), key=lambda m: (m.start, m.end))) for name, rows in out.items()}
