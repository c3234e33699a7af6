"""What is doubtful in rules and wordings although they load: found without reading a law, told with file and line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from lexcheck import yamlfile
from lexcheck.annotating.concepts import Concept, Place
from lexcheck.annotating.expressions import Expression
from lexcheck.annotating.language import languages as known
from lexcheck.annotating.language import tongue
from lexcheck.annotating.pipeline import gathered
from lexcheck.annotating.topics import Topic
from lexcheck.annotating.wording import parse
from lexcheck.assessing.rulebook import COMPUTED, ElementRule, Rule, Rulebook
from lexcheck.model import Requirement, Verdict
from lexcheck.resources import PACKAGE, data_dir

FEWEST_EXAMPLES = 3
# kind: does it fail? The others are worth a look.
KINDS = {
    "requirements without a rule": True,
    "examples fewer than three": True,
    "elements without `add`": True,
    "conditions that can never hold": False,
    "concepts without wordings": False,
    "concepts that nothing uses": False,
    "wordings twice in a concept": False,
    "wordings in two alternatives": False,
    "elements that no example lacks": False,
    "languages missing": False,
}
_NAME = re.compile(r"[a-z][\w-]*/[a-z][\w-]*")
_QUOTED_NAME = re.compile(r'"([a-z][\w-]*(?:/[a-z][\w-]*)+)"')


@dataclass(frozen=True, slots=True)
class Remark:
    """One doubt: its kind, where (1-based line), what, the requirement whose rule it concerns; `languages` are those that miss."""

    kind: str
    file: Path
    line: int
    message: str
    requirement: str = ""
    languages: tuple[str, ...] = ()

    @property
    def error(self) -> bool:
        """Does it fail the run?"""
        return KINDS[self.kind]


def lint(
    book: Rulebook, topics: Iterable[Topic], requirements: Iterable[Requirement], languages: Iterable[str], catalogue: Path
) -> list[Remark]:
    """All remarks, by kind in the order of KINDS, then by place. `languages` are those that every rule should be told in;
    `catalogue` is the folder of the requirements, to point at one without a rule."""
    spoken = tuple(languages)
    found = list(_concepts(book, tuple(topics)))
    for rule in book.rules.values():
        found += _rule(rule, book.concepts, spoken)
    found += [
        Remark("requirements without a rule", catalogue / r.instrument.lower(), 1, f"{r.id} ({r.severity}) has no rule", r.id)
        for r in requirements
        if r.id not in book.rules
    ]
    order = list(KINDS)
    return sorted(found, key=lambda r: (order.index(r.kind), r.file.as_posix(), r.line, r.message))


def by_language(remarks: Iterable[Remark]) -> dict[str, int]:
    """How many rules miss each language, the most first."""
    return dict(Counter(language for r in remarks for language in r.languages).most_common())


# --- concepts ---------------------------------------------------------------------------------------------------------


def _concepts(book: Rulebook, topics: tuple[Topic, ...]) -> Iterator[Remark]:
    used = _used(book, topics)
    for name, concept in book.concepts.items():
        for language in concept.wordings:
            yield from _twins(concept, language)
        if name not in used:
            yield Remark("concepts that nothing uses", concept.file, _line(concept.file, name), f"no rule or topic uses {name}")
        elif not _can_hold(Expression("concept", name=name), book.concepts):
            what = f"{name} has no wording in any language"
            yield Remark("concepts without wordings", concept.file, _line(concept.file, name), what)


def _used(book: Rulebook, topics: tuple[Topic, ...]) -> set[str]:
    """The concepts that rules, topics and the program itself name, with those that they stand on."""
    waiting = [name for rule in book.rules.values() for name in rule.concepts()]
    waiting += [n for t in topics for n in (*t.about.concepts(), *t.offence.concepts(), *t.defines.concepts(), t.title)]
    waiting += [*_named_in_code(), *_named_in_data()]
    used: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in used and name in book.concepts:
            used.add(name)
            concept = book.concepts[name]
            waiting += [*concept.any_of, *(concept.when.concepts() if concept.when else ())]
    return used


@cache
def _named_in_code() -> tuple[str, ...]:
    """Numbers, penalties and references are put together by the program: it names their concepts between quotation marks."""
    return tuple({name for path in PACKAGE.rglob("*.py") for name in _QUOTED_NAME.findall(path.read_text(encoding="utf-8"))})


@cache
def _named_in_data() -> tuple[str, ...]:
    """How laws are read together and compared between States is data too (`rules/framework.yaml`, `rules/cooperation.yaml`)."""
    texts = ((data_dir("rules") / name).read_text(encoding="utf-8") for name in ("framework.yaml", "cooperation.yaml"))
    return tuple({name for text in texts for name in _NAME.findall(text)})


def _twins(concept: Concept, language: str) -> Iterator[Remark]:
    """Wordings of a concept that come to the same."""
    first: dict[frozenset[object], tuple[str, Place]] = {}
    rows = zip(concept.wordings[language], concept.places[language], strict=True)
    for text, place in rows:
        same = _meaning(text, language)
        if same in first:
            earlier, (path, keys) = first[same]
            what = f"{concept.name}, {language}: '{text}' is '{earlier}' of {path.name}:{_line(path, *keys)} again"
            yield Remark("wordings twice in a concept", place[0], _line(place[0], *place[1]), what)
        else:
            first[same] = (text, place)


@cache
def _meaning(text: str, language: str) -> frozenset[object]:
    """What a wording comes to once words have their normal form: two that are equal here find the same texts."""
    forms = tongue(language).forms if language in known() else lambda phrase: tuple(phrase.casefold().split())
    return frozenset(
        (tuple(frozenset(forms(" ".join(row)) for row in segment) for segment in wording.segments), wording.gaps)
        for wording in parse(text)
    )


# --- rules ------------------------------------------------------------------------------------------------------------


def _rule(rule: Rule, concepts: Mapping[str, Concept], spoken: tuple[str, ...]) -> Iterator[Remark]:
    name = rule.requirement.id

    def remark(kind: str, message: str, languages: tuple[str, ...] = ()) -> Remark:
        return Remark(kind, rule.file, rule.line, f"{name}: {message}", name, languages)

    if len(rule.examples) < FEWEST_EXAMPLES:
        yield remark("examples fewer than three", f"{len(rule.examples)} of at least {FEWEST_EXAMPLES} examples")
    for element in rule.elements:
        if not element.add and not rule.recommendation:
            yield remark("elements without `add`", f"{element.id} does not say what to add where it is missing")
        if not _lacked(rule, element):
            yield remark("elements that no example lacks", f"no example has `missing: [{element.id}]`")
    for what, tree in _conditions(rule):
        if not _can_hold(tree, concepts):
            yield remark("conditions that can never hold", f"{what} stands on concepts without wordings")
    for one, other, shared in _overlaps(rule, concepts):
        yield remark("wordings in two alternatives", f"{one} and {other} share {shared}")
    if missing := tuple(language for language in spoken if language not in rule.languages):
        yield remark("languages missing", f"not told in {', '.join(missing)}", missing)


def _lacked(rule: Rule, element: ElementRule) -> bool:
    """Is there an example without the element? Where it is the only one, a text in which nothing is found is such an example."""
    alone = len(rule.elements) == 1
    return any(element.id in e.missing or (alone and e.verdict is Verdict.NOT_FOUND) for e in rule.examples)


def _conditions(rule: Rule) -> Iterator[tuple[str, Expression]]:
    for element in rule.elements:
        yield f"{element.id}, full", element.full
        if element.weak:
            yield f"{element.id}, weak", element.weak
    for key in ("contradicted_by", "narrowed_by", "review_if"):
        for number, limit in enumerate(getattr(rule, key), 1):
            yield f"{key} {number}", limit.when
    if rule.bears:
        yield "bears", rule.bears


def _can_hold(tree: Expression, concepts: Mapping[str, Concept]) -> bool:
    """Is there a text in some language in which the condition holds? Only what can never be mentioned is looked at."""
    if tree.op == "concept":
        concept = concepts.get(tree.name)
        if concept is None or tree.name.startswith(COMPUTED) or concept.wordings:
            return True
        parts = any(_can_hold(Expression("concept", name=part), concepts) for part in concept.any_of)
        return parts or (concept.when is not None and _can_hold(concept.when, concepts))
    if tree.op == "not" or not tree.parts:
        return True
    if tree.op in ("!~", "!+", "!in"):
        return _can_hold(tree.parts[0], concepts)
    able = [_can_hold(part, concepts) for part in tree.parts]
    return sum(able) >= tree.number if tree.op == "at_least" else any(able) if tree.op == "any" else all(able)


def _overlaps(rule: Rule, concepts: Mapping[str, Concept]) -> Iterator[tuple[str, str, str]]:
    """Pairs of concepts that are alternatives of each other somewhere in the rule and have a wording in common, with the wordings.

    In `a | b` one of them is idle; in `at_least` the same words count twice.
    """
    pairs: set[tuple[str, str]] = set()
    for _, tree in _conditions(rule):
        for names in _alternatives(tree):
            pairs.update(combinations(sorted(names), 2))
    parts = gathered(dict(concepts))
    for one, other in sorted(pairs):
        if one in concepts and other in concepts:
            left, right = (set(parts.get(name, (name,))) for name in (one, other))
            shared = [f"all wordings of {name}" for name in sorted(left & right)]
            shared += [
                f"'{text}' ({language})"
                for a in sorted(left - right)
                for b in sorted(right - left)
                for text, language in _common(concepts[a], concepts[b])
            ]
            if shared:
                more = f" and {len(shared) - 3} more" if len(shared) > 3 else ""
                yield one, other, ", ".join(shared[:3]) + more


def _alternatives(tree: Expression) -> Iterator[set[str]]:
    if tree.op in ("any", "at_least"):
        yield {part.name for part in tree.parts if part.op == "concept"}
    for part in tree.parts:
        yield from _alternatives(part)


def _common(one: Concept, other: Concept) -> Iterator[tuple[str, str]]:
    """The wordings, with their language, that both have."""
    for language in one.wordings:
        there = {_meaning(text, language) for text in other.wordings.get(language, ())}
        yield from ((text, language) for text in one.wordings[language] if _meaning(text, language) in there)


@cache
def _node(path: Path) -> Any:
    return yamlfile.compose(path)[1]


def _line(path: Path, *keys: str | int) -> int:
    return yamlfile.mark(_node(path), list(keys))[0]
