"""The steps of a comparison in order."""

from __future__ import annotations

from lexcheck.comparing.align import align
from lexcheck.comparing.changes import Comparison
from lexcheck.comparing.naming import namer
from lexcheck.comparing.rows import rows
from lexcheck.comparing.version import version
from lexcheck.comparing.wordlist import Alphabet
from lexcheck.model import Law


def compare_texts(old: Law, new: Law) -> Comparison:
    """What became of every provision of two versions, by their texts alone."""
    alphabet = Alphabet()
    before, after = version(old, alphabet), version(new, alphabet)
    found = align(before, after)
    return Comparison(old, new, rows(before, after, found, namer(new.language)))
