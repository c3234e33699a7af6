"""Conditions over concepts, as rules write them, and their parser.

consent/irrelevant                 the concept is mentioned
a | b     a & b     !a             or, and (anywhere in the unit), not
a ~ b                              in the same sentence, read together (a list item with its lead-in, not with its neighbour)
a + b                              read together: the same provision, or with its lead-in and closing words
a !~ b    a !+ b                   a without b in the same sentence, or read together
a !in b                            a where it is no part of the words of b (slavery, but not in "practices similar to slavery")
at_least(3, a, b, c, d)            so many of them
heading(a)                         in a heading
duty(a)   discretion(a)            in a sentence that binds (shall), or that leaves it open (may)
own(a)                             in the unit itself, not in the definitions that it uses
law(a)                             anywhere in the law
penalty(most >= 4)                 a penalty with the figure: least, most (years); `penalty(life)`, `penalty(death)`, `penalty(custody)`,
                                   `penalty(fine_alternative)`, `penalty(fine_only)`
age(under, 18)   age(under, < 18)  an age limit with the figure
exists                             always true in a unit
"""

from __future__ import annotations

import re
from dataclasses import dataclass

FUNCTIONS = {"at_least", "heading", "duty", "discretion", "own", "law", "penalty", "age"}
_TOKEN = re.compile(
    r"\s*(?:(?P<name>[a-z][\w-]*(?:[/:][a-z][\w-]*)*)|(?P<number>\d+(?:\.\d+)?)|(?P<op>!~|!\+|!in\b|>=|<=|==|[|&~+!(),<>]))"
)


class ExpressionError(ValueError):
    """A condition that cannot be read; `place` is the character (0-based) at which it breaks."""

    def __init__(self, message: str, place: int) -> None:
        super().__init__(message)
        self.place = place


@dataclass(frozen=True, slots=True)
class Expression:
    """A node: `op` is `concept`, `exists`, `not`, an operator or a function; `name` a concept or the words in a function."""

    op: str
    parts: tuple[Expression, ...] = ()
    name: str = ""
    number: float = 0.0

    def concepts(self) -> set[str]:
        """The names of all concepts in the condition."""
        own = {self.name} if self.op == "concept" else set()
        return own.union(*(part.concepts() for part in self.parts))


@dataclass(slots=True)
class _Reader:
    text: str
    tokens: list[tuple[str, str, int]]
    at: int = 0

    def peek(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def take(self, wanted: str = "") -> tuple[str, str, int]:
        if self.at >= len(self.tokens):
            raise ExpressionError(f"the condition ends where {wanted or 'a concept'} is expected", len(self.text))
        token = self.tokens[self.at]
        if wanted and token[1] != wanted:
            raise ExpressionError(f"'{token[1]}' stands where '{wanted}' is expected", token[2])
        self.at += 1
        return token


def parse(text: str) -> Expression:
    """Parse a condition. Raises ExpressionError."""
    tokens, at = [], 0
    while at < len(text.rstrip()):
        found = _TOKEN.match(text, at)
        if found is None:
            raise ExpressionError(f"'{text[at:].strip()[:10]}' cannot be read", at)
        kind = found.lastgroup or ""
        tokens.append((kind, found[kind], found.start(kind)))
        at = found.end()
    reader = _Reader(text, tokens)
    tree = _any(reader)
    if reader.at < len(tokens):
        raise ExpressionError(f"'{reader.peek()}' is not expected here", tokens[reader.at][2])
    return tree


def _any(reader: _Reader) -> Expression:
    parts = [_all(reader)]
    while reader.peek() == "|":
        reader.take()
        parts.append(_all(reader))
    return parts[0] if len(parts) == 1 else Expression("any", tuple(parts))


def _all(reader: _Reader) -> Expression:
    parts = [_near(reader)]
    while reader.peek() == "&":
        reader.take()
        parts.append(_near(reader))
    return parts[0] if len(parts) == 1 else Expression("all", tuple(parts))


def _near(reader: _Reader) -> Expression:
    left = _one(reader)
    while reader.peek() in ("~", "+", "!~", "!+", "!in"):
        op = reader.take()[1]
        left = Expression(op, (left, _one(reader)))
    return left


def _one(reader: _Reader) -> Expression:
    kind, value, place = reader.take()
    if value == "!":
        return Expression("not", (_one(reader),))
    if value == "(":
        inner = _any(reader)
        reader.take(")")
        return inner
    if kind != "name":
        raise ExpressionError(f"'{value}' stands where a concept is expected", place)
    if value == "exists":
        return Expression("exists")
    if value in FUNCTIONS and reader.peek() == "(":
        return _function(reader, value, place)
    if "/" not in value and ":" not in value:
        raise ExpressionError(f"'{value}' is no concept (they have a '/') and no function", place)
    return Expression("concept", name=value)


def _function(reader: _Reader, name: str, place: int) -> Expression:
    reader.take("(")
    if name in ("penalty", "age"):
        if name == "age":
            return _figure(reader, name, ")")
        terms = [_figure(reader, name, ",")]
        while terms and reader.tokens[reader.at - 1][1] == ",":
            terms.append(_figure(reader, name, ","))
        return terms[0] if len(terms) == 1 else Expression(name, tuple(terms))
    number = 0.0
    if name == "at_least":
        kind, value, spot = reader.take()
        if kind != "number":
            raise ExpressionError("at_least starts with a number", spot)
        number = float(value)
        reader.take(",")
    parts = [_any(reader)]
    while reader.peek() == ",":
        reader.take()
        parts.append(_any(reader))
    reader.take(")")
    if name != "at_least" and len(parts) != 1:
        raise ExpressionError(f"{name} takes one condition", place)
    if name == "at_least" and not 1 <= number <= len(parts):
        raise ExpressionError(f"at_least({number:g}, ...) has {len(parts)} conditions", place)
    return Expression(name, tuple(parts), number=number)


def _figure(reader: _Reader, name: str, until: str) -> Expression:
    """One term of `penalty(...)` or `age(...)`: words, perhaps a comparison and a number; up to `until` or the closing bracket."""
    words, number, compare = [], 0.0, ""
    while reader.peek() not in (")", "", until):
        kind, value, _ = reader.take()
        if kind == "number":
            number = float(value)
        elif kind == "name":
            words.append(value)
        elif value != ",":
            compare = value
    reader.take(")" if reader.peek() != "," else ",")
    return Expression(name, name=" ".join([*words, compare]).strip(), number=number)
