"""What one law lends another: its rules whose words take in the other's offences, read as if they pointed at them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from lexcheck.annotating.annotated import AnnotatedLaw, Mention
from lexcheck.annotating.language import load_language
from lexcheck.annotating.references import ReferenceFinder
from lexcheck.collating.fit import Fit, Way
from lexcheck.collating.naming import Naming

OWN = "reference/own-offence"
MEASURE = 40  # characters between an offence and the penalty that tells its gravity


def offences_of(law: AnnotatedLaw) -> frozenset[str]:
    """The topics of which a law makes an offence."""
    return frozenset(name for unit in law.units for name in unit.offences)


def gravest(law: AnnotatedLaw) -> float:
    """The highest maximum, in years, of the law's own offences of a topic; 99 for life and death, 0 where none is found."""
    inside = frozenset(i for unit in law.units if unit.offences for i in unit.provisions)
    tops = [99.0 if p.life or p.death else p.most or p.least or 0.0 for p in law.penalties_in(inside)]
    return max(tops, default=0.0)


def lent(
    other: AnnotatedLaw, base: AnnotatedLaw, ways: Sequence[Way], home: bool, general: bool, named: Iterable[Naming], fit: Fit
) -> AnnotatedLaw | None:
    """The part of `other` that may help `base`, None where there is none.

    `home`: it is a kind of law that usually holds such a rule, or nobody knows its kind; `general`: a home, and a kind of law that speaks
    of every offence unless it says otherwise; `named`: where it names `base`.
    """
    topics = offences_of(base)
    view = other
    admitted = {
        unit.root for unit in other.units if ("whole" in ways and home) or ("topic" in ways and unit.topics - {*fit.no_subject})
    }
    if "whole" in ways and not offences_of(other):
        view = unlimited(other, fit)
    if "reach" in ways and topics:
        found = [*_reaching(other, base, general, fit), *_naming(other, base, named, topics)]
        view, reaching = _pointing(view, found, frozenset(admitted))
        admitted |= reaching
    if not admitted:
        return None
    return replace(view, units=tuple(unit for unit in view.units if unit.root in admitted), _places={}, _penal={})


def unlimited(law: AnnotatedLaw, fit: Fit) -> AnnotatedLaw:
    """A law without the sentences that are limited to its own offences: what they say reaches nothing else."""
    out = {m.sentence for m in law.mentions.get(OWN, ())} - _strict(law, fit)
    return _without(law, lambda provision, sentence: sentence in out)


def _without(law: AnnotatedLaw, dropped: Callable[[int, int], bool]) -> AnnotatedLaw:
    """A law without what stands in some sentences (provision, sentence)."""
    kept = {name: tuple(m for m in rows if not dropped(m.provision, m.sentence)) for name, rows in law.mentions.items()}
    penalties = tuple(p for p in law.penalties if not dropped(p.provision, p.sentence))
    return replace(law, mentions=kept, penalties=penalties, _places={}, _penal={})


def _limited(law: AnnotatedLaw, fit: Fit) -> frozenset[int]:
    """The sentences that speak of certain offences: they point at this law or at a section, whether it is there or not, and at no other
    law."""
    own = {m.sentence for name in fit.reach.own for m in law.mentions.get(name, ())}
    finder = ReferenceFinder(law.law, load_language(law.law.language))
    numbers = sentences_at(law, (r.start for i in sorted(law.lineage) for r in finder.find(i)))
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
    words = {m.sentence for name in fit.reach.offence for m in law.mentions.get(name, ())}
    return {m.sentence for name in fit.reach.strict for m in law.mentions.get(name, ())} & words


def _reaching(other: AnnotatedLaw, base: AnnotatedLaw, general: bool, fit: Fit) -> list[tuple[Mention, frozenset[str]]]:
    """The mentions of an offence by which `other` takes in those of `base`."""
    strict = _strict(other, fit)
    found = [m for name in fit.reach.offence for m in other.mentions.get(name, ()) if m.sentence in strict]
    if general:
        out = _limited(other, fit)
        named = [m for name in fit.reach.open for m in other.mentions.get(name, ())]
        found += [m for m in named if m.sentence not in out and not _pointed(other, m, fit)]
    topics, rules = offences_of(base), [m for m in found if not m.heading and not _aside(other, m.provision, fit)]
    apart = _with_penalty(other, found)
    light = _lighter(other, gravest(base), fit)
    return [(m, topics) for m in rules if m.sentence not in apart and m.sentence not in light]


def _with_penalty(law: AnnotatedLaw, offences: Iterable[Mention]) -> frozenset[int]:
    """The sentences that lay down a penalty in years. One that measures the offence just named (punishable with ten years) is none."""
    ends = sorted(m.end for m in offences)
    nearest = [(p.start, bisect_right(ends, p.start) - 1) for p in law.penalties]
    measured = {start for start, at in nearest if at >= 0 and start - ends[at] <= MEASURE}
    firm = [p for p in law.penalties if p.life or p.death or p.most is not None or p.least is not None]
    return frozenset(p.sentence for p in firm if p.start not in measured)


def _aside(law: AnnotatedLaw, provision: int, fit: Fit) -> bool:
    """Whether a provision, or what it stands in, is an illustration or the like."""
    line = [law.law.provisions[provision], *law.law.ancestors(provision)]
    said = " ".join(f"{p.label} {p.heading}" for p in line).casefold()
    return any(word in said for word in fit.reach.aside)


def _pointed(law: AnnotatedLaw, mention: Mention, fit: Fit) -> bool:
    """Whether the word before points at one offence (such offence), where `an offence` means any."""
    before = law.law.text[max(0, mention.start - 24) : mention.start].split()
    return bool(before) and before[-1].casefold().strip("\"'“”(") in fit.reach.pointing.get(law.law.language, ())


def _lighter(law: AnnotatedLaw, gravest: float, fit: Fit) -> frozenset[int]:
    """The sentences that mean graver offences than one with this maximum, in years. An unread figure is no proof that it is reached."""
    out = set()
    for grade in law.mentions.get(fit.reach.grade, ()):
        meant = [p for p in law.penalties if p.start < grade.end and grade.start < p.end]
        least = [p.least if p.least is not None else p.most for p in meant]
        if not meant or any(years is None or years > gravest for years in least):
            out.add(grade.sentence)
    return frozenset(out)


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
    law: AnnotatedLaw, found: list[tuple[Mention, frozenset[str]]], whole: frozenset[int]
) -> tuple[AnnotatedLaw, set[int]]:
    """The law with its reaching words read as pointing at the other's offences, and the units that hold them: of these only the sentences
    that reach are left, but for the units (roots) of `whole`."""
    owner = {i: unit.root for unit in law.units for i in unit.provisions}
    added: dict[str, list[Mention]] = defaultdict(list)
    about: dict[int, set[str]] = defaultdict(set)
    for mention, names in found:
        if mention.provision in owner:
            about[owner[mention.provision]] |= names
            for concept in (OWN, *(f"ref:{name}" for name in sorted(names))):
                added[concept].append(mention._replace(concept=concept, doubt=0.0))
    reaching = {mention.sentence for mention, _ in found}
    partly = about.keys() - whole
    law = _without(law, lambda provision, sentence: owner.get(provision) in partly and sentence not in reaching)
    mentions = law.mentions | {
        name: tuple(sorted({*law.mentions.get(name, ()), *rows}, key=lambda m: (m.start, m.end))) for name, rows in added.items()
    }
    units = tuple(replace(unit, topics=unit.topics | about[unit.root]) if unit.root in about else unit for unit in law.units)
    return replace(law, mentions=mentions, units=units, _places={}, _penal={}), set(about)
