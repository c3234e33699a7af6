"""How many phrasings of each element the rules recognise: single provisions as drafters of many countries may write them.

`tests/assessing/phrasings/<language>.yaml` holds a title and two plain offences, so that a provision stands in a law on both crimes;
`<language>-<batch>.yaml` hold by requirement and element what says it (`says`) and what looks alike but does not (`not`). They were written
without sight of the wordings. Rules were mended by batches that begin with `a`; those that begin with `b` were only counted.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

PHRASINGS = Path(__file__).resolve().parent.parent / "tests" / "assessing" / "phrasings"


class Context(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The law in which each phrasing stands: its title, how an article's head is written (`{n}`), the texts before it."""

    title: str
    head: str
    articles: tuple[str, ...]


class Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"no": "not"}):
    """Provisions that hold an element, and such that only look like it."""

    says: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """One phrasing: whether it should carry the element, and whether the element was found in it (whole, or in a narrower form)."""

    requirement: str
    element: str
    text: str
    expected: bool
    found: bool
    narrowed: bool

    @property
    def right(self) -> bool:
        """Whether the rules see what the text says."""
        return self.found == self.expected


def batches() -> list[Path]:
    """The files with phrasings."""
    return sorted(path for path in PHRASINGS.glob("*-*.yaml"))


def outcomes(path: Path) -> Iterator[Outcome]:
    """Every phrasing of a batch, judged."""
    from lexcheck.yamlfile import load

    language = path.stem.partition("-")[0]
    context = load(PHRASINGS / f"{language}.yaml", Context)
    for requirement, elements in load(path, dict[str, dict[str, Said]]).items():
        for element, said in elements.items():
            for text in said.says:
                yield _outcome(requirement, element, text, True, context, language)
            for text in said.no:
                yield _outcome(requirement, element, text, False, context, language)


def _outcome(requirement: str, element: str, text: str, expected: bool, context: Context, language: str) -> Outcome:
    full, weak = _found(requirement, element, text, context, language)
    if expected and not full:
        # an article before may hold the element too and be the better unit: the text is then asked alone
        full, again = _found(requirement, element, text, msgspec.structs.replace(context, articles=()), language)
        weak = weak or again
    return Outcome(requirement, element, text, expected, full, weak and not full)


def _found(requirement: str, element: str, text: str, context: Context, language: str) -> tuple[bool, bool]:
    """Whether the element is found in the text, as the last article of the law: whole, or in a narrower form."""
    from lexcheck.annotating.pipeline import annotate
    from lexcheck.assessing.judge import FULL, WEAK, judge
    from lexcheck.assessing.rulebook import load_rules
    from lexcheck.reading import read_bytes
    from lexcheck.segmenting import segment

    articles = [*context.articles, text]
    body = "".join(f"## {context.head.format(n=n)}\n\n{words}\n\n" for n, words in enumerate(articles, 1))
    law = segment(read_bytes(f"# {context.title}\n\n{body}".encode(), "law.md"), language=language)
    rule = load_rules(None, (language,)).rules[requirement]
    annotated = annotate(law)
    start = law.text.index(text.split("\n")[0][:60])
    result = next(each for each in judge(rule, annotated).elements if each.rule.id == element)
    here = any(m.start >= start for hit in result.hits for m in hit)
    return here and result.grade == FULL, here and result.grade == WEAK


def line(name: str, rows: list[Outcome]) -> str:
    """The figures of a batch."""
    said, traps = [row for row in rows if row.expected], [row for row in rows if not row.expected]
    seen, half = sum(row.found for row in said), sum(row.narrowed for row in said)
    fallen = sum(row.found for row in traps)
    whole = f"{seen}/{len(said)} = {seen / max(1, len(said)):.3f} seen whole"
    return f"{name:<14} {whole}, {half} in part; {fallen} of {len(traps)} traps taken"


def main(arguments: list[Any]) -> None:
    """Print the figures of each batch; with names of batches, of these alone and every phrasing that is judged wrong."""
    for path in batches():
        if arguments and path.stem not in arguments:
            continue
        rows = list(outcomes(path))
        print(line(path.stem, rows))
        for row in rows if arguments else ():
            if not row.right:
                how = "trap" if not row.expected else "in part" if row.narrowed else "missed"
                print(f"   {how:8} {row.requirement}/{row.element}: {row.text}")


if __name__ == "__main__":
    main(sys.argv[1:])
