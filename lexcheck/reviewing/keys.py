"""What a determination is tied to: the words of the provisions that a finding rests on, whatever their numbers, typography and file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from lexcheck.annotating.language import fold
from lexcheck.model import Assessment, Evidence, Finding, KnownLaw, Law, Passage, Provision, Subject
from lexcheck.reviewing.quoting import quotes

_ZONES_LEFT_OUT = frozenset({"contents"})
SKETCH = 24  # provisions that are remembered of a law
SHORT = 12  # hex digits of their fingerprints
_WORTH = 20  # letters of a provision by which one may know a law
_LENGTH = 16  # hex digits of a subject's key: 64 bits, enough for any project


def normal(text: str) -> str:
    """The letters and digits of a text, folded: case, accents, punctuation, hyphens, line breaks and blanks do not count."""
    return "".join(sign for word in text.split() for sign in fold(word) if sign.isalnum())


def fingerprint(text: str) -> str:
    """The SHA-256 of the normal text, in hex."""
    return hashlib.sha256(normal(text).encode()).hexdigest()


def known(law: Law) -> KnownLaw:
    """A law by its key, title and the words of its provisions; numbers, running headers and footnotes do not count."""
    words = hashlib.sha256()
    for provision in law.provisions:
        if provision.zone not in _ZONES_LEFT_OUT:
            words.update(normal(f"{provision.heading} {law.own(provision)}").encode())
    if not law.provisions:
        words.update(normal(law.text).encode())
    # the smallest of all fingerprints are a fair sample, and the same sample where the provisions are the same
    return KnownLaw(law.key, law.title, words.hexdigest(), tuple(sorted(marks(law))[:SKETCH]))


def marks(law: Law) -> frozenset[str]:
    """Short fingerprints of all provisions that are long enough to tell one law from another."""
    texts = (law.own(provision) for provision in law.provisions if provision.zone not in _ZONES_LEFT_OUT)
    return frozenset(fingerprint(text)[:SHORT] for text in texts if len(normal(text)) >= _WORTH)


def passages(evidence: Iterable[Evidence], laws: Iterable[Law]) -> tuple[Passage, ...]:
    """The own texts of the provisions in which evidence stands, each once, in the order of the evidence."""
    by_key = {law.key: law for law in laws}
    made: dict[tuple[str, str], Passage] = {}
    for quote in evidence:
        law = by_key[quote.law]
        for label, text in [(p.label, law.own(p)) for p in _holding(law, quote)] or [(quote.provision, quote.quote)]:
            passage = Passage(law.key, label, text, fingerprint(text), quote.quote)
            made.setdefault((law.key, passage.hash), passage)
    return tuple(made.values())


def _holding(law: Law, quote: Evidence) -> list[Provision]:
    """The provisions whose own text a quote reaches into: none where it is a heading."""
    return [p for p in law.provisions if p.start < quote.end and quote.start < p.end and normal(law.own(p))]


def subjects(assessment: Assessment, by_law: bool = False) -> tuple[tuple[Subject, Finding], ...]:
    """Each finding of the whole with its subject, in catalogue order; `by_law`: then what each law gives alone."""
    framework = assessment.framework.country if assessment.framework else ""
    held = {law.key: known(law) for law in assessment.laws}
    rows = [(_subject(finding, assessment, tuple(held.values()), framework), finding) for finding in assessment.findings]
    if by_law and (framework or len(held) > 1):
        for each in assessment.by_law:
            rows += [(_subject(finding, assessment, (held[each.law],)), finding) for finding in each.findings]
    return tuple(rows)


def _subject(finding: Finding, assessment: Assessment, held: tuple[KnownLaw, ...], framework: str = "") -> Subject:
    """Its key is a hash of all that the finding says: the same finding on the same texts has the same key."""
    rested = passages(quotes(finding), assessment.laws)
    name = assessment.title if framework or len(held) != 1 else held[0].title or held[0].key
    stamp = assessment.stamp
    said = [
        finding.requirement,
        framework,
        name,
        [[law.key, law.title, law.hash] for law in held],
        finding.verdict.value,
        [[passage.law, passage.label, passage.hash, passage.quote] for passage in rested],
        stamp.rules,
        stamp.catalogue,
    ]
    key = hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:_LENGTH]
    return Subject(key, finding.requirement, framework, name, held, finding.verdict, rested, stamp.rules, stamp.catalogue)
