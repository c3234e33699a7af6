"""What a change broke elsewhere: references that now lead astray, defined terms without use or without definition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lexcheck.annotating.annotated import SECTION_LEVELS
from lexcheck.annotating.language import fold, languages, load_language
from lexcheck.annotating.references import Reference, ReferenceFinder
from lexcheck.comparing.changes import Change, Ripple
from lexcheck.comparing.naming import namer
from lexcheck.comparing.places import Side, side
from lexcheck.model import Law, Provision

ENDING = 3  # letters that a term may have more where it is used (plural, case)


def ripples(old: Law, new: Law, changes: Sequence[Change]) -> tuple[Ripple, ...]:
    """References first, then terms, each in text order."""
    sides = side(old, changes, old=True), side(new, changes, old=False)
    return (*_references(sides[0], sides[1]), *_terms(sides[0], sides[1]))


def _references(before: Side, after: Side) -> Iterator[Ripple]:
    known = languages()
    if before.law.language not in known or after.law.language not in known:
        return
    finders = [ReferenceFinder(where.law, load_language(where.law.language)) for where in (before, after)]
    now = {c.new.index: finders[1].find(c.new.index) for c in after.changes if c.new}
    # where nothing leads anywhere the numbering was not understood, and what is missing says nothing
    if not any(r.targets for found in now.values() for r in found):
        return
    kept = {c.old.index: c.new.index for c in after.changes if c.old and c.new}
    for row, change in enumerate(after.changes):
        if change.new is None or not now[change.new.index]:
            continue
        then = finders[0].find(change.old.index) if change.old else []
        for reference, earlier in _matched(before.law, after.law, then, now[change.new.index]):
            problem = _problem(before, after, reference, earlier, kept)
            if problem:
                kind, message, at = problem
                if _punishes(after.law, change.new):
                    kind, message = "penalty-adrift", f"{message}; this provision sets a penalty for it"
                yield Ripple(kind, message, change.new, reference.start, reference.end, at if at >= 0 else row)


def _matched(
    old: Law, new: Law, then: Sequence[Reference], now: Sequence[Reference]
) -> Iterator[tuple[Reference, Reference | None]]:
    """Each reference of the new text with the one of the same words in the old provision, where there is one."""
    left = list(then)
    for reference in now:
        words = _plain(new, reference)
        earlier = next((r for r in left if _plain(old, r) == words), None)
        if earlier is not None:
            left.remove(earlier)
        yield reference, earlier


def _problem(
    before: Side, after: Side, reference: Reference, earlier: Reference | None, kept: dict[int, int]
) -> tuple[str, str, int] | None:
    """Kind, message and row of what is wrong with a reference: what it meant is gone, or stands elsewhere now."""
    words = _plain(after.law, reference)
    reached = ", ".join(_name(after.law, target) for target in reference.targets)
    if earlier is None:
        lost = not reached and _ours(after.law, words)
        return ("reference-lost", f"{words}: there is no such provision in the new text", -1) if lost else None
    for target in earlier.targets:
        goal, row = kept.get(target), before.row_at(target)
        if goal in reference.targets or row < 0:
            continue
        meant = (
            f"what it meant is now {_name(after.law, goal)}"
            if goal is not None
            else f"it meant {_name(before.law, target)}, which is gone"
        )
        if reached:
            return "reference-shifted", f"{words} now leads to {reached}; {meant}", row
        return "reference-lost", f"{words}: there is no such provision any more; {meant}", row
    return None


def _punishes(law: Law, provision: Provision) -> bool:
    """Whether a provision names a penalty."""
    return not namer(law.language).penal.isdisjoint(map(fold, re.findall(r"\w+", law.own(provision))))


def _ours(law: Law, words: str) -> bool:
    """Whether a reference that leads nowhere means this law at all: to a section, of a number among its sections' numbers."""
    found = re.fullmatch(r"[^\W\d_]{2,}\s+(\d{1,6})\b.*", words)
    numbers = [int(n[0]) for p in law.provisions if p.level in SECTION_LEVELS and (n := re.match(r"\d+", p.number))]
    return bool(found and numbers and min(numbers) <= int(found[1]) <= max(numbers))


def _terms(before: Side, after: Side) -> Iterator[Ripple]:
    defined_old, defined_new = _definitions(before.law), _definitions(after.law)
    for term, provision in defined_new.items():
        used_now = _use(after.law, term, provision)
        if used_now is None and (term not in defined_old or _use(before.law, term, defined_old[term]) is not None):
            how = "is no longer used" if term in defined_old else "is defined and never used"
            yield Ripple(
                "term-unused", f"“{term}” {how}", provision, provision.start, provision.end, after.row_at(provision.index)
            )
    for term, provision in defined_old.items():
        place = None if term in defined_new else _use(after.law, term, None)
        if place is not None:
            user = after.law.at(place[0])
            if user is not None:
                message = f"“{term}” is used and no longer defined"
                yield Ripple("term-undefined", message, user, *place, before.row_at(provision.index))


def _definitions(law: Law) -> dict[str, Provision]:
    out: dict[str, Provision] = {}
    for p in law.provisions:
        # what is quoted defines terms of another law, which are used there
        if p.level == "definition" and p.heading and p.zone in ("body", "schedule") and not p.quoted:
            out.setdefault(" ".join(p.heading.lower().split()), p)
    return out


def _use(law: Law, term: str, definition: Provision | None) -> tuple[int, int] | None:
    """Where a term is first used outside its own definition, in a provision that is in force as text."""
    words = r"\s+".join(re.escape(word) for word in term.split())
    found = re.finditer(rf"(?<!\w){words}\w{{0,{ENDING}}}(?!\w)", law.text, re.IGNORECASE)
    apart = range(definition.begin, law.provisions[definition.stop - 1].end) if definition else range(0)
    contents = [range(p.begin, p.end) for p in law.provisions if p.zone in ("contents", "front")]
    for hit in found:
        if hit.start() not in apart and not any(hit.start() in zone for zone in contents):
            return hit.start(), hit.end()
    return None


def _plain(law: Law, reference: Reference) -> str:
    return " ".join(law.text[reference.start : reference.end].replace("*", "").split())


def _name(law: Law, index: int) -> str:
    p = law.provisions[index]
    return p.label or p.heading or p.level
