"""Find concepts in the words of a law.

Wordings and texts meet as normal forms: spaCy's PhraseMatcher finds the rows of words, the gaps between them are joined here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from lexcheck.annotating.concepts import Concept, load_concepts
from lexcheck.annotating.language import load_language, tongue
from lexcheck.annotating.stream import Stream, words_of

Lineage = dict[int, frozenset[int]]
Row = tuple[str, ...]
Span = tuple[int, int]  # places of words, end exclusive
Rows = dict[int, list[Span]]

MOST_WORDS_OF_A_LIST = 300  # a wording reaches no further from the lead-in of a list into its paragraphs
_MOST_TITLES = 10_000
_LEAST_LENGTH, _CUTOFF = 7, 88.0  # shorter words have too many neighbours for an OCR guess


class _Pattern(NamedTuple):
    """Parts that follow each other within gaps, and the concepts of which that is a wording; `rarest` has the parts, rarest first."""

    concepts: tuple[str, ...]
    parts: tuple[int, ...]
    gaps: tuple[int, ...]
    rarest: tuple[int, ...]


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
        self._titles: dict[str, frozenset[str]] = {}
        forms = tongue(language).row
        # a part of a wording is the set of rows any of which stands for it; wordings of many concepts share parts
        keys: dict[Row, int] = {}
        parts: dict[frozenset[int], int] = {}
        alone: dict[int, dict[str, None]] = defaultdict(dict)
        patterns: dict[tuple[tuple[int, ...], tuple[int, ...]], dict[str, None]] = defaultdict(dict)
        for concept in concepts.values():
            for wording in concept.parsed(language):
                segments = [
                    frozenset(keys.setdefault(row, len(keys)) for variant in segment if (row := forms(variant)))
                    for segment in wording.segments
                ]
                if wording.gaps:
                    line = tuple(parts.setdefault(segment, len(parts)) for segment in segments)
                    patterns[line, wording.gaps][concept.name] = None
                else:
                    for key in segments[0]:
                        alone[key][concept.name] = None
        self._rows = list(keys)
        self._vocabulary = sorted({word for row in keys for word in row})
        # rows that wait for words that no text has had yet, and how many of them each still lacks
        self._missing = [len(set(row)) for row in keys]
        self._waiting: dict[str, list[int]] = defaultdict(list)
        self._numbers: dict[int, int] = {}
        for row, key in keys.items():
            for word in set(row):
                self._waiting[word].append(key)
        self._parts = list(parts)
        # by row: the concepts of which it is a wording by itself, and the patterns of which it is (in) the rarest part
        self._alone = [tuple(alone.get(key, ())) for key in keys.values()]
        self._pivots: list[list[int]] = [[] for _ in keys]
        self._patterns: list[_Pattern] = []
        rarity = self._rarity(parts)
        for number, ((line, gaps), names) in enumerate(patterns.items()):
            self._patterns.append(_Pattern(tuple(names), line, gaps, tuple(sorted(set(line), key=rarity.__getitem__))))
            for key in self._parts[self._patterns[-1].rarest[0]]:
                self._pivots[key].append(number)

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

    def _rarity(self, parts: dict[frozenset[int], int]) -> list[int]:
        """For each part how often texts are likely to have it: a wording is looked at only where its rarest part stands.
        A word that many rows of the wordings hold is taken for a common one."""
        holding = Counter(word for row in self._rows for word in set(row))
        common = [min(holding[word] for word in row) for row in self._rows]
        return [sum(common[key] for key in segment) for segment in parts]

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

    def find(
        self, stream: Stream, meant: Mapping[str, str] = MappingProxyType({}), lineage: Lineage | None = None
    ) -> dict[str, list[Span]]:
        """The places of each concept in a stream, in order; `meant` replaces words that OCR spoiled, `lineage` says which provisions are
        read together."""
        words = [meant.get(w, w) for w in stream.words] if meant else stream.words
        rows = self._rows_in(words, stream.sentences)
        found: dict[str, set[Span]] = defaultdict(set)
        for key, spans in rows.items():
            for concept in self._alone[key]:
                found[concept].update(spans)
        for pattern, lines in self._complete(rows, stream.sentences):
            spans = [span for parts in lines for span in _joined(parts, pattern.gaps, stream, lineage or {})]
            for concept in pattern.concepts if spans else ():
                found[concept].update(spans)
        return {concept: sorted(spans) for concept, spans in found.items()}

    def named(self, title: str) -> frozenset[str]:
        """The concepts in a title. A heading is asked about again and again: the answers are kept."""
        if title not in self._titles:
            if len(self._titles) >= _MOST_TITLES:
                self._titles.clear()
            self._titles[title] = frozenset(self.find(words_of(title, tongue(self.language))))
        return self._titles[title]

    def _rows_in(self, words: list[str], sentences: list[int]) -> Rows:
        """The places of each row of the wordings that stands in a row of words, inside one sentence."""
        from spacy.tokens import Doc

        self._learn(words)
        rows: defaultdict[int, list[Span]] = defaultdict(list)
        for name, first, last in self._matcher(Doc(self._vocab, words=words)) if words else ():
            if last - first == 1 or sentences[first] == sentences[last - 1]:
                rows[name].append((first, last))
        return {self._numbers[name]: spans for name, spans in rows.items()}

    def _complete(self, rows: Rows, sentences: list[int]) -> Iterator[tuple[_Pattern, list[list[list[Span]]]]]:
        """The patterns of which every part stands in some sentence, with the places of each part, in order, in each such sentence."""
        known: dict[int, list[dict[int, list[Span]]]] = {}

        @cache
        def by_sentence(key: int) -> dict[int, list[Span]]:
            out: defaultdict[int, list[Span]] = defaultdict(list)
            for span in rows[key]:
                out[sentences[span[0]]].append(span)
            return dict(out)

        def together(part: int, sentence: int) -> list[Span]:
            if (part, sentence) not in inside:
                inside[part, sentence] = sorted(span for row in known[part] for span in row.get(sentence, ()))
            return inside[part, sentence]

        present, inside = set(rows), dict[tuple[int, int], list[Span]]()
        for number in {number for key in rows for number in self._pivots[key]}:
            pattern = self._patterns[number]
            if any(present.isdisjoint(self._parts[part]) for part in pattern.parts):
                continue
            for part in pattern.parts:
                if part not in known:
                    known[part] = [by_sentence(key) for key in self._parts[part] & present]
            parts = [known[part] for part in pattern.parts]
            # few sentences have the rarest part: only those are looked at for the others
            first, *others = sorted(parts, key=lambda held: sum(map(len, held)))
            shared = set().union(*first)
            for held in others:
                shared = shared & held[0].keys() if len(held) == 1 else {s for s in shared if any(s in row for row in held)}
            if shared:
                yield pattern, [[together(part, s) for part in pattern.parts] for s in sorted(shared)]


def _joined(parts: list[list[Span]], gaps: tuple[int, ...], stream: Stream, lineage: Lineage) -> list[Span]:
    """The spans in which all parts of a wording (the places of each in one sentence, in order) follow each other within their gaps, in
    provisions that are read together: from a lead-in into any paragraph of its list, never from one paragraph into the next."""
    owners, spans = stream.owners, parts[0]
    for following, gap in zip(parts[1:], gaps, strict=True):
        grown = []
        for first, last in spans:
            owner, furthest = owners[last - 1], last + MOST_WORDS_OF_A_LIST
            for start, end in following:
                if start < last:
                    continue
                if start > furthest:
                    break
                if start - last <= gap if owners[start] == owner else _near(stream, lineage, last, start, gap):
                    grown.append((first, end))
                    break
        if not grown:
            return grown
        spans = grown
    return spans


def _near(stream: Stream, lineage: Lineage, last: int, start: int, gap: int) -> bool:
    """Whether so few words stand between two places of different provisions, those of other paragraphs of the same list left out."""
    owners = stream.owners
    here, there = owners[last - 1], owners[start]
    if here not in lineage.get(there, ()) and there not in lineage.get(here, ()):
        return False
    if start - last <= gap:
        return True
    line, between = lineage.get(there, frozenset()) | lineage.get(here, frozenset()), 0
    for owner in owners[last:start]:
        between += owner in line
        if between > gap:
            return False
    return True


@lru_cache(maxsize=8)
def matcher_for(language: str, folder: Path | None = None) -> ConceptMatcher:
    """The matcher of a language over all concepts."""
    return ConceptMatcher(load_concepts(folder, (language,)), language)


def title_mentions(title: str, language: str, concept: str) -> bool:
    """Whether a title names a concept."""
    names = {concept, *load_concepts(None, (language,))[concept].any_of}
    return not names.isdisjoint(matcher_for(language).named(title))
