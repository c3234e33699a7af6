"""From the units of the walk to the frozen tree: citations, paths, identifiers, ledger."""

from __future__ import annotations

import re
from itertools import pairwise
from operator import itemgetter
from unicodedata import category

from lexcheck.model import Piece, Provision
from lexcheck.segmenting.growth import Unit

_ABBREVIATIONS = {
    "part": "part",
    "chapter": "chp",
    "division": "dvs",
    "crossheading": "hcontainer",
    "schedule": "sch",
    "section": "sec",
    "article": "art",
    "subsection": "subsec",
    "paragraph": "para",
    "subparagraph": "subpara",
    "clause": "cl",
    "subclause": "subcl",
    "item": "item",
    "definition": "def",
    "continuation": "wrapup",
    "preamble": "preamble",
    "block": "block",
}
_TOP = {"section", "article"}
_HOLDERS = {"part", "chapter", "division", "crossheading"}
_SPAN = re.compile(r" (\w+) ")
_WORDED = re.compile(r"(?:[^\W\d_]{3,} \w+|[^\x00-\x7f]{4,}|[^\W\d_a-z][^\W\d_A-Z]{3,})\Z")
_DASHES = re.compile("-+")
_UNFIT = re.compile(r"[\W_]+")


def slug(words: str) -> str:
    """Words as one lower-case token."""
    words = words.lower()
    if words.isascii() and words.isalnum():
        return words[:60]
    if not words.isascii():
        # vowel signs of Indian scripts are part of a word, though no letters
        words = "".join(sign if category(sign)[0] in "LMN" else "-" for sign in words)
        return _DASHES.sub("-", words).strip("-")[:60].strip("-")
    return _UNFIT.sub("-", words).strip("-")[:60].strip("-")


def provisions(units: list[Unit], cites: dict[str, str]) -> tuple[Provision, ...]:
    """Units in document order as provisions with paths, labels and unique identifiers; `cites` tells how a kind of number is cited."""
    count = len(units)
    stops = list(range(1, count + 1))
    for index in range(count - 1, -1, -1):
        parent = units[index].parent
        if parent >= 0 and stops[index] > stops[parent]:
            stops[parent] = stops[index]
    paths: list[tuple[str, ...]] = [()] * count
    labels = [""] * count
    ids = [""] * count
    used: dict[str, int] = {}
    siblings: dict[int, int] = {}
    made: list[Provision] = []
    for index, unit in enumerate(units):
        level, number, parent = unit.level, unit.number, unit.parent
        above = units[parent].level if parent >= 0 else ""
        outer_path: tuple[str, ...] = ()
        outer_label = outer_id = ""
        if parent >= 0:
            outer_path, outer_label = paths[parent], labels[parent]
            if level not in _TOP or above not in _HOLDERS or unit.zone == "schedule":
                outer_id = ids[parent]
        short = _ABBREVIATIONS.get(level, level)
        if level == "schedule":
            name = f"{short}_{slug(number)}" if number else short
            path: tuple[str, ...] = (f"{short}_{number}" if number else short,)
            label = (unit.heading and not number and f"Schedule ({unit.heading})") or f"Schedule {number}".strip()
        elif level in _HOLDERS:
            name = f"{short}_{slug(number or unit.heading)}"
            path = outer_path
            label = f"{unit.name} {number}" if number else unit.heading
        elif number:
            name = f"{short}_{slug(number)}"
            path = (*outer_path, number)
            if level in _TOP:
                label = number if above != "schedule" else f"{outer_label} {number}"
            else:
                inner = f"({number})"
                if unit.reading is None and _WORDED.match(number):
                    inner = f" {number}"
                elif " " in number:
                    inner = _SPAN.sub(r") \1 (", inner)
                if unit.reading is not None and unit.reading.kind in cites:
                    inner = cites[unit.reading.kind].format(number)
                label = (outer_label if above not in _HOLDERS else "") + (
                    f" {inner.strip()}" if parent >= 0 and not units[parent].number and above != "subsection" else inner
                )
        elif level == "continuation":
            name, path, label = short, outer_path, outer_label
        elif level == "subsection" and not unit.heading:
            # no number is printed: it is counted by its place, and cited in the brackets of what an editor supplies
            siblings[parent] = place = siblings.get(parent, 0) + 1
            name, path, label = f"{short}_{place}", (*outer_path, ""), f"{outer_label}([{place}])"
        else:
            name = f"{short}_{slug(unit.heading)}" if unit.heading and level != "preamble" else short
            path = (*outer_path, slug(unit.heading)) if unit.heading else outer_path
            label = (
                unit.heading
                if level in _TOP or not outer_label
                else f"{outer_label} “{unit.heading}”"
                if unit.heading
                else outer_label
            )
        if unit.quoted and level in _TOP:
            label, name = number or unit.heading, f"qstr__{name}"
        elif unit.quoted and parent >= 0 and not units[parent].quoted:
            label, name = f"({number})" if number else label, f"qstr__{name}"
        full = f"{outer_id}__{name}" if outer_id else name
        seen = used.get(full, 0) + 1
        used[full] = seen
        while seen > 1:
            again = f"{full}_{seen}"
            if again not in used:
                used[full], used[again], full = seen, 1, again
                break
            seen += 1
        label = label.strip()
        paths[index], labels[index], ids[index] = path, label, full
        made.append(
            Provision(
                index,
                parent,
                stops[index],
                level,
                number,
                label,
                full,
                path,
                unit.heading,
                unit.begin,
                unit.start,
                unit.end,
                unit.zone,
                unit.status,
                unit.quoted,
            )
        )
    return tuple(made)


def ledger(text: str, cuts: list[tuple[int, str, int]]) -> tuple[Piece, ...]:
    """The whole text as pieces without hole or overlap: each cut holds until the next, white space between them is blank."""
    run: list[tuple[int, str, int]] = []
    for cut in sorted(cuts, key=itemgetter(0)):
        if run and run[-1][0] == cut[0]:
            run[-1] = cut
        elif not run or run[-1][1:] != cut[1:]:
            run.append(cut)
    size = len(text)
    first = run[0][0] if run else size
    pieces = [Piece(0, first, "blank" if text[:first].isspace() else "remainder")] if first else []
    for (start, kind, owner), (stop, _, _) in pairwise([*run, (size, "", -1)]):
        end = start + len(text[start:stop].rstrip())
        if end > start:
            pieces.append(Piece(start, end, kind, owner))
        if stop > end:
            pieces.append(Piece(end, stop, "blank"))
    return tuple(pieces)
