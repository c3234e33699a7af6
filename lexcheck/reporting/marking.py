"""A law's text cut into blocks, with the evidence marked in it by offsets.

The text content of all blocks of a whole law is the law's text, character by character: marks, line breaks and anchors only stand
between its characters.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from lexcheck.model import Evidence, Law, Provision

CONTAINERS = frozenset({"part", "chapter", "division", "crossheading", "schedule", "preamble"})
WHOLE_LIMIT = 200_000  # characters; of a longer law only what holds evidence is reproduced
SUBTREE_LIMIT = 40_000  # characters; of a longer section only the provision that holds the evidence
_UNWRAPPED = 160  # characters; a text with longer lines has a line a paragraph
_SHORT = 0.75  # share of the usual line; a shorter line ends its paragraph

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one kind.

    `kind` is the ledger's (`text` where there is none), `marks` the evidence spans around them, `starts` those that start here.
    """

    start: int
    end: int
    kind: str
    marks: tuple[Span, ...]
    starts: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A provision's number, heading and own text, up to where the next provision begins. `provision` is None before the first."""

    start: int
    end: int
    provision: Provision | None
    depth: int


@dataclass(frozen=True, slots=True)
class Omission:
    """Blocks that are left out, next to each other."""

    blocks: tuple[Block, ...]


def blocks(law: Law) -> tuple[Block, ...]:
    """The whole text as blocks, without hole or overlap."""
    made: list[Block] = []
    starts = [provision.begin for provision in law.provisions]
    if not starts or starts[0] > 0:
        made.append(Block(0, starts[0] if starts else len(law.text), None, 0))
    for at, provision in enumerate(law.provisions):
        end = starts[at + 1] if at + 1 < len(starts) else len(law.text)
        depth = sum(above.level not in CONTAINERS for above in law.ancestors(at))
        made.append(Block(provision.begin, max(end, provision.begin), provision, depth))
    return tuple(made)


def shown(law: Law, spans: Iterable[Span]) -> tuple[Block | Omission, ...]:
    """All blocks of a law of up to WHOLE_LIMIT characters; of a longer one the sections with evidence, the rest as omissions."""
    every = blocks(law)
    if len(law.text) <= WHOLE_LIMIT:
        return every
    kept = sorted({_surroundings(law, every, span) for span in spans})
    made: list[Block | Omission] = []
    left_out: list[Block] = []
    for block in every:
        if any(block.start < end and start < block.end for start, end in kept):
            if left_out:
                made.append(Omission(tuple(left_out)))
                left_out = []
            made.append(block)
        else:
            left_out.append(block)
    return (*made, Omission(tuple(left_out))) if left_out else tuple(made)


def runs(law: Law, block: Block, spans: Iterable[Span]) -> Iterator[Run]:
    """The characters of a block in order; overlapping spans are cut where one of them starts or ends."""
    near = [span for span in spans if span[0] < block.end and block.start < span[1]]
    pieces = _pieces(law, block)
    cuts = {block.start, block.end}
    cuts.update(edge for span in near for edge in span if block.start < edge < block.end)
    cuts.update(start for start, _, _ in pieces)
    edges = sorted(cuts)
    at = 0
    for start, end in pairwise(edges):
        while at + 1 < len(pieces) and pieces[at + 1][0] <= start:
            at += 1
        marks = tuple(span for span in near if span[0] <= start and end <= span[1])
        yield Run(start, end, pieces[at][2], marks, tuple(span for span in marks if span[0] == start))


def line_breaks(text: str) -> frozenset[int]:
    """The offsets of the newlines that a reader needs: those between paragraphs, and not those where a page was merely full."""
    ends = [at for at, character in enumerate(text) if character == "\n"]
    starts = [0, *(at + 1 for at in ends)]
    lengths = sorted(end - start for start, end in zip(starts, ends, strict=False) if end - start > 3)
    usual = lengths[len(lengths) * 9 // 10] if lengths else 0
    if usual > _UNWRAPPED:
        return frozenset(ends)
    return frozenset(end for start, end in zip(starts, ends, strict=False) if end - start < _SHORT * usual)


def context(law: Law, quote: Evidence, width: int = 110) -> tuple[str, str]:
    """Some words before and after a quote, from its own section, cut between words; `…` stands where there is more."""
    low, high = _section(law, quote.start) or (0, len(law.text))
    low, high = min(low, quote.start), max(high, quote.end)
    before, after = law.text[max(low, quote.start - width) : quote.start], law.text[quote.end : min(high, quote.end + width)]
    if quote.start - width > low:
        before = f"… {before.split(maxsplit=1)[-1]}" if before.strip() else "… "
    if quote.end + width < high:
        after = f"{after.rsplit(maxsplit=1)[0]} …" if after.strip() else " …"
    return before, after


def _surroundings(law: Law, every: tuple[Block, ...], span: Span) -> Span:
    """What a reader needs around a span: its section, or only its own block where the section is very long."""
    section = _section(law, span[0])
    if section and section[1] - section[0] <= SUBTREE_LIMIT:
        return section[0], max(section[1], span[1])
    block = every[bisect_right([each.start for each in every], span[0]) - 1]
    return block.start, max(block.end, span[1])


def _section(law: Law, offset: int) -> Span | None:
    """From the begin to the end of the outermost provision around an offset that is no part, chapter or schedule."""
    inner = law.at(offset)
    if inner is None:
        return None
    chain = [each for each in (*reversed(tuple(law.ancestors(inner.index))), inner) if each.level not in CONTAINERS]
    top = chain[0] if chain else inner
    end = law.provisions[top.stop].begin if top.stop < len(law.provisions) else len(law.text)
    return top.begin, end


def _pieces(law: Law, block: Block) -> list[tuple[int, int, str]]:
    """The ledger's pieces inside a block; one piece of text where the law has no ledger."""
    at = max(bisect_right(law.ledger, block.start, key=lambda piece: piece.start) - 1, 0)
    made: list[tuple[int, int, str]] = []
    for piece in islice(law.ledger, at, None):
        if piece.start >= block.end:
            break
        if piece.end > block.start:
            made.append((max(piece.start, block.start), min(piece.end, block.end), piece.kind))
    return made or [(block.start, block.end, "text")]
