"""Defined terms: which provisions define them, and which units use them."""

from __future__ import annotations

import re

from lexcheck.annotating.language import Tongue
from lexcheck.annotating.stream import Stream
from lexcheck.model import Law

MOST_WORDS = 8  # a longer heading is no term
DEPTH = 3  # how far definitions of terms inside definitions are followed
LEAST_LISTED = 3  # so many items of one list, and most of them, have to look like `Term: meaning`
_ITEM = re.compile(r"\W*([^:：.;]{2,60}?)\s*[:：]\s*\w")


def defined_terms(law: Law, language: Tongue) -> dict[tuple[str, ...], list[int]]:
    """Each defined term (as normal forms) with the provisions that define it."""
    terms: dict[tuple[str, ...], list[int]] = {}
    for provision in law.provisions:
        if provision.level != "definition" or not provision.heading:
            continue
        for variant in re.split(r"\s+(?:or|and)\s+[\"“‘']|[\"”’']\s*,", provision.heading):
            words = language.forms(variant)
            if words and len(words) <= MOST_WORDS:
                terms.setdefault(words, []).append(provision.index)
    for index, term in _listed(law):
        words = language.forms(term)
        if words and len(words) <= MOST_WORDS:
            terms.setdefault(words, []).append(index)
    return terms


def _listed(law: Law) -> list[tuple[int, str]]:
    """Items of numbered lists `1. Victim: a person who ...`, definitions without verb or quotation marks as civil-law texts have them."""
    lists: dict[int, list[int]] = {}
    for provision in law.provisions:
        if provision.number and provision.parent >= 0 and provision.level != "definition":
            lists.setdefault(provision.parent, []).append(provision.index)
    out = []
    for items in lists.values():
        found = [(i, m[1]) for i in items if (m := _ITEM.match(law.text, law.provisions[i].start, law.provisions[i].end))]
        if len(found) >= LEAST_LISTED and len(found) * 4 >= len(items) * 3:
            out += found
    return out


def term_uses(stream: Stream, terms: dict[tuple[str, ...], list[int]]) -> dict[int, set[int]]:
    """For each provision of a stream the definition provisions whose terms it uses. A longer term hides a shorter one inside it."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for term in sorted(terms, key=len, reverse=True):
        by_first.setdefault(term[0], []).append(term)
    uses: dict[int, set[int]] = {}
    words, free = stream.words, 0
    for at in [place for place, word in enumerate(words) if word in by_first]:
        for term in by_first[words[at]] if at >= free else ():
            if tuple(words[at : at + len(term)]) == term:
                uses.setdefault(stream.owners[at], set()).update(terms[term])
                free = at + len(term)
                break
    return uses


def followed(law: Law, provisions: tuple[int, ...], uses: dict[int, set[int]]) -> tuple[int, ...]:
    """The provisions of all definitions that a unit uses, and those that these use in turn, nearest first."""
    own = set(provisions)
    out: list[int] = []
    seen: set[int] = set()
    layer = [d for p in provisions for d in sorted(uses.get(p, ()))]
    for _ in range(DEPTH):
        following: list[int] = []
        for definition in layer:
            if definition in seen:
                continue
            seen.add(definition)
            subtree = range(definition, law.provisions[definition].stop)
            out += [i for i in subtree if i not in own]
            following += [d for i in subtree for d in sorted(uses.get(i, ()))]
        layer = following
    return tuple(dict.fromkeys(out))
