"""Elements that different laws meet together: a law that makes the offence, joined by those that help it, as the fit allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lexcheck.annotating.annotated import AnnotatedLaw
from lexcheck.assessing.judge import FULL, Judgement, judge
from lexcheck.assessing.rulebook import Rule
from lexcheck.collating.borrowing import borrowed, lender, with_borrowed
from lexcheck.collating.fit import Fit, Way
from lexcheck.collating.merging import Merged, merge
from lexcheck.collating.naming import Naming, names_of, namings
from lexcheck.collating.reaching import lent, offences_of, unlimited
from lexcheck.model import Verdict

GRAMMAR = ("ref:", "reference/", "role/", "modal/", "offence:", "offence/punish", "age:")  # what every law mentions
WORTH = {Verdict.MET: 3, Verdict.PARTIAL: 2, Verdict.CONTRADICTED: 1, Verdict.NOT_FOUND: 0}


@dataclass(frozen=True, slots=True)
class Heard:
    """One law of a framework as it is heard: annotated, with its kinds and citation."""

    law: AnnotatedLaw
    kinds: tuple[str, ...] = ()
    citation: str = ""

    @property
    def key(self) -> str:
        """The law's key."""
        return self.law.law.key


@dataclass(frozen=True, slots=True)
class Joint:
    """What laws give together: the first makes the offence, the others help."""

    merged: Merged
    judgement: Judgement


@dataclass
class Bench:
    """The laws that are judged together; what was worked out about a pair of them is kept."""

    laws: Sequence[Heard]
    fit: Fit
    _named: dict[tuple[str, str], list[Naming]] = field(default_factory=dict)
    _merged: dict[tuple[tuple[tuple[str, bool], ...], tuple[Way, ...]], Merged | None] = field(default_factory=dict)
    _unlimited: dict[str, AnnotatedLaw] = field(default_factory=dict)

    def reaching(self, heard: Heard, ways: tuple[Way, ...]) -> AnnotatedLaw:
        """A law by itself, as it counts beside others: one that makes none of the offences gives nothing that is limited to its own."""
        if "whole" not in ways or offences_of(heard.law) or heard.law.topics - {*self.fit.no_subject} or not self._makers():
            return heard.law
        if heard.key not in self._unlimited:
            self._unlimited[heard.key] = unlimited(heard.law, self.fit)
        return self._unlimited[heard.key]

    def joint(self, rule: Rule, judged: Sequence[tuple[Heard, Judgement]], ways: tuple[Way, ...]) -> Joint | None:
        """The best that laws give together where it is more than the best of one; None where joining gives nothing."""
        alone = {heard.key: judgement for heard, judgement in judged}
        homes = {*rule.requirement.framework_homes}
        if "whole" in ways:
            bases = [h for h, j in judged if _at_home(h, homes) and j.verdict is not Verdict.NOT_FOUND]
        else:
            bases = [h for h, _ in judged if offences_of(h.law)]
        # a law that lends itself unchanged has nothing to lend where it says nothing by itself
        able = [h for h, j in judged if {"reach", "refers"} & {*ways} or any(e.grade for e in j.elements)]
        best: Joint | None = None
        bar = max((_worth(rule, j) for j in alone.values()), default=(0, 0, 0))
        for base in bases:
            chosen, current = [base], alone[base.key]
            for other in able:
                merged = None if other is base else self._merge([*chosen, other], ways, homes)
                if merged is None or not _speaks(rule, merged, other.key):
                    continue
                judgement = judge(rule, merged.law)
                better = _worth(rule, judgement) > max(_worth(rule, current), bar) and _rises(rule, judgement, current)
                if judgement.verdict is not Verdict.CONTRADICTED and better:
                    chosen, current, bar = [*chosen, other], judgement, _worth(rule, judgement)
                    best = Joint(merged, judgement)
                    if judgement.verdict is Verdict.MET:
                        return best
        return best

    def _makers(self) -> bool:
        return any(offences_of(heard.law) for heard in self.laws)

    def _names(self, one: Heard, other: Heard) -> list[Naming]:
        key = (one.key, other.key)
        if key not in self._named:
            self._named[key] = namings(one.law, other.law, names_of(other.law, other.citation))
        return self._named[key]

    def _merge(self, chosen: list[Heard], ways: tuple[Way, ...], homes: set[str]) -> Merged | None:
        """The first law with what the others lend it; None where the last lends nothing. `homes`: kinds of law that usually hold it."""
        at_home = [_at_home(heard, homes) for heard in chosen]
        key = (tuple((heard.key, home) for heard, home in zip(chosen, at_home, strict=True)), ways)
        if key not in self._merged:
            self._merged[key] = self._merge_new(chosen, ways, at_home)
        return self._merged[key]

    def _merge_new(self, chosen: list[Heard], ways: tuple[Way, ...], at_home: list[bool]) -> Merged | None:
        base, parts = chosen[0], []
        own = self.reaching(base, ways)
        units = list(own.units)
        shift = len(base.law.law.provisions)
        for other, home in zip(chosen[1:], at_home[1:], strict=True):
            general = home and bool({*other.kinds} & {*self.fit.general})
            view = lent(other.law, base.law, ways, home, general, self._names(other, base), self.fit)
            taken = borrowed(base.law, other.law, self._names(base, other), self.fit) if "refers" in ways else {}
            if taken:
                view = _with(view, lender(other.law, frozenset[int]().union(*taken.values()), _topics(base.law, taken)))
                lenders = {unit.root: unit for unit in other.law.units}
                units = [with_borrowed(u, taken[u.root], lenders, shift) if u.root in taken else u for u in units]
            if view is not None:
                parts.append(view)
                shift += len(other.law.law.provisions)
            elif other is chosen[-1]:
                return None
        return merge([replace(own, units=tuple(units)), *parts]) if parts else None


def _at_home(heard: Heard, homes: set[str]) -> bool:
    """Whether a law is of a kind that usually holds a rule, or of no known kind."""
    return not heard.kinds or bool(homes & {*heard.kinds})


def _with(view: AnnotatedLaw | None, meanings: AnnotatedLaw) -> AnnotatedLaw:
    """What a law lends in two ways at once."""
    if view is None:
        return meanings
    there = {unit.root for unit in meanings.units}
    return replace(view, units=(*(u for u in view.units if u.root not in there), *meanings.units), _places={}, _penal={})


def _topics(base: AnnotatedLaw, taken: dict[int, frozenset[int]]) -> frozenset[str]:
    return frozenset[str]().union(*(unit.topics | unit.offences for unit in base.units if unit.root in taken))


def _speaks(rule: Rule, merged: Merged, key: str) -> bool:
    """Whether a law among the merged mentions anything that the rule's elements are recognised by, grammar aside."""
    names = {name for e in rule.elements for tree in (e.full, e.weak) if tree for name in tree.concepts()}
    return bool({name for name in names if not name.startswith(GRAMMAR)} & merged.mentioned(key))


def _rises(rule: Rule, judgement: Judgement, before: Judgement) -> bool:
    """Whether a required element got further: what only takes a limit away has not met anything."""
    required = {e.id for e in rule.requirement.elements if e.required_for_met}
    grades = {e.rule.id: e.grade for e in before.elements}
    return any(e.grade > grades.get(e.rule.id, 0) for e in judgement.elements if not required or e.rule.id in required)


def _worth(rule: Rule, judgement: Judgement) -> tuple[int, int, int]:
    """The verdict first, then how many required elements are whole, then how far all are."""
    required = {e.id for e in rule.requirement.elements if e.required_for_met}
    needed = [e.grade for e in judgement.elements if not required or e.rule.id in required]
    return WORTH[judgement.verdict], sum(grade == FULL for grade in needed), sum(needed)
