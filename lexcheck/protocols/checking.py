"""What a file of the catalogue may not say. Each fault is told with file, line, column and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

import yaml

from lexcheck import yamlfile
from lexcheck.errors import LexcheckError
from lexcheck.model import Detection, Element, Instrument, Obligation, Requirement, Severity, Test
from lexcheck.protocols.catalogue import REQUIREMENT_ID, InstrumentInfo, NotLegislative, Vocabulary, nearest

Keys = list[str | int]
T = TypeVar("T")
_CITATION = re.compile(r"\d+(\([a-z0-9]+\))*")
_ELEMENT_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class File:
    """A YAML file: its plain data, and its nodes to find the line of a fault."""

    path: Path
    data: Any
    node: yaml.Node | None

    def fault(self, keys: Keys, what: str, *, cause: str = "", mend: str = "") -> LexcheckError:
        return yamlfile.fault_at(self.path, self.node, keys, what, cause=cause, mend=mend)

    def typed(self, kind: type[T]) -> T:
        return yamlfile.typed(self.path, self.data, self.node, kind)


def vocabulary(file: File) -> Vocabulary:
    """The words that the other files may use."""
    _no_strangers(file, [], file.data, Vocabulary)
    return file.typed(Vocabulary)


def instrument(file: File, expected: Instrument) -> InstrumentInfo:
    """The facts about an instrument, from the file in its folder."""
    _no_strangers(file, [], file.data, InstrumentInfo)
    info = file.typed(InstrumentInfo)
    if info.instrument is not expected:
        raise file.fault(
            ["instrument"],
            f"this folder is for {expected}, the file says {info.instrument}",
            mend=f"write 'instrument: {expected}' or move the file",
        )
    for key in ("adopted", "entry_into_force"):
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", getattr(info, key)):
            raise file.fault([key], f"'{getattr(info, key)}' is no date", mend="write it as year-month-day, such as 2003-12-25")
    for i, article in enumerate(info.articles):
        for j, paragraph in enumerate(article.paragraphs):
            if not _CITATION.fullmatch(paragraph) or paragraph.partition("(")[0] != article.number:
                raise file.fault(
                    ["articles", i, "paragraphs", j],
                    f"'{paragraph}' is no paragraph of article {article.number}",
                    mend=f"write it as {article.number}, {article.number}(1) or {article.number}(1)(a)",
                )
    return info


@dataclass(frozen=True, slots=True)
class Check:
    """What requirements are checked against: the words, the paragraphs of each instrument, the ids seen so far and where."""

    words: Vocabulary
    paragraphs: dict[Instrument, frozenset[str]]
    seen: dict[str, str]

    def requirements(self, instrument: Instrument, file: File) -> tuple[Requirement, ...]:
        """The requirements of one file."""
        if not isinstance(file.data, list) or not file.data:
            raise file.fault([], "this file holds no list of requirements", mend="begin each requirement with '- id:'")
        for at, entry in enumerate(file.data):
            _plain(file, [at], entry)
        found = file.typed(tuple[Requirement, ...])
        for at, requirement in enumerate(found):
            self._requirement(instrument, file, at, requirement)
        return found

    def not_legislative(self, file: File) -> tuple[NotLegislative, ...]:
        """The paragraphs that ask nothing of legislation; call it when all requirements have been seen."""
        for at, entry in enumerate(file.data if isinstance(file.data, list) else []):
            _no_strangers(file, [at], entry, NotLegislative)
        found = file.typed(tuple[NotLegislative, ...])
        for at, exempt in enumerate(found):
            self._cited(file, [at, "article"], exempt.instrument, exempt.article)
            _known(file, [at, "category"], "category", exempt.category, self.words.categories)
            _filled(file, [at, "reason"], exempt.reason)
            for i, identifier in enumerate(exempt.see_also):
                _known(file, [at, "see_also", i], "requirement", identifier, self.seen)
        return found

    def _requirement(self, instrument: Instrument, file: File, at: int, requirement: Requirement) -> None:
        if not (form := REQUIREMENT_ID.fullmatch(requirement.id)):
            raise file.fault(
                [at, "id"],
                f"'{requirement.id}' is no id of a requirement",
                cause="an id names instrument, article and subject",
                mend="write it like TIP-3b-CONSENT",
            )
        if requirement.id in self.seen:
            raise file.fault(
                [at, "id"],
                f"the id '{requirement.id}' is taken",
                mend="give this requirement an id of its own",
                cause=f"it stands in {self.seen[requirement.id]} already",
            )
        if requirement.instrument is not instrument or form["instrument"] != instrument:
            raise file.fault(
                [at, "instrument"],
                f"'{requirement.id}' stands in the folder of {instrument}",
                cause=f"its id or its instrument ({requirement.instrument}) is another's",
                mend="move it to its instrument's folder, or mend id and instrument",
            )
        self.seen[requirement.id] = f"{file.path.parent.name}/{file.path.name}"
        self._cited(file, [at, "article"], instrument, requirement.article)
        for i, citation in enumerate(requirement.also):
            name, _, paragraph = citation.partition(" ")
            if name not in Instrument.__members__ or not paragraph:
                raise file.fault(
                    [at, "also", i], f"'{citation}' is no citation", mend="write instrument and paragraph, such as TIP 5(1)"
                )
            self._cited(file, [at, "also", i], Instrument(name), paragraph)
        for key in ("title", "statement"):
            _filled(file, [at, key], getattr(requirement, key))
        for key in ("met", "partial", "not_met"):
            _filled(file, [at, "test", key], getattr(requirement.test, key))
        for key in ("typical_gaps", "framework_homes"):
            _some(file, [at, key], getattr(requirement, key))
        _known(file, [at, "domain"], "domain", requirement.domain, self.words.domains)
        for i, home in enumerate(requirement.framework_homes):
            _known(file, [at, "framework_homes", i], "framework home", home, self.words.framework_homes)
        for i, condition in enumerate(requirement.applies_if):
            _known(file, [at, "applies_if", i], "condition", condition, self.words.applies_if)
        for work, places in requirement.references.items():
            _known(file, [at, "references", work], "reference", work, self.words.references)
            _some(file, [at, "references", work], places)
        self._wordings(file, [at, "red_flags"], requirement.red_flags)
        self._elements(file, at, requirement)

    def _elements(self, file: File, at: int, requirement: Requirement) -> None:
        _some(file, [at, "elements"], requirement.elements)
        ids: set[str] = set()
        for i, element in enumerate(requirement.elements):
            where: Keys = [at, "elements", i]
            if not _ELEMENT_ID.fullmatch(element.id):
                raise file.fault(
                    [*where, "id"],
                    f"'{element.id}' is no id of an element",
                    mend="use small letters, digits and hyphens, such as internal-covered",
                )
            if element.id in ids:
                raise file.fault(
                    [*where, "id"],
                    f"the element '{element.id}' stands twice in {requirement.id}",
                    mend="give each element an id of its own",
                )
            ids.add(element.id)
            _filled(file, [*where, "description"], element.description)
            self._wordings(file, [*where, "keywords"], element.keywords)
        if not any(element.required_for_met for element in requirement.elements):
            raise file.fault(
                [at, "elements"],
                f"no element of {requirement.id} is required",
                cause="then nothing could be missing from a law",
                mend="set 'required_for_met: true' for at least one element",
            )

    def _wordings(self, file: File, keys: Keys, wordings: dict[str, tuple[str, ...]]) -> None:
        for language, phrases in wordings.items():
            _known(file, [*keys, language], "language", language, self.words.languages)
            _some(file, [*keys, language], phrases)
            for i, phrase in enumerate(phrases):
                _filled(file, [*keys, language, i], phrase)

    def _cited(self, file: File, keys: Keys, instrument: Instrument, paragraph: str) -> None:
        if not _CITATION.fullmatch(paragraph):
            raise file.fault(keys, f"'{paragraph}' is no citation of a paragraph", mend="write it like 4, 6(1) or 6(1)(b)(ii)")
        known = self.paragraphs[instrument]
        # a whole article may be cited where the treaty numbers its paragraphs
        if paragraph not in known and not any(other.startswith(f"{paragraph}(") for other in known):
            raise file.fault(
                keys,
                f"{instrument} has no paragraph {paragraph}",
                cause="it is not among the paragraphs in instrument.yaml",
                mend=nearest(paragraph, known) or "look it up in the treaty",
            )


def _plain(file: File, keys: Keys, entry: Any) -> None:
    """What can be said of a requirement better before it is typed: keys that nobody reads, and words of a closed list."""
    _no_strangers(file, keys, entry, Requirement)
    if not isinstance(entry, dict):
        return  # typing it tells what is wrong
    _no_strangers(file, [*keys, "test"], entry.get("test"), Test)
    elements = entry.get("elements")
    for i, element in enumerate(elements if isinstance(elements, list) else []):
        _no_strangers(file, [*keys, "elements", i], element, Element)
    for key, kind in (("instrument", Instrument), ("obligation", Obligation), ("severity", Severity), ("detection", Detection)):
        if isinstance(entry.get(key), str):
            _known(file, [*keys, key], key, entry[key], tuple(kind))


def _no_strangers(file: File, keys: Keys, entry: Any, kind: type) -> None:
    """A key with a slip in it would be passed over in silence where it may be absent."""
    names = {each.name for each in fields(kind)}
    for key in entry if isinstance(entry, dict) else ():
        if key not in names:
            raise file.fault(
                [*keys, key],
                f"'{key}' is no field here",
                cause=f"fields are: {', '.join(sorted(names))}",
                mend=nearest(str(key), names) or "take it out, or give it the name of a field",
            )


def _known(file: File, keys: Keys, kind: str, word: str, words: Collection[str]) -> None:
    if word not in words:
        raise file.fault(
            keys,
            f"'{word}' is no known {kind}",
            cause=f"known are: {', '.join(words)}" if len(words) < 20 else "",
            mend=nearest(word, words) or "use a known word, or add it to vocabulary.yaml with what it means",
        )


def _filled(file: File, keys: Keys, text: str) -> None:
    if not text.strip():
        raise file.fault(keys, f"'{keys[-1]}' is empty", mend="write the text, or take the entry out")


def _some(file: File, keys: Keys, entries: Collection[object]) -> None:
    if not entries:
        raise file.fault(keys, f"'{keys[-1]}' is empty", mend="give at least one entry")
