"""Word-level differences inside a pair of provisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lexcheck.comparing.changes import Edit
from lexcheck.comparing.naming import Namer
from lexcheck.comparing.wordlist import Alphabet, Words

# one short word that two longer changes leave standing between them only makes them hard to read
LONE = 1
LONG_ENOUGH = 4


@dataclass(frozen=True, slots=True)
class Block:
    """A run of words, by places in the two word lists; equal or not."""

    equal: bool
    old: tuple[int, int]
    new: tuple[int, int]


def differ(old: Words, new: Words, texts: tuple[str, str], namer: Namer) -> tuple[Edit, ...]:
    """All runs of the two word lists in order, the equal ones too. A run never joins words that stand apart in a text."""
    out: list[Edit] = []
    ends = [0, 0]
    for block in _blocks(old, new):
        for piece in _pieces(block, old, new):
            out.append(_edit(piece, old, new, texts, namer, ends))
            ends = [out[-1].old_end, out[-1].new_end]
    return tuple(out)


def _blocks(old: Words, new: Words) -> list[Block]:
    """Equal and changed runs, neighbouring changes joined."""
    from rapidfuzz.distance import Indel

    alphabet = Alphabet()
    left, right = (
        alphabet.encode([w.lower() if i < words.title else w for i, w in enumerate(words.words)]) for words in (old, new)
    )
    raw: list[Block] = []
    for step in Indel.opcodes(left, right):
        block = Block(step.tag == "equal", (step.src_start, step.src_end), (step.dest_start, step.dest_end))
        if not block.equal and _respelt(block, old, new):
            block = Block(True, block.old, block.new)
        raw.append(block)
    out: list[Block] = []
    for place, block in enumerate(raw):
        if block.equal and out and not out[-1].equal and place + 1 < len(raw) and _lone(out[-1], block, raw[place + 1], old):
            block = Block(False, block.old, block.new)
        if out and out[-1].equal == block.equal and (not block.equal or (_even(out[-1]) and _even(block))):
            out[-1] = Block(block.equal, (out[-1].old[0], block.old[1]), (out[-1].new[0], block.new[1]))
            if not block.equal and _respelt(out[-1], old, new):
                out[-1] = Block(True, out[-1].old, out[-1].new)
        else:
            out.append(block)
    return out


def _even(block: Block) -> bool:
    return block.old[1] - block.old[0] == block.new[1] - block.new[0]


def _respelt(block: Block, old: Words, new: Words) -> bool:
    """Whether a change only sets the same letters apart in another way (sub-section, subsection)."""
    left, right = old.words[slice(*block.old)], new.words[slice(*block.new)]
    return bool(left) and bool(right) and "".join(left) == "".join(right)


def _lone(before: Block, block: Block, after: Block, old: Words) -> bool:
    size = block.old[1] - block.old[0]
    short = size <= LONE and len(old.words[block.old[0]]) <= 3 and not old.words[block.old[0]].isdigit()
    around = sum(b.old[1] - b.old[0] + b.new[1] - b.new[0] for b in (before, after))
    return short and not after.equal and around >= LONG_ENOUGH


def _pieces(block: Block, old: Words, new: Words) -> Iterator[Block]:
    """A block cut where its words stand apart in one of the texts."""
    olds, news = _cuts(block.old, old.breaks), _cuts(block.new, new.breaks)
    if block.equal and _even(block):
        shift = block.new[0] - block.old[0]
        marks = sorted({*olds, *(cut - shift for cut in news)})
        for start, end in pairwise(marks):
            yield Block(True, (start, end), (start + shift, end + shift))
    elif block.equal or (len(olds) <= 2 and len(news) <= 2):
        yield block
    else:
        for start, end in pairwise(olds) if olds[0] < olds[-1] else ():
            yield Block(False, (start, end), (block.new[0], block.new[0]))
        for start, end in pairwise(news):
            yield Block(False, (block.old[1], block.old[1]), (start, end))


def _cuts(span: tuple[int, int], breaks: Sequence[int]) -> list[int]:
    return sorted({*span, *(b for b in breaks if span[0] < b < span[1])})


def _edit(block: Block, old: Words, new: Words, texts: tuple[str, str], namer: Namer, ends: Sequence[int]) -> Edit:
    (a, b), (c, d) = block.old, block.new
    left, right = _span(old, a, b, ends[0]), _span(new, c, d, ends[1])
    op = "equal" if block.equal else "replace" if b > a and d > c else "delete" if b > a else "insert"
    names = (
        () if block.equal else namer.names(old.words[a:b], new.words[c:d], old.words[max(0, a - 12) : a], old.words[b : b + 12])
    )
    return Edit(op, texts[0][slice(*left)], texts[1][slice(*right)], *left, *right, names)


def _span(words: Words, first: int, last: int, empty: int) -> tuple[int, int]:
    if last > first:
        return words.starts[first], words.ends[last - 1]
    at = words.starts[first] if first < len(words) else empty
    return at, at
