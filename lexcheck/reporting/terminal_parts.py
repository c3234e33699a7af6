"""The pieces that terminal reports are made of: signs, styles, labelled and indented lines, quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lexcheck.model import Assessment, Evidence, Verdict
from lexcheck.reporting import texts

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

QUOTE_LIMIT = 320  # characters; the files hold every quote whole

STYLE = {
    Verdict.MET: "green",
    Verdict.PARTIAL: "yellow",
    Verdict.CONTRADICTED: "bold red",
    Verdict.NOT_FOUND: "cyan",
    Verdict.NOT_APPLICABLE: "dim",
    Verdict.NOT_ASSESSED: "dim",
}
# a statute may hold escape sequences, and bidirectional overrides that turn the words around them: neither reaches the terminal
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Signs:
    """The signs that this console can show; where its encoding lacks one, all of them are ASCII."""

    def __init__(self, console: Console) -> None:
        try:
            "✓◐✗○–·“”…".encode(console.encoding)
            self.ascii = False
        except (UnicodeEncodeError, LookupError):
            self.ascii = True

    def of(self, verdict: Verdict) -> str:
        wording = texts.VERDICTS[verdict]
        return wording.ascii if self.ascii else wording.sign

    def text(self, words: str) -> str:
        """Words as this console can show them, on one line, free of control characters."""
        words = _UNSAFE.sub("", " ".join(words.split()))
        if self.ascii:
            for sign, plain in (("–", "-"), ("“", '"'), ("”", '"'), ("…", "..."), ("·", "-")):
                words = words.replace(sign, plain)
        return words


def cited(quote: Evidence, assessment: Assessment, signs: Signs) -> Text:
    """A quote behind its place."""
    from rich.text import Text

    words = texts.shortened(quote.quote, QUOTE_LIMIT)
    place = f"{quote.law} {quote.provision}" if len(assessment.laws) > 1 else quote.provision
    return Text.assemble((signs.text(place) + " ", "bold"), (signs.text(f"“{words}”"), "italic"))


def labelled(label: str, words: Text) -> RenderableType:
    from rich.table import Table

    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=11, style="dim")
    grid.add_column(overflow="fold")
    grid.add_row(f"  {label}", words)
    return grid


def indented(words: str, depth: int = 2, style: str = "") -> RenderableType:
    from rich.padding import Padding
    from rich.text import Text

    return Padding(Text(words, style=style), (0, 0, 0, depth), expand=False)


def title(words: str) -> RenderableType:
    """A heading."""
    from rich.text import Text

    return Text(f"\n{words}", style="bold underline")
