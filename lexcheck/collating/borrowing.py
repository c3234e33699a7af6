"""Definitions that an offence takes over from another law by its name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lexcheck.annotating.annotated import AnnotatedLaw, Unit
from lexcheck.annotating.evaluate import Scope, evaluate
from lexcheck.annotating.topics import load_topics
from lexcheck.collating.fit import Fit
from lexcheck.collating.naming import Naming
from lexcheck.collating.reaching import sentences_at


def borrowed(base: AnnotatedLaw, other: AnnotatedLaw, named: Iterable[Naming], fit: Fit) -> dict[int, frozenset[int]]:
    """For each unit of `base` (its root) that takes a meaning from `other`: the units of `other` (their roots) that hold it.

    `named`: where `base` names `other`. A name alone is not enough: the sentence says that a meaning is taken from there, or names a
    section.
    """
    taking = {m.sentence for m in base.mentions.get(fit.reach.defined, ())}
    out: dict[int, frozenset[int]] = {}
    for naming in named:
        if naming.lost or (not naming.sections and sentences_at(base, [naming.start])[0] not in taking):
            continue
        for unit in base.units:
            if naming.provision in unit.provisions or naming.provision in unit.definitions:
                meant = naming.sections or _definers(other, unit.offences | unit.topics)
                out[unit.root] = out.get(unit.root, frozenset()) | meant
    return {root: roots for root, roots in out.items() if roots}


def _definers(law: AnnotatedLaw, topics: frozenset[str]) -> frozenset[int]:
    """The units that define a topic, or any term."""
    conditions = [topic.defines for topic in load_topics() if topic.name in topics]
    out = set()
    for unit in law.units:
        scope = Scope(law, frozenset(unit.provisions), root=unit.root)
        terms = any(law.law.provisions[i].level == "definition" for i in unit.provisions)
        if terms or any(evaluate(condition, scope) for condition in conditions):
            out.add(unit.root)
    return frozenset(out)


def lender(other: AnnotatedLaw, roots: frozenset[int], topics: frozenset[str]) -> AnnotatedLaw:
    """The units of `other` that hold the meanings, about what the borrower is about; offences that they make stay their own."""
    units = [unit for unit in other.units if unit.root in roots]
    lent = tuple(replace(unit, topics=unit.topics | topics, offences=frozenset()) for unit in units)
    mentions = {name: rows for name, rows in other.mentions.items() if not name.startswith("offence:")}
    return replace(other, units=lent, mentions=mentions, _places={}, _penal={})


def with_borrowed(unit: Unit, roots: frozenset[int], lenders: dict[int, Unit], shift: int) -> Unit:
    """A unit of the borrower read with the meanings; `shift` is where the lender's provisions begin in the merged law."""
    more = [i + shift for root in sorted(roots) for i in (*lenders[root].provisions, *lenders[root].definitions)]
    return replace(unit, definitions=tuple(dict.fromkeys([*unit.definitions, *more])))
