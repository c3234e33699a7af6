"""Run the examples that rules carry."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lexcheck.annotating.annotated import AnnotatedLaw
from lexcheck.annotating.pipeline import annotate
from lexcheck.assessing.judge import FULL, judge
from lexcheck.assessing.rulebook import ExampleData, Rule
from lexcheck.model import Source
from lexcheck.segmenting import segment


@dataclass(frozen=True, slots=True)
class Outcome:
    """One example's outcome; `fault` is empty where it passed."""

    rule: Rule
    number: int
    example: ExampleData
    fault: str


def run_examples(rules: Iterable[Rule]) -> Iterator[Outcome]:
    """Every example of every rule, in order."""
    for rule in rules:
        for number, example in enumerate(rule.examples, 1):
            yield Outcome(rule, number, example, example_fault(rule, example))


def example_law(example: ExampleData) -> AnnotatedLaw:
    """An example's text as an annotated law."""
    text = example.text
    source = Source(
        "example.txt", "text", hashlib.sha256(text.encode()).hexdigest(), text, title=example.title, language=example.language
    )
    return annotate(segment(source, language=example.language, key="example"))


def example_fault(rule: Rule, example: ExampleData) -> str:
    """What is wrong with what a rule makes of an example, in words; empty where it is as expected."""
    judgement = judge(rule, example_law(example))
    present = [e.rule.id for e in judgement.elements if e.grade == FULL]
    if judgement.verdict is not example.verdict:
        grades = ", ".join(f"{e.rule.id}={('absent', 'weak', 'full')[e.grade]}" for e in judgement.elements)
        reasons = f" ({'; '.join(judgement.because)})" if judgement.because else ""
        return f"{judgement.verdict} where {example.verdict} is expected: {grades}{reasons}"
    wrong = [name for name in example.missing if name in present]
    return f"present where missing is expected: {', '.join(wrong)}" if wrong else ""
