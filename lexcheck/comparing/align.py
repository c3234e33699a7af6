"""Two versions' provisions aligned by content: sections over the whole text, what they hold below its aligned parent, then what is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from lexcheck.comparing.pairing import pairs
from lexcheck.comparing.scoring import scores
from lexcheck.comparing.version import HOLDERS, Node, Version

# what stands apart from its parent's aligned parent is only believed where it is long and alike enough
ACROSS_WORDS = 6
ACROSS = 0.75


@dataclass(slots=True)
class Alignment:
    """Which node became which, in both directions, and the old nodes that stand out of order or in another place."""

    new_of: dict[int, int] = field(default_factory=dict)
    old_of: dict[int, int] = field(default_factory=dict)
    moved: set[int] = field(default_factory=set)

    def add(self, old: int, new: int, moved: bool = False) -> None:
        """Join two nodes that are free."""
        self.new_of[old], self.old_of[new] = new, old
        if moved:
            self.moved.add(old)


def align(old: Version, new: Version) -> Alignment:
    """The alignment of two versions that share an alphabet."""
    found = Alignment()
    twins = _twins(old, new)
    _down(old, new, old.spine(), new.spine(), found, twins)
    _holders(old, new, found)
    _across(old, new, found, twins)
    return found


def _twins(old: Version, new: Version) -> tuple[dict[int, int], dict[int, int]]:
    """What stands once in each version, word for word, in both directions."""
    left, right = ([node.full for node in side.nodes if len(node.full) >= ACROSS_WORDS] for side in (old, new))
    times = Counter(left), Counter(right)
    at = {node.full: node.at for node in new.nodes}
    there = {n.at: at[n.full] for n in old.nodes if times[0][n.full] == times[1][n.full] == 1}
    return there, {twin: one for one, twin in there.items()}


def _deeper(nodes: Sequence[int], others: Sequence[int], version: Version, twins: dict[int, int]) -> set[int]:
    """Those of some nodes whose twin stands inside one of the others, and not among them: what holds it now was put around it."""
    beside = set(others)
    apart = [(at, twins[at]) for at in nodes if at in twins and twins[at] not in beside]
    return {at for at, twin in apart if not beside.isdisjoint(_ancestors(version, version.nodes[twin].parent))}


def _down(
    old: Version,
    new: Version,
    olds: Sequence[int],
    news: Sequence[int],
    found: Alignment,
    twins: tuple[dict[int, int], dict[int, int]],
) -> None:
    """Align two lists of siblings, and what each pair holds."""
    layer: list[tuple[Sequence[int], Sequence[int]]] = [(olds, news)]
    while layer:
        below: list[tuple[Sequence[int], Sequence[int]]] = []
        for left, right in layer:
            sunk, risen = _deeper(left, right, new, twins[0]), _deeper(right, left, old, twins[1])
            free_left = [i for i in left if i not in found.new_of and i not in sunk]
            free_right = [j for j in right if j not in found.old_of and j not in risen]
            nodes = [old.nodes[i] for i in free_left], [new.nodes[j] for j in free_right]
            for i, j, moved in pairs(*nodes):
                found.add(free_left[i], free_right[j], moved)
                below.append((nodes[0][i].children, nodes[1][j].children))
        layer = below


def _holders(old: Version, new: Version, found: Alignment) -> None:
    """Parts and chapters follow what they hold, and their headings."""
    lefts, rights = [old.nodes[i] for i in old.holders()], [new.nodes[j] for j in new.holders()]
    votes: dict[tuple[int, int], float] = {}
    sizes_old, sizes_new = dict.fromkeys(old.holders(), 1.0), dict.fromkeys(new.holders(), 1.0)
    for i, j in found.new_of.items():
        above = _line(old, i), _line(new, j)
        for a in above[0]:
            sizes_old[a] = sizes_old.get(a, 1.0) + 1
            for b in above[1]:
                votes[a, b] = votes.get((a, b), 0) + 1
        for b in above[1]:
            sizes_new[b] = sizes_new.get(b, 1.0) + 1
    ranked = []
    for one in lefts:
        for two in rights:
            shared = 2 * votes.get((one.at, two.at), 0) / (sizes_old[one.at] + sizes_new[two.at])
            same = bool(one.heading_key) and one.heading_key == two.heading_key
            number = bool(one.provision.number) and one.provision.number == two.provision.number
            worth = shared + 0.5 * same + 0.1 * number + 0.1 * (one.provision.level == two.provision.level)
            if shared > 0.4 or same or (number and shared > 0):
                ranked.append((-worth, one.at, two.at))
    for _, i, j in sorted(ranked):
        if i not in found.new_of and j not in found.old_of:
            found.add(i, j)


def _line(version: Version, at: int) -> list[int]:
    """The parts and chapters that a node stands in."""
    return sorted(i for i in _ancestors(version, version.nodes[at].parent) if version.nodes[i].provision.level in HOLDERS)


def _across(old: Version, new: Version, found: Alignment, twins: tuple[dict[int, int], dict[int, int]]) -> None:
    """What is left on both sides is joined where it is long and alike enough: it went to another parent."""
    lefts = _left(old.nodes, found.new_of)
    rights = _left(new.nodes, found.old_of)
    if not lefts or not rights:
        return
    matrix = scores(lefts, rights, ACROSS)
    rows, columns = (matrix >= ACROSS).nonzero()
    ranked = sorted(
        (
            (-float(matrix[i, j]) * min(len(lefts[i].full), len(rights[j].full)), int(i), int(j))
            for i, j in zip(rows, columns, strict=True)
        )
    )
    for _, i, j in ranked:
        a, b = lefts[i].at, rights[j].at
        if a not in found.new_of and b not in found.old_of:
            found.add(a, b, old.nodes[a].provision.level not in HOLDERS and not _nested_anew(old, new, a, b, found))
            _down(old, new, old.nodes[a].children, new.nodes[b].children, found, twins)


def _nested_anew(old: Version, new: Version, a: int, b: int, found: Alignment) -> bool:
    """Whether a provision only stands a level deeper or higher in the same place: it did not move."""
    above_old, above_new = old.nodes[a].parent, new.nodes[b].parent
    deeper = above_old >= 0 and found.new_of.get(above_old) in _ancestors(new, above_new)
    return deeper or (above_new >= 0 and found.old_of.get(above_new) in _ancestors(old, above_old))


def _ancestors(version: Version, at: int) -> set[int]:
    out = set()
    while at >= 0:
        out.add(at)
        at = version.nodes[at].parent
    return out


def _left(nodes: Sequence[Node], taken: dict[int, int]) -> list[Node]:
    return [node for node in nodes if node.at not in taken and len(node.full) >= ACROSS_WORDS]
