"""What a law and its units are about, which of them make an offence of it, and where the text points at such an offence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from lexcheck.annotating.annotated import CONTAINERS, AnnotatedLaw, Mention, Unit
from lexcheck.annotating.definitions import followed
from lexcheck.annotating.evaluate import Hit, Scope, all_hits, evaluate
from lexcheck.annotating.matching import title_mentions
from lexcheck.annotating.references import Reference
from lexcheck.annotating.topics import Topic, load_topics
from lexcheck.model import Law

_FEW = 3  # a law of so few units is about a topic only where its title says so
_TOLD = 14  # characters from words such as "the offence" to a reference that says which


def with_topics(base: AnnotatedLaw, references: dict[int, list[Reference]], uses: dict[int, set[int]]) -> AnnotatedLaw:
    """The law with topics and offences on its units, a `ref:<topic>` mention wherever it points at an offence of a
    topic, and an `offence:<topic>` mention where a unit makes one. `uses`: the definitions that each provision uses."""
    topics = load_topics()
    about: dict[int, set[str]] = defaultdict(set)
    offences: dict[int, set[str]] = defaultdict(set)
    definers: dict[str, list[int]] = defaultdict(list)
    made: dict[str, list[Mention]] = defaultdict(list)
    whole: set[str] = set()
    for topic in topics:
        for unit in base.units:
            own = Scope(base, frozenset(unit.provisions), root=unit.root)
            wide = Scope(base, own.own, frozenset(unit.definitions), root=unit.root)
            if evaluate(topic.about, own) or (topic.instrument and _headed(base, unit, topic)):
                about[unit.root].add(topic.name)
            for hit in evaluate(topic.defines, own):
                definers[topic.name] += _definition(base.law, unit, hit)
            found = evaluate(topic.offence, wide)
            if found:
                offences[unit.root].add(topic.name)
                made[f"offence:{topic.name}"] += [m for m in found[0] if m.provision in own.own][:1]
        if _law_is_about(base, topic, sum(topic.name in names for names in about.values())):
            whole.add(topic.name)
    for name in [topic.name for topic in topics if topic.instrument]:
        if definers[name] and not any(name in names for names in offences.values()):
            # 'the crime defined in the section before is punished': no section states the conduct together with the penalty
            for root in _punishing(base, references, frozenset(definers[name])):
                offences[root].add(name)
    of_the_law = {unit.root: _of_the_law(base, unit, about[unit.root], whole) for unit in base.units}
    # what a section says of an offence it names by its number (attempts, jurisdiction) is about that offence
    owner = {i: unit.root for unit in base.units for i in unit.provisions}
    for root, rows in references.items():
        named = {owner[i] for r in rows for t in r.targets for i in range(t, base.law.provisions[t].stop) if i in owner}
        about[root] |= {name for other in named for name in offences[other]}
    _of_every_offence(base, about, offences)
    _carry_on(base, about, frozenset(topic.name for topic in topics if topic.instrument))
    units = tuple(
        replace(
            unit,
            topics=frozenset(about[unit.root] | of_the_law[unit.root]),
            offences=frozenset(offences[unit.root]),
            definitions=_and_definers(base.law, unit, offences[unit.root], definers, uses),
        )
        for unit in base.units
    )
    law = replace(base, units=units, topics=frozenset(whole))
    marks = {name: tuple(sorted((m._replace(concept=name) for m in rows), key=lambda m: m.start)) for name, rows in made.items()}
    law = replace(law, mentions=law.mentions | marks | _pointers(law, topics, references), _places={})
    return replace(law, apart=_apart(law, [topic for topic in topics if topic.instrument]))


def _of_every_offence(base: AnnotatedLaw, about: dict[int, set[str]], offences: dict[int, set[str]]) -> None:
    """What a section says of 'the offences of this title' (of this law) is about the offences that the title (the law) makes."""
    parts = base.mentions.get("reference/this-part", ())
    made = set().union(*offences.values())
    for mention in base.mentions.get("reference/own-offence", ()):
        unit = next((u for u in base.units if mention.provision in u.provisions), None)
        if unit is None or mention.heading:
            continue
        names = made
        if any(mention.start <= m.start and m.end <= mention.end for m in parts):
            part = next((p for p in base.law.ancestors(mention.provision) if p.level in CONTAINERS), None)
            inside = range(part.index, part.stop) if part is not None else range(len(base.law.provisions))
            names = set().union(*(offences[u.root] for u in base.units if u.root in inside))
        about[unit.root] |= names


def _carry_on(base: AnnotatedLaw, about: dict[int, set[str]], crimes: frozenset[str]) -> None:
    """A section that speaks of 'these offences' and names none is about those of the section before it in the same part."""
    pointing = {m.provision for m in base.mentions.get("reference/these-offences", ()) if not m.heading}
    before: Unit | None = None
    for unit in base.units:
        one, other = base.law.provisions[unit.root], base.law.provisions[before.root] if before else None
        if other and before and one.parent == other.parent and not about[unit.root] & crimes and pointing & {*unit.provisions}:
            about[unit.root] |= about[before.root] & crimes
        before = unit


def _apart(law: AnnotatedLaw, crimes: Sequence[Topic]) -> dict[str, frozenset[int]]:
    """For each crime the sentences that point at another one alone."""
    pointing = {topic.name: {m.sentence for m in law.mentions.get(f"ref:{topic.name}", ())} for topic in crimes}
    everything = Scope(law, frozenset(law.lineage))
    naming = {t.name: pointing[t.name] | {m.sentence for hit in all_hits(t.named, everything) for m in hit} for t in crimes}
    return {name: frozenset(s for other in naming if other != name for s in pointing[other] - naming[name]) for name in naming}


def _punishing(base: AnnotatedLaw, references: dict[int, list[Reference]], defined: frozenset[int]) -> list[int]:
    """The units that punish and point at a definition by its place."""
    return [
        unit.root
        for unit in base.units
        if any(defined.intersection(r.targets) for r in references.get(unit.root, ()))
        and base.penalties_in(frozenset(unit.provisions))
    ]


def _definition(law: Law, unit: Unit, hit: Hit) -> Sequence[int]:
    """The definition in which a hit stands: of a section with many definitions only that one, else the whole unit."""
    own = frozenset(unit.provisions)
    line = [law.provisions[m.provision] for m in hit[:1]]
    line += [ancestor for p in line for ancestor in law.ancestors(p.index)]
    at = next((p for p in line if p.level == "definition" and p.index in own), None)
    return unit.provisions if at is None else range(at.index, at.stop)


def _and_definers(
    law: Law, unit: Unit, offences: set[str], definers: dict[str, list[int]], uses: dict[int, set[int]]
) -> tuple[int, ...]:
    """An offence is read with the definition of its topic wherever the law states it, marked as a definition or not."""
    more = tuple(i for name in sorted(offences) for i in definers.get(name, ()) if i not in unit.provisions)
    return tuple(dict.fromkeys([*unit.definitions, *more, *followed(law, (*unit.provisions, *more), uses)]))


def _of_the_law(base: AnnotatedLaw, unit: Unit, own: set[str], whole: set[str]) -> set[str]:
    """The law's topics that a unit shares. In a law on several crimes a unit that names one of them, or stands under a heading that
    does, says nothing about the others; definitions, units that name none and those that speak of every offence under the law
    are for all."""
    crimes = {topic.name: topic for topic in load_topics() if topic.name in whole and topic.instrument}
    everything = base.mentions_in("reference/own-offence", frozenset(unit.provisions))
    if len(crimes) < 2 or everything or any(base.law.provisions[i].level == "definition" for i in unit.provisions):
        return whole
    scope = Scope(base, frozenset(unit.provisions))
    named = {name for name, topic in crimes.items() if name in own or evaluate(topic.named, scope)}
    if not named:
        headings = " ".join(p.heading for p in base.law.ancestors(unit.root) if p.level in CONTAINERS)
        named = {name for name, topic in crimes.items() if title_mentions(headings, base.law.language, topic.title)}
    return (whole - crimes.keys()) | named if named else whole


def _law_is_about(base: AnnotatedLaw, topic: Topic, units: int) -> bool:
    if title_mentions(base.law.title, base.law.language, topic.title) or _named_so(base, topic):
        return True
    return len(base.units) > _FEW and units / len(base.units) >= topic.share


def _named_so(base: AnnotatedLaw, topic: Topic) -> bool:
    """Whether the law's own words give it a title that names the topic; the title of a file may be the masthead of a gazette."""
    naming = {m.sentence for m in base.mentions.get("role/short-title", ()) if not m.heading}
    return any(m.sentence in naming for m in base.mentions.get(topic.title, ()) if not m.heading)


def _general_part(law: AnnotatedLaw) -> frozenset[int]:
    """The provisions of a code's general part, whose rules on "an offence" reach every offence of the code: what stands under a heading
    that says so, else what comes before the first of the crimes that topics tell of. Empty for a law that is no code."""
    if not title_mentions(law.law.title, law.law.language, "law/code-title"):
        return frozenset()
    headed = [
        p
        for p in law.law.provisions
        if p.level in CONTAINERS and title_mentions(p.heading, law.law.language, "law/general-part-heading")
    ]
    if headed:
        return frozenset(i for p in headed for i in range(p.index, p.stop))
    first = min((unit.root for unit in law.units if unit.offences), default=0)
    return frozenset(i for unit in law.units if unit.root < first for i in unit.provisions)


def _headed(base: AnnotatedLaw, unit: Unit, topic: Topic) -> bool:
    """Whether the innermost part, chapter or division in which a unit stands bears the topic's name."""
    part = next((p for p in base.law.ancestors(unit.root) if p.level in CONTAINERS), None)
    return part is not None and title_mentions(part.heading, base.law.language, topic.title)


def _of_its_part(law: AnnotatedLaw, provision: int) -> frozenset[str]:
    """The offences made in the innermost part or chapter in which a provision stands."""
    part = next((p for p in law.law.ancestors(provision) if p.level in CONTAINERS), None)
    inside = range(part.index, part.stop) if part is not None else ()
    return frozenset(name for unit in law.units if unit.root in inside for name in unit.offences)


def _meant(unit: Unit | None, mention: Mention, pointers: dict[str, set[Mention]]) -> frozenset[str]:
    """The offences that words such as 'the offence' mean: those that the unit makes, else those that it has pointed at before or in
    the same sentence."""
    if unit is None or unit.offences:
        return unit.offences if unit else frozenset()
    own = frozenset(unit.provisions)
    return frozenset(
        name.removeprefix("ref:")
        for name, rows in pointers.items()
        if name.startswith("ref:")
        and any(m.provision in own and (m.start < mention.start or m.sentence == mention.sentence) for m in rows)
    )


def _pointers(
    law: AnnotatedLaw, topics: tuple[Topic, ...], references: dict[int, list[Reference]]
) -> dict[str, tuple[Mention, ...]]:
    """`ref:<topic>` mentions: references that resolve to an offence, 'an offence under this Act', the topic by name."""
    owner = {i: unit for unit in law.units for i in unit.provisions}
    made = frozenset(name for unit in law.units for name in unit.offences)
    order = sorted(range(len(law.sentences)), key=lambda n: law.sentences[n])
    starts = [law.sentences[n][0] for n in order]
    out: dict[str, set[Mention]] = defaultdict(set)

    def put(names: frozenset[str] | set[str], provision: int, start: int, end: int, sentence: int) -> None:
        for name in names:
            out[f"ref:{name}"].add(Mention(f"ref:{name}", provision, start, end, sentence))

    for reference in (r for rows in references.values() for r in rows):
        inside = {i for target in reference.targets for i in range(target, law.law.provisions[target].stop)}
        place = bisect_right(starts, reference.start) - 1
        put(
            {name for i in inside if i in owner for name in owner[i].offences},
            reference.provision,
            reference.start,
            reference.end,
            law.leads.get(order[place], order[place]) if place >= 0 else 0,
        )
    general = _general_part(law)
    for mention in law.mentions.get("reference/any-offence", ()):
        if mention.provision in general and not mention.heading:
            put(made, mention.provision, mention.start, mention.end, mention.sentence)
    parts = law.mentions.get("reference/this-part", ())
    for mention in law.mentions.get("reference/own-offence", ()):
        names = made & law.topics or made or law.topics
        if any(mention.start <= m.start and m.end <= mention.end for m in parts):
            names = _of_its_part(law, mention.provision) or names
        put(names, mention.provision, mention.start, mention.end, mention.sentence)
    for mention in law.mentions.get("reference/this-section", ()):
        unit = owner.get(mention.provision)
        put(unit.offences if unit else frozenset(), mention.provision, mention.start, mention.end, mention.sentence)
    for topic in topics:
        for mention in law.mentions.get(topic.title, ()):
            if not mention.heading:
                put({topic.name}, mention.provision, mention.start, mention.end, mention.sentence)
    whole: set[Mention] = set()
    told = sorted(reference.start for rows in references.values() for reference in rows)
    own, general_of = law.by_sentence("reference/own-offence"), set[int]()
    for mention in law.mentions.get("reference/the-offence", ()):
        at = bisect_left(told, mention.end)
        precise = any(m.start < mention.end < m.end for m in own.get(mention.sentence, ()))
        if precise or (at < len(told) and told[at] - mention.end <= _TOLD):
            continue  # 'an offence under section 7', 'under this Part': which one is said
        unit = owner.get(mention.provision)
        names = _meant(unit, mention, out)
        if not mention.heading and (not names or (unit and unit.root in general_of)):
            # a section that neither makes nor names an offence speaks of all those of its law: 'attempt is punished alike'
            names = made & law.topics
            whole |= {mention._replace(concept="reference/own-offence")} if names else set()
            general_of |= {unit.root} if unit else set()
        put(names, mention.provision, mention.start, mention.end, mention.sentence)
    out["reference/own-offence"] |= {*law.mentions.get("reference/own-offence", ()), *whole}
    return {name: tuple(sorted(rows, key=lambda m: (m.start, m.end))) for name, rows in sorted(out.items())}
