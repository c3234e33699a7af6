"""Where nothing was found: the provisions whose words come nearest to what was looked for, so that a lawyer can look there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from lexcheck.annotating.annotated import AnnotatedLaw, Mention
from lexcheck.annotating.evaluate import Scope
from lexcheck.assessing.quotes import quote
from lexcheck.assessing.rulebook import Rule, Where
from lexcheck.assessing.scopes import scopes
from lexcheck.model import Evidence, Provision

_CUTOFF, _MOST, _FEWEST_IDEAS = 70.0, 2, 2
_SHOWN = 160  # characters of a provision that are shown
_TELLING = 6  # characters: a shorter heading says nothing


def nearest(rule: Rule, laws: Sequence[AnnotatedLaw]) -> tuple[Evidence, ...]:
    """Up to two provisions: those that hold most of the ideas that the rule's required elements are made of, else those whose headings
    come nearest to the requirement's title or keywords. Often there is none."""
    return _by_ideas(rule, laws) or _by_headings(rule, laws)


def _by_ideas(rule: Rule, laws: Sequence[AnnotatedLaw]) -> tuple[Evidence, ...]:
    names = sorted({name for e in rule.elements for name in e.full.concepts()})
    out: list[tuple[int, AnnotatedLaw, Scope]] = []
    for law in laws:
        # concept by concept and not scope by scope: in most scopes of a law none of them is mentioned
        ideas: Counter[int] = Counter()
        for name in names:
            ideas.update(_scopes_with(name, rule.where, law))
        found = scopes(law, rule.where)
        out += [(ideas[place], law, found[place]) for place in sorted(ideas) if ideas[place] >= _FEWEST_IDEAS]
    best = sorted(out, key=lambda row: -row[0])[:_MOST]
    return tuple(quote(_middle(names, law, scope), law) for _, law, scope in best)


def _scopes_with(name: str, where: Where, law: AnnotatedLaw) -> frozenset[int]:
    """The scopes, by their place in the list, in which a concept is mentioned outside headings."""
    if name not in law.mentions:
        return frozenset()
    key = (name, where)
    if key not in law.memo:
        homes = _homes(where, law)
        held = {m.provision for m in law.mentions[name] if not m.heading}
        law.memo[key] = frozenset(place for provision in held for place in homes.get(provision, ()))
    found: frozenset[int] = law.memo[key]
    return found


def _homes(where: Where, law: AnnotatedLaw) -> dict[int, list[int]]:
    """For each provision the scopes, by their place in the list, to which it belongs."""
    key = ("homes", where)
    if key not in law.memo:
        homes: dict[int, list[int]] = {}
        for place, scope in enumerate(scopes(law, where)):
            for provision in scope.own:
                homes.setdefault(provision, []).append(place)
        law.memo[key] = homes
    found: dict[int, list[int]] = law.memo[key]
    return found


def _middle(names: Sequence[str], law: AnnotatedLaw, scope: Scope) -> Mention:
    """The mention with most of the other ideas in its sentence."""
    held = [m for name in names for m in law.mentions_in(name, scope.own) if not m.heading]
    crowd = Counter(m.sentence for m in held)
    return max(held, key=lambda m: (crowd[m.sentence], -m.start))


def _by_headings(rule: Rule, laws: Sequence[AnnotatedLaw]) -> tuple[Evidence, ...]:
    requirement = rule.requirement
    out: list[tuple[float, AnnotatedLaw, Provision]] = []
    for law in laws:
        cues = [
            requirement.title.lower(),
            *(k.lower() for e in requirement.elements for k in e.keywords.get(law.law.language, ()) if len(k) > 8),
        ]
        headed = _headed(law)
        scores = process.cdist(
            cues, [heading for heading, _ in headed], scorer=fuzz.token_set_ratio, score_cutoff=_CUTOFF, dtype=float
        )
        best = scores.max(axis=0, initial=0.0).tolist()
        out += [(score, law, provision) for score, (_, provision) in zip(best, headed, strict=True) if score >= _CUTOFF]
    return tuple(_opening(law, provision) for _, law, provision in sorted(out, key=lambda row: -row[0])[:_MOST])


def _headed(law: AnnotatedLaw) -> list[tuple[str, Provision]]:
    """The units that have a telling heading, in small letters, and words below it."""
    if "headed" not in law.memo:
        roots = [law.law.provisions[unit.root] for unit in law.units]
        law.memo["headed"] = [
            (root.heading.lower(), root) for root in roots if len(root.heading) >= _TELLING and _opening(law, root).quote.strip()
        ]
    found: list[tuple[str, Provision]] = law.memo["headed"]
    return found


def _opening(law: AnnotatedLaw, provision: Provision) -> Evidence:
    """The first words of a provision."""
    end = min(provision.end, provision.start + _SHOWN)
    while end < provision.end and not law.law.text[end].isspace():
        end += 1
    label = provision.label or provision.heading
    return Evidence(law.law.key, label, provision.id, provision.start, end, law.law.text[provision.start : end])
