"""Provisions that became several, and several that became one: found among what alignment left over."""

from __future__ import annotations

from collections.abc import Mapping

from lexcheck.comparing.version import Version

WORDS = 6  # a shorter provision tells nothing
FEW = 2  # unless its words stand together in what its parent said
CONTAINED = 0.8  # share of its words that must stand, in order, in the provision it came from
HANDED_DOWN = 0.6  # share of the words that a parent lost which must stand in the child that took them over, reworded perhaps
RUN = 12  # words in one run that a neighbour must have lost, where the most of a part was added
GAINED = 0.6  # share of its words that must stand in what the pair without it leaves over


def parts(whole: Version, other: Version, pair_of: Mapping[int, int], taken: Mapping[int, int]) -> dict[int, int]:
    """Nodes of `other` that are free and came from a node of `whole` (which is aligned with another node): free node to source.

    `pair_of` leads from nodes of `whole` to their pairs in `other`, `taken` from those of `other` back. For what was merged, the sides
    change places.
    """
    found: dict[int, int] = {}
    for node in other.nodes:
        if node.at in taken or node.at in found or not node.own:
            continue
        ranked = []
        for source in _near(whole, other, node.at, taken):
            pair = pair_of[source]
            inside = pair == node.parent
            # a parent's own words may have gone into its children; a neighbour's whole text into the next provision
            text = whole.nodes[source].own if inside else whole.nodes[source].full
            rest = other.nodes[pair].own if inside else other.nodes[pair].full
            worth = _worth(text, rest, node.own if inside else node.full, inside)
            if not worth and not inside:
                worth = _carried(whole.nodes[source].own, other.nodes[pair].own, node.own)
            if worth:
                ranked.append((worth, -source, inside))
        if ranked:
            worth, source, inside = max(ranked)
            # a neighbour's text took all that it holds with it, unless the most of it was added
            alone = inside or worth < CONTAINED
            found |= dict.fromkeys([node.at] if alone else _free(other, node.at, taken), -source)
    return found


def _free(version: Version, at: int, taken: Mapping[int, int]) -> list[int]:
    """A node with what stands below it and is free."""
    below = [inner for child in version.nodes[at].children if child not in taken for inner in _free(version, child, taken)]
    return [at, *below]


def _worth(text: str, rest: str, part: str, inside: bool) -> float:
    """How far a part came from a text of which another provision holds the rest; 0 where it did not.

    What went from a parent into its child may have been added to there: then what the parent lost must stand in the child.
    """
    from rapidfuzz.distance import Indel, LCSseq

    size = len(part)
    if size < WORDS and not (inside and size >= FEW and part in text):
        return 0.0
    share = LCSseq.similarity(text, part) / size
    if share < CONTAINED and not inside:
        return 0.0
    left_over = "".join(text[step.src_start : step.src_end] for step in Indel.opcodes(text, rest) if step.tag == "delete")
    common = LCSseq.similarity(left_over, part)
    if inside and len(left_over) >= WORDS and common >= HANDED_DOWN * len(left_over):
        return 1 + common / size
    return share + common / size if share >= CONTAINED and common >= GAINED * size else 0.0


def _carried(text: str, rest: str, part: str) -> float:
    """The share of a part that a neighbour lost to it in one run; 0 where that is no long run, or not the most of what it lost."""
    from rapidfuzz.distance import Indel

    lost = "".join(text[step.src_start : step.src_end] for step in Indel.opcodes(text, rest) if step.tag == "delete")
    if len(lost) < RUN or len(part) < RUN:
        return 0.0
    run = max((step.src_end - step.src_start for step in Indel.opcodes(lost, part) if step.tag == "equal"), default=0)
    return min(run / len(part), CONTAINED - 0.01) if run >= max(RUN, HANDED_DOWN * len(lost)) else 0.0


def _near(whole: Version, other: Version, at: int, taken: Mapping[int, int]) -> list[int]:
    """The sources to look at: of its parent, and of the aligned siblings beside it."""
    node = other.nodes[at]
    above = node.parent
    while above >= 0 and above not in taken and other.nodes[above].children[0] == at and not other.nodes[above].own:
        # the first words of something new stand beside what stands before that
        at, above = above, other.nodes[above].parent
    siblings = other.nodes[above].children if above >= 0 else tuple(n.at for n in other.nodes if n.parent < 0)
    place = siblings.index(at)
    out = [taken[node.parent]] if node.parent in taken else []
    for side in (reversed(siblings[:place]), siblings[place + 1 :]):
        nearest = next((s for s in side if s in taken), None)
        if nearest is not None:
            out.append(taken[nearest])
    return list(dict.fromkeys(out))
