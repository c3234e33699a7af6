"""How alike provisions are, between 0 and 1."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lexcheck.comparing.version import Node

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

# an own text must have this many words before its likeness alone says that provisions with other children are the same
TELLING_WORDS = 8
# and it counts a little less than the likeness of the whole
OWN_WEIGHT = 0.9
# the share of the missing likeness that an equal heading or defined term makes up for
HEADING_SHARE = 0.35
# likeness of the neighbours on either side: tells which of two equal provisions is meant
NEIGHBOUR_WEIGHT = 0.06


def scores(olds: Sequence[Node], news: Sequence[Node], cutoff: float = 0.4) -> Scores:
    """The likeness of every old to every new provision; what is below the cutoff is 0."""
    import numpy as np
    from rapidfuzz.distance import Indel
    from rapidfuzz.process import cdist

    whole = cdist([n.full for n in olds], [n.full for n in news], scorer=Indel.normalized_similarity, score_cutoff=cutoff)
    if any(n.children for n in (*olds, *news)):
        lead = cdist([n.own for n in olds], [n.own for n in news], scorer=Indel.normalized_similarity, score_cutoff=cutoff)
        long_old = np.array([len(n.own) >= TELLING_WORDS for n in olds], dtype=np.float32)
        long_new = np.array([len(n.own) >= TELLING_WORDS for n in news], dtype=np.float32)
        whole = np.maximum(whole, lead * OWN_WEIGHT * long_old[:, None] * long_new[None, :])
    titles: dict[str, list[int]] = {}
    for j, node in enumerate(news):
        if node.heading_key or node.provision.level == "definition":
            titles.setdefault(_title(node), []).append(j)
    for i, node in enumerate(olds):
        for j in titles.get(_title(node), ()):
            whole[i, j] += (1 - whole[i, j]) * HEADING_SHARE
    return whole


def with_neighbours(matrix: Scores) -> Scores:
    """Scores raised where the neighbours are alike too."""
    raised = matrix.copy()
    raised[1:, 1:] += NEIGHBOUR_WEIGHT * matrix[:-1, :-1]
    raised[:-1, :-1] += NEIGHBOUR_WEIGHT * matrix[1:, 1:]
    raised[matrix <= 0] = 0
    return raised


def _title(node: Node) -> str:
    return f"term {node.provision.heading.lower()}" if node.provision.level == "definition" else node.heading_key
