"""Load the catalogue: what each instrument requires, from the YAML files of `protocols/`.

Layout: `vocabulary.yaml` (the words that may be used, and the catalogue's version), `not_legislative.yaml`, and for each
instrument a folder with `instrument.yaml` (facts, articles, paragraphs) and one file an article (`03-definition.yaml`), a list of
requirements.
Catalogue order is: instruments in the order of `Instrument`, files by name, requirements as they stand in the file.
"""

from __future__ import annotations

import gc
import hashlib
import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import yaml

from lexcheck import yamlfile
from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.model import Instrument, Requirement
from lexcheck.resources import data_dir

Keys = list[str | int]
T = TypeVar("T")
_CITATION = re.compile(r"\d+(\([a-z0-9]+\))*")
_ID = re.compile(r"(?P<instrument>[A-Z]+)-(?P<article>\d+)[.\da-z-]*(-[A-Z]+)+")
_ELEMENT_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class ArticleInfo:
    """One article of a treaty: its number, what it is about in our own words, its paragraphs as they are cited (`6(2)(a)`)."""

    number: str
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InstrumentInfo:
    """Facts about a treaty. Dates are ISO 8601; `citation` is to the Treaty Series, `depositary` to the depositary's register."""

    instrument: Instrument
    short_name: str
    title: str
    adopted: str
    resolution: str
    entry_into_force: str
    citation: str
    depositary: str
    articles: tuple[ArticleInfo, ...]
    subtitle: str = ""
    supplements: str = ""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """All paragraphs as they are cited, in the order of the treaty."""
        return tuple(paragraph for article in self.articles for paragraph in article.paragraphs)


@dataclass(frozen=True, slots=True)
class NotLegislative:
    """A paragraph (or a whole article) that asks nothing of national legislation by itself, and why."""

    instrument: Instrument
    article: str
    category: str
    reason: str
    see_also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that the files may use, each with its meaning."""

    version: str
    languages: dict[str, str]
    domains: dict[str, str]
    applies_if: dict[str, str]
    references: dict[str, str]
    categories: dict[str, str]
    framework_homes: tuple[str, ...]


@dataclass(frozen=True)
class Catalogue:
    """All requirements in catalogue order, with the instruments they come from. `version` holds a hash of the files' content."""

    instruments: tuple[InstrumentInfo, ...]
    requirements: tuple[Requirement, ...]
    not_legislative: tuple[NotLegislative, ...]
    vocabulary: Vocabulary
    version: str

    @cached_property
    def _by_id(self) -> dict[str, Requirement]:
        return {requirement.id: requirement for requirement in self.requirements}

    def by_id(self, identifier: str) -> Requirement:
        """The requirement of that exact id. Raises KeyError where there is none."""
        return self._by_id[identifier]

    def find(self, given: str) -> Requirement:
        """The requirement of an id in any case, or of the beginning of just one id.

        Raises LexcheckError (USAGE) with the nearest ids where there is none, or more than one.
        """
        wanted = given.strip().upper()
        ids = {identifier.upper(): identifier for identifier in self._by_id}
        if wanted in ids:
            return self._by_id[ids[wanted]]
        begun = [identifier for upper, identifier in ids.items() if wanted and upper.startswith(wanted)]
        if len(begun) == 1:
            return self._by_id[begun[0]]
        from difflib import get_close_matches  # needed for faults only

        near = begun[:8] or [ids[upper] for upper in get_close_matches(wanted, ids, 4, 0.5)]
        raise LexcheckError(f"'{given}' begins {len(begun)} requirements" if begun else f"there is no requirement '{given}'",
                            cause=f"{'among them' if len(begun) > 8 else 'they' if begun else 'nearest'} are: {', '.join(near)}"
                            if near else "", mend="give one id, or list them with: lexcheck requirements", code=ExitCode.USAGE)

    def article(self, instrument: Instrument | str, citation: str) -> ArticleInfo:
        """The article of a citation (`6(1)` of TIP). Raises KeyError where the instrument has none of that number."""
        number = citation.partition("(")[0]
        for article in self.instrument(instrument).articles:
            if article.number == number:
                return article
        raise KeyError(citation)

    def of(self, instruments: Iterable[Instrument | str]) -> tuple[Requirement, ...]:
        """The requirements of these instruments, in catalogue order."""
        wanted = {Instrument(instrument) for instrument in instruments}
        return tuple(requirement for requirement in self.requirements if requirement.instrument in wanted)

    def instrument(self, instrument: Instrument | str) -> InstrumentInfo:
        """The facts about one instrument. Raises KeyError where it is not in this catalogue."""
        for info in self.instruments:
            if info.instrument == instrument:
                return info
        raise KeyError(instrument)


def filed_under(requirement: Requirement) -> str:
    """The number of the article that a requirement's id names; it may rest on another one (TIP-6-IDENTIFICATION on 10(1)(a))."""
    form = _ID.fullmatch(requirement.id)
    return form["article"] if form else ""


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """The catalogue of `folder` (by default the one that ships with lexcheck).

    Raises LexcheckError (DATA) with file, line and column for a file that cannot be read, has not the expected form, or says what
    cannot be: a double id, an unknown word, a citation of a paragraph that the treaty does not have.
    """
    folder = folder or data_dir("protocols")
    if not folder.is_dir():
        raise LexcheckError(f"there is no catalogue at {folder}", cause="the folder does not exist",
                            mend="reinstall lexcheck, or name the folder that holds vocabulary.yaml", code=ExitCode.DATA)
    digest = hashlib.sha256()
    with _no_collection():
        words = _read(folder / "vocabulary.yaml", digest).typed(Vocabulary)
        infos, files = [], []
        for instrument in Instrument:
            own = folder / instrument.lower()
            infos.append(_instrument(_read(own / "instrument.yaml", digest), instrument))
            files += [(instrument, _read(path, digest)) for path in sorted(own.glob("*.yaml")) if path.name != "instrument.yaml"]
        check = _Check(words, {info.instrument: frozenset(info.paragraphs) for info in infos}, {})
        requirements = [requirement for instrument, file in files for requirement in check.requirements(instrument, file)]
        exempt = check.not_legislative(_read(folder / "not_legislative.yaml", digest))
    return Catalogue(tuple(infos), tuple(requirements), exempt, words, f"{words.version}+{digest.hexdigest()[:12]}")


# --- reading a file -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _File:
    """A YAML file: its plain data, and its nodes to find the line of a fault."""

    path: Path
    data: Any
    node: yaml.Node | None

    def fault(self, keys: Keys, what: str, *, cause: str = "", mend: str = "") -> LexcheckError:
        return yamlfile.fault_at(self.path, self.node, keys, what, cause=cause, mend=mend)

    def typed(self, kind: type[T]) -> T:
        return yamlfile.typed(self.path, self.data, self.node, kind)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Thousands of nodes are made and none is garbage: looking for garbage meanwhile would double the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _read(path: Path, digest: hashlib._Hash) -> _File:
    data, node = yamlfile.compose(path)
    digest.update(f"{path.parent.name}/{path.name}\n".encode() + path.read_bytes().replace(b"\r\n", b"\n"))
    return _File(path, _texts(data), node)


def _texts(data: Any) -> Any:
    """The same data with whole numbers and dates as the text they stand for, so that nobody has to quote `article: 4`."""
    if isinstance(data, dict):
        return {key: value if isinstance(value, str) else _texts(value) for key, value in data.items()}
    if isinstance(data, list):
        return [value if isinstance(value, str) else _texts(value) for value in data]
    return str(data) if isinstance(data, (int, date)) and not isinstance(data, bool) else data


def _instrument(file: _File, expected: Instrument) -> InstrumentInfo:
    info = file.typed(InstrumentInfo)
    if info.instrument is not expected:
        raise file.fault(["instrument"], f"this folder is for {expected}, the file says {info.instrument}",
                         mend=f"write 'instrument: {expected}' or move the file")
    for key in ("adopted", "entry_into_force"):
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", getattr(info, key)):
            raise file.fault([key], f"'{getattr(info, key)}' is no date", mend="write it as year-month-day, such as 2003-12-25")
    for i, article in enumerate(info.articles):
        for j, paragraph in enumerate(article.paragraphs):
            if not _CITATION.fullmatch(paragraph) or paragraph.partition("(")[0] != article.number:
                raise file.fault(["articles", i, "paragraphs", j], f"'{paragraph}' is no paragraph of article {article.number}",
                                 mend=f"write it as {article.number}, {article.number}(1) or {article.number}(1)(a)")
    return info


# --- what may not be ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Check:
    """What requirements are checked against: the words, the paragraphs of each instrument, the ids seen so far and where."""

    words: Vocabulary
    paragraphs: dict[Instrument, frozenset[str]]
    seen: dict[str, str]

    def requirements(self, instrument: Instrument, file: _File) -> tuple[Requirement, ...]:
        """The requirements of one file."""
        if not isinstance(file.data, list) or not file.data:
            raise file.fault([], "this file holds no list of requirements", mend="begin each requirement with '- id:'")
        found = file.typed(tuple[Requirement, ...])
        for at, requirement in enumerate(found):
            self._requirement(instrument, file, at, requirement)
        return found

    def not_legislative(self, file: _File) -> tuple[NotLegislative, ...]:
        """The paragraphs that ask nothing of legislation; call it when all requirements have been seen."""
        found = file.typed(tuple[NotLegislative, ...])
        for at, entry in enumerate(found):
            self._cited(file, [at, "article"], entry.instrument, entry.article)
            _known(file, [at, "category"], "category", entry.category, self.words.categories)
            _filled(file, [at, "reason"], entry.reason)
            for i, identifier in enumerate(entry.see_also):
                _known(file, [at, "see_also", i], "requirement", identifier, self.seen)
        return found

    def _requirement(self, instrument: Instrument, file: _File, at: int, requirement: Requirement) -> None:
        if not (form := _ID.fullmatch(requirement.id)):
            raise file.fault([at, "id"], f"'{requirement.id}' is no id of a requirement",
                             cause="an id names instrument, article and subject", mend="write it like TIP-3b-CONSENT")
        if requirement.id in self.seen:
            raise file.fault([at, "id"], f"the id '{requirement.id}' is taken", mend="give this requirement an id of its own",
                             cause=f"it stands in {self.seen[requirement.id]} already")
        if requirement.instrument is not instrument or form["instrument"] != instrument:
            raise file.fault([at, "instrument"], f"'{requirement.id}' stands in the folder of {instrument}",
                             cause=f"its id or its instrument ({requirement.instrument}) is another's",
                             mend="move it to its instrument's folder, or mend id and instrument")
        self.seen[requirement.id] = f"{file.path.parent.name}/{file.path.name}"
        self._cited(file, [at, "article"], instrument, requirement.article)
        for i, citation in enumerate(requirement.also):
            name, _, paragraph = citation.partition(" ")
            if name not in Instrument.__members__ or not paragraph:
                raise file.fault([at, "also", i], f"'{citation}' is no citation",
                                 mend="write instrument and paragraph, such as TIP 5(1)")
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

    def _elements(self, file: _File, at: int, requirement: Requirement) -> None:
        _some(file, [at, "elements"], requirement.elements)
        ids: set[str] = set()
        for i, element in enumerate(requirement.elements):
            where: Keys = [at, "elements", i]
            if not _ELEMENT_ID.fullmatch(element.id):
                raise file.fault([*where, "id"], f"'{element.id}' is no id of an element",
                                 mend="use small letters, digits and hyphens, such as internal-covered")
            if element.id in ids:
                raise file.fault([*where, "id"], f"the element '{element.id}' stands twice in {requirement.id}",
                                 mend="give each element an id of its own")
            ids.add(element.id)
            _filled(file, [*where, "description"], element.description)
            self._wordings(file, [*where, "keywords"], element.keywords)
        if not any(element.required_for_met for element in requirement.elements):
            raise file.fault([at, "elements"], f"no element of {requirement.id} is required",
                             cause="then nothing could be missing from a law",
                             mend="set 'required_for_met: true' for at least one element")

    def _wordings(self, file: _File, keys: Keys, wordings: dict[str, tuple[str, ...]]) -> None:
        for language, phrases in wordings.items():
            _known(file, [*keys, language], "language", language, self.words.languages)
            _some(file, [*keys, language], phrases)
            for i, phrase in enumerate(phrases):
                _filled(file, [*keys, language, i], phrase)

    def _cited(self, file: _File, keys: Keys, instrument: Instrument, paragraph: str) -> None:
        if not _CITATION.fullmatch(paragraph):
            raise file.fault(keys, f"'{paragraph}' is no citation of a paragraph", mend="write it like 4, 6(1) or 6(1)(b)(ii)")
        known = self.paragraphs[instrument]
        # a whole article may be cited where the treaty numbers its paragraphs
        if paragraph not in known and not any(other.startswith(f"{paragraph}(") for other in known):
            raise file.fault(keys, f"{instrument} has no paragraph {paragraph}",
                             cause="it is not among the paragraphs in instrument.yaml",
                             mend=nearest(paragraph, known) or "look it up in the treaty")


def _known(file: _File, keys: Keys, kind: str, word: str, words: Collection[str]) -> None:
    if word not in words:
        raise file.fault(keys, f"'{word}' is no known {kind}", cause=f"known are: {', '.join(words)}" if len(words) < 20 else "",
                         mend=nearest(word, words) or "use a known word, or add it to vocabulary.yaml with what it means")


def _filled(file: _File, keys: Keys, text: str) -> None:
    if not text.strip():
        raise file.fault(keys, f"'{keys[-1]}' is empty", mend="write the text, or take the entry out")


def _some(file: _File, keys: Keys, entries: Collection[object]) -> None:
    if not entries:
        raise file.fault(keys, f"'{keys[-1]}' is empty", mend="give at least one entry")


def nearest(word: str, words: Iterable[str]) -> str:
    """A question that names the word that comes nearest; empty where none is near."""
    from difflib import get_close_matches  # needed for faults only

    near = get_close_matches(word, sorted(words), 1)
    return f"did you mean '{near[0]}'?" if near else ""
