"""Concepts: legal ideas with their wordings by language (`rules/concepts/*.yaml`)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from lexcheck import yamlfile
from lexcheck.annotating.expressions import Expression, ExpressionError
from lexcheck.annotating.expressions import parse as parse_condition
from lexcheck.annotating.wording import Wording, WordingError, parse
from lexcheck.resources import data_dir

LANGUAGES = ("en", "fr", "ar", "es", "fa", "pt")
Place = tuple[Path, tuple[str | int, ...]]


class ConceptData(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One concept as its file has it: what it is, its wordings by language, the concepts that it gathers, or the condition over other
    concepts that makes it."""

    what: str = ""
    when: str = ""
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
    """One concept: its name (`consent/irrelevant`), what it is, its wordings by language as written, the concepts that it gathers.

    `places` says for each language in which files, below which keys, its wordings stand; `when` is the condition of a concept that
    other concepts make.
    """

    name: str
    what: str
    wordings: dict[str, tuple[str, ...]]
    any_of: tuple[str, ...]
    file: Path
    places: dict[str, tuple[Place, ...]]
    when: Expression | None = None

    def parsed(self, language: str) -> tuple[Wording, ...]:
        """The wordings of a language, parsed. Raises LexcheckError (DATA) with the place of one that cannot be read."""
        rows: list[Wording] = []
        for text, (path, keys) in zip(self.wordings.get(language, ()), self.places.get(language, ()), strict=True):
            try:
                rows += parse(text)
            except WordingError as fault:
                # the file is read again for its line, so that the good ones need no marks
                _, node = yamlfile.compose(path)
                mend = "see CONTRIBUTING.md, 'How wordings are written'"
                raise yamlfile.fault_at(
                    path, node, list(keys), "this wording cannot be read", cause=str(fault), mend=mend
                ) from fault
        return tuple(rows)


@lru_cache(maxsize=16)
def load_concepts(folder: Path | None = None, languages: tuple[str, ...] = LANGUAGES) -> dict[str, Concept]:
    """All concepts by name: `rules/concepts/*.yaml`, with the wordings that `rules/concepts/<language>/*.yaml` add to them for
    the languages that are asked for.

    Raises LexcheckError (DATA) with file, line and column where one is wrong. Wordings are parsed when their language is needed.
    """
    folder = folder or data_dir("rules") / "concepts"
    concepts = dict(_untranslated(folder))
    for path in sorted(folder.glob("*/*.yaml")):
        if path.parent.name in languages or path.parent.name not in LANGUAGES:
            _translate(path, concepts)
    return concepts


@lru_cache(maxsize=4)
def _untranslated(folder: Path) -> dict[str, Concept]:
    """The concepts with the wordings that stand beside them, whatever language is asked for."""
    concepts: dict[str, Concept] = {}
    for path in sorted(folder.glob("*.yaml")):
        data, node = yamlfile.compose(path)
        mend = "a concept has `what`, wordings by language (`en`, `fr`, `ar`, `es`, `fa`, `pt`) or `any_of`"
        for name, entry in yamlfile.typed(path, data or {}, node, dict[str, ConceptData], mend=mend).items():
            if name in concepts:
                cause = f"it is also in {concepts[name].file.name}"
                what = f"the concept '{name}' stands in two files"
                raise yamlfile.fault_at(path, node, [name], what, cause=cause, mend="join the two or rename one")
            texts = {language: found for language in LANGUAGES if (found := entry.wordings(language))}
            places: dict[str, tuple[Place, ...]] = {
                k: tuple((path, (name, k, n)) for n in range(len(v))) for k, v in texts.items()
            }
            when = _condition(path, node, name, entry.when) if entry.when else None
            concepts[name] = Concept(name, entry.what, texts, entry.any_of, path, places, when)
    for concept in concepts.values():
        for key, parts in (("any_of", concept.any_of), ("when", sorted(concept.when.concepts()) if concept.when else ())):
            for part in parts:
                if part not in concepts:
                    _, node = yamlfile.compose(concept.file)
                    mend = "write the name of a concept that a file of rules/concepts has"
                    raise yamlfile.fault_at(concept.file, node, [concept.name, key], f"there is no concept '{part}'", mend=mend)
    return concepts


def _condition(path: Path, node: Any, name: str, text: str) -> Expression:
    try:
        return parse_condition(text)
    except ExpressionError as fault:
        mend = "see CONTRIBUTING.md, 'How conditions are written'"
        raise yamlfile.fault_at(
            path, node, [name, "when"], "this condition cannot be read", cause=str(fault), mend=mend
        ) from fault


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
        places = tuple((path, (name, n)) for n in range(len(texts)))
        concepts[name] = replace(
            concept,
            wordings=concept.wordings | {language: concept.wordings.get(language, ()) + texts},
            places=concept.places | {language: concept.places.get(language, ()) + places},
        )


def check_wordings(concepts: dict[str, Concept]) -> int:
    """Parse every wording of every language; their number. Raises LexcheckError (DATA) at the first that cannot be read."""
    return sum(len(concept.parsed(language)) for concept in concepts.values() for language in concept.wordings)
