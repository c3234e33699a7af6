"""Texts as trees of provisions.

Offsets are character offsets (0-based, end exclusive) into `Law.text`, the text a reader would read.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of a source's text of which its reader knows something.

    kinds: `heading` (depth in `level`), `furniture` (running header, footer, page number), `note` (footnote, history note),
    `bold`, `table`, `ocr` (doubtful characters).
    """

    start: int
    end: int
    kind: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Node:
    """One unit whose place the source itself states (Akoma Ntoso, CLML, USLM, Justice Canada XML), in document order.

    `start`, `end` bound the own text without number and heading; `depth` is 0 for a top-level unit. `begin` is where the unit's
    number or heading starts. `zone` and `label` (the citation) are stated where they do not follow from the place in the tree; `quoted`
    units are new text for another law.
    """

    level: str
    number: str
    heading: str
    begin: int
    start: int
    end: int
    depth: int
    status: str = ""
    zone: str = ""
    quoted: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an offset stands in the source file: page (1-based, None where it has none) and line (1-based)."""

    page: int | None
    line: int


@dataclass(frozen=True, slots=True)
class Source:
    """What a reader makes of a file: one text, with what the format told about it.

    `page_starts` holds the offset at which each page begins (empty where the format has no pages), `source_lines` the 1-based line
    of the file for each line of `text` (empty where they are the same).
    """

    name: str
    format: str
    sha256: str
    text: str
    marks: tuple[Mark, ...] = ()
    nodes: tuple[Node, ...] = ()
    page_starts: tuple[int, ...] = ()
    source_lines: tuple[int, ...] = ()
    title: str = ""
    language: str = ""
    metadata: dict[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    def place(self, offset: int) -> Place:
        """The page and line of an offset of `text`."""
        line = self.text.count("\n", 0, offset)
        number = self.source_lines[line] if line < len(self.source_lines) else line + 1
        page = bisect_right(self.page_starts, offset) or None
        return Place(page, number)


@dataclass(frozen=True, slots=True)
class Provision:
    """A numbered or headed unit of a law.

    `index` is its place in `Law.provisions` (document order), `parent` its parent's index or -1, `stop` the index after its last
    descendant, so that `law.provisions[index:stop]` is its subtree. `number` is cleaned (`3`, `a`), `label` the citation as
    lawyers write it (`3(1)(a)`), `id` the Akoma Ntoso eId. `begin` is where its number or heading starts; `start`, `end` bound its own
    text (number, heading and children left out).

    levels: `part` `chapter` `division` `crossheading` `schedule` hold others; `section` `article` `subsection` `paragraph`
    `subparagraph` `clause` `subclause` `item` are numbered; `definition` is one defined term (`heading` holds the term);
    `continuation` is text of its parent that follows the parent's children; `preamble` and `block` are unnumbered.
    zones: `body`, `front` (title, preamble, enacting words), `contents` (arrangement of sections), `schedule`, `explanatory`, `end`.
    status: empty (in force as far as the text says), `repealed`, `uncommenced`.
    """

    index: int
    parent: int
    stop: int
    level: str
    number: str
    label: str
    id: str
    path: tuple[str, ...]
    heading: str
    begin: int
    start: int
    end: int
    zone: str = "body"
    status: str = ""
    quoted: bool = False


class Piece(NamedTuple):
    """One run of the ledger. kinds: `label`, `heading`, `text`, `furniture`, `note`, `blank`, `remainder`. `owner` is a provision's
    index or -1. A law has thousands of them: a tuple is made in a third of the time."""

    start: int
    end: int
    kind: str
    owner: int = -1


@dataclass(frozen=True, slots=True)
class Remark:
    """A place to look at: `kind` such as `number-gap`, `duplicate-number`, `lost-number`, `remainder`."""

    kind: str
    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Law:
    """One national text as a tree of provisions over one text. `ledger` covers the text without hole or overlap."""

    key: str
    title: str
    language: str
    tradition: str
    source: Source
    provisions: tuple[Provision, ...]
    ledger: tuple[Piece, ...]
    remarks: tuple[Remark, ...] = ()
    restatement: bool = False

    @property
    def text(self) -> str:
        """The text that all offsets point into."""
        return self.source.text

    def own(self, provision: Provision) -> str:
        """A provision's own text."""
        return self.source.text[provision.start : provision.end]

    def children(self, index: int) -> Iterator[Provision]:
        """The direct children of a provision; of the law for -1."""
        at = index + 1
        stop = self.provisions[index].stop if index >= 0 else len(self.provisions)
        while at < stop:
            yield self.provisions[at]
            at = self.provisions[at].stop

    def ancestors(self, index: int) -> Iterator[Provision]:
        """Parents from the nearest up."""
        at = self.provisions[index].parent
        while at >= 0:
            yield self.provisions[at]
            at = self.provisions[at].parent

    def at(self, offset: int) -> Provision | None:
        """The innermost provision whose own text holds an offset."""
        found = None
        for provision in self.provisions:
            if provision.begin > offset:
                break
            if provision.start <= offset < provision.end:
                found = provision
        return found
