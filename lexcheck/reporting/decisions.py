"""The determinations of a project by themselves: in the terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from lexcheck.model import Determination, Standing
from lexcheck.reporting import determinations as words
from lexcheck.reporting import texts

if TYPE_CHECKING:
    from rich.console import Console


def print_decisions(history: Sequence[Determination], console: Console) -> None:
    """Grouped by law or framework and requirement, in the order in which they were made."""
    from rich.text import Text

    from lexcheck.reporting.terminal_parts import STYLE, Signs, labelled, title

    signs = Signs(console)
    if not history:
        console.print("nothing was decided")
        return
    ordered = sorted(history, key=lambda each: (each.subject.about, each.subject.name, each.subject.requirement))
    for (about, called), group in groupby(ordered, key=lambda each: (each.subject.about, each.subject.name)):
        console.print(title(signs.text(f"{about}: {called}")))
        for name, made in groupby(group, key=lambda each: each.subject.requirement):
            console.print(Text(f"\n{name}", style="bold"))
            for each in made:
                machine = texts.VERDICTS[each.subject.verdict].name
                decided, who = words.decided(Standing(each)), words.who(Standing(each))
                head = Text(signs.text(decided), style=STYLE[each.verdict] if each.verdict else "")
                head.append(" " + signs.text(f"({who}; the machine: {machine}) {words.said(Standing(each))}"), style="default")
                console.print(labelled("Reviewer", head))
                for passage in each.subject.passages:
                    quote = Text(signs.text(f"“{texts.shortened(passage.quote, 160)}”"), style="italic dim")
                    console.print(labelled("Law", Text.assemble((signs.text(passage.label) + " ", "bold"), quote)))


def decisions_json(history: Sequence[Determination]) -> str:
    """`{"determinations": [...]}` in the order in which they were made, each with its requirement and what it is about."""
    rows = [{"requirement": each.subject.requirement, **words.as_data(Standing(each)), **_texts(each)} for each in history]
    return json.dumps({"determinations": rows}, ensure_ascii=False, indent=1) + "\n"


def _texts(each: Determination) -> dict[str, object]:
    """The passages as they were then: a project alone does not know what became of them."""
    return {
        "passages": [{"law": p.law, "provision": p.label, "quote": p.quote, "text": p.text} for p in each.subject.passages],
        "changed": None,
    }
