"""Find concepts in the words of a law.

Wordings and texts meet as normal forms: spaCy's PhraseMatcher finds the rows of words, the gaps between them are joined here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lexcheck.annotating.concepts import Concept, load_concepts
from lexcheck.annotating.language import load_language, tongue
from lexcheck.annotating.stream import Stream, words_of

Lineage = dict[int, frozenset[int]]

MOST_WORDS_OF_A_LIST = 300  # a wording reaches no further from the lead-in of a list into its paragraphs
_LEAST_LENGTH, _CUTOFF = 7, 88.0  # shorter words have too many neighbours for an OCR guess


@dataclass(frozen=True, slots=True)
class Match:
    """A concept found in a stream, by places of words (end exclusive)."""

    concept: str
    first: int
    last: int
    doubt: float


class ConceptMatcher:
    """Finds all wordings of one language. Build once, use for many laws."""

    def __init__(self, concepts: dict[str, Concept], language: str) -> None:
        from spacy.attrs import NORM
        from spacy.matcher import PhraseMatcher
        from spacy.vocab import Vocab

        # texts come to the vocabulary as normal forms already, so that NORM is the word itself
        self._vocab = Vocab(lex_attr_getters={NORM: lambda word: word})
        self._matcher = PhraseMatcher(self._vocab, attr="ORTH")
        self.language = language
        forms = tongue(language).forms
        self._wordings: list[tuple[str, tuple[int, ...]]] = []
        self._alone: dict[int, list[int]] = defaultdict(list)
        self._pivots: dict[int, list[int]] = defaultdict(list)
        self._segments: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        rows: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        for concept in concepts.values():
            for wording in concept.parsed(language):
                number = len(self._wordings)
                self._wordings.append((concept.name, wording.gaps))
                for place, segment in enumerate(wording.segments):
                    for variant in segment:
                        words = forms(" ".join(variant))
                        if words:
                            rows[words].append((number, place))
        self._vocabulary = sorted({word for row in rows for word in row})
        self._rows = rows
        self._missing = {row: len(set(row)) for row in rows}
        self._waiting: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for row in rows:
            for word in set(row):
                self._waiting[word].append(row)
        self._rarest = self._rare(rows)

    def _rare(self, rows: dict[tuple[str, ...], list[tuple[int, int]]]) -> dict[int, int]:
        """For each wording the segment that texts are likely to have least often: a wording is looked at only where that one stands.
        A word that many rows of the wordings hold is taken for a common one."""
        common = {row: min(len(self._waiting[word]) for word in set(row)) for row in rows}
        weights: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        for row, users in rows.items():
            for number, place in users:
                weights[number][place] += common[row]
        return {number: min(places, key=lambda place: (places[place], place)) for number, places in weights.items()}

    def _doc(self, words: list[str]):  # type: ignore[no-untyped-def]
        from spacy.tokens import Doc

        return Doc(self._vocab, words=words)

    def learn(self, words: Iterable[str]) -> None:
        """Make ready for texts that hold these words. A row of which a word has not been seen yet cannot match, so it is not
        added: the first law takes a fraction of the rows, and the time that adding them takes."""
        for word in set(words):
            for row in self._waiting.pop(word, ()):
                self._missing[row] -= 1
                if not self._missing[row]:
                    key = " ".join(row)
                    self._matcher.add(key, [self._doc(list(row))])
                    for number, place in dict.fromkeys(self._rows[row]):
                        self._use(self._vocab.strings[key], number, place)

    def _use(self, key: int, number: int, place: int) -> None:
        """Note that a row is the segment of a wording."""
        if not self._wordings[number][1]:
            self._alone[key].append(number)
            return
        self._segments[number][place].append(key)
        if place == self._rarest[number]:
            self._pivots[key].append(number)

    def near_words(self, words: set[str]) -> dict[str, str]:
        """For unknown words that are one or two letters off a word of the wordings (OCR), the word that is meant."""
        import simplemma
        from rapidfuzz import fuzz, process

        known = set(self._vocabulary)
        wanted = [w for w in self._vocabulary if len(w) >= _LEAST_LENGTH]
        data = load_language(self.language)
        out = {}
        for word in sorted(words):
            if len(word) < _LEAST_LENGTH or word in known or sum(c.isalpha() for c in word) < _LEAST_LENGTH - 1:
                continue
            if data.lemmas == "simplemma" and simplemma.is_known(word, lang=self.language):
                continue
            found = process.extractOne(word, wanted, scorer=fuzz.ratio, score_cutoff=_CUTOFF)
            if found is not None and found[0][0] == word[0]:
                out[word] = str(found[0])
        return out

    def find(self, stream: Stream, meant: dict[str, str], lineage: Lineage | None = None) -> list[Match]:
        """All matches in a stream; `meant` replaces words that OCR spoiled, `lineage` says which provisions are read together."""
        if not stream.words:
            return []
        words = [meant.get(w, w) for w in stream.words] if meant else stream.words
        self.learn(words)
        spoiled = [i for i, w in enumerate(stream.words) if w in meant] if meant else []
        spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
        sentences = stream.sentences
        for key, first, last in self._matcher(self._doc(words)):
            if sentences[first] == sentences[last - 1]:
                spans[key].append((first, last))
        out = []
        for number, segments in self._complete(spans):
            concept, gaps = self._wordings[number]
            for first, last in _joined(segments, gaps, stream, lineage or {}):
                doubt = 0.1 if spoiled and any(first <= i < last for i in spoiled) else 0.0
                out.append(Match(concept, first, last, doubt))
        return out

    def _complete(self, spans: dict[int, list[tuple[int, int]]]) -> Iterator[tuple[int, list[list[tuple[int, int]]]]]:
        """The wordings of which every segment was found, with the spans of each segment."""
        found: set[int] = set()
        for key, rows in spans.items():
            for number in self._alone.get(key, ()):
                yield number, [rows]
            found.update(self._pivots.get(key, ()))
        for number in found:
            places, out = self._segments[number], []
            for place in range(len(self._wordings[number][1]) + 1):
                held = [key for key in places[place] if key in spans]
                if not held:
                    break
                out.append([span for key in held for span in spans[key]])
            else:
                yield number, out


def _joined(
    segments: list[list[tuple[int, int]]], gaps: tuple[int, ...], stream: Stream, lineage: Lineage
) -> list[tuple[int, int]]:
    """The spans in which all segments of a wording follow each other within their gaps, in one sentence and in provisions that are
    read together: from a lead-in into any paragraph of its list, never from one paragraph into the next."""
    spans = segments[0]
    for rows, gap in zip(segments[1:], gaps, strict=True):
        if not spans:
            return []
        following = sorted(rows)
        starts = [first for first, _ in following]
        grown = []
        for first, last in spans:
            for at in range(bisect_left(starts, last), len(starts)):
                if starts[at] - last > MOST_WORDS_OF_A_LIST:
                    break
                if stream.sentences[starts[at]] != stream.sentences[first]:
                    continue
                if _near(stream, lineage, last, starts[at], gap):
                    grown.append((first, following[at][1]))
                    break
        spans = grown
    return spans


def _near(stream: Stream, lineage: Lineage, last: int, start: int, gap: int) -> bool:
    """Whether so few words stand between two places, those of other paragraphs of the same list left out."""
    owners = stream.owners
    here, there = owners[last - 1], owners[start]
    if here == there:
        return start - last <= gap
    if here not in lineage.get(there, ()) and there not in lineage.get(here, ()):
        return False
    line = lineage.get(there, frozenset()) | lineage.get(here, frozenset())
    return sum(owner in line for owner in owners[last:start]) <= gap


@lru_cache(maxsize=8)
def matcher_for(language: str, folder: Path | None = None) -> ConceptMatcher:
    """The matcher of a language over all concepts."""
    return ConceptMatcher(load_concepts(folder, (language,)), language)


def title_mentions(title: str, language: str, concept: str) -> bool:
    """Whether a title names a concept."""
    stream = words_of(title, tongue(language))
    names = {concept, *load_concepts(None, (language,))[concept].any_of}
    return any(match.concept in names for match in matcher_for(language).find(stream, {}))
