"""Places to look at that only the finished tree shows: gaps and twins in the numbering, contents without a section."""

from __future__ import annotations

import re
from itertools import pairwise

from lexcheck.model import Piece, Provision, Remark
from lexcheck.segmenting.numbering import readings

_ENTRY = re.compile(r"^[^\S\n]*(\d{1,4}[A-Z]{0,2})\.?[^\S\n]", re.MULTILINE)
_SECTIONS = ("section", "article")


def of_tree(text: str, provisions: tuple[Provision, ...], ledger: tuple[Piece, ...]) -> list[Remark]:
    """What the numbering of sections and the ledger tell."""
    body = [one for one in provisions if one.level in _SECTIONS and one.zone == "body" and not one.quoted and one.number]
    return [
        *_gaps(body),
        *_twins(provisions),
        *_contents(text, provisions, body),
        *(
            Remark("remainder", "this text belongs to no provision", piece.start, piece.end)
            for piece in ledger
            if piece.kind == "remainder"
        ),
    ]


def _gaps(body: list[Provision]) -> list[Remark]:
    out = []
    for before, after in pairwise(body):
        old, new = readings(before.number), readings(after.number)
        if old and new and new[0].base > old[0].last + 1:
            first, last = old[0].last + 1, new[0].base - 1
            missing = f"section {first} is" if first == last else f"sections {first} to {last} are"
            out.append(
                Remark(
                    "number-gap",
                    f"{missing} not in this text, between {before.number} and {after.number}",
                    before.begin,
                    after.start,
                )
            )
    return out


def _twins(provisions: tuple[Provision, ...]) -> list[Remark]:
    seen: dict[tuple[int, str, str], Provision] = {}
    out = []
    for one in provisions:
        if one.number and one.level != "definition":
            key = (one.parent, one.level, one.number)
            if key in seen:
                out.append(Remark("duplicate-number", f"{one.label} stands twice", one.begin, one.start))
            seen[key] = one
    return out


def _contents(text: str, provisions: tuple[Provision, ...], body: list[Provision]) -> list[Remark]:
    """Entries of the arrangement of sections that no section answers to."""
    numbers = {one.number for one in body}
    out = []
    for one in provisions:
        if one.zone == "contents" and numbers:
            for entry in _ENTRY.finditer(text, one.start, one.end):
                if entry[1] not in numbers:
                    out.append(
                        Remark(
                            "contents-without-section",
                            f"the contents name {entry[1]}, which is not in the text",
                            entry.start(1),
                            entry.end(1),
                        )
                    )
    return out
