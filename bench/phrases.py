"""A bare spaCy PhraseMatcher pass over texts, with all rows of words of the wordings: the measure beside which our own speed stands."""

from __future__ import annotations

import time
from collections.abc import Sequence


def phrase_pass(texts: Sequence[str], language: str) -> float:
    """Seconds of processor time to tokenise some texts and to find the rows of all wordings in them; loading is not counted."""
    import spacy
    from spacy.matcher import PhraseMatcher

    from lexcheck.annotating.concepts import load_concepts

    blank = spacy.blank(language)
    blank.max_length = max(map(len, texts), default=0) + 1
    matcher = PhraseMatcher(blank.vocab, attr="LOWER")
    concepts = load_concepts(None, (language,)).values()
    rows = {" ".join(row) for each in concepts for wording in each.parsed(language) for part in wording.segments for row in part}
    for row in sorted(rows):
        matcher.add(row, [blank.make_doc(row)])
    start = time.process_time()
    found = sum(len(matcher(blank.make_doc(text))) for text in texts)
    took = time.process_time() - start
    if texts and not found:
        raise SystemExit("the bare pass found nothing: it measures nothing")
    return took
