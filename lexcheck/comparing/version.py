"""One version of a law as comparing sees it: provisions as nodes with their words, in document order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lexcheck.comparing.wordlist import Alphabet, Words, words_in
from lexcheck.model import Law, Provision

HOLDERS = frozenset({"part", "chapter", "division", "crossheading", "schedule", "title", "book"})
# the words of a contents table stand a second time where they belong
_LEFT_OUT = frozenset({"contents"})


@dataclass(frozen=True, slots=True)
class Node:
    """A provision to be aligned. The words that follow its children (`continuation`) are words of its own.

    `heading` is where its heading stands, `runs` where its own text does. `own` and `full` are encoded words (see `Alphabet`): its own
    text, and heading and text of its whole subtree. `key` and `heading_key` are equal for equal wordings, however they are spaced.
    `spine` is true for the units that a law is cited by (sections, articles, and what stands beside them), which are aligned over the
    whole text.
    """

    at: int
    provision: Provision
    parent: int
    children: tuple[int, ...]
    spine: bool
    heading: tuple[tuple[int, int], ...]
    runs: tuple[tuple[int, int], ...]
    own: str
    full: str
    key: str
    heading_key: str


@dataclass(frozen=True, slots=True)
class Version:
    """A law with its nodes; `node_of` leads from a provision's index to its node (a continuation's to its parent's)."""

    law: Law
    nodes: tuple[Node, ...]
    node_of: dict[int, int]

    def words(self, nodes: Iterable[int]) -> Words:
        """The words of headings and own texts in the order of the text; the first node's heading counts as heading."""
        group = [self.nodes[at] for at in nodes]
        spans = sorted(span for node in group for span in (*node.heading, *node.runs))
        return words_in(self.law.text, spans, len(group[0].heading) if group else 0)

    def spine(self) -> list[int]:
        """The nodes that are aligned over the whole text, in order."""
        return [node.at for node in self.nodes if node.spine]

    def holders(self) -> list[int]:
        """Parts, chapters and the like."""
        return [node.at for node in self.nodes if node.provision.level in HOLDERS]


def version(law: Law, alphabet: Alphabet) -> Version:
    """A law as nodes; both versions that are compared must share the alphabet."""
    runs: dict[int, list[tuple[int, int]]] = {}
    for piece in law.ledger:
        # running headers, page numbers and notes of the publisher stand inside provisions and are no words of theirs
        if piece.kind == "text" and piece.owner >= 0:
            runs.setdefault(piece.owner, []).append((piece.start, piece.end))
    kept = [p for p in law.provisions if p.zone not in _LEFT_OUT and p.level != "continuation"]
    places = {p.index: at for at, p in enumerate(kept)}
    tails: dict[int, list[int]] = {}
    for p in law.provisions:
        if p.level == "continuation" and p.parent in places:
            tails.setdefault(p.parent, []).append(p.index)
    node_of = {**places, **{tail: places[parent] for parent, rows in tails.items() for tail in rows}}
    children: list[list[int]] = [[] for _ in kept]
    parents = [places.get(p.parent, -1) for p in kept]
    for at, parent in enumerate(parents):
        if parent >= 0:
            children[parent].append(at)
    made: list[Node] = []
    fulls = [""] * len(kept)
    text = law.text
    for at in range(len(kept) - 1, -1, -1):
        p = kept[at]
        title = _heading_span(law, p)
        body = tuple(run for i in (p.index, *tails.get(p.index, ())) for run in runs.get(i, ()))
        heading, heading_key = alphabet.read(" ".join(text[a:b] for a, b in title).lower())
        own, key = alphabet.read("\n".join([text[a:b] for a, b in body]))
        fulls[at] = "".join([heading, own, *(fulls[child] for child in children[at])])
        made.append(
            Node(
                at=at,
                provision=p,
                parent=parents[at],
                children=tuple(children[at]),
                spine=_is_spine(kept, parents, at),
                heading=title,
                runs=body,
                own=own,
                full=fulls[at],
                key=key,
                heading_key=heading_key,
            )
        )
    made.reverse()
    return Version(law, tuple(made), node_of)


def _heading_span(law: Law, p: Provision) -> tuple[tuple[int, int], ...]:
    """Where a heading stands; a definition's term stands in its text, which is compared anyway."""
    if not p.heading or p.begin >= p.start:
        return ()
    at = law.text.find(p.heading, p.begin, p.start)
    return ((at, at + len(p.heading)),) if at >= 0 else ()


def _is_spine(kept: list[Provision], parents: list[int], at: int) -> bool:
    if kept[at].level in HOLDERS:
        return False
    above = parents[at]
    return above < 0 or kept[above].level in HOLDERS
