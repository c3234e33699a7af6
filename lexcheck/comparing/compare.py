"""The steps of a comparison in order."""

from __future__ import annotations

from dataclasses import replace

from lexcheck.collecting import no_collection
from lexcheck.comparing.align import align
from lexcheck.comparing.changes import Comparison
from lexcheck.comparing.effects import outcomes
from lexcheck.comparing.naming import namer
from lexcheck.comparing.ripple import ripples
from lexcheck.comparing.rows import rows
from lexcheck.comparing.version import version
from lexcheck.comparing.wordlist import Alphabet
from lexcheck.errors import LexcheckError
from lexcheck.model import Assessment, Law


def compare_texts(old: Law, new: Law) -> Comparison:
    """What became of every provision of two versions, and what that broke, by their texts alone.

    Raises LexcheckError (INPUT) where the two are in different languages.
    """
    if old.language and new.language and old.language != new.language:
        raise LexcheckError(
            f"{old.source.name} and {new.source.name} are in different languages ({old.language}, {new.language})",
            cause="two versions are compared by their words",
            mend="compare versions in one language; name it with --language where it was not told rightly from the text",
        )
    with no_collection():
        alphabet = Alphabet()
        before, after = version(old, alphabet), version(new, alphabet)
        found = align(before, after)
        changes = rows(before, after, found, namer(new.language))
        return Comparison(old, new, changes, ripples(old, new, changes))


def with_effects(comparison: Comparison, before: Assessment, after: Assessment) -> Comparison:
    """A comparison with what it did to the findings; the assessments are those of its two versions, against the same instruments."""
    found = outcomes(comparison, before, after)
    return replace(comparison, outcomes=found, before=before, after=after)
