"""How alike provisions are, between 0 and 1."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lexcheck.comparing.version import Node

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

# the likeness of the own text counts by itself where what it holds changed: nearly in full from so many words, less below, not at all
# for one or two
OWN_WEIGHT = ((8, 0.9), (3, 0.6))
# the share of the missing likeness that an equal heading or defined term makes up for; more where no other provision bears it
HEADING_SHARE = 0.35
TITLE_SHARE = 0.5
LIKE = 0.4  # below this, provisions are not looked at
FAINT = 0.25  # two provisions of one heading must at least be so alike
# likeness of the neighbours on either side: tells which of two equal provisions is meant
NEIGHBOUR_WEIGHT = 0.06


def scores(olds: Sequence[Node], news: Sequence[Node], cutoff: float = LIKE) -> Scores:
    """The likeness of every old to every new provision; what is less alike than the cutoff is 0."""
    import numpy as np
    from rapidfuzz.distance import Indel
    from rapidfuzz.process import cdist

    whole = cdist([n.full for n in olds], [n.full for n in news], scorer=Indel.normalized_similarity, score_cutoff=cutoff)
    if any(n.children for n in (*olds, *news)):
        lead = cdist([n.own for n in olds], [n.own for n in news], scorer=Indel.normalized_similarity, score_cutoff=cutoff)
        weights = (np.array([_weight(n) for n in nodes], dtype=np.float32) for nodes in (olds, news))
        whole = np.maximum(whole, lead * np.minimum.outer(*weights))
    left, right = _titles(olds), _titles(news)
    for title, rows in left.items():
        columns = right.get(title, [])
        share = TITLE_SHARE if len(rows) == len(columns) == 1 else HEADING_SHARE
        for i in rows:
            for j in columns:
                score = whole[i, j] or likeness(olds[i], news[j])
                if score > 0:
                    whole[i, j] = score + (1 - score) * share
    return whole


def likeness(old: Node, new: Node) -> float:
    """The likeness of two provisions as a whole; 0 where it is less than faint."""
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(old.full, new.full, score_cutoff=FAINT)


def _weight(node: Node) -> float:
    return next((weight for words, weight in OWN_WEIGHT if len(node.own) >= words), 0.0)


def _titles(nodes: Sequence[Node]) -> dict[str, list[int]]:
    """The places of provisions by heading or defined term."""
    out: dict[str, list[int]] = {}
    for place, node in enumerate(nodes):
        title = f"term {node.provision.heading.lower()}" if node.provision.level == "definition" else node.heading_key
        if title:
            out.setdefault(title, []).append(place)
    return out


def with_neighbours(matrix: Scores) -> Scores:
    """Scores raised where the neighbours are alike too."""
    raised = matrix.copy()
    raised[1:, 1:] += NEIGHBOUR_WEIGHT * matrix[:-1, :-1]
    raised[:-1, :-1] += NEIGHBOUR_WEIGHT * matrix[1:, 1:]
    raised[matrix <= 0] = 0
    return raised
