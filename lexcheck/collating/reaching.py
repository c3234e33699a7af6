"""What one law lends another: its rules whose words take in the other's offences, read as if they pointed at them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from lexcheck.annotating.annotated import AnnotatedLaw, Mention
from lexcheck.annotating.language import load_language
from lexcheck.annotating.references import ReferenceFinder
from lexcheck.collating.fit import Fit, Way
from lexcheck.collating.naming import Naming

OWN = "reference/own-offence"


def offences_of(law: AnnotatedLaw) -> frozenset[str]:
    """The topics of which a law makes an offence."""
    return frozenset(name for unit in law.units for name in unit.offences)


def gravest(law: AnnotatedLaw) -> float:
    """The highest maximum, in years, of the law's own offences of a topic; 99 for life and death, 0 where none is found."""
    inside = frozenset(i for unit in law.units if unit.offences for i in unit.provisions)
    tops = [99.0 if p.life or p.death else p.most or p.least or 0.0 for p in law.penalties_in(inside)]
    return max(tops, default=0.0)


def lent(
    other: AnnotatedLaw, base: AnnotatedLaw, ways: Sequence[Way], general: bool, named: Iterable[Naming], fit: Fit
) -> AnnotatedLaw | None:
    """The part of `other` that may help `base`, None where there is none.

    `general`: it is a kind of law that speaks of every offence unless it says otherwise; `named`: where it names `base`.
    """
    topics = offences_of(base)
    view = other
    admitted = {unit.root for unit in other.units if "whole" in ways or ("topic" in ways and unit.topics)}
    if "whole" in ways and not offences_of(other):
        view = unlimited(other, fit)
    if "reach" in ways and topics:
        view, reaching = _pointing(view, topics, [*_reaching(other, base, general, fit), *_naming(other, base, named, topics)])
        admitted |= reaching
    if not admitted:
        return None
    return replace(view, units=tuple(unit for unit in view.units if unit.root in admitted), _places={}, _penal={})


def unlimited(law: AnnotatedLaw, fit: Fit) -> AnnotatedLaw:
    """A law without the sentences that are limited to its own offences: what they say reaches nothing else."""
    out = limited(law, fit)
    kept = {name: tuple(m for m in rows if m.sentence not in out) for name, rows in law.mentions.items()}
    penalties = tuple(p for p in law.penalties if p.sentence not in out)
    return replace(law, mentions=kept, penalties=penalties, _places={}, _penal={})


def limited(law: AnnotatedLaw, fit: Fit) -> frozenset[int]:
    """The sentences that speak of the law's own offences only: they point at this law or at one of its sections, and at no other law."""
    own = {m.sentence for name in fit.reach.own for m in law.mentions.get(name, ())}
    finder = ReferenceFinder(law.law, load_language(law.law.language))
    numbers = sentences_at(law, (r.start for i in sorted(law.lineage) for r in finder.find(i) if r.targets))
    return frozenset((own | set(numbers)) - _strict(law, fit))


def sentences_at(law: AnnotatedLaw, offsets: Iterable[int]) -> list[int]:
    """The number of the sentence at each offset, that of its lead-in for a list item."""
    order = sorted(range(len(law.sentences)), key=lambda n: law.sentences[n])
    starts = [law.sentences[n][0] for n in order]
    out = []
    for offset in offsets:
        place = bisect_right(starts, offset) - 1
        out.append(law.leads.get(order[place], order[place]) if place >= 0 else -1)
    return out


def _strict(law: AnnotatedLaw, fit: Fit) -> set[int]:
    """The sentences that speak of offences under any law."""
    words = {m.sentence for name in fit.reach.open for m in law.mentions.get(name, ())}
    return {m.sentence for name in fit.reach.strict for m in law.mentions.get(name, ())} & words


def _reaching(other: AnnotatedLaw, base: AnnotatedLaw, general: bool, fit: Fit) -> list[tuple[Mention, frozenset[str]]]:
    """The mentions of an offence by which `other` takes in those of `base`."""
    strict, out = _strict(other, fit), limited(other, fit)
    found = [
        m
        for name in fit.reach.open
        for m in other.mentions.get(name, ())
        if not m.heading
        and (m.sentence in strict or (general and m.sentence not in out and not _pointed(other, m, fit)))
        and _grave_enough(other, m.sentence, base, fit)
    ]
    return [(m, offences_of(base)) for m in found]


def _pointed(law: AnnotatedLaw, mention: Mention, fit: Fit) -> bool:
    """Whether the word before points at one offence (such offence), where `an offence` means any."""
    before = law.law.text[max(0, mention.start - 24) : mention.start].split()
    return bool(before) and before[-1].casefold().strip("\"'“”(") in fit.reach.pointing.get(law.law.language, ())


def _grave_enough(other: AnnotatedLaw, sentence: int, base: AnnotatedLaw, fit: Fit) -> bool:
    """Where only offences of some gravity are meant: whether an offence of `base` is so grave. An unread figure is no proof."""
    grades = [m for m in other.mentions.get(fit.reach.grade, ()) if m.sentence == sentence]
    if not grades:
        return True
    meant = [p for p in other.penalties if any(p.start < m.end and m.start < p.end for m in grades)]
    least = [p.least if p.least is not None else p.most for p in meant]
    return bool(meant) and all(years is not None and years <= gravest(base) for years in least)


def _naming(
    other: AnnotatedLaw, base: AnnotatedLaw, named: Iterable[Naming], topics: frozenset[str]
) -> list[tuple[Mention, frozenset[str]]]:
    """Where `other` names `base`: as a whole, or a section that makes an offence of it."""
    makes = {unit.root: unit.offences for unit in base.units}
    out = []
    for each in (naming for naming in named if not naming.lost):
        meant = frozenset(name for root in each.sections for name in makes.get(root, ())) if each.sections else topics
        if meant:
            sentence = sentences_at(other, [each.start])[0]
            out.append((Mention(OWN, each.provision, each.start, each.end, sentence), meant))
    return out


def _pointing(
    law: AnnotatedLaw, topics: frozenset[str], found: list[tuple[Mention, frozenset[str]]]
) -> tuple[AnnotatedLaw, set[int]]:
    """The law with its reaching words read as pointing at the other's offences, and the units that hold them."""
    owner = {i: unit.root for unit in law.units for i in unit.provisions}
    added: dict[str, list[Mention]] = defaultdict(list)
    about: dict[int, set[str]] = defaultdict(set)
    for mention, names in found:
        if mention.provision in owner:
            about[owner[mention.provision]] |= names
            for concept in (OWN, *(f"ref:{name}" for name in sorted(names))):
                added[concept].append(replace(mention, concept=concept, doubt=0.0))
    mentions = law.mentions | {
        name: tuple(sorted({*law.mentions.get(name, ()), *rows}, key=lambda m: (m.start, m.end))) for name, rows in added.items()
    }
    units = tuple(replace(unit, topics=unit.topics | about[unit.root]) if unit.root in about else unit for unit in law.units)
    return replace(law, mentions=mentions, units=units, _places={}, _penal={}), set(about)
