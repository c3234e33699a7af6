"""The scopes in which a rule looks: units of a law chosen by topic or offence, with what they are read with."""

from __future__ import annotations

from collections.abc import Sequence

from lexcheck.annotating.annotated import AnnotatedLaw, Unit
from lexcheck.annotating.evaluate import Scope
from lexcheck.assessing.rulebook import Where


def scopes(law: AnnotatedLaw, where: Where) -> list[Scope]:
    """The scopes of a `where`, in text order. An empty list: the law has no unit of the kind. Rules share them: they are made once."""
    found: list[Scope] | None = law.memo.get(where)
    if found is None:
        found = law.memo[where] = [scope for unit in law.units if _chosen(unit, where) for scope in _parts(law, unit, where)]
    return found


def joined(found: Sequence[Scope]) -> Scope | None:
    """All scopes as one, for elements that may stand in different units."""
    if not found:
        return None
    memo, key = found[0].law.memo, ("joined", id(found))
    if key not in memo:
        own = frozenset[int]().union(*(s.own for s in found))
        more = frozenset[int]().union(*(s.more for s in found)) - own
        # kept with the scopes that it joins, so that no others can take their id
        memo[key] = found, Scope(found[0].law, own, more, aside=found[0].aside)
    whole: Scope = memo[key][1]
    return whole


def _chosen(unit: Unit, where: Where) -> bool:
    if where.offence and where.offence not in unit.offences:
        return False
    return not where.topics or bool(where.topics & unit.topics)


def _parts(law: AnnotatedLaw, unit: Unit, where: Where) -> list[Scope]:
    more, aside = _followed(unit, where), law.apart.get(where.crime, frozenset())
    if where.unit == "section":
        return [Scope(law, frozenset(unit.provisions), more, unit.root, aside)]
    provisions = law.law.provisions
    if where.unit == "provision":
        return [Scope(law, frozenset({i}), more, i, aside) for i in unit.provisions if i in law.lineage]
    # subsections: each child of the section with its subtree and the section's own words; a section without any is one
    inside = set(unit.provisions)
    children = [c for c in law.law.children(unit.root) if c.index in inside and c.level == "subsection"]
    if not children and not _words(law, unit.root):
        # an article that has no words of its own, only numbered paragraphs: each of them is what elsewhere is called a subsection
        children = [c for c in law.law.children(unit.root) if c.index in inside and c.level == "paragraph"]
    if not children:
        return [Scope(law, frozenset(unit.provisions), more, unit.root, aside)]
    shared = {unit.root} | {c.index for c in law.law.children(unit.root) if c.level == "continuation"}
    return [
        Scope(law, frozenset(shared | (set(range(c.index, provisions[c.index].stop)) & inside)), more, c.index, aside)
        for c in children
    ]


def _words(law: AnnotatedLaw, index: int) -> bool:
    """Whether a provision has words of its own, its heading left out."""
    provision = law.law.provisions[index]
    return bool(law.law.text[provision.start : provision.end].strip())


def _followed(unit: Unit, where: Where) -> frozenset[int]:
    more: set[int] = set()
    if "definitions" in where.follow:
        more |= set(unit.definitions)
    if "references" in where.follow:
        more |= set(unit.references)
    return frozenset(more)
