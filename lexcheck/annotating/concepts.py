"""Concepts: legal ideas with their wordings by language (`rules/concepts/*.yaml`), and the matcher that finds them.

Wordings and texts meet as normal forms: spaCy's PhraseMatcher finds the rows of words, the gaps between them are joined here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from lexcheck import yamlfile
from lexcheck.annotating.language import load_language, tongue
from lexcheck.annotating.stream import Stream
from lexcheck.annotating.wording import Wording, WordingError, parse
from lexcheck.resources import data_dir

LANGUAGES = ("en", "fr", "ar", "es", "fa", "pt")
_LEAST_LENGTH, _CUTOFF = 7, 88.0  # shorter words have too many neighbours for an OCR guess


class ConceptData(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One concept as its file has it: what it is, its wordings by language, or the concepts that it gathers."""

    what: str = ""
    any_of: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    fr: tuple[str, ...] = ()
    ar: tuple[str, ...] = ()
    es: tuple[str, ...] = ()
    fa: tuple[str, ...] = ()
    pt: tuple[str, ...] = ()
    known_misses: tuple[str, ...] = ()

    def wordings(self, language: str) -> tuple[str, ...]:
        """The wordings in a language; empty where there are none."""
        found: tuple[str, ...] = getattr(self, language, ())
        return found


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept: its name (`consent/irrelevant`), what it is, its parsed wordings by language, the concepts that it gathers."""

    name: str
    what: str
    wordings: dict[str, tuple[Wording, ...]]
    any_of: tuple[str, ...]
    file: Path


@lru_cache(maxsize=4)
def load_concepts(folder: Path | None = None) -> dict[str, Concept]:
    """All concepts by name: `rules/concepts/*.yaml`, with the wordings that `rules/concepts/<language>/*.yaml` add to them.

    Raises LexcheckError (DATA) with file, line and column where one is wrong.
    """
    folder = folder or data_dir("rules") / "concepts"
    concepts: dict[str, Concept] = {}
    marks: dict[str, tuple[Path, Any]] = {}
    for path in sorted(folder.glob("*.yaml")):
        data, node = yamlfile.compose(path)
        mend = "a concept has `what`, wordings by language (`en`, `fr`, `ar`, `es`, `fa`, `pt`) or `any_of`"
        for name, entry in yamlfile.typed(path, data or {}, node, dict[str, ConceptData], mend=mend).items():
            if name in concepts:
                cause = f"it is also in {concepts[name].file.name}"
                raise yamlfile.fault_at(
                    path,
                    node,
                    [name],
                    f"the concept '{name}' stands in two files",
                    cause=cause,
                    mend="join the two or rename one",
                )
            rows = {language: _parsed(path, node, [name, language], entry.wordings(language)) for language in LANGUAGES}
            concepts[name] = Concept(name, entry.what, {k: v for k, v in rows.items() if v}, entry.any_of, path)
            marks[name] = (path, node)
    for concept in concepts.values():
        for part in concept.any_of:
            if part not in concepts:
                path, node = marks[concept.name]
                mend = "write the name of a concept that a file of rules/concepts has"
                raise yamlfile.fault_at(path, node, [concept.name, "any_of"], f"there is no concept '{part}'", mend=mend)
    for path in sorted(folder.glob("*/*.yaml")):
        _translate(path, concepts)
    return concepts


def _translate(path: Path, concepts: dict[str, Concept]) -> None:
    """Add the wordings of one language's file."""
    language = path.parent.name
    data, node = yamlfile.compose(path)
    mend = "a file of a language has the names of concepts, each with a list of wordings"
    for name, texts in yamlfile.typed(path, data or {}, node, dict[str, tuple[str, ...]], mend=mend).items():
        concept = concepts.get(name)
        if concept is None or language not in LANGUAGES:
            what = f"there is no concept '{name}'" if concept is None else f"'{language}' is no language of wordings"
            raise yamlfile.fault_at(
                path, node, [name], what, mend="write the name of a concept that a file of rules/concepts has"
            )
        more = _parsed(path, node, [name], texts)
        concepts[name] = replace(concept, wordings=concept.wordings | {language: concept.wordings.get(language, ()) + more})


def _parsed(path: Path, node: Any, keys: list[str | int], texts: tuple[str, ...]) -> tuple[Wording, ...]:
    rows: list[Wording] = []
    for place, text in enumerate(texts):
        try:
            rows += parse(text)
        except WordingError as fault:
            mend = "see CONTRIBUTING.md, 'How wordings are written'"
            raise yamlfile.fault_at(
                path, node, [*keys, place], "this wording cannot be read", cause=str(fault), mend=mend
            ) from fault
    return tuple(rows)


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
        self._users: dict[int, list[tuple[int, int]]] = defaultdict(list)
        rows: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        for concept in concepts.values():
            for wording in concept.wordings.get(language, ()):
                number = len(self._wordings)
                self._wordings.append((concept.name, wording.gaps))
                for place, segment in enumerate(wording.segments):
                    for variant in segment:
                        words = forms(" ".join(variant))
                        if words:
                            rows[words].append((number, place))
        self._vocabulary = sorted({word for row in rows for word in row})
        for words, users in rows.items():
            key = " ".join(words)
            self._matcher.add(key, [self._doc(list(words))])
            self._users[self._vocab.strings[key]] = list(dict.fromkeys(users))

    def _doc(self, words: list[str]):  # type: ignore[no-untyped-def]
        from spacy.tokens import Doc

        return Doc(self._vocab, words=words)

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

    def find(self, stream: Stream, meant: dict[str, str]) -> list[Match]:
        """All matches in a stream; `meant` replaces words that OCR spoiled."""
        if not stream.words:
            return []
        words = [meant.get(w, w) for w in stream.words] if meant else stream.words
        spoiled = [i for i, w in enumerate(stream.words) if w in meant] if meant else []
        places: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
        sentences = stream.sentences
        for key, first, last in self._matcher(self._doc(words)):
            if sentences[first] == sentences[last - 1]:
                for user in self._users[key]:
                    places[user].append((first, last))
        out = []
        for number, place in list(places):
            if place == 0:
                concept, gaps = self._wordings[number]
                for first, last in _joined(places, number, gaps, sentences):
                    doubt = 0.1 if spoiled and any(first <= i < last for i in spoiled) else 0.0
                    out.append(Match(concept, first, last, doubt))
        return out


def _joined(
    places: dict[tuple[int, int], list[tuple[int, int]]], number: int, gaps: tuple[int, ...], sentences: list[int]
) -> list[tuple[int, int]]:
    """The spans in which all segments of a wording follow each other within their gaps and in one sentence."""
    spans = places[(number, 0)]
    for place, gap in enumerate(gaps, 1):
        following = sorted(places.get((number, place), ()))
        if not following:
            return []
        starts = [first for first, _ in following]
        grown = []
        for first, last in spans:
            at = bisect_left(starts, last)
            if at < len(following) and starts[at] - last <= gap and sentences[starts[at]] == sentences[first]:
                grown.append((first, following[at][1]))
        spans = grown
    return spans


@lru_cache(maxsize=8)
def matcher_for(language: str, folder: Path | None = None) -> ConceptMatcher:
    """The matcher of a language over all concepts."""
    return ConceptMatcher(load_concepts(folder), language)


def title_mentions(title: str, language: str, concept: str) -> bool:
    """Whether a title names a concept."""
    from lexcheck.annotating.stream import words_of

    stream = words_of(title, tongue(language))
    names = {concept, *load_concepts()[concept].any_of}
    return any(match.concept in names for match in matcher_for(language).find(stream, {}))
