"""Makes laws from text for the tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from lexcheck.model import Law, Source
from lexcheck.segmenting import segment

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
CORPUS = SHARED / "corpus"


def law_of(text: str, **more: object) -> Law:
    """A law from plain text, read as English."""
    return segment(Source(name="test.txt", format="text", sha256="", text=text, **more), language="en")  # type: ignore[arg-type]


def labels(law: Law, zone: str = "body") -> list[str]:
    """The labels of the numbered provisions of a zone."""
    return [one.label for one in law.provisions if one.number and one.zone == zone]


def sections(law: Law) -> list[str]:
    """The numbers of the law's own sections (none quoted), or their headings where they have no number."""
    return [
        one.number or one.heading
        for one in law.provisions
        if one.level in ("section", "article") and not one.quoted and one.zone == "body"
    ]


def corpus(name: str) -> Law:
    """A law of the corpus beside the checkout; skips the test where it is absent."""
    from lexcheck.reading import read

    path = CORPUS / name
    if not path.exists():
        pytest.skip(f"the corpus file {name} is not beside this checkout")
    return segment(read(path))


def whole(law: Law) -> None:
    """Assert what holds for every law: the ledger covers the text, offsets and the tree are consistent."""
    assert "".join(law.text[piece.start : piece.end] for piece in law.ledger) == law.text
    at = 0
    for piece in law.ledger:
        assert piece.start == at and piece.end > piece.start
        assert -1 <= piece.owner < len(law.provisions)
        if piece.kind == "blank":
            assert law.text[piece.start : piece.end].isspace()
        at = piece.end
    assert at == len(law.text)
    begins = -1
    for index, one in enumerate(law.provisions):
        assert one.index == index and -1 <= one.parent < index < one.stop <= len(law.provisions)
        assert 0 <= one.begin <= len(law.text) and 0 <= one.start <= one.end <= len(law.text)
        assert one.begin <= one.start and one.begin >= begins
        begins = one.begin
        if one.parent >= 0:
            assert one.stop <= law.provisions[one.parent].stop
    assert len({one.id for one in law.provisions}) == len(law.provisions)
