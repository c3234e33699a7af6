"""The catalogue as data: instruments with their paragraphs, requirements in catalogue order, and how to find them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from lexcheck.errors import ExitCode, LexcheckError
from lexcheck.model import Instrument, Requirement

REQUIREMENT_ID = re.compile(r"(?P<instrument>[A-Z]+)-(?P<article>\d+)[.\da-z-]*(-[A-Z]+)+")


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
        raise LexcheckError(
            f"'{given}' begins {len(begun)} requirements" if begun else f"there is no requirement '{given}'",
            cause=f"{'among them' if len(begun) > 8 else 'they' if begun else 'nearest'} are: {', '.join(near)}" if near else "",
            mend="give one id, or list them with: lexcheck requirements",
            code=ExitCode.USAGE,
        )

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
    form = REQUIREMENT_ID.fullmatch(requirement.id)
    return form["article"] if form else ""


def nearest(word: str, words: Iterable[str]) -> str:
    """A question that names the word that comes nearest; empty where none is near."""
    from difflib import get_close_matches  # needed for faults only

    near = get_close_matches(word, sorted(words), 1)
    return f"did you mean '{near[0]}'?" if near else ""
