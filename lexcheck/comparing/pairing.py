"""Who belongs to whom in two lists of provisions: first those that keep their order, then those that moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from lexcheck.comparing.scoring import likeness, scores, with_neighbours
from lexcheck.comparing.version import Node

if TYPE_CHECKING:
    from lexcheck.comparing.scoring import Scores

# a pair that is much less alike than the best that either could have is not held by its place alone
SLACK = 0.4
IN_ORDER = 0.45  # least likeness of a pair that keeps its order
LONG_LIST = 30  # from here on, what plainly kept its place is set aside first
SURE = 0.75  # its least likeness
LEAD = 8  # words of a lead that tell a provision
MOVED = 0.6  # least likeness of a pair that does not


def pairs(olds: Sequence[Node], news: Sequence[Node]) -> list[tuple[int, int, bool]]:
    """Pairs of places in the two lists, and whether each stands out of order."""
    if not olds or not news:
        return []
    if len(olds) == len(news) and all(o.full == n.full for o, n in zip(olds, news, strict=True)):
        return [(i, i, False) for i in range(len(olds))]
    matrix = _matrix(olds, news)
    _settle_twins(olds, news, matrix)
    raised = with_neighbours(matrix)
    kept = chain(_eligible(matrix, raised))
    done_old, done_new = {i for i, _ in kept}, {j for _, j in kept}
    moved: list[tuple[int, int]] = []
    for _, i, j in sorted(_above(matrix, raised, MOVED), key=lambda row: (-row[0], abs(row[1] - row[2]), row[1], row[2])):
        if i not in done_old and j not in done_new:
            done_old.add(i)
            done_new.add(j)
            moved.append((i, j))
    found = {**dict.fromkeys(kept, False), **dict.fromkeys(moved, True)}
    found |= dict.fromkeys(_namesakes(olds, news, kept, done_old, done_new), False)
    return sorted((i, j, apart) for (i, j), apart in found.items())


def _settle_twins(olds: Sequence[Node], news: Sequence[Node], matrix: Scores) -> None:
    """What stands word for word on both sides changed places, however much another provision in its place is like it."""
    import numpy as np

    right = {n.full: place for place, n in enumerate(news)}
    left = {n.full for n in olds}
    rows = np.array([right.get(n.full, -1) for n in olds])
    columns = np.array([right[n.full] if n.full in left else -1 for n in news])
    matrix[(rows[:, None] >= 0) & (columns[None, :] >= 0) & (rows[:, None] != columns[None, :])] = 0


def _namesakes(
    olds: Sequence[Node], news: Sequence[Node], kept: Sequence[tuple[int, int]], done_old: set[int], done_new: set[int]
) -> list[tuple[int, int]]:
    """What was rewritten in its place: of one number, between the same neighbours, and at least faintly alike."""
    out = []
    for (low_old, low_new), (high_old, high_new) in pairwise([(-1, -1), *kept, (len(olds), len(news))]):
        free = {news[j].provision.number: j for j in range(low_new + 1, high_new) if j not in done_new}
        for i in range(low_old + 1, high_old):
            j = free.get(olds[i].provision.number)
            if i not in done_old and j is not None and olds[i].provision.number and likeness(olds[i], news[j]) > 0:
                out.append((i, free.pop(olds[i].provision.number)))
    return out


def _matrix(olds: Sequence[Node], news: Sequence[Node]) -> Scores:
    """The scores of long lists without those that need no comparing: what plainly kept its place is taken to be like nothing else."""
    import numpy as np

    fixed = _fixed(olds, news) if min(len(olds), len(news)) >= LONG_LIST else {}
    if not fixed:
        return scores(olds, news)
    taken = {j for _, j in fixed}
    rows, columns = sorted({*range(len(olds))} - {i for i, _ in fixed}), sorted({*range(len(news))} - taken)
    matrix = np.zeros((len(olds), len(news)), dtype=np.float32)
    matrix[[i for i, _ in fixed], [j for _, j in fixed]] = list(fixed.values())
    if rows and columns:
        matrix[np.ix_(rows, columns)] = scores([olds[i] for i in rows], [news[j] for j in columns])
    return matrix


def _fixed(olds: Sequence[Node], news: Sequence[Node]) -> dict[tuple[int, int], float]:
    """What stands once in each list by its words, its heading or its lead, much alike, and in order: pairs with their likeness."""
    found: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for key in (_whole, _heading, _lead):
        for i, j in _once(olds, news, key):
            if i not in found and j not in taken:
                score = likeness(olds[i], news[j])
                if score >= SURE:
                    found[i] = j, score
                    taken.add(j)
    candidates = [(i, j, score) for i, (j, score) in found.items()]
    kept = set(chain(candidates))
    return {(i, j): score for i, j, score in candidates if (i, j) in kept}


def _once(olds: Sequence[Node], news: Sequence[Node], key: Callable[[Node], str]) -> Iterator[tuple[int, int]]:
    left, right = [key(n) for n in olds], [key(n) for n in news]
    times = Counter(left), Counter(right)
    places = {name: j for j, name in enumerate(right)}
    return ((i, places[name]) for i, name in enumerate(left) if name and times[0][name] == times[1][name] == 1)


def _whole(node: Node) -> str:
    return node.full


def _heading(node: Node) -> str:
    return node.heading_key


def _lead(node: Node) -> str:
    return node.own if len(node.own) >= LEAD else ""


def _eligible(matrix: Scores, raised: Scores) -> list[tuple[int, int, float]]:
    best_old, best_new = matrix.max(axis=1), matrix.max(axis=0)
    fit = (matrix >= IN_ORDER) & (matrix >= best_old[:, None] - SLACK) & (matrix >= best_new[None, :] - SLACK)
    rows, columns = fit.nonzero()
    return [(int(i), int(j), float(raised[i, j])) for i, j in zip(rows, columns, strict=True)]


def _above(matrix: Scores, raised: Scores, least: float) -> Iterable[tuple[float, int, int]]:
    rows, columns = (matrix >= least).nonzero()
    return [(float(raised[i, j]), int(i), int(j)) for i, j in zip(rows, columns, strict=True)]


def chain(candidates: Iterable[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """The heaviest selection of (i, j, weight) in which both i and j rise. In the number of candidates times its logarithm."""
    rows = sorted(candidates, key=lambda c: (c[0], -c[1]))
    size = max((j for _, j, _ in rows), default=-1) + 2
    # a Fenwick tree over j: the heaviest chain that ends at or before j, as (weight, place in `links`)
    tree: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)
    links: list[tuple[int, int, int]] = []
    best = (0.0, -1)
    for i, j, weight in rows:
        before, at = (0.0, -1), j
        while at > 0:
            before = max(before, tree[at])
            at -= at & -at
        links.append((i, j, before[1]))
        here = (before[0] + weight, len(links) - 1)
        best = max(best, here)
        at = j + 1
        while at <= size:
            tree[at] = max(tree[at], here)
            at += at & -at
    out = []
    at = best[1]
    while at >= 0:
        i, j, at = links[at]
        out.append((i, j))
    return out[::-1]
