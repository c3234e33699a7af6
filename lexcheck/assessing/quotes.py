"""From hits to evidence: quotes that a lawyer can check, equal to the law's text between their offsets."""

from __future__ import annotations

from collections.abc import Iterable

from lexcheck.annotating.annotated import AnnotatedLaw, Mention
from lexcheck.annotating.evaluate import Hit
from lexcheck.model import Evidence

LONGEST = 240  # characters of a quote
_ENDS = ".;:!?؛。\n"


def quotes(hits: Iterable[Hit], law: AnnotatedLaw) -> tuple[Evidence, ...]:
    """One quote for each provision that a hit touches, without repetition, in the order of the hits."""
    out: dict[tuple[int, int], Evidence] = {}
    for hit in hits:
        for mention in hit:
            made = quote(mention, law)
            if not any(made.start < e.end and e.start < made.end for e in out.values()):
                out.setdefault((made.start, made.end), made)
    return tuple(out.values())


def quote(mention: Mention, law: AnnotatedLaw) -> Evidence:
    """The clause around a mention, inside its provision and no longer than LONGEST."""
    provision = law.law.provisions[mention.provision]
    text = law.law.text
    low, high = (provision.start, provision.end) if not mention.heading else (provision.begin, provision.start)
    first, last = max(mention.start, low), min(mention.end, high)
    start = max((text.rfind(mark, low, first) + 1 for mark in _ENDS), default=low)
    start = max(start, low)
    end = min((at for at in (text.find(mark, last, high) for mark in _ENDS) if at >= 0), default=high)
    if end - start > LONGEST:
        spare = max(0, LONGEST - (last - first)) // 2
        start, end = _word_start(text, max(start, first - spare), low), _word_end(text, min(end, last + spare), high)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    label = provision.label or provision.heading or _owner_label(law, mention.provision)
    return Evidence(law.law.key, label, provision.id, start, end, text[start:end])


def _owner_label(law: AnnotatedLaw, index: int) -> str:
    return next((p.label or p.heading for p in law.law.ancestors(index) if p.label or p.heading), "")


def _word_start(text: str, at: int, low: int) -> int:
    while at > low and not text[at - 1].isspace():
        at -= 1
    return at


def _word_end(text: str, at: int, high: int) -> int:
    while at < high and not text[at].isspace():
        at += 1
    return at
