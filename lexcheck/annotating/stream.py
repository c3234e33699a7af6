"""The words of each unit of a law, in order, with their offsets, provisions and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lexcheck.annotating.annotated import CONTAINERS, SECTION_LEVELS
from lexcheck.annotating.language import Tongue, fold
from lexcheck.model import Law, Provision

_STOP = re.compile(r"[.!?؟।](?=[\s\"”’)\]]*(?:\s|$))")
_TRAILING = " \n\t-–—*_"
_JUDGED_ZONES = frozenset({"body", "schedule"})


@dataclass(slots=True)
class Stream:
    """The words of one unit, skipped words left out: normal forms beside offsets, provision, sentence and whether in a heading."""

    root: int
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    headings: list[bool] = field(default_factory=list)


def words_of(text: str, language: Tongue) -> Stream:
    """The words of a short text by itself, such as a title, as one sentence of no provision."""
    stream = Stream(-1)
    _add(stream, language, text, (0, len(text)), -1, 0)
    return stream


def together(flows: Sequence[Stream]) -> Stream:
    """The streams of all units of a law as one, one behind the other; no sentence stands in two of them."""
    whole = Stream(-1)
    for flow in flows:
        for name in ("words", "starts", "ends", "owners", "sentences", "headings"):
            getattr(whole, name).extend(getattr(flow, name))
    return whole


def unit_roots(law: Law) -> list[int]:
    """For each provision the index of the unit that it belongs to, -1 for what holds units or stands outside the law itself."""
    roots: list[int] = []
    for provision in law.provisions:
        parent = provision.parent
        if provision.level in CONTAINERS or provision.zone not in _JUDGED_ZONES:
            roots.append(-1)
        elif provision.level in SECTION_LEVELS or parent < 0 or roots[parent] < 0:
            roots.append(provision.index)
        else:
            roots.append(roots[parent])
    return roots


def streams(law: Law, language: Tongue) -> tuple[list[Stream], list[tuple[int, int]], dict[int, int]]:
    """One stream a unit, and the span of every sentence of the law (by sentence number)."""
    roots = unit_roots(law)
    by_root: dict[int, Stream] = {}
    spans: list[tuple[int, int]] = []
    before: dict[int, Provision] = {}
    leads: dict[int, int] = {}
    openings: dict[int, int] = {}
    for provision, root in zip(law.provisions, roots, strict=True):
        if root < 0 or provision.status == "repealed":
            continue
        stream = by_root.setdefault(root, Stream(root))
        if provision.heading and provision.begin < provision.start:
            at = law.text.find(provision.heading, provision.begin, provision.start)
            if at >= 0:
                spans.append((at, at + len(provision.heading)))
                _add(stream, language, law.text, spans[-1], provision.index, len(spans) - 1, heading=True)
        last = before.get(root)
        fresh = last is None or _apart(law, last, provision)
        # an item goes on with its lead-in, also where the item before it holds or ends with a full stop; closing words only where it
        # does not (an article that an amending clause inserts is no item of it)
        joined = provision.index != root and (provision.level != "continuation" or not fresh)
        opening = openings.get(provision.parent) if joined else None
        fresh = fresh or opening is not None
        if last is not None and opening is None and language.goes_on:
            fresh = fresh and not language.goes_on.match(law.text, provision.start, provision.end)
        colon = _colon(law, provision) if language.colon else -1
        for start, end in _sentences(law.text, provision.start, provision.end, language):
            if fresh or not spans:
                spans.append((start, end))
            else:
                spans[-1] = (spans[-1][0], end)
            fresh = True
            if opening is not None:
                leads[len(spans) - 1] = opening
            sentence = len(spans) - 1 if opening is None else opening
            opening = None
            cut = colon if start <= colon < end else start
            _add(stream, language, law.text, (start, cut), provision.index, sentence)
            if cut > start:
                _put(stream, language.colon, (colon, colon + 1), provision.index, sentence)
            _add(stream, language, law.text, (cut, end), provision.index, sentence)
        if provision.end > provision.start:
            before[root] = provision
            if law.text[provision.start : provision.end].rstrip(_TRAILING).endswith(":"):
                openings[provision.index] = leads.get(len(spans) - 1, len(spans) - 1)
    return list(by_root.values()), spans, leads


def _colon(law: Law, provision: Provision) -> int:
    """Where a colon stands between a defined term and what it means; -1 where none does."""
    if provision.level != "definition" or not provision.heading:
        return -1
    at = law.text.find(":", provision.start, min(provision.end, provision.start + len(provision.heading) + 12))
    return at if at > provision.start else -1


def _put(stream: Stream, word: str, span: tuple[int, int], owner: int, sentence: int) -> None:
    """One word that is not printed."""
    stream.words.append(word)
    stream.starts.append(span[0])
    stream.ends.append(span[1])
    stream.owners.append(owner)
    stream.sentences.append(sentence)
    stream.headings.append(False)


def _apart(law: Law, last: Provision, here: Provision) -> bool:
    """Whether a sentence ends between two neighbouring provisions of a unit."""
    if here.level == "definition" or (here.level == "subsection" and last.level != "subsection" and here.parent != last.index):
        return True
    return (
        law.text[last.start : last.end].rstrip(' \n\t"”’)]').endswith((".", "।", "؟")) or last.level == here.level == "subsection"
    )


def _sentences(text: str, start: int, end: int, language: Tongue) -> Iterator[tuple[int, int]]:
    """The sentences of a run of text: a full stop that follows an abbreviation, or that a small letter or words that carry the sentence
    on follow, ends none."""
    at, short = start, language.abbreviations
    for found in _STOP.finditer(text, start, end):
        stop = found.end()
        word = re.search(r"(\w+)\W*$", text[max(at, stop - 16) : found.start()])
        if word and (fold(word[1]) in short or (len(word[1]) == 1 and word[1].isalpha())) and stop < end:
            continue
        following = text[stop : stop + 24].lstrip(' \n\t"”’)]')
        if following[:1].islower() or (language.goes_on and language.goes_on.match(text, stop, end)):
            continue
        yield at, stop
        at = stop
    if at < end and text[at:end].strip():
        yield at, end


def _add(
    stream: Stream, language: Tongue, text: str, span: tuple[int, int], owner: int, sentence: int, heading: bool = False
) -> None:
    found = language.read(text, *span)
    stream.words += [word for word, _, _ in found]
    stream.starts += [start for _, start, _ in found]
    stream.ends += [end for _, _, end in found]
    more = len(found)
    stream.owners += [owner] * more
    stream.sentences += [sentence] * more
    stream.headings += [heading] * more
