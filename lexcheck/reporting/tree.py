"""A law as a tree: for the terminal, as JSON (the contract of `segment`), as Markdown."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from lexcheck.model import Law, Provision
from lexcheck.reporting.accounting import account, accounted, places

if TYPE_CHECKING:
    from rich.tree import Tree

DIVISIONS = {"part", "chapter", "division", "crossheading", "schedule"}
_COUNTED = {"section", "article", "subsection"}  # have a place in the count although their number may not be printed
_SPOKEN = {"body", "schedule"}


def sort_of(law: Law) -> list[str]:
    """For each provision the list of the JSON contract it stands in: `provisions`, `divisions`, `definitions`, or empty for none."""
    sorts: list[str] = []
    for one in law.provisions:
        above = sorts[one.parent] if one.parent >= 0 else ""
        if one.zone not in _SPOKEN or one.level == "continuation":
            sorts.append("")
        elif one.level in DIVISIONS:
            sorts.append("divisions")
        elif (one.level == "definition" and not one.number) or above == "definitions":
            sorts.append("definitions")
        elif one.number or one.level in _COUNTED:
            sorts.append("provisions")
        else:
            sorts.append("")
    return sorts


def as_data(law: Law) -> dict[str, Any]:
    """The contract of `segment --format json`. `text` is a provision's own text, `tail` the text that follows its children.

    `others` holds what no lawyer cites (front, contents, continuations), `index` and `parent` are places in the whole tree, and
    `law.text` is the text that offsets point into, so that `lexcheck.reading.segmented` reads the file back to the same tree.
    """
    sorts = sort_of(law)
    tails: dict[int, list[str]] = {}
    for one in law.provisions:
        if one.level == "continuation":
            tails.setdefault(one.parent, []).append(law.own(one))
    rows: dict[str, list[dict[str, Any]]] = {"provisions": [], "divisions": [], "definitions": [], "others": []}
    for one, sort in zip(law.provisions, sorts, strict=True):
        rows[sort or "others"].append(_row(law, one, tails.get(one.index)))
    counts = Counter[str]()
    for piece in law.ledger:
        counts[piece.kind] += piece.end - piece.start
    return {
        "law": {
            "key": law.key,
            "title": law.title,
            "language": law.language,
            "tradition": law.tradition,
            "source": law.source.name,
            "format": law.source.format,
            "sha256": law.source.sha256,
            "restatement": law.restatement,
            "characters": len(law.text),
            "text": law.text,
            "marks": [
                {"start": mark.start, "end": mark.end, "kind": mark.kind, "level": mark.level} for mark in law.source.marks
            ],
            "page_starts": list(law.source.page_starts),
        },
        **rows,
        "ledger": {
            "accounted": round(accounted(law), 6),
            "characters": dict(sorted(counts.items())),
            "places": [
                {"start": piece.start, "end": piece.end, "text": law.text[piece.start : piece.end][:200]}
                for piece in law.ledger
                if piece.kind == "remainder"
            ],
        },
        "remarks": [
            {"kind": remark.kind, "message": remark.message, "start": remark.start, "end": remark.end} for remark in law.remarks
        ],
    }


def _row(law: Law, one: Provision, tail: list[str] | None) -> dict[str, Any]:
    row: dict[str, Any] = {
        "index": one.index,
        "parent": one.parent,
        "id": one.id,
        "path": list(one.path),
        "level": one.level,
        "number": one.number,
        "label": one.label,
        "heading": one.heading,
        "text": law.own(one),
        "begin": one.begin,
        "start": one.start,
        "end": one.end,
        "zone": one.zone,
        "status": one.status,
        "quoted": one.quoted,
    }
    if tail:
        row["tail"] = "\n".join(tail)
    return row


def as_json(law: Law) -> str:
    """The law as JSON text."""
    return json.dumps(as_data(law), ensure_ascii=False, indent=1) + "\n"


def as_markdown(law: Law) -> str:
    """The law as Markdown that reads well: headings for divisions and sections, nested lists below them."""
    rows = [f"# {law.title or law.key}", ""]
    depths: list[int] = []
    for one in law.provisions:
        above = depths[one.parent] if one.parent >= 0 else -1
        held = one.level in DIVISIONS
        depths.append(above if held or one.level in ("section", "article") else above + 1)
        words = " ".join(law.own(one).split())
        if held:
            rows += [f"## {one.label}{' ' + one.heading if one.heading and one.heading != one.label else ''}", ""]
            rows += [words, ""] if words else []
        elif one.level in ("section", "article"):
            number = f"{one.number}. " if one.number else ""
            rows += ["", f"### {number}{one.heading}".rstrip(), "", words, ""]
        elif one.number:
            rows.append(f"{'  ' * max(depths[-1], 0)}- ({one.number}) {'**' + one.heading + '** ' if one.heading else ''}{words}")
        else:
            rows.append(f"{'  ' * max(depths[-1], 0)}- {words}" if one.parent >= 0 else f"{words}\n")
    return "\n".join(rows) + "\n"


def as_tree(law: Law, width: int = 90) -> Tree:
    """The law as a tree for the terminal: labels, headings, first words (at most `width` characters of them)."""
    from rich.text import Text
    from rich.tree import Tree

    root = Tree(Text(law.title or law.key, style="bold"))
    nodes: list[Tree] = []
    for one in law.provisions:
        line = Text()
        if one.level == "continuation":
            line.append("… ", style="dim")
        elif one.level in DIVISIONS and not one.number:
            line.append(one.heading, style="bold yellow")
        else:
            own = _short(law, one)
            line.append(own + " " if own else "", style="bold cyan")
            line.append(one.heading + "  " if one.heading and one.heading != own else "", style="bold")
        words = " ".join(law.own(one)[: width * 3].split())
        line.append(
            words if len(words) <= width else words[: width - 1].rsplit(" ", 1)[0] + " …",
            style="dim" if one.zone not in _SPOKEN else "",
        )
        tags = [tag for tag in (one.status, "quoted" if one.quoted else "", one.zone if one.zone not in _SPOKEN else "") if tag]
        if tags:
            line.append(f"  [{', '.join(tags)}]", style="magenta")
        nodes.append((nodes[one.parent] if one.parent >= 0 else root).add(line))
    return root


def _short(law: Law, one: Provision) -> str:
    if one.level in DIVISIONS:
        return one.label
    if not one.number:
        return ""
    return one.number if one.level in ("section", "article") else f"({one.number})"


def ledger_lines(law: Law) -> list[str]:
    """The ledger in words: the share accounted for, the characters of each kind, and the places to look at with their lines."""
    counts = Counter[str]()
    for piece in law.ledger:
        counts[piece.kind] += piece.end - piece.start
    return [
        account(law),
        *(f"  {kind}: {number}" for kind, number in sorted(counts.items())),
        *(f"  {place}" for place in places(law)),
    ]
