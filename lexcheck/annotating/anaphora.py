"""Words such as 'the person concerned' or 'them', read as the person that a sentence before in the same unit named.

The data is `rules/anaphora.yaml`: the concept of such words, and the concepts of persons that they may stand for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from lexcheck import yamlfile
from lexcheck.annotating.annotated import PLACE, Mention
from lexcheck.model import Law
from lexcheck.resources import data_dir


class _Data(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: str
    persons: tuple[str, ...]


@lru_cache(maxsize=1)
def _data() -> _Data:
    return yamlfile.load(data_dir("rules") / "anaphora.yaml", _Data)


def standing_for(mentions: dict[str, tuple[Mention, ...]], roots: Sequence[int], law: Law) -> dict[str, tuple[Mention, ...]]:
    """The mentions, with those of persons where only words that stand for them are written: of all persons that the unit (which begins at
    one of the `roots`, in order) has named before, in another sentence, the one named last."""
    data = _data()
    words = [m for m in mentions.get(data.words, ()) if not m.heading]
    named = sorted((m for name in data.persons for m in mentions.get(name, ())), key=PLACE)
    if not words or not named:
        return mentions
    starts, added = [m.start for m in named], dict[str, list[Mention]]()
    for word in words:
        root = roots[bisect_right(roots, word.provision) - 1]
        at = bisect_left(starts, word.start) - 1
        while at >= 0 and named[at].sentence == word.sentence:
            at -= 1
        if at < 0 or not root <= named[at].provision < law.provisions[root].stop:
            continue
        for other in named[max(0, at - len(data.persons)) : at + 1]:
            if other.start == named[at].start:
                added.setdefault(other.concept, []).append(word._replace(concept=other.concept))
    return mentions | {name: tuple(sorted([*mentions[name], *rows], key=PLACE)) for name, rows in added.items()}
