"""Earlier determinations beside the findings of today: they follow the words of the law, and say where the words are others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from lexcheck.model import (
    Assessment,
    Decision,
    Determination,
    Finding,
    KnownLaw,
    Law,
    Passage,
    Passed,
    Provision,
    Standing,
    Subject,
)
from lexcheck.reviewing.keys import fingerprint, known, marks, normal, passages
from lexcheck.reviewing.quoting import quotes

ALIKE = 0.5  # share of equal words from which another text counts as what became of an old one
FAINT = 0.4  # share of its words that a text under the same citation must have kept
TELLING = 60  # letters of unchanged passages by which a law is known again under another name and title
NAMED = 0.1  # share of a law's provisions that a later text in a file of the same name has kept
SHARED = 0.3  # share of a law's provisions that another one has word for word: then it is a version of it

CHANGED = "the text of {} has changed since {}: look again"
GONE = "the text of {} no longer stands in the law since {}: look again"
NO_LAW = "the law of {}, on which it rested on {}, is not among those supplied: look again"
NEW = "{} bears on it now and did not on {}, and the law has changed since: look again"
OTHER = "the law has changed since {}, when nothing was quoted: look again"
LAWS = "the laws supplied are not those of {}: look again"
MOVED = "{} is {} now"
MACHINE = "the machine's verdict was {} then"


class Text:
    """A law of today with its provisions by the fingerprint of their words."""

    def __init__(self, law: Law) -> None:
        self.law, self.known, self.marks = law, known(law), marks(law)
        self._by_hash: dict[str, Provision] = {}
        for provision in law.provisions:
            if provision.end > provision.start and provision.zone != "contents":
                self._by_hash.setdefault(fingerprint(law.own(provision)), provision)
        self._words: list[list[str]] = []
        self._headings = {fingerprint(p.heading): p for p in law.provisions if p.heading}

    def find(self, passage: Passage) -> Provision | None:
        """The provision with a passage's words, under its old citation where several have them."""
        same = next((p for p in self.law.provisions if p.label == passage.label), None)
        if same and fingerprint(self.law.own(same)) == passage.hash:
            return same
        return self._by_hash.get(passage.hash) or self._headings.get(passage.hash)

    def successor(self, passage: Passage) -> Provision | None:
        """The provision that is most like a passage whose words have gone, else the one under its citation; None where none is like it."""
        from rapidfuzz import process
        from rapidfuzz.distance import Indel

        self._words = self._words or [self.law.own(p).casefold().split() for p in self.law.provisions]
        old = passage.text.casefold().split()
        best = process.extractOne(old, self._words, scorer=Indel.normalized_similarity, processor=None, score_cutoff=ALIKE)
        if best:
            return self.law.provisions[best[2]]
        cited = (p for p in self.law.provisions if p.label == passage.label)
        return next((p for p in cited if len({*old} & {*self._words[p.index]}) >= FAINT * len({*old})), None)


def newest(determinations: Sequence[Determination]) -> tuple[Determination, ...]:
    """Of determinations about one finding, in the order in which they were made, those that count: of each reviewer the newest decision,
    and a comment that came after it."""
    kept: list[Determination] = []
    decided: set[str] = set()
    said: set[str] = set()
    for each in reversed(determinations):
        done = decided | said if each.decision is Decision.COMMENT else decided
        if each.by not in done:
            kept.append(each)
            (said if each.decision is Decision.COMMENT else decided).add(each.by)
    return tuple(reversed(kept))


def beside(assessment: Assessment, determinations: Iterable[Determination]) -> Assessment:
    """The assessment with the determinations that concern it beside its findings, the newest last. No verdict changes.

    A determination about a framework concerns an assessment of that country's framework, one about laws an assessment of the same
    laws: known by key or title, else by the unchanged words on which the finding rested.
    """
    texts = [Text(law) for law in assessment.laws]
    framework = assessment.framework.country if assessment.framework else ""
    by_requirement: dict[str, list[Determination]] = {}
    for each in determinations:
        by_requirement.setdefault(each.subject.requirement, []).append(each)

    def judged(finding: Finding, held: Sequence[Text], country: str) -> Finding:
        concerned = [
            (each, pairs)
            for each in by_requirement.get(finding.requirement, [])
            if (pairs := _pairs(each.subject, held, country)) is not None
        ]
        known_laws = {id(each): pairs for each, pairs in concerned}
        # one finding of two keys (a renamed file, a new version) is one finding: the newest of a reviewer counts across both
        counting = newest([each for each, _ in concerned])
        return replace(finding, determinations=tuple(_stands(each, finding, known_laws[id(each)], held) for each in counting))

    by_key = {text.law.key: text for text in texts}
    return replace(
        assessment,
        findings=tuple(judged(finding, texts, framework) for finding in assessment.findings),
        by_law=tuple(
            replace(each, findings=tuple(judged(finding, [by_key[each.law]], "") for finding in each.findings))
            for each in assessment.by_law
        ),
    )


def elsewhere(assessment: Assessment, determinations: Sequence[Determination]) -> int:
    """How many findings were decided about that are no part of an assessment, which `beside` has gone through."""
    groups = (assessment.findings, *(each.findings for each in assessment.by_law))
    shown = {
        (each.determination.subject.name, finding.requirement)
        for group in groups
        for finding in group
        for each in finding.determinations
    }
    return len({(each.subject.name, each.subject.requirement) for each in determinations} - shown)


Pairs = dict[str, Text]


def _pairs(subject: Subject, texts: Sequence[Text], country: str) -> Pairs | None:
    """The law of today for each law of a subject by its key; None where the subject is about something else."""
    if subject.framework != country:
        return None
    found: Pairs = {}
    for law in subject.laws:
        named = [text for text in texts if text.known.key == law.key]
        match = next((text for text in (*named, *texts) if _same(law, text, subject)), None)
        if match is not None:
            found[law.key] = match
    return found if country or len(found) == len(subject.laws) == len(texts) else None


def _same(law: KnownLaw, text: Text, subject: Subject) -> bool:
    """Whether a law is one of another name: by its title, by what it shares, or by the words on which a finding rested."""
    now = text.known
    if law.hash == now.hash or (normal(law.title) and normal(law.title) == normal(now.title)):
        return True
    # files of one name may hold different laws: a name alone tells nothing
    needed = NAMED if law.key == now.key else SHARED
    if law.sketch and sum(mark in text.marks for mark in law.sketch) >= needed * len(law.sketch):
        return True
    held = [passage for passage in subject.passages if passage.law == law.key]
    return sum(len(normal(p.text)) for p in held) >= TELLING and all(text.find(passage) for passage in held)


def _stands(determination: Determination, finding: Finding, pairs: Pairs, texts: Sequence[Text]) -> Standing:
    """A determination beside a finding, with what became of the words that it was about."""
    subject, day = determination.subject, determination.at[:10]
    passed = tuple(_passed(passage, pairs.get(passage.law), texts) for passage in subject.passages)
    changed = [_fate(each, pairs).format(_cited(each.passage, texts), day) for each in passed if not each.same]
    others = {law.key for law in subject.laws} != set(pairs) or len(pairs) != len(texts)
    altered = others or any(law.hash != pairs[law.key].known.hash for law in subject.laws)
    if not subject.passages:
        if others:
            changed.append(LAWS.format(day))
        elif altered:
            changed.append(OTHER.format(day))
    elif altered:
        was = {each.passage.hash for each in passed} | {fingerprint(each.text) for each in passed}
        rested = passages(quotes(finding), [text.law for text in texts])
        new = list(dict.fromkeys(_cited(each, texts) for each in rested if each.hash not in was))
        changed += [NEW.format(", ".join(new), day)] if new else []
    notes = [
        MOVED.format(each.passage.label, each.label)
        for each in passed
        if each.same and each.label and each.passage.label and each.label != each.passage.label
    ]
    notes += [MACHINE.format(subject.verdict)] if subject.verdict is not finding.verdict else []
    return Standing(determination, tuple(changed), tuple(dict.fromkeys(notes)), passed)


def _passed(passage: Passage, text: Text | None, texts: Sequence[Text]) -> Passed:
    """What became of a passage: in its own law, or moved into another one of the framework."""
    for held in [text, *texts] if text else texts:
        found = held.find(passage)
        if found is not None:
            return Passed(passage, found.label, held.law.own(found) or passage.text, True)
    successor = text.successor(passage) if text else None
    return (
        Passed(passage, successor.label, text.law.own(successor), False) if text and successor else Passed(passage, "", "", False)
    )


def _fate(passed: Passed, pairs: Pairs) -> str:
    if passed.text:
        return CHANGED
    return GONE if passed.passage.law in pairs else NO_LAW


def _cited(passage: Passage, texts: Sequence[Text]) -> str:
    """A passage's citation, with its law where there are several."""
    return f"{passage.law} {passage.label}".strip() if len(texts) > 1 or not passage.label else passage.label
