"""Where nothing was found: the provisions whose words come nearest to what was looked for, so that a lawyer can look there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rapidfuzz import fuzz

from lexcheck.annotating.annotated import AnnotatedLaw
from lexcheck.assessing.quotes import quote
from lexcheck.assessing.rulebook import Rule
from lexcheck.assessing.scopes import scopes
from lexcheck.model import Evidence

_CUTOFF, _MOST, _FEWEST_IDEAS = 70.0, 2, 2
_SHOWN = 160  # characters of a provision that are shown


def nearest(rule: Rule, laws: Sequence[AnnotatedLaw]) -> tuple[Evidence, ...]:
    """Up to two provisions: those that hold most of the ideas that the rule's required elements are made of, else those whose headings
    come nearest to the requirement's title or keywords. Often there is none."""
    return _by_ideas(rule, laws) or _by_headings(rule, laws)


def _by_ideas(rule: Rule, laws: Sequence[AnnotatedLaw]) -> tuple[Evidence, ...]:
    names = sorted({name for e in rule.elements for name in e.full.concepts()})
    out: list[tuple[int, Evidence]] = []
    for law in laws:
        for scope in scopes(law, rule.where):
            found = [law.mentions_in(name, scope.own) for name in names]
            held = [[m for m in rows if not m.heading] for rows in found]
            ideas = sum(bool(rows) for rows in held)
            if ideas >= _FEWEST_IDEAS:
                # the mention with most of the other ideas in its sentence
                crowd = Counter(m.sentence for rows in held for m in rows)
                mention = max((m for rows in held for m in rows), key=lambda m: (crowd[m.sentence], -m.start))
                out.append((ideas, quote(mention, law)))
    return tuple(e for _, e in sorted(out, key=lambda row: -row[0])[:_MOST])


def _by_headings(rule: Rule, laws: Sequence[AnnotatedLaw]) -> tuple[Evidence, ...]:
    requirement = rule.requirement
    out: list[tuple[float, Evidence]] = []
    for law in laws:
        cues = [
            requirement.title.lower(),
            *(k.lower() for e in requirement.elements for k in e.keywords.get(law.law.language, ()) if len(k) > 8),
        ]
        for unit in law.units:
            provision = law.law.provisions[unit.root]
            if len(provision.heading) < 6:
                continue
            score = max((fuzz.token_set_ratio(provision.heading.lower(), cue) for cue in cues), default=0.0)
            if score >= _CUTOFF:
                end = min(provision.end, provision.start + _SHOWN)
                while end < provision.end and not law.law.text[end].isspace():
                    end += 1
                quote = law.law.text[provision.start : end]
                label = provision.label or provision.heading
                if quote.strip():
                    out.append((score, Evidence(law.law.key, label, provision.id, provision.start, end, quote)))
    return tuple(e for _, e in sorted(out, key=lambda row: -row[0])[:_MOST])
