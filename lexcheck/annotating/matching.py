"""Find concepts in the words of a law.

Wordings and texts meet as normal forms: spaCy's PhraseMatcher finds the rows of words, the gaps between them are joined here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from lexcheck.annotating.concepts import Concept, load_concepts
from lexcheck.annotating.language import load_language, tongue
from lexcheck.annotating.stream import Stream, words_of

Lineage = dict[int, frozenset[int]]
Row = tuple[str, ...]

MOST_WORDS_OF_A_LIST = 300  # a wording reaches no further from the lead-in of a list into its paragraphs
_LEAST_LENGTH, _CUTOFF = 7, 88.0  # shorter words have too many neighbours for an OCR guess


class Match(NamedTuple):
    """A concept found in a stream, by places of words (end exclusive). A law has thousands of them: a tuple is made in a third of the
    time."""

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
        rows: dict[Row, list[tuple[int, int]]] = defaultdict(list)
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
        # rows that wait for words that no text has had yet, and how many of them each still lacks
        self._rows = list(rows)
        self._missing = [len(set(row)) for row in rows]
        self._waiting: dict[str, list[int]] = defaultdict(list)
        self._numbers: dict[int, int] = {}
        # by row: the wordings that are this row alone, and those of whose segments it is the rarest
        self._alone: list[list[int]] = [[] for _ in rows]
        self._pivots: list[list[int]] = [[] for _ in rows]
        # by wording: for each segment the rows that are it
        self._segments: list[list[set[int]]] = [[set() for _ in range(len(gaps) + 1)] for _, gaps in self._wordings]
        for key, (row, users) in enumerate(rows.items()):
            for word in set(row):
                self._waiting[word].append(key)
            for number, place in users:
                self._segments[number][place].add(key)
        for number, place in self._rarest(rows).items():
            users_of = self._pivots if len(self._segments[number]) > 1 else self._alone
            for key in self._segments[number][place]:
                users_of[key].append(number)

    def _learn(self, words: list[str]) -> None:
        """Make ready for a text. A row of which a word has not been seen yet cannot match, so it is not added: the first law takes a
        fraction of the rows, and the time that adding them takes."""
        from spacy.tokens import Doc

        for word in self._waiting.keys() & set(words):
            for row in self._waiting.pop(word):
                self._missing[row] -= 1
                if not self._missing[row]:
                    name = str(row)
                    self._matcher.add(name, [Doc(self._vocab, words=list(self._rows[row]))])
                    self._numbers[self._vocab.strings[name]] = row

    @staticmethod
    def _rarest(rows: dict[Row, list[tuple[int, int]]]) -> dict[int, int]:
        """For each wording the segment that texts are likely to have least often: a wording is looked at only where that one stands.
        A word that many rows of the wordings hold is taken for a common one."""
        holding = Counter(word for row in rows for word in set(row))
        weights: dict[int, Counter[int]] = defaultdict(Counter)
        for row, users in rows.items():
            common = min(holding[word] for word in row)
            for number, place in users:
                weights[number][place] += common
        return {number: min(places, key=lambda place: (places[place], place)) for number, places in weights.items()}

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
        spoiled = [i for i, w in enumerate(stream.words) if w in meant] if meant else []
        out = []
        for number, segments in self._complete(self._rows_in(words, stream.sentences)):
            concept, gaps = self._wordings[number]
            for first, last in _joined(segments, gaps, stream, lineage or {}) if gaps else segments[0]:
                doubt = 0.1 if spoiled and any(first <= i < last for i in spoiled) else 0.0
                out.append(Match(concept, first, last, doubt))
        return out

    def _rows_in(self, words: list[str], sentences: list[int]) -> dict[int, list[tuple[int, int]]]:
        """The places (end exclusive) of each row of the wordings that stands in a row of words, inside one sentence."""
        from spacy.tokens import Doc

        self._learn(words)
        spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for name, first, last in self._matcher(Doc(self._vocab, words=words)):
            if sentences[first] == sentences[last - 1]:
                spans[self._numbers[name]].append((first, last))
        return spans

    def _complete(self, spans: dict[int, list[tuple[int, int]]]) -> Iterator[tuple[int, list[list[tuple[int, int]]]]]:
        """The wordings of which every segment was found, with the spans of each segment."""
        present = set(spans)
        looked_at: set[int] = set()
        for key, rows in spans.items():
            for number in self._alone[key]:
                yield number, [rows]
            looked_at.update(self._pivots[key])
        for number in looked_at:
            segments = self._segments[number]
            if not any(map(present.isdisjoint, segments)):
                yield number, [[span for key in segment & present for span in spans[key]] for segment in segments]


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
