"""A consolidated text with the source of every change: as text, Markdown, JSON, and as a summary in the terminal."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lexcheck.comparing.consolidating import Applied, Consolidation
from lexcheck.reporting import texts

if TYPE_CHECKING:
    from rich.console import Console

_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_DONE = {
    "replace-words": "words replaced",
    "words-after": "words inserted",
    "words-before": "words inserted",
    "delete-words": "words deleted",
    "replace": "replaced",
    "after": "inserted after it",
    "before": "inserted before it",
    "renumber": "renumbered",
    "repeal": "repealed",
}
LIMIT = 12  # words of old or new text in a line; JSON holds all


def consolidation_text(result: Consolidation) -> str:
    """The text itself, then a note with the source of each change and what was not applied. Reads again as the same law: what follows
    the note's heading is no provision."""
    return f"{result.text.rstrip()}\n\n{result.note}\n\n" + "".join(f"{line}\n" for line in _notes(result))


def consolidation_markdown(result: Consolidation) -> str:
    """As the text, with the headings that the source marks as headings."""
    law, text = result.principal, result.text
    for mark in law.source.marks:
        words = law.text[mark.start : mark.end].strip()
        if mark.kind == "heading" and words and "\n" not in words:
            # a heading that was changed keeps its new words and loses its mark
            sign = "#" * max(1, mark.level)
            text = re.sub(rf"^(?={re.escape(words)}$)", f"{sign} ", text, count=1, flags=re.MULTILINE)
    return f"{text.rstrip()}\n\n# {result.note}\n\n" + "".join(f"- {_escaped(line)}\n" for line in _notes(result))


def consolidation_json(result: Consolidation) -> str:
    """`{"principal", "amending", "counts", "changes": [{clause, instruction, action, target, applied, reason, old, new, start, end}],
    "text"}`; `start`, `end` are offsets into `text`, null where nothing was applied."""
    rows = [
        {
            "clause": row.instruction.clause,
            "instruction": row.instruction.text,
            "action": row.instruction.action or None,
            "target": row.target,
            "applied": row.applied,
            "reason": row.reason,
            "old": row.old,
            "new": row.new,
            "start": row.start if row.applied else None,
            "end": row.end if row.applied else None,
        }
        for row in result.changes
    ]
    laws = {
        name: {"title": law.title, "file": law.source.name, "sha256": law.source.sha256}
        for name, law in (("principal", result.principal), ("amending", result.amending))
    }
    done = sum(row.applied for row in result.changes)
    counts = {"applied": done, "not_applied": len(rows) - done}
    return json.dumps({**laws, "counts": counts, "changes": rows, "text": result.text}, ensure_ascii=False, indent=2) + "\n"


def print_consolidation(result: Consolidation, console: Console) -> None:
    """What was applied and what was not, with the reasons."""
    from rich.text import Text

    console.print(Text(f"{_clean(result.principal.title)}, as amended by {_clean(result.amending.title)}", style="bold"))
    done, left = [r for r in result.changes if r.applied], [r for r in result.changes if not r.applied]
    if not result.changes:
        console.print(Text(f"No instruction to amend was found in {_clean(result.amending.source.name)}."), style="yellow")
    console.print(f"Applied ({len(done)})", style="bold underline")
    for row in done:
        console.print(Text(f"  {_line(row)}"), soft_wrap=True)
    console.print(f"Not applied ({len(left)})", style="bold underline")
    for row in left:
        console.print(Text(f"  {_line(row)}"), soft_wrap=True)
    console.print(texts.DISCLAIMER, style="dim", soft_wrap=True)


def _notes(result: Consolidation) -> Iterator[str]:
    yield _clean(f"{result.principal.title} with the changes of {result.amending.title}.")
    yield from (_line(row) for row in result.changes if row.applied)
    left = [row for row in result.changes if not row.applied]
    if left:
        yield "Not applied:"
    yield from (_line(row) for row in left)


def _line(row: Applied) -> str:
    clause = f"[clause {row.instruction.clause}]"
    if not row.applied:
        return f"{clause} {row.target or '-'}: {row.reason}: {_cut(row.instruction.text)}"
    sides = [f"“{_cut(words)}”" for words in (row.old, row.new) if words]
    return f"{clause} {row.target}: {_DONE[row.instruction.action]}: {' -> '.join(sides)}"


def _cut(words: str) -> str:
    parts = _clean(words).split()
    return " ".join(parts if len(parts) <= LIMIT else [*parts[:LIMIT], "..."])


def _clean(words: str) -> str:
    return _UNSAFE.sub("", " ".join(words.split()))


def _escaped(words: str) -> str:
    return re.sub(r"([\\`*_<>#|])", r"\\\1", words)
