"""The tree of a source that states its own structure (Akoma Ntoso, CLML, USLM, our own JSON): taken as it is, nothing guessed."""

from __future__ import annotations

from dataclasses import replace

from lexcheck.model import Node, Provision, Source
from lexcheck.segmenting import finish
from lexcheck.segmenting.growth import Unit

_ZONES = {"preamble": "front", "schedule": "schedule"}


def units_of(source: Source) -> tuple[list[Unit], list[tuple[int, str, int]]]:
    """The units of a source's nodes, and what starts where for the ledger."""
    units: list[Unit] = []
    cuts: list[tuple[int, str, int]] = [(0, "remainder", -1)]
    open_at: list[tuple[int, int]] = []
    for index, node in enumerate(source.nodes):
        while open_at and open_at[-1][0] >= node.depth:
            open_at.pop()
        parent = open_at[-1][1] if open_at else -1
        zone = node.zone or zone_of(node.level, units[parent].zone if parent >= 0 else "")
        unit = Unit(node.level, node.number, parent, node.begin, zone, node.quoted)
        unit.heading, unit.start, unit.end, unit.status = node.heading, node.start, node.end, node.status
        units.append(unit)
        if node.level != "continuation":
            open_at.append((node.depth, index))
        cuts += _head(source.text, node, index)
        if node.end > node.start:
            cuts += [(node.start, "text", index), (node.end, "remainder", -1)]
        else:
            cuts.append((node.start, "remainder", -1))
    notes = [mark for mark in source.marks if mark.kind in ("note", "furniture")]
    return units, _with_marks(cuts, [(mark.start, mark.end, mark.kind) for mark in notes])


def cited(source: Source, made: tuple[Provision, ...]) -> tuple[Provision, ...]:
    """Provisions under the citations that their nodes state."""
    return tuple(replace(one, label=node.label) if node.label else one for one, node in zip(made, source.nodes, strict=True))


def zone_of(level: str, above: str) -> str:
    """The zone of a unit that states none: by its level, or else that of its parent (`above`; empty for none)."""
    return _ZONES.get(level) or above or "body"


def labels_to_state(made: tuple[Provision, ...]) -> dict[int, str]:
    """The citations, by index, that do not follow from levels, numbers and headings alone: a file that is to be read back states them."""
    units: list[Unit] = []
    for one in made:
        units.append(unit := Unit(one.level, one.number, one.parent, one.begin, one.zone, one.quoted))
        unit.heading = one.heading
    bare = finish.provisions(units, {})
    return {one.index: one.label for one, other in zip(made, bare, strict=True) if one.label != other.label}


def _head(text: str, node: Node, index: int) -> list[tuple[int, str, int]]:
    """The number and the heading of a node, in the order in which they are printed."""
    if node.start <= node.begin:
        return []
    at = text.find(node.heading, node.begin, node.start) if node.heading else -1
    if at < 0:
        return [(node.begin, "heading" if node.heading and not node.number else "label", index)]
    cuts = [(node.begin, "label", index)] if at > node.begin else []
    cuts.append((at, "heading", index))
    stop = at + len(node.heading)
    # a full stop or a dash behind a heading is printed with it
    return [*cuts, (stop, "label", index)] if any(sign.isalnum() for sign in text[stop : node.start]) else cuts


def _with_marks(cuts: list[tuple[int, str, int]], marks: list[tuple[int, int, str]]) -> list[tuple[int, str, int]]:
    """Lay notes and furniture over the cuts: what held before a mark holds again after it."""
    ordered = sorted(cuts, key=lambda cut: cut[0])
    out: list[tuple[int, str, int]] = []
    place = 0
    holds = ("remainder", -1)
    for start, end, kind in sorted(marks):
        while place < len(ordered) and ordered[place][0] <= start:
            out.append(ordered[place])
            holds = ordered[place][1:]
            place += 1
        out.append((start, kind, holds[1]))
        while place < len(ordered) and ordered[place][0] < end:
            holds = ordered[place][1:]
            place += 1
        out.append((end, *holds))
    return out + ordered[place:]
