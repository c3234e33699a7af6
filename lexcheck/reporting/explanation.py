"""One requirement in full, as blocks (heading, paragraph, list) that are printed in the terminal or written as Markdown."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lexcheck.model import Requirement
from lexcheck.protocols import Catalogue

if TYPE_CHECKING:
    from rich.console import Console

MEASURE = 100  # columns; longer lines are hard to read on a wide terminal


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 0 is the requirement's own."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list: a term (may be empty) and what is said of it; `code` for conditions, which Markdown must leave alone."""

    text: str
    term: str = ""
    code: bool = False


Block = Heading | Para | Entry


def requirement_blocks(catalogue: Catalogue, requirement: Requirement) -> Iterator[Block]:
    """What the catalogue says of a requirement, without its cues by language."""
    yield Entry(
        ", also ".join(filter(None, (f"{requirement.instrument} {requirement.article}", ", ".join(requirement.also)))), "Article"
    )
    yield Entry(requirement.obligation + (f" ({requirement.qualifier})" if requirement.qualifier else ""), "Obligation")
    yield from (Entry(catalogue.vocabulary.applies_if[word], f"Applies if {word}") for word in requirement.applies_if)
    yield Entry(f"{requirement.severity}; domain: {requirement.domain}; detection: {requirement.detection}", "Severity")
    yield Para(requirement.statement)
    yield Entry(requirement.test.met, "Met")
    yield Entry(requirement.test.partial, "Partly met")
    yield Entry(requirement.test.not_met, "Not met")
    yield Heading("Elements")
    for element in requirement.elements:
        yield Entry(element.description, f"{element.id} ({'required' if element.required_for_met else 'not required'})")
    yield Heading("Typical gaps")
    yield from (Entry(gap) for gap in requirement.typical_gaps)
    yield Heading("Where to look")
    yield Entry(", ".join(requirement.framework_homes), "Usually found in")
    yield from (
        Entry(f"{catalogue.vocabulary.references[work]} {', '.join(places)}", "Reference")
        for work, places in requirement.references.items()
    )


def cue_blocks(catalogue: Catalogue, requirement: Requirement, languages: Sequence[str]) -> Iterator[Block]:
    """The cues of a requirement in these languages: phrases that help to find it and prove nothing, and red flags."""
    for language in languages:
        keywords = [(element.id, element.keywords[language]) for element in requirement.elements if language in element.keywords]
        flags = requirement.red_flags.get(language, ())
        name = catalogue.vocabulary.languages[language]
        if keywords or flags:
            yield Heading(f"Cues in {name} (they help to find it; they prove nothing)")
            yield from (Entry("; ".join(phrases), identifier) for identifier, phrases in keywords)
            if flags:
                yield Entry("; ".join(flags), "red flags")
        elif len(languages) == 1:
            yield Heading(f"Cues in {name}")
            yield Para("none yet")


def markdown(blocks: Iterable[Block], depth: int = 1) -> str:
    """Blocks as Markdown; `depth` is the number of # of a heading of level 0."""
    lines: list[str] = []
    before: Block | None = None
    for block in blocks:
        if not (isinstance(block, Entry) and isinstance(before, Entry)) and lines:
            lines.append("")
        if isinstance(block, Heading):
            lines.append(f"{'#' * (depth + block.level)} {block.text}")
        elif isinstance(block, Para):
            lines.append(_escaped(block.text))
        else:
            text = f"`{block.text}`" if block.code else _escaped(block.text)
            lines.append(f"- **{block.term}**: {text}" if block.term else f"- {text}")
        before = block
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    """A text in which Markdown finds no emphasis, link or HTML of its own."""
    for sign in "\\*_[]<>`|":
        text = text.replace(sign, f"\\{sign}")
    return text


def print_blocks(blocks: Iterable[Block], console: Console) -> None:
    """Blocks in the terminal; without colour where the console is none."""
    from rich.text import Text

    width = min(console.width, MEASURE)
    before: Block | None = None
    for block in blocks:
        close = (isinstance(before, Heading) and before.level) or (isinstance(before, Entry) and isinstance(block, Entry))
        if before is not None and not close:
            console.print()
        if isinstance(block, Heading):
            lines = [Text(line, style="bold" if block.level else "bold cyan") for line in _wrapped(block.text, width)]
        elif isinstance(block, Para):
            lines = [Text(line) for line in _wrapped(block.text, width)]
        else:
            words = f"{block.term}: {block.text}" if block.term else block.text
            lines = [Text(f"{' ' * 4 if number else '  - '}{line}") for number, line in enumerate(_wrapped(words, width - 4))]
            lines[0].stylize("bold", 4, 4 + len(block.term) + bool(block.term))
        for line in lines:
            console.print(line, soft_wrap=True)
        before = block


def _wrapped(text: str, width: int) -> list[str]:
    # an id that is broken at its hyphens can no longer be copied
    return textwrap.wrap(text, max(width, 20), break_on_hyphens=False, break_long_words=False) or [""]
