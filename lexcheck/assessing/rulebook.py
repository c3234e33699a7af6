"""Rules: how a requirement is recognised in a statute. One YAML file an article (`rules/<instrument>/*.yaml`), loaded and checked."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from lexcheck import yamlfile
from lexcheck.annotating.concepts import LANGUAGES, Concept, load_concepts
from lexcheck.annotating.expressions import Expression, ExpressionError, parse
from lexcheck.annotating.topics import load_topics
from lexcheck.model import Requirement, Verdict
from lexcheck.protocols import load_catalogue
from lexcheck.resources import data_dir

COMPUTED = ("ref:", "offence:", "age:")  # concepts that the program computes
UNITS = ("section", "subsection", "provision")


class WhereData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where to look. `topic`: units about it. `offence`: units that make it an offence. `unit`: how large a unit is. `follow`: what a unit
    is read with. `together`: all elements in one unit (the best one), or each wherever it stands."""

    topic: tuple[str, ...] | str = ()
    offence: str = ""
    unit: str = "section"
    follow: tuple[str, ...] = ()
    together: bool | None = None


class ElementData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How one element is recognised: `full` makes it present, `weak` present in a narrower form. `duty`: a power is not enough.
    `add`: what to add to the law where it is missing. `where` overrules the rule's."""

    full: str
    weak: str = ""
    duty: bool = False
    add: str = ""
    where: WhereData | None = None


class LimitData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A condition that lowers the verdict, or that calls for review, and the reason in words."""

    when: str
    because: str
    where: WhereData | None = None


class ExampleData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A made-up text and the verdict that it must get. `title` is the law's title; `missing` names elements that must not be present."""

    text: str
    verdict: Verdict
    language: str = "en"
    title: str = ""
    missing: tuple[str, ...] = ()
    note: str = ""


class RuleData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule as its file has it. `options`: ways to close the gap between which legal systems differ. `let` names
    conditions that it uses more than once (`let:name`)."""

    requirement: str
    elements: dict[str, ElementData | str]
    examples: tuple[ExampleData, ...]
    let: dict[str, str] = {}
    where: WhereData = WhereData()
    contradicted_by: tuple[LimitData, ...] = ()
    narrowed_by: tuple[LimitData, ...] = ()
    review_if: tuple[LimitData, ...] = ()
    bears: str = ""
    recommendation: str = ""
    options: tuple[str, ...] = ()
    known_misses: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Where:
    """A parsed `where`. `crime`: the one that the rule's instrument is about; sentences about another one alone are left out."""

    topics: frozenset[str]
    offence: str
    unit: str
    follow: frozenset[str]
    together: bool
    crime: str = ""


@dataclass(frozen=True, slots=True)
class ElementRule:
    """A parsed element."""

    id: str
    full: Expression
    weak: Expression | None
    duty: bool
    add: str
    where: Where


@dataclass(frozen=True, slots=True)
class Limit:
    """A parsed limit."""

    when: Expression
    because: str
    where: Where


@dataclass(frozen=True, slots=True)
class Rule:
    """A parsed rule. `source` is its text as written, for `lexcheck explain`."""

    requirement: Requirement
    elements: tuple[ElementRule, ...]
    examples: tuple[ExampleData, ...]
    languages: tuple[str, ...]
    where: Where
    contradicted_by: tuple[Limit, ...]
    narrowed_by: tuple[Limit, ...]
    review_if: tuple[Limit, ...]
    bears: Expression | None
    recommendation: str
    options: tuple[str, ...]
    known_misses: tuple[str, ...]
    file: Path
    line: int

    def concepts(self) -> tuple[str, ...]:
        """The names of all concepts that the rule uses."""
        trees = [e.full for e in self.elements] + [e.weak for e in self.elements if e.weak]
        trees += [limit.when for limit in (*self.contradicted_by, *self.narrowed_by, *self.review_if)]
        trees += [self.bears] if self.bears else []
        return tuple(sorted(set().union(*(tree.concepts() for tree in trees))))


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules by requirement, the concepts, and the version (a hash of all rule data)."""

    rules: dict[str, Rule]
    concepts: dict[str, Concept]
    version: str


@lru_cache(maxsize=16)
def load_rules(folder: Path | None = None, languages: tuple[str, ...] = LANGUAGES) -> Rulebook:
    """All rules, with the wordings of the languages that are asked for.

    Raises LexcheckError (DATA) with file, line and column where one is wrong.
    """
    folder = folder or data_dir("rules")
    concepts = load_concepts(None if folder == data_dir("rules") else folder / "concepts", languages)
    topics = {topic.name: topic.title for topic in load_topics()}
    requirements = {r.id: r for r in load_catalogue().requirements}
    rules: dict[str, Rule] = {}
    for path in sorted(p for p in folder.glob("*/*.yaml") if p.parent.name not in ("concepts", "languages")):
        data, node = yamlfile.compose(path)
        entries = yamlfile.typed(
            path, data or [], node, list[RuleData], mend="a rule file is a list of rules; see CONTRIBUTING.md, 'A rule'"
        )
        for place, entry in enumerate(entries):
            reader = _RuleReader(path, node, place, entry, concepts, topics)
            if entry.requirement not in requirements:
                raise reader.fault(
                    ["requirement"],
                    f"there is no requirement '{entry.requirement}'",
                    "write an id that `lexcheck requirements` lists",
                )
            if entry.requirement in rules:
                raise reader.fault(
                    ["requirement"],
                    f"{entry.requirement} has two rules",
                    f"the other is in {rules[entry.requirement].file.name}; join them",
                )
            rules[entry.requirement] = reader.rule(requirements[entry.requirement])
    return Rulebook(rules, concepts, _version(folder))


class _RuleReader:
    """Turns one entry into a Rule; each fault is told at its place in the file."""

    def __init__(
        self, path: Path, node: Any, place: int, entry: RuleData, concepts: dict[str, Concept], topics: dict[str, str]
    ) -> None:
        self.path, self.node, self.place, self.entry = path, node, place, entry
        self.concepts, self.topics = concepts, topics
        self.named: dict[str, Expression] = {}
        self.crime = ""

    def fault(self, keys: Sequence[str | int], what: str, mend: str, cause: str = "") -> Exception:
        return yamlfile.fault_at(self.path, self.node, [self.place, *keys], what, cause=cause, mend=mend)

    def rule(self, requirement: Requirement) -> Rule:
        entry = self.entry
        self.crime = next((topic.name for topic in load_topics() if topic.instrument == requirement.instrument), "")
        where = self.where(entry.where, ["where"])
        for name, text in entry.let.items():  # one may use those before it
            self.named[f"let:{name}"] = self.expression(text, ["let", name])
        known = {e.id for e in requirement.elements}
        for name in entry.elements:
            if name not in known:
                raise self.fault(
                    ["elements", name],
                    f"{requirement.id} has no element '{name}'",
                    f"its elements are: {', '.join(sorted(known))}",
                )
        for element in requirement.elements:
            if element.required_for_met and element.id not in entry.elements:
                raise self.fault(
                    ["elements"], f"the required element '{element.id}' has no condition", "every required element needs one"
                )
        elements = []
        for name, given in entry.elements.items():
            data = ElementData(given) if isinstance(given, str) else given
            keys: list[str | int] = ["elements", name]
            own = self.where(data.where, [*keys, "where"]) if data.where else where
            full = self.expression(data.full, keys if isinstance(given, str) else [*keys, "full"])
            weak = self.expression(data.weak, [*keys, "weak"]) if data.weak else None
            elements.append(ElementRule(name, full, weak, data.duty, data.add, own))
        return Rule(
            requirement,
            tuple(elements),
            entry.examples,
            _spoken_in(elements, requirement, self.concepts, self.topics),
            where,
            self.limits(entry.contradicted_by, "contradicted_by", where),
            self.limits(entry.narrowed_by, "narrowed_by", where),
            self.limits(entry.review_if, "review_if", where),
            self.expression(entry.bears, ["bears"]) if entry.bears else None,
            entry.recommendation,
            entry.options,
            entry.known_misses,
            self.path,
            yamlfile.mark(self.node, [self.place])[0],
        )

    def limits(self, rows: tuple[LimitData, ...], key: str, where: Where) -> tuple[Limit, ...]:
        return tuple(
            Limit(
                self.expression(row.when, [key, i, "when"]),
                row.because,
                self.where(row.where, [key, i, "where"]) if row.where else where,
            )
            for i, row in enumerate(rows)
        )

    def where(self, data: WhereData, keys: Sequence[str | int]) -> Where:
        topics = (data.topic,) if isinstance(data.topic, str) else data.topic
        for name in [*topics, *([data.offence] if data.offence else [])]:
            if name and name not in self.topics:
                raise self.fault(keys, f"there is no topic '{name}'", f"the topics are: {', '.join(sorted(self.topics))}")
        if data.unit not in UNITS:
            raise self.fault(keys, f"'{data.unit}' is no unit", f"the units are: {', '.join(UNITS)}")
        for name in data.follow:
            if name not in ("definitions", "references"):
                raise self.fault(keys, f"'{name}' cannot be followed", "write definitions or references")
        follow = frozenset(data.follow or (("definitions",) if data.offence else ()))
        together = bool(data.offence) if data.together is None else data.together
        return Where(frozenset(t for t in topics if t), data.offence, data.unit, follow, together, self.crime)

    def expression(self, text: str, keys: Sequence[str | int]) -> Expression:
        try:
            tree = parse(text)
        except ExpressionError as fault:
            raise self.fault(
                keys,
                "this condition cannot be read",
                "see CONTRIBUTING.md, 'How conditions are written'",
                f"{fault} (character {fault.place + 1} of '{text.strip()[:60]}')",
            ) from fault
        for name in sorted(tree.concepts()):
            if name not in self.concepts and not name.startswith(COMPUTED) and name not in self.named:
                raise self.fault(keys, f"there is no concept '{name}'", _nearest(name, {**self.concepts, **self.named}))
        return _with_named(tree, self.named)


def _with_named(tree: Expression, named: Mapping[str, Expression]) -> Expression:
    """A condition with the named ones of its rule put in."""
    if tree.op == "concept" and tree.name in named:
        return named[tree.name]
    return replace(tree, parts=tuple(_with_named(part, named) for part in tree.parts)) if tree.parts else tree


def _spoken_in(
    elements: Sequence[ElementRule], requirement: Requirement, concepts: dict[str, Concept], topics: dict[str, str]
) -> tuple[str, ...]:
    """The languages in which each required element can be recognised: its concepts have wordings there, and so has its topic's name."""
    needed = {e.id for e in requirement.elements if e.required_for_met} or {e.id for e in elements}
    rows = [e for e in elements if e.id in needed]

    def told(element: ElementRule, language: str) -> bool:
        names = {*element.where.topics, *([element.where.offence] if element.where.offence else [])}
        named = [_spoken(Expression("concept", name=topics[name]), language, concepts) for name in names]
        return _spoken(element.full, language, concepts) and (not named or any(named))

    return tuple(language for language in LANGUAGES if all(told(element, language) for element in rows))


def _spoken(tree: Expression, language: str, concepts: dict[str, Concept]) -> bool:
    if tree.op == "concept":
        concept = concepts.get(tree.name)
        # computed concepts (ref:, age:) stand on others, which the rule names too
        return (
            concept is None
            or language in concept.wordings
            or (concept.when is not None and _spoken(concept.when, language, concepts))
            or any(_spoken(Expression("concept", name=part), language, concepts) for part in concept.any_of)
        )
    if tree.op == "not":
        return True
    if tree.op in ("!~", "!+", "!in"):
        return _spoken(tree.parts[0], language, concepts)
    chosen = any if tree.op in ("any", "at_least") else all
    return chosen(_spoken(part, language, concepts) for part in tree.parts) if tree.parts else True


def _nearest(name: str, concepts: Mapping[str, object]) -> str:
    from rapidfuzz import process

    found = [match[0] for match in process.extract(name, list(concepts), limit=3)]
    return f"did you mean {' or '.join(found)}? Concepts are in rules/concepts" if found else "add it to a file of rules/concepts"


def _version(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yaml")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]
