"""The rule of a requirement for people to read: its conditions as written, the wordings of the concepts it uses, its examples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lexcheck import yamlfile
from lexcheck.errors import LexcheckError
from lexcheck.reporting.explanation import Block, Entry, Heading, Para

if TYPE_CHECKING:
    from lexcheck.annotating.concepts import Concept
    from lexcheck.assessing.rulebook import LimitData, RuleData, WhereData

SIGNS = "Signs: | or; & and, in the same unit; ~ in the same sentence; + read together; ! not; a !~ b: a without b."
_LIMITS = (("contradicted_by", "Contradicted by"), ("narrowed_by", "Narrowed by"), ("review_if", "Review if"))


def rule_blocks(requirement: str, languages: Sequence[str]) -> Iterator[Block]:
    """The rule of a requirement; one line that says so where there is none or the rules cannot be loaded."""
    from lexcheck.assessing.rulebook import RuleData, load_rules

    try:
        book = load_rules()
    except LexcheckError as fault:
        yield Heading("Rule")
        yield Para("The rules cannot be loaded:")
        yield from (Entry(line.strip()) for line in str(fault).splitlines())
        return
    rule = book.rules.get(requirement)
    if rule is None:
        yield Heading("Rule")
        yield Para("There is no rule yet: lexcheck lists this requirement as not assessed.")
        return
    data = next(entry for entry in yamlfile.load(rule.file, list[RuleData]) if entry.requirement == requirement)
    yield Heading(f"Rule (rules/{rule.file.parent.name}/{rule.file.name}, line {rule.line})")
    yield Entry(", ".join(rule.languages) or "no language yet", "for laws in")
    yield from _conditions(data)
    yield from _concepts(rule.concepts(), book.concepts, languages)
    yield from _examples(data, languages)
    if data.known_misses:
        yield Heading("Known misses")
        yield from (Entry(miss) for miss in data.known_misses)


def _conditions(data: RuleData) -> Iterator[Block]:
    if data.note:
        yield Para(_line(data.note))
    if where := _where(data.where):
        yield Entry(where, "looks in")
    for name, element in data.elements.items():
        if isinstance(element, str):
            yield Entry(_line(element), name, code=True)
            continue
        yield Entry(_line(element.full), f"{name}{' (as a duty)' if element.duty else ''}", code=True)
        if element.weak:
            yield Entry(_line(element.weak), f"{name}, weaker", code=True)
        if element.where and (own := _where(element.where)):
            yield Entry(own, f"{name} looks in")
    for key, name in _LIMITS:
        rows: tuple[LimitData, ...] = getattr(data, key)
        for row in rows:
            yield Entry(_line(row.when), f"{name} ({_line(row.because)})", code=True)
    if data.bears:
        yield Entry(_line(data.bears), "Bears on it", code=True)
    if data.recommendation:
        yield Entry(_line(data.recommendation), "Recommendation")
    for way in data.options:
        yield Entry(_line(way), "One way")
    yield Para(SIGNS)


def _where(where: WhereData) -> str:
    topics = (where.topic,) if isinstance(where.topic, str) else where.topic
    together = {True: "all elements in one unit", False: "elements wherever they stand", None: ""}
    parts = [
        f"units about {' or '.join(topics)}" if any(topics) else "",
        f"units that make {where.offence} an offence" if where.offence else "",
        f"unit: {where.unit}",
        f"follows {' and '.join(where.follow)}" if where.follow else "",
        together[where.together],
    ]
    return "; ".join(filter(None, parts))


def _concepts(names: Sequence[str], concepts: dict[str, Concept], languages: Sequence[str]) -> Iterator[Block]:
    wanted = _gathered(names, concepts)
    for language in languages:
        told = [concepts[name] for name in wanted if language in concepts[name].wordings or concepts[name].any_of]
        if told:
            yield Heading(f"Wordings of the concepts ({language})")
        for concept in told:
            what = f"{concept.what}. " if concept.what else ""
            parts = [f"any of {', '.join(concept.any_of)}"] if concept.any_of else []
            parts += concept.wordings.get(language, ())
            yield Entry(f"{what}{'; '.join(parts)}", concept.name)


def _gathered(names: Sequence[str], concepts: dict[str, Concept]) -> list[str]:
    """The concepts of a rule with those that they gather, each once; computed ones (`ref:`, `age:`) have no wordings."""
    found: dict[str, None] = {}
    rest = [name for name in names if name in concepts]
    while rest:
        name = rest.pop(0)
        if name not in found:
            found[name] = None
            rest = [*concepts[name].any_of, *rest]
    return list(found)


def _examples(data: RuleData, languages: Sequence[str]) -> Iterator[Block]:
    rows = [example for example in data.examples if example.language in languages]
    if rows:
        yield Heading("Examples (made up) and the verdict that each gets")
    for example in rows:
        title = f"{example.title}: " if example.title else ""
        lacks = f" (lacks {', '.join(example.missing)})" if example.missing else ""
        note = f" [{example.note}]" if example.note else ""
        yield Entry(f"{title}{_line(example.text)}{note}", f"{example.verdict}{lacks}")


def _line(text: str) -> str:
    return " ".join(text.split())
