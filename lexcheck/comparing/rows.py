"""From an alignment to the rows of a comparison: what became of each provision, in the order of the new version."""

from __future__ import annotations

from dataclasses import replace

from lexcheck.comparing.align import Alignment
from lexcheck.comparing.changes import Change, Edit, Kind
from lexcheck.comparing.naming import Namer
from lexcheck.comparing.splits import parts
from lexcheck.comparing.version import HOLDERS, Node, Version
from lexcheck.comparing.words import differ

Key = tuple[int, int]  # old node and new node, -1 for none


def rows(old: Version, new: Version, found: Alignment, namer: Namer) -> tuple[Change, ...]:
    """One row for each pair and each provision without one; what was deleted stands where it stood."""
    split = parts(old, new, found.new_of, found.old_of)
    merged = parts(new, old, found.old_of, found.new_of)
    keys = _order(old, new, found)
    place = {key: at for at, key in enumerate(keys)}
    gone_to: dict[Key, list[Key]] = {}
    for part, source in split.items():
        gone_to.setdefault((source, found.new_of[source]), []).append((-1, part))
    for part, target in merged.items():
        gone_to.setdefault((found.old_of[target], target), []).append((part, -1))
    home = {part: pair for pair, those in gone_to.items() for part in those}
    out = []
    for key in keys:
        i, j = key
        others = tuple(sorted(place[k] for k in gone_to.get(key, [home[key]] if key in home else [])))
        if i >= 0 and j >= 0:
            change = _pair(old, new, key, found, gone_to.get(key, []), namer)
        elif j >= 0:
            kind, edits = (Kind.SPLIT, ()) if key in home else (Kind.INSERTED, _alone(new, new.nodes[j], "insert"))
            change = Change(None, new.nodes[j].provision, (kind,), edits)
        else:
            kind, edits = (Kind.MERGED, ()) if key in home else (Kind.DELETED, _alone(old, old.nodes[i], "delete"))
            change = Change(old.nodes[i].provision, None, (kind,), edits)
        out.append(replace(change, others=others) if others else change)
    return tuple(out)


def _order(old: Version, new: Version, found: Alignment) -> list[Key]:
    """The new version's order; a deleted provision follows what stood before it, inside the same parent where there is one."""
    follow: dict[int, list[Key]] = {}
    last = -1
    for node in old.nodes:
        at = found.new_of.get(node.at)
        if at is not None:
            if node.at not in found.moved:
                last = at
        else:
            follow.setdefault(last, []).append((node.at, -1))
    keys: list[Key] = list(follow.get(-1, []))
    for node in new.nodes:
        keys.append((found.old_of.get(node.at, -1), node.at))
        keys += follow.get(node.at, [])
    return keys


def _pair(old: Version, new: Version, key: Key, found: Alignment, others: list[Key], namer: Namer) -> Change:
    a, b = old.nodes[key[0]], new.nodes[key[1]]
    kinds = []
    left = sorted([a.at, *(i for i, _ in others if i >= 0)])
    right = sorted([b.at, *(j for _, j in others if j >= 0)])
    edits: tuple[Edit, ...] = ()
    if not _same(_key(old, left), _key(new, right)):
        kinds.append(Kind.REWORDED)
    if kinds or others:
        edits = differ(old.words(left), new.words(right), (old.law.text, new.law.text), namer)
    numbers = _numbers(old, a), _numbers(new, b)
    if numbers[0] and numbers[1] and numbers[0] != numbers[1]:
        kinds.append(Kind.RENUMBERED)
    if a.at in found.moved or _elsewhere(old, new, a, b, found):
        kinds.append(Kind.MOVED)
    kinds += [Kind.SPLIT] if any(j >= 0 for _, j in others) else []
    kinds += [Kind.MERGED] if any(i >= 0 for i, _ in others) else []
    return Change(a.provision, b.provision, tuple(kinds), edits)


def _key(version: Version, group: list[int]) -> tuple[str, str]:
    """Equal for equal wordings: the first one's heading, and all that follows."""
    if len(group) == 1:
        return version.nodes[group[0]].heading_key, version.nodes[group[0]].key
    words = version.words(group)
    return "".join(words.words[: words.title]).lower(), "".join(words.words[words.title :])


def _same(old: tuple[str, str], new: tuple[str, str]) -> bool:
    """Whether two wordings are equal; a heading that one format sets apart and another runs into the text is no change."""
    return old == new or (bool(old[0]) != bool(new[0]) and "".join(old).lower() == "".join(new).lower())


def _numbers(version: Version, node: Node) -> tuple[str, ...]:
    """The numbers by which a provision is cited; empty where a link of the chain has none."""
    out: list[str] = []
    at = node.at
    while at >= 0:
        one = version.nodes[at]
        if one.provision.level in HOLDERS and out:
            break
        number = "".join(c for c in one.provision.number.lower() if c.isalnum())
        if not number and (one.spine or one.provision.level in HOLDERS):
            return ()
        out.append(number)
        at = one.parent
    return tuple(out)


def _elsewhere(old: Version, new: Version, a: Node, b: Node, found: Alignment) -> bool:
    """Whether a section that keeps its order now stands in another part or chapter that was there before."""
    if not a.spine or not b.spine or a.parent < 0 or b.parent < 0:
        return False
    return found.new_of.get(a.parent, b.parent) != b.parent and found.old_of.get(b.parent, a.parent) != a.parent


def _alone(version: Version, node: Node, op: str) -> tuple[Edit, ...]:
    """All words of a provision that stands on one side only, a run each."""
    words = version.words([node.at])
    if not len(words):
        return ()
    out = []
    for first, last in zip([0, *words.breaks], [*words.breaks, len(words)], strict=True):
        start, end = words.starts[first], words.ends[last - 1]
        text = version.law.text[start:end]
        out.append(Edit(op, text, "", start, end, 0, 0) if op == "delete" else Edit(op, "", text, 0, 0, start, end))
    return tuple(out)
