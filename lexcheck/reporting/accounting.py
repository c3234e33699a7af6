"""What became of a text's characters, in words: the share that is accounted for, and the places to look at."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from lexcheck.model import Law
from lexcheck.reporting.texts import count

_WORDS = 80  # characters of a remainder that are shown


def accounted(law: Law) -> float:
    """The share of the text's characters that belong to a provision, a note, furniture or blank space; between 0 and 1."""
    lost = sum(piece.end - piece.start for piece in law.ledger if piece.kind == "remainder")
    return 1 - lost / len(law.text) if law.text else 1.0


def account(law: Law) -> str:
    """The share and the number of places in one line. A text that is not all accounted for never shows as 100 %."""
    share = floor(1000 * accounted(law)) / 10
    return f"{share:.1f} % of {len(law.text):,} characters accounted for, {count(len(law.remarks), 'place')} to look at"


def places(law: Law) -> Iterator[str]:
    """The places to look at, in the order of the text: where, what kind, what is the matter."""
    for remark in sorted(law.remarks, key=lambda remark: remark.start):
        place = law.source.place(remark.start)
        where = f"page {place.page}, line {place.line}" if place.page else f"line {place.line}"
        words = " ".join(law.text[remark.start : remark.end].split())[:_WORDS] if remark.kind == "remainder" else ""
        yield f"{where}: {remark.kind}: {remark.message}" + (f": {words}" if words else "")
